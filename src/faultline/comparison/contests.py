"""Happenings that are one but for a single thing: the date, the place, the toll, who did it, or who did it to whom.

Happenings are told apart by just these things, so each contest asks for all else to agree, and for something that
hardly agrees by chance: the same place and number of dead, the same two sides on the same day, a coup in one country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from faultline.comparison.agreeing import (
    days_between,
    differ,
    in_one_country,
    in_two_towns,
    is_one_accord,
    is_year_off,
    near,
    shares_name,
)
from faultline.comparison.contest import Contest, is_new_slip, told_by
from faultline.comparison.doubts import are_held_by_two, other_means
from faultline.comparison.hands import (
    another_hand,
    are_alike,
    are_one_sufferer,
    at_war,
    bodies_named,
    is_crossed,
    lands_of,
    victims_alike,
)
from faultline.comparison.passages import are_told_apart
from faultline.comparison.slips import is_misspelling
from faultline.comparison.tellings import (
    LEAST_TOLL,
    Telling,
    killed_persons,
    other_toll,
    same_telling_toll,
    same_toll,
    tells_deed,
)
from faultline.comparison.wording import content_words, share
from faultline.model.statement import Statement
from faultline.model.time import Basis, Precision
from faultline.resolution.folding import fold, fold_name
from faultline.resolution.intervals import days, overlaps, parse_day
from faultline.resolution.nearness import Nearness, is_area

Keys = Iterator[tuple[object, ...]]

NEAR_DAYS = 3
"""Days by which two tellings of one happening may differ before they are two happenings."""
FARTHEST_DEATH = 31
"""Days between two accounts of the death of one person; what lies farther apart has another reason."""
MOST_MET = 12
"""Happenings in one place or on one day that are held against one another."""
MOST_PARTIES = 6
"""Named parties of a happening up to which it is looked for by each two of them."""
SAME_WORDS = 0.75
"""Share of the words from which on two decrees of one ruler are one."""
_SINGULAR = frozenset({"COUP", "ELECTION"})
_VIOLENT = frozenset({"ASSAULT", "COERCE"})
_ONCE = frozenset({"COUP"})
_DECREED = frozenset({"martial-law", "curfew", "ban"})
_SEVERAL = frozenset({"coups", "second", "another", "third", "two", "successive", "failed", "attempted"})


def contests(groups: Sequence[Sequence[Statement]]) -> Iterator[tuple[Contest, list[Statement]]]:
    """Pairs of happenings of one type that differ in one thing alone."""
    tellings = [t for g in groups if (t := Telling.of(g)) is not None]
    wars = at_war(tellings)
    met: set[tuple[int, int]] = set()
    slips: set[frozenset[str]] = set()
    for contest, keys, holds in _CONTESTS:
        buckets: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for number, telling in enumerate(tellings):
            for key in keys(telling):
                buckets[key].append(number)
        for x, y in _pairs(buckets.values()):
            if (x, y) not in met and holds(tellings[x], tellings[y]) and _may_differ(tellings[x], tellings[y]):
                met.add((x, y))
                if contest is Contest.DIRECTION and tellings[x].sides & wars:
                    continue
                told = told_by(contest, tellings[x], tellings[y])
                if told and (contest is not Contest.NAME or is_new_slip(told, slips)):
                    yield contest, told


def _pairs(buckets: Iterable[Sequence[int]]) -> Iterator[tuple[int, int]]:
    for some in buckets:
        for i, x in enumerate(some):
            for y in some[i + 1 : i + 1 + MOST_MET]:
                yield x, y


def _may_differ(a: Telling, b: Telling) -> bool:
    """Whether no writer or table tells both as two, and no other means tell them to be two deeds."""
    pairs = [(x, y) for x in a.statements for y in b.statements]
    is_apart = any(are_told_apart(x, y) or are_held_by_two(x, y) for x, y in pairs)
    return not is_apart and not other_means(a.statements, b.statements)


def _by_town(telling: Telling) -> Keys:
    if telling.type in _SINGULAR or telling.tolls:
        yield from {(p.place or fold_name(p.text),) for p in telling.places if not is_area(p)}
    if telling.type in _SINGULAR:
        yield from _by_country(telling)


def _by_country(telling: Telling) -> Keys:
    yield from {("in", p.country) for p in telling.places if p.country}


def _by_day(telling: Telling) -> Keys:
    if telling.is_of_a_day and (telling.actors or telling.recipients or telling.tolls):
        yield (telling.time.start,)


def _by_sides(telling: Telling) -> Keys:
    parties = sorted(telling.actors | telling.recipients)
    if len(parties) <= MOST_PARTIES:
        yield from combinations(parties, 2)


def _by_lands(telling: Telling) -> Keys:
    """By the two lands of the sides of a deed of one day, in either order."""
    if telling.type in _VIOLENT and telling.is_of_a_day:
        ends = lands_of(telling, "actor"), lands_of(telling, "recipient")
        if len(ends[0]) == 1 == len(ends[1]) and ends[0] != ends[1]:
            yield (telling.time.start, *sorted((*ends[0], *ends[1])))


def _by_toll(telling: Telling) -> Keys:
    """By a number that is no coincidence, in each span of days that a near day may fall into."""
    day = parse_day(telling.time.start)
    if day is not None and telling.is_of_a_day:
        span = day.toordinal() // NEAR_DAYS
        yield from ((*toll, at) for toll in sorted(telling.tolls) if tells_deed(toll) for at in (span, span + 1))


def _by_killed(telling: Telling) -> Keys:
    yield from ((whom,) for whom in sorted(killed_persons(telling)))


def _by_decree(telling: Telling) -> Keys:
    yield from {(s.mode, actor) for s in telling.statements if s.mode in _DECREED for actor in telling.actors}


def _by_body(telling: Telling) -> Keys:
    """By the body that those killed on a day belong to."""
    if telling.is_of_a_day and telling.tolls:
        yield from {(telling.time.start, body) for body in _bodies(telling)}


def _is_date(a: Telling, b: Telling) -> bool:
    """One happening on two near days, or on one day of two years."""
    gap = days_between(a.time, b.time)
    if gap is None or gap == 0 or not (a.is_of_a_day and b.is_of_a_day):
        return False
    is_near = gap <= NEAR_DAYS or is_year_off(a.time, b.time)
    if not is_near or differ(a, b):
        return False
    is_agreed = a.type == "AGREE" and shares_name(a, b) and is_one_accord(a, b)
    return is_agreed or a.type in _SINGULAR or (same_toll(a, b) and near(a, b) is Nearness.SAME)


def _is_death(a: Telling, b: Telling) -> bool:
    """The killing of one named person, which happens once, on two days; "Friday" may be that of another week."""
    gap = days_between(a.time, b.time)
    farthest = NEAR_DAYS if Basis.INFERRED in (a.time.basis, b.time.basis) else FARTHEST_DEATH
    is_near = gap is not None and 0 < gap <= farthest
    return is_near and a.is_of_a_day and b.is_of_a_day and bool(killed_persons(a) & killed_persons(b))


def _is_decree(a: Telling, b: Telling) -> bool:
    """One decree of one ruler under two near dates, in the same words."""
    gap = days_between(a.time, b.time)
    if gap is None or not 0 < gap <= NEAR_DAYS or not (a.is_of_a_day and b.is_of_a_day):
        return False
    words = [content_words(t.statements[0].evidence.quote) for t in (a, b)]
    return share(*words) >= SAME_WORDS and near(a, b) is not Nearness.APART


def _is_year(a: Telling, b: Telling) -> bool:
    """One coup that is put into two years running, one of them by the year alone, and no telling counts several."""
    if a.type not in _ONCE or Precision.YEAR not in (a.time.precision, b.time.precision):
        return False
    years = [int((t.time.start or "0")[:4]) for t in (a, b)]
    loose = [t for t in (a, b) if t.time.precision is Precision.YEAR]
    several = any(_SEVERAL & set(fold(s.evidence.quote).split()) for t in (a, b) for s in t.statements)
    alone = any(len({s.evidence.document for s in t.statements}) == 1 for t in loose)
    return abs(years[0] - years[1]) == 1 and alone and not several and not differ(a, b)


def _is_place(a: Telling, b: Telling) -> bool:
    """The same sides and toll on one day, in two towns; sides without a name need a toll that nobody repeats."""
    sides = bool(a.actors & b.actors) and bool(a.recipients & b.recipients or not (a.recipients and b.recipients))
    nameless = not (a.actors or b.actors) and same_telling_toll(a, b) and are_alike(a, b)
    is_one = (sides and same_toll(a, b)) or nameless
    return is_one and near(a, b) is Nearness.APART and a.is_of_a_day and in_one_country(a, b)


def _is_actor(a: Telling, b: Telling) -> bool:
    """One day, one town and the same toll or sufferer, and another hand."""
    if a.type not in _VIOLENT or not another_hand(a, b):
        return False
    is_one = same_toll(a, b) and victims_alike(a, b)
    is_named = bool(a.actors and b.actors) and are_one_sufferer(a, b)
    return (is_one or is_named) and near(a, b) is Nearness.SAME


def _is_direction(a: Telling, b: Telling) -> bool:
    """Two sides, each told to have done on one day what the other suffered; "Friday" may be that of another week."""
    if a.type not in _VIOLENT:
        return False
    short = (days(a.time) or 99) <= NEAR_DAYS and (days(b.time) or 99) <= NEAR_DAYS
    alone = len(a.actors) == len(a.recipients) == len(b.actors) == len(b.recipients) == 1
    crossed = alone and is_crossed(a, b) and not a.actors & b.actors
    by_lands = lands_of(a, "actor") == lands_of(b, "recipient") and lands_of(a, "recipient") == lands_of(b, "actor")
    by_lands = by_lands and bool(set(_by_lands(a)) & set(_by_lands(b)))
    is_stated = Basis.INFERRED not in (a.time.basis, b.time.basis)
    is_one = is_stated or (a.is_in_town and b.is_in_town and near(a, b) is Nearness.SAME) or same_toll(a, b)
    return (crossed or by_lands) and is_one and short and overlaps(a.time, b.time) and not in_two_towns(a, b)


def _is_name(a: Telling, b: Telling) -> bool:
    """One day and one named side or one toll, and another name that looks misspelled."""
    shared = bool(a.actors & b.actors or a.recipients & b.recipients) or same_toll(a, b)
    return shared and any(is_misspelling(x, y) for x in a.names - b.names for y in b.names - a.names)


def _is_count(a: Telling, b: Telling) -> bool:
    """One deed on one day at one spot, told with another toll by sources whose places could not be told to be one."""
    if a.type not in _VIOLENT or not (a.is_of_a_day and b.is_of_a_day) or differ(a, b):
        return False
    is_told = other_toll(a, b) and victims_alike(a, b) and a.is_in_town and b.is_in_town
    return is_told and near(a, b) is Nearness.SAME


def _is_body(a: Telling, b: Telling) -> bool:
    """The dead of one body on one day, told by its name alone and by a description that holds it.

    So a row on a mission meets a sentence on its peacekeepers. Other numbers are held against one another only where
    they are large enough not to be those of two incidents.
    """
    if a.type not in _VIOLENT or _are_of_two_lands(a, b) or (a.actors and b.actors and not a.actors & b.actors):
        return False
    is_large = all(n >= LEAST_TOLL for _, n in a.tolls | b.tolls)
    is_near = near(a, b) is not Nearness.APART
    return is_near and (bool(a.tolls & b.tolls) or (is_large and other_toll(a, b)))


def _bodies(telling: Telling) -> frozenset[str]:
    return bodies_named(i for s in telling.statements for i in s.roles("recipient"))


def _are_of_two_lands(a: Telling, b: Telling) -> bool:
    """Whether the victims of each are called after a land, and not after one."""
    x, y = lands_of(a, "recipient"), lands_of(b, "recipient")
    return bool(x and y and not x & y)


_CONTESTS: tuple[tuple[Contest, Callable[[Telling], Keys], Callable[[Telling, Telling], bool]], ...] = (
    (Contest.DATE, _by_town, _is_date),
    (Contest.DATE, _by_sides, _is_date),
    (Contest.DATE, _by_toll, _is_date),
    (Contest.DATE, _by_killed, _is_death),
    (Contest.DATE, _by_decree, _is_decree),
    (Contest.YEAR, _by_country, _is_year),
    (Contest.PLACE, _by_day, _is_place),
    (Contest.ACTOR, _by_day, _is_actor),
    (Contest.DIRECTION, _by_sides, _is_direction),
    (Contest.DIRECTION, _by_lands, _is_direction),
    (Contest.NAME, _by_day, _is_name),
    (Contest.COUNT, _by_day, _is_count),
    (Contest.COUNT, _by_body, _is_body),
)
