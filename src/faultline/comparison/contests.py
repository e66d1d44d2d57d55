"""Happenings that are one but for a single thing: the date, the place, who did it, or who did it to whom.

Happenings are told apart by just these things, so each contest asks for all else to agree, and for something that
hardly agrees by chance: the same place and number of dead, the same two sides on the same day, a coup in one country.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from faultline.comparison.labels import named, proper
from faultline.comparison.passages import are_told_apart
from faultline.comparison.slips import is_misspelling
from faultline.comparison.spots import spot_nearness
from faultline.comparison.wording import content_words, covered, stem
from faultline.model.place import PlaceReference
from faultline.model.statement import Modality, Polarity, Statement
from faultline.model.time import Precision, Time
from faultline.resolution.folding import fold, fold_name
from faultline.resolution.happenings.accounts import trigger_words
from faultline.resolution.intervals import days, overlaps, parse_day
from faultline.resolution.nearness import Nearness, is_area, nearness
from faultline.resolution.nominals import head_of

NEAR_DAYS = 3
"""Days by which two tellings of one happening may differ before they are two happenings."""
LEAST_DEAD = 4
"""From here on the same number of dead is no coincidence."""
MOST_MET = 12
"""Happenings in one place or on one day that are held against one another."""
_SINGULAR = frozenset({"COUP", "ELECTION"})
MOST_PARTIES = 6
"""Named parties of a happening up to which it is looked for by each two of them."""
_VIOLENT = frozenset({"ASSAULT", "COERCE"})
_ONCE = frozenset({"COUP"})
TELLING_DEAD = 11
"""From here on a number of dead that is not round tells two deeds without a named side to be one."""
FARTHEST_DEATH = 31
"""Days between two accounts of the death of one person; what lies farther apart has another reason."""
FARTHEST_DEAD = 4.0
"""Tolls farther apart than this factor are tolls of two deeds."""
MOSTLY = 0.5
"""Share of the words of one name that another must have for both to be one hand."""
_KILLING = frozenset({"killing", "assassinate", "execute"})
_PERSON = re.compile(r"(?!The |the )[A-ZÀ-Þ][\w’'-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w’'-]+){1,3}")
_SEVERAL = frozenset({"coups", "second", "another", "third", "two", "successive", "failed", "attempted"})


class Contest(StrEnum):
    """What two tellings of one happening differ in."""

    DATE = "date"
    YEAR = "year"
    PLACE = "place"
    ACTOR = "actor"
    DIRECTION = "direction"
    NAME = "name"
    COUNT = "count"
    DENIAL = "denial"


@dataclass(frozen=True, slots=True)
class Telling:
    """One happening as the statements of one group tell it together."""

    statements: tuple[Statement, ...]
    actors: frozenset[str]
    recipients: frozenset[str]
    places: tuple[PlaceReference, ...]
    dead: frozenset[float]
    names: frozenset[str]
    time: Time

    @classmethod
    def of(cls, group: Sequence[Statement]) -> Telling | None:
        """The telling of a group; None where it tells no time or is no fact."""
        told = [s for s in group if s.time and s.polarity is Polarity.AFFIRMED and s.modality in _TOLD]
        first = min(told, key=lambda s: (days(s.time) or 10_000 if s.time else 10_000, s.id), default=None)
        if first is None or first.time is None or first.time.start is None:
            return None
        return cls(
            statements=tuple(told),
            actors=named([a for s in told for a in s.roles("actor")]),
            recipients=named([a for s in told for a in s.roles("recipient")]),
            places=tuple(s.place for s in told if s.place),
            dead=frozenset(f for s in told if (f := _dead(s)) is not None),
            names=frozenset(a.text for s in told for a in (*s.arguments, *((s.place,) if s.place else ()))),
            time=first.time,
        )


_TOLD = (Modality.ACTUAL, Modality.ALLEGED)


def contests(groups: Sequence[Sequence[Statement]]) -> Iterator[tuple[Contest, list[Statement]]]:
    """Pairs of happenings of one type that differ in one thing alone."""
    tellings = [t for g in groups if (t := Telling.of(g)) is not None]
    met: set[tuple[int, int]] = set()
    for contest, keys, holds in _CONTESTS:
        buckets: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for number, telling in enumerate(tellings):
            for key in keys(telling):
                buckets[key].append(number)
        for some in buckets.values():
            for i, x in enumerate(some):
                for y in some[i + 1 : i + 1 + MOST_MET]:
                    if (
                        (x, y) not in met
                        and _may_be_told_apart(tellings[x], tellings[y])
                        and holds(tellings[x], tellings[y])
                    ):
                        met.add((x, y))
                        yield contest, [*tellings[x].statements, *tellings[y].statements]


def _may_be_told_apart(a: Telling, b: Telling) -> bool:
    """Whether no writer or table tells both as two."""
    return not any(are_told_apart(x, y) for x in a.statements for y in b.statements)


def _towns(telling: Telling) -> Iterator[str]:
    for place in telling.places:
        if not is_area(place):
            yield place.place or fold_name(place.text)


def _by_town(telling: Telling) -> Iterator[tuple[object, ...]]:
    for town in _towns(telling):
        if telling.statements[0].type in _SINGULAR or telling.dead:
            yield (town,)
    if telling.statements[0].type in _SINGULAR:
        yield from _by_country(telling)


def _by_country(telling: Telling) -> Iterator[tuple[object, ...]]:
    yield from {("in", p.country) for p in telling.places if p.country}


def _by_day(telling: Telling) -> Iterator[tuple[object, ...]]:
    if days(telling.time) == 1 and (telling.actors or telling.recipients or telling.dead):
        yield (telling.time.start,)


def _by_sides(telling: Telling) -> Iterator[tuple[object, ...]]:
    parties = sorted(telling.actors | telling.recipients)
    if len(parties) <= MOST_PARTIES:
        yield from combinations(parties, 2)


def _by_toll(telling: Telling) -> Iterator[tuple[object, ...]]:
    """By a number of dead that is no coincidence, in each span of days that a near day may fall into."""
    day = parse_day(telling.time.start)
    if day is not None and days(telling.time) == 1:
        span = day.toordinal() // NEAR_DAYS
        yield from ((n, at) for n in sorted(telling.dead) if _tells_deed(n) for at in (span, span + 1))


def _by_killed(telling: Telling) -> Iterator[tuple[object, ...]]:
    yield from ((whom,) for whom in sorted(_killed_person(telling)))


def _is_date(a: Telling, b: Telling) -> bool:
    """One happening on two near days, or on one day of two years."""
    gap = _gap(a.time, b.time)
    if gap is None or gap == 0 or not (days(a.time) == 1 == days(b.time)):
        return False
    is_near = gap <= NEAR_DAYS or _is_year_off(a.time, b.time)
    is_sure = _same_dead(a, b) and _near(a, b) is Nearness.SAME
    is_agreed = a.statements[0].type == "AGREE" and _shares_name(a, b)
    return is_near and not _differ(a, b) and (is_sure or is_agreed or a.statements[0].type in _SINGULAR)


def _is_death(a: Telling, b: Telling) -> bool:
    """The killing of one named person, which happens once, on two days."""
    gap = _gap(a.time, b.time)
    is_near = gap is not None and 0 < gap <= FARTHEST_DEATH
    return is_near and days(a.time) == 1 == days(b.time) and bool(_killed_person(a) & _killed_person(b))


def _is_year(a: Telling, b: Telling) -> bool:
    """One coup that is put into two years running, one of them by the year alone, and no telling counts several."""
    if a.statements[0].type not in _ONCE or Precision.YEAR not in (a.time.precision, b.time.precision):
        return False
    years = [int((t.time.start or "0")[:4]) for t in (a, b)]
    loose = [t for t in (a, b) if t.time.precision is Precision.YEAR]
    several = any(_SEVERAL & set(fold(s.evidence.quote).split()) for t in (a, b) for s in t.statements)
    alone = any(len({s.evidence.document for s in t.statements}) == 1 for t in loose)
    return abs(years[0] - years[1]) == 1 and alone and not several and not _differ(a, b)


def _is_place(a: Telling, b: Telling) -> bool:
    """The same sides and dead on one day, in two towns; sides without a name need a toll that nobody repeats."""
    sides = bool(a.actors & b.actors) and bool(a.recipients & b.recipients or not (a.recipients and b.recipients))
    alike = not (a.actors or b.actors) and any(map(_tells_deed, a.dead & b.dead))
    is_one = (sides and _same_dead(a, b)) or (alike and _are_alike(a, b))
    return is_one and _near(a, b) is Nearness.APART and days(a.time) == 1 and _in_one_country(a, b)


def _tells_deed(dead: float) -> bool:
    """Whether two deeds near in time hardly have so many dead both."""
    return dead >= TELLING_DEAD and bool(dead % 10)


def _are_alike(a: Telling, b: Telling) -> bool:
    """Whether nameless doers and victims are called alike."""
    return all(
        {stem(head_of(x.text)) for s in a.statements for x in s.roles(role)}
        & {stem(head_of(x.text)) for s in b.statements for x in s.roles(role)}
        for role in ("actor", "recipient")
    )


def _in_one_country(a: Telling, b: Telling) -> bool:
    lands = [{p.country for p in t.places if p.country} for t in (a, b)]
    return not all(lands) or bool(lands[0] & lands[1])


def _killed_person(telling: Telling) -> frozenset[str]:
    """Persons by name whose killing it tells: nobody counted, no group."""
    return frozenset(
        whom
        for s in telling.statements
        if s.mode in _KILLING and s.counts is None and len(s.roles("recipient")) == 1
        for whom in proper(s.roles("recipient"))
        if all(_PERSON.fullmatch(r.text) for r in s.roles("recipient"))
    )


def _is_count(a: Telling, b: Telling) -> bool:
    """One deed on one day at one spot, told with other dead by two sources whose places could not be told to be one."""
    if a.statements[0].type not in _VIOLENT or not (days(a.time) == 1 == days(b.time)) or a.time.start != b.time.start:
        return False
    if _differ(a, b) or len(a.dead) != 1 or len(b.dead) != 1 or a.dead & b.dead:
        return False
    least, most = sorted((*a.dead, *b.dead))
    is_near = least > 0 and most <= FARTHEST_DEAD * least
    return is_near and _near(a, b) is Nearness.SAME and _towns_or_names(a, b)


def _is_actor(a: Telling, b: Telling) -> bool:
    """One day, one town and the same dead or sufferer, and another hand."""
    if a.statements[0].type not in _VIOLENT:
        return False
    is_one = _near(a, b) is Nearness.SAME and (_same_dead(a, b) or bool(a.recipients & b.recipients))
    is_other = bool(a.actors and b.actors) and not a.actors & b.actors and not _crossed(a, b)
    return is_one and is_other and not _one_hand(a, b) and not (_is_only_owner(a) or _is_only_owner(b))


def _is_only_owner(telling: Telling) -> bool:
    """Whether the doer is read from the owner of something else: "the Council's inaction … the seizure of the town"."""
    for statement in telling.statements:
        done = set(trigger_words(statement.pattern))
        for actor in statement.roles("actor"):
            owned = re.search(re.escape(actor.text) + r"[’']s?\s+(\w+)", statement.evidence.quote)
            if owned and not {w for w in done if fold(owned.group(1)).startswith(w[:_STEM])}:
                return True
    return False


_STEM = 5


def _one_hand(a: Telling, b: Telling) -> bool:
    """Whether the doers are called alike, or one is a part of how the other is called ("the army", "army units")."""
    hands = [
        [content_words(f"{x.name or ''} {x.text}") for s in t.statements for x in s.roles("actor") if x.entity]
        for t in (a, b)
    ]
    names = [[fold(x.name or x.text) for s in t.statements for x in s.roles("actor") if x.entity] for t in (a, b)]
    is_within = any(f" {x} " in f" {y} " or f" {y} " in f" {x} " for x in names[0] for y in names[1])
    return is_within or any(covered(x, y) >= MOSTLY for x in hands[0] for y in hands[1])


def _is_direction(a: Telling, b: Telling) -> bool:
    """Two sides, each told to have done on one day what the other suffered."""
    if a.statements[0].type not in _VIOLENT:
        return False
    short = (days(a.time) or 99) <= NEAR_DAYS and (days(b.time) or 99) <= NEAR_DAYS
    alone = len(a.actors) == len(a.recipients) == len(b.actors) == len(b.recipients) == 1
    crossed = _crossed(a, b) and not a.actors & b.actors
    return alone and crossed and short and overlaps(a.time, b.time) and not _in_two_towns(a, b)


def _is_name(a: Telling, b: Telling) -> bool:
    """One day and one named side, and another name that looks misspelled."""
    shared = a.actors & b.actors or a.recipients & b.recipients
    return bool(shared) and any(is_misspelling(x, y) for x in a.names - b.names for y in b.names - a.names)


def _crossed(a: Telling, b: Telling) -> bool:
    return bool(a.actors & b.recipients and a.recipients & b.actors)


def _shares_name(a: Telling, b: Telling) -> bool:
    """Whether both name the same parties, two or more."""
    x, y = a.actors | a.recipients, b.actors | b.recipients
    return x == y and len(x) >= 2


def _differ(a: Telling, b: Telling) -> bool:
    return any(x and y and not x & y for x, y in ((a.actors, b.actors), (a.recipients, b.recipients)))


def _near(a: Telling, b: Telling) -> Nearness:
    return max((spot_nearness(x, y) for x in a.statements for y in b.statements), default=Nearness.UNKNOWN)


def _in_two_towns(a: Telling, b: Telling) -> bool:
    """Whether both name towns, and no two of them may be one; an area may only be the land of who suffered."""
    towns = [[p for p in t.places if not is_area(p)] for t in (a, b)]
    return all(towns) and all(nearness(x, y) is Nearness.APART for x in towns[0] for y in towns[1])


def _same_dead(a: Telling, b: Telling) -> bool:
    return any(n >= LEAST_DEAD for n in a.dead & b.dead)


def _towns_or_names(a: Telling, b: Telling) -> bool:
    """Whether both are told of a spot, not of a whole land."""
    return all(any(not is_area(p) for p in t.places) for t in (a, b))


def _gap(a: Time, b: Time) -> int | None:
    x, y = parse_day(a.start), parse_day(b.start)
    return None if x is None or y is None else abs((x - y).days)


def _is_year_off(a: Time, b: Time) -> bool:
    x, y = a.start or "", b.start or ""
    return x[4:] == y[4:] and len(x) == 10 and abs(int(x[:4]) - int(y[:4])) == 1


def _dead(statement: Statement) -> float | None:
    value = statement.counts.killed if statement.counts else None
    return value.low if value is not None and value.low == value.high else None


_CONTESTS: tuple[
    tuple[Contest, Callable[[Telling], Iterator[tuple[object, ...]]], Callable[[Telling, Telling], bool]], ...
] = (
    (Contest.DATE, _by_town, _is_date),
    (Contest.DATE, _by_sides, _is_date),
    (Contest.DATE, _by_toll, _is_date),
    (Contest.DATE, _by_killed, _is_death),
    (Contest.YEAR, _by_country, _is_year),
    (Contest.PLACE, _by_day, _is_place),
    (Contest.ACTOR, _by_day, _is_actor),
    (Contest.DIRECTION, _by_sides, _is_direction),
    (Contest.NAME, _by_day, _is_name),
    (Contest.COUNT, _by_day, _is_count),
)
