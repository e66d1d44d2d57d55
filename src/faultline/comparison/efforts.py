"""Which efforts and flows are one: of one actor, for one recipient or place, and the same activity or sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from faultline.comparison.figures import are_of_one_size
from faultline.comparison.gathering import gather
from faultline.comparison.labels import is_nobody, label, named, proper
from faultline.comparison.stances import words_of
from faultline.comparison.values import Match, compare_values
from faultline.comparison.wording import Words, are_near, content_words, covered, listed
from faultline.model.statement import Argument, Statement
from faultline.resolution.nearness import Nearness, nearness

Key = tuple[str, ...]

_SECTOR = 3
"""Digits of a DAC code that name its group: 152 is conflict, peace and security."""
MOST_OF_IT = 0.75
"""Share of the words of an activity that another sentence must have to tell it too."""
LEAST_TELLING_SUM = 10_000
"""From here on an equal sum of money makes two efforts of the same parties one."""


def same_efforts(key: Key, statements: Sequence[Statement]) -> Iterator[tuple[Key, list[Statement]]]:
    """Efforts of one actor by recipient or place and activity or sum."""
    by_actor: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        actors = statement.roles("actor")
        if actors and not any(is_nobody(a) for a in actors):
            by_actor[label(actors)].append(statement)
    for actor in sorted(by_actor):
        for group in _of_one_actor(by_actor[actor]):
            yield (*key, actor, group[0].id), group


def _of_one_actor(statements: Sequence[Statement]) -> list[list[Statement]]:
    known = {s.id: _described(s) for s in statements}
    found_by = {s.id: known[s.id][0] | known[s.id][1] | _sum(s) for s in statements}
    return gather(statements, found_by, lambda a, b: _is_one_effort(a, b, known))


def same_flows(key: Key, statements: Sequence[Statement]) -> Iterator[tuple[Key, list[Statement]]]:
    """Flows of one class of goods that share two of origin, way and destination and differ in none."""

    def ends(statement: Statement) -> Words:
        return frozenset(f"{r}:{label(statement.roles(r))}" for r in _ENDS if statement.roles(r))

    def is_one(a: Statement, b: Statement) -> bool:
        shared = ends(a) & ends(b)
        differ = any(_differ(a.roles(r), b.roles(r)) for r in (*_ENDS, "carrier"))
        goods = words_of(a.roles("goods")), words_of(b.roles("goods"))
        return len(shared) >= 2 and not differ and covered(*goods) > 0

    for group in gather(statements, {s.id: ends(s) for s in statements}, is_one):
        yield (*key, group[0].id), group


_ENDS = ("origin", "via", "destination")


def _described(statement: Statement) -> tuple[Words, Words]:
    """The words of the activity, those of its sentence where it is but a sum; and all words of the sentence."""
    named_there = [f"{a.name or ''} {a.text}" for a in statement.roles("actor", "recipient")]
    place = statement.place
    names = content_words(" ".join([*named_there, *([place.text, place.name or ""] if place else [])]))
    names |= content_words(" ".join(listed("giving")))
    activity = words_of(statement.roles("activity")) - names
    around = (content_words(statement.evidence.quote) if statement.evidence.table is None else activity) - names
    return activity or around, around


def _is_one_effort(a: Statement, b: Statement, known: dict[str, tuple[Words, Words]]) -> bool:
    sides = _one_side(a, b)
    if sides is False or (sides is None and not _are_alike(known[a.id][0], known[b.id][0])):
        return False
    if not are_of_one_size(a, b):
        return False
    if a.evidence.table is not None and b.evidence.table is not None:
        return are_near(known[a.id][0], known[b.id][0], least=0.8, longest=0.8)
    is_one_sector = a.type[:_SECTOR] == b.type[:_SECTOR]
    if _is_one_sum(a, b):
        return is_one_sector or covered(known[a.id][1], known[b.id][1]) >= 0.4
    (x, around_x), (y, around_y) = known[a.id], known[b.id]
    is_told = min(len(x), len(y)) >= 2 or bool(named(a.roles("recipient")) & named(b.roles("recipient")))
    if is_told and are_near(x, y):
        return True
    return is_one_sector and a.value is None and b.value is None and (_is_told(x, around_y) or _is_told(y, around_x))


def _is_told(activity: Words, sentence: Words) -> bool:
    """Whether the other's sentence names the activity."""
    return len(activity) >= 3 and len(activity & sentence) / len(activity) >= MOST_OF_IT


def _is_one_sum(a: Statement, b: Statement) -> bool:
    """Whether both name one sum of money that is no coincidence."""
    if a.value is None or b.value is None or a.value.unit != "money":
        return False
    is_large = (a.value.low or 0) >= LEAST_TELLING_SUM
    like = [Match.SAME, Match.COMPATIBLE]
    if named(a.roles("recipient")) & named(b.roles("recipient")):
        like += [Match.SCALED, Match.SWAPPED]
    return is_large and compare_values(a.value, b.value).match in like


def _sum(statement: Statement) -> Words:
    """The sum as a word by which the effort is found: two digits without zeros, so that rounded and lost ones meet."""
    value = statement.value
    if value is None or value.unit != "money" or not value.low:
        return frozenset()
    return frozenset({f"sum {value.currency} {value.low:.1e}".partition("e")[0]})


def _are_alike(x: Words, y: Words) -> bool:
    """Whether two activities are told so alike that nobody needs to say for whom they are."""
    return len(x | y) >= 3 and are_near(x, y, least=0.8, longest=0.7)


def _one_side(a: Statement, b: Statement) -> bool | None:
    """Whether recipient or place are shared; None where that is not told."""
    receivers = a.roles("recipient"), b.roles("recipient")
    near = nearness(a.place, b.place)
    if _differ(*receivers) or near is Nearness.APART:
        return False
    is_there = near in (Nearness.SAME, Nearness.AROUND)
    return is_there or bool(named(receivers[0]) & named(receivers[1])) or _crossed(a, b) or None


def _crossed(a: Statement, b: Statement) -> bool:
    """Whether one names as recipient what the other names as place: "aid to Chad", "aid in Chad"."""
    return any(
        s.place is not None and s.place.name is not None and s.place.name in {r.name for r in o.roles("recipient")}
        for s, o in ((a, b), (b, a))
    )


def _differ(a: Sequence[Argument], b: Sequence[Argument]) -> bool:
    """Whether both name somebody in particular, and not the same."""
    x, y = proper(a), proper(b)
    return bool(x and y and not x & y)
