"""Which figures are figures of one thing: one measure and subject, one state of what is counted, no part of another."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from faultline.comparison.gathering import gather
from faultline.comparison.labels import named
from faultline.comparison.periods import same_window
from faultline.comparison.spots import spot_nearness
from faultline.comparison.values import Match, compare_values, middle
from faultline.comparison.wording import Words, anybody, are_near, content_words, covered, listed, lists, stem
from faultline.model.statement import Statement
from faultline.model.time import Precision
from faultline.ontology import vocabulary
from faultline.resolution.folding import fold
from faultline.resolution.nearness import Nearness, is_area
from faultline.resolution.toponyms import country_place

Key = tuple[str, ...]

LONGEST_COUNTED = 6
"""Words after a figure that may name what it counts."""
_BEFORE = 3
_OF_OTHERS = r"\s+(?:out\s+)?of\s+(?:the|its|their|those|these|them|whom|which|an?|\d)\b"
FARTHEST = 4.0
"""Figures farther apart than this factor are figures of two things, unless one looks like a slip."""
FARTHEST_ESTIMATED = 10.0
"""… and of what nobody counts but by estimate, this one."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts, as its sentence tells it.

    Attributes:
        head: Stem of the noun counted; empty where the sentence does not name it beside the figure.
        words: Stems that name what is counted and whose it is.
        states: What has become of those counted: registered, disarmed, displaced …
        context: Stems of the sentence beside these.
        is_part: Whether the figure is a part of another, an addition or an earlier level.
        subject: Entity of the subject, where it is somebody in particular.
    """

    head: str
    words: Words
    states: Words
    context: Words
    is_part: bool
    subject: str


def same_figures(key: Key, statements: Sequence[Statement]) -> Iterator[tuple[Key, list[Statement]]]:
    """Statements of one measure and unit by what they count; parts of other figures are left out."""
    known = {s.id: counted(s) for s in statements}
    by_subject: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        what = known[statement.id]
        if not what.is_part and (what.subject or what.head):
            by_subject[what.subject or f"~{what.head}"].append(statement)
    found_by = {i: what.words | what.context | {what.subject or "~"} for i, what in known.items()}
    for subject in sorted(by_subject):
        for group in gather(
            by_subject[subject], found_by, lambda a, b: count_one_thing(a, b, known[a.id], known[b.id])
        ):
            yield (*key, subject, group[0].id), group


def figures_of_happening(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Figures of what happened on one occasion, by what they count."""
    known = {s.id: counted(s) for s in statements}
    found_by = {i: what.words | what.context | {"~"} for i, what in known.items()}
    whole = [s for s in statements if not known[s.id].is_part]
    return gather(whole, found_by, lambda a, b: _count_one_harm(a.type, known[a.id], known[b.id]))


def count_one_thing(a: Statement, b: Statement, x: Counted, y: Counted) -> bool:
    """Whether two figures of one measure count the same things, at whatever time."""
    if not _one_state(x, y) or not _one_noun(a.type, x, y):
        return False
    if not _may_be_there(a, b, is_named=bool(x.subject)) or not are_of_one_size(a, b) or _sum_up_apart(a, b):
        return False
    if x.subject or y.subject:
        is_told = a.type in telling_measures() or are_near(x.context, y.context, least=0.5, longest=0.3)
        return x.subject == y.subject and is_told
    if a.place is None and a.evidence.document != b.evidence.document:
        return are_near(x.context, y.context, least=0.8, longest=0.7)
    least = 0.34 if a.type in telling_measures() and a.place else 0.65
    return are_near(x.context, y.context, least=least, longest=least * 0.7)


def _count_one_harm(measure: str, x: Counted, y: Counted) -> bool:
    """Whether two figures of one happening count the same harm; what it was is told by the happening."""
    is_one = _one_state(x, y) and _one_noun(measure, x, y)
    return is_one and (measure in telling_measures() or covered(x.context, y.context) >= 0.4)


def _may_be_there(a: Statement, b: Statement, *, is_named: bool) -> bool:
    """Whether both are of one place; a country may stay unsaid or be told as a region of it, a town or district not."""
    near = spot_nearness(a, b)
    if a.place and b.place:
        return near is Nearness.SAME or (
            is_named and near is not Nearness.APART and is_area(a.place) and is_area(b.place)
        )
    place = a.place or b.place
    return place is None or (is_area(place) and not (place.place or "").startswith("part:"))


def are_of_one_size(a: Statement, b: Statement) -> bool:
    """Whether two figures are near enough to be of one thing, or the one looks miscopied from the other."""
    if compare_values(a.value, b.value).match is not Match.DIFFERENT:
        return True
    sizes = [n for n in (middle(a.value), middle(b.value)) if n]
    farthest = FARTHEST_ESTIMATED if a.type in _measures()["estimated"] else FARTHEST
    return len(sizes) < 2 or max(sizes) <= farthest * min(sizes)


def _sum_up_apart(a: Statement, b: Statement) -> bool:
    """Whether both count what came together over a span of time, and over another one."""
    spans = [s.time for s in (a, b) if s.time and s.time.start and s.time.precision is Precision.INTERVAL]
    return len(spans) == 2 and not same_window(*spans)


def _one_state(x: Counted, y: Counted) -> bool:
    return x.states == y.states or bool(x.states & y.states)


def _one_noun(measure: str, x: Counted, y: Counted) -> bool:
    """Whether the nouns counted may be one, and neither is told more narrowly than the other ("female soldiers").

    Nouns of one measure that tells enough are one (soldiers, troops), but for those that hold more or fewer people than
    the others (personnel, recruits).
    """
    people, own = anybody(), _nouns(measure)
    if own and x.head != y.head and {x.head, y.head} & _apart():
        return False
    if x.head and y.head and x.head != y.head and not {x.head, y.head} & people and not {x.head, y.head} <= own:
        return False
    alone, other = (p.words - q.words - people - own - q.context for p, q in ((x, y), (y, x)))
    return not (alone and other) and len(alone) + len(other) <= 1


@cache
def _nouns(measure: str) -> Words:
    """The stems of the nouns by which a measure that tells enough names those whom it counts."""
    if measure not in telling_measures():
        return frozenset()
    nouns = vocabulary("measures").get(measure, {}).get("nouns", ())
    return content_words(" ".join(nouns)) - _apart()


@cache
def _apart() -> Words:
    return frozenset(map(stem, listed("apart")))


def counted(statement: Statement) -> Counted:
    """What a figure counts, read from its sentence and its subject."""
    quote = statement.evidence.quote
    is_row = statement.evidence.table is not None
    before, after = ([], []) if is_row else around(quote, statement.value.text if statement.value else "")
    subjects = statement.roles("subject")
    whose = sorted(named(subjects))
    noun = [w for w in after if w not in listed("stop")]
    own = content_words(" ".join([*(a.text for a in subjects if not a.entity), *noun]))
    names = content_words(" ".join([a.text for a in subjects if a.entity]))
    said = (
        frozenset[str]()
        if is_row
        else frozenset(fold(quote).split()) - set(fold(" ".join(a.text for a in subjects if a.entity)).split())
    )
    all_words = frozenset() if is_row else content_words(quote)
    return Counted(
        head=stem(noun[-1]) if noun else _head(subjects[0].text if subjects and not whose else ""),
        words=own,
        states=frozenset(name for name, some in _states().items() if said & some) - {_own_state(statement.type)},
        context=all_words - own - names - _voice(statement),
        is_part=_is_share(quote, statement)
        or bool(set(before[-1:]) & listed("part_before") or set(after[:1]) & listed("part_after")),
        subject=whose[0] if whose else _land(statement),
    )


def _voice(statement: Statement) -> Words:
    """The words that tell who says it, which tell nothing of what is counted."""
    speaker = statement.speaker
    return content_words(f"{speaker.text} {speaker.name or ''}") if speaker else frozenset()


def is_level(statement: Statement) -> bool:
    """Whether people are counted by a state that lasts ("needed food aid"), so that it is a figure of what there is."""
    lasting = frozenset(lists()["lasting"])
    return statement.type in ("people", "civilians", "children") and bool(counted(statement).states & lasting)


def _land(statement: Statement) -> str:
    """The country whose figure it is where a measure that tells enough is told of nobody but a whole country."""
    place = statement.place
    if statement.type not in telling_measures() or place is None or place.country is None or not is_area(place):
        return ""
    is_country = country_place(place.country)
    return f"country:{place.country}" if is_country is not None and is_country.id == place.place else ""


def _own_state(measure: str) -> str:
    """The state that the measure itself is of: whoever counts the displaced need not say that they were displaced."""
    return str(lists()["own"].get(measure, ""))


def _is_share(quote: str, statement: Statement) -> bool:
    """Whether the figure is told as so many of others: "22 of the 25 courts"."""
    text = statement.value.text if statement.value else ""
    return bool(text) and re.search(re.escape(text) + _OF_OTHERS, quote) is not None


def around(quote: str, figure: str) -> tuple[list[str], list[str]]:
    """The words before the figure, and the noun phrase after it."""
    at = quote.find(figure) if figure else -1
    if at < 0:
        return [], []
    before = fold(quote[:at]).split()[-_BEFORE:]
    rest = quote[at + len(figure) :]
    for mark in ",;:.()–—":
        rest = rest.split(mark)[0]
    words: list[str] = []
    for word in fold(rest).split()[:LONGEST_COUNTED]:
        if word in listed("ends"):
            break
        words.append(word)
    return before, words


def _head(text: str) -> str:
    words = [w for w in fold(text).split() if w not in listed("stop")]
    return stem(words[-1]) if words else ""


@cache
def _states() -> dict[str, Words]:
    return {name: frozenset(some) for name, some in lists()["states"].items()}


@cache
def _measures() -> dict[str, frozenset[str]]:
    content = (files("faultline.comparison") / "measures.toml").read_text(encoding="utf-8")
    return {name: frozenset(some) for name, some in tomllib.loads(content).items()}


def telling_measures() -> frozenset[str]:
    """Measures that say well enough what is counted."""
    return _measures()["telling"]


def measures_of_events() -> frozenset[str]:
    """Measures that count what happened."""
    return _measures()["of_events"]
