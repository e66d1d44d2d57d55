"""Deeds that one source tells and another denies without a date: "did not bomb the market", "denied that it had".

Happenings are brought together by their days, which a denial seldom gives. It is held against what was told of the same
doer before it, or soon after: the same sufferer, or the same spot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from faultline.comparison.labels import named
from faultline.comparison.passages import are_told_apart, is_repeated
from faultline.comparison.spots import spot_nearness
from faultline.comparison.wording import Words, anybody, content_words, covered, general
from faultline.model.statement import Kind, Modality, Polarity, Statement
from faultline.resolution.intervals import is_known, overlaps, parse_day
from faultline.resolution.nearness import Nearness, is_area

LONGEST_DAYS = 60
"""Days between a deed, or the report of it, and a denial that still means it."""
MOST_TOLD = 40
"""Deeds of one doer and type that a denial is held against, the nearest in words first found."""
NEAR = 0.6
"""Share of the words of one sufferer that the other must have."""
_TOLD = (Modality.ACTUAL, Modality.ALLEGED)
Doer = tuple[str, str]
"""A type of event and who did it."""


def doers(statement: Statement) -> tuple[Doer, ...]:
    """By what a denial finds the deed that it denies; nothing for what is no deed that a text tells of somebody."""
    if statement.kind is not Kind.EVENT or statement.modality not in _TOLD or statement.evidence.table is not None:
        return ()
    return tuple((statement.type, actor) for actor in sorted(named(statement.roles("actor"))))


def denials(
    statements: Sequence[Statement], published: Mapping[str, str | None]
) -> Iterator[tuple[Statement, Statement]]:
    """Each deed that is told with a denial of it by another document, at most one a denial; sorted by the denial.

    Args:
        published: Day of publication by document.
    """
    told: dict[Doer, list[Statement]] = defaultdict(list)
    for event in statements:
        if event.polarity is Polarity.AFFIRMED:
            for doer in doers(event):
                told[doer].append(event)
    for denial in statements:
        if denial.polarity is Polarity.DENIED:
            deed = next((e for e in _deeds(denial, told) if _is_denied(e, denial, published)), None)
            if deed is not None:
                yield deed, denial


def _deeds(denial: Statement, told: Mapping[Doer, list[Statement]]) -> list[Statement]:
    found = [e for doer in doers(denial) for e in told.get(doer, ())]
    words = content_words(denial.evidence.quote)
    near = sorted(found, key=lambda e: (-len(words & content_words(e.evidence.quote)), e.id))
    return near[:MOST_TOLD]


def _is_denied(deed: Statement, denial: Statement, published: Mapping[str, str | None]) -> bool:
    if deed.evidence.document == denial.evidence.document or are_told_apart(deed, denial) or is_repeated(deed, denial):
        return False
    return _are_of_one_time(deed, denial, published) and _hit_one(deed, denial)


def _hit_one(a: Statement, b: Statement) -> bool:
    """Whether both were done to one sufferer, or to sufferers of one description at one spot that is no whole land."""
    ones, others = a.roles("recipient"), b.roles("recipient")
    near = spot_nearness(a, b)
    if near is Nearness.APART:
        return False
    x, y = (content_words(" ".join(r.text for r in side)) for side in (ones, others))
    is_alike = covered(x, y) >= NEAR and bool(x & y - _anybody())
    if named(ones) & named(others):
        return near is Nearness.SAME or _is_only(x, y)
    is_town = any(s.place is not None and not is_area(s.place) for s in (a, b))
    if near is Nearness.SAME and is_town and is_known(a.time) and is_known(b.time):
        return True
    return is_alike and (
        (near is Nearness.SAME and is_town) or min(len(x), len(y)) >= 2 or (_is_only(x, y) and _is_bound(a, b))
    )


def _anybody() -> Words:
    return anybody() | general() | frozenset({"troop", "soldier", "weapon"})


def _is_only(x: Words, y: Words) -> bool:
    return (bool(x) and x <= y) or (bool(y) and y <= x)


def _is_bound(a: Statement, b: Statement) -> bool:
    """Whether what was done is told with the same words besides the parties."""
    parties = content_words(" ".join(i.text for s in (a, b) for i in s.arguments))
    x, y = (content_words(s.evidence.quote) - parties for s in (a, b))
    return bool(x & y)


def _are_of_one_time(deed: Statement, denial: Statement, published: Mapping[str, str | None]) -> bool:
    if is_known(deed.time) and is_known(denial.time):
        return overlaps(deed.time, denial.time)
    said = parse_day(denial.time.start or denial.time.end) if is_known(denial.time) and denial.time else None
    said = said or parse_day(published.get(denial.evidence.document))
    told = parse_day(published.get(deed.evidence.document))
    first, last = told, told
    if deed.time is not None and is_known(deed.time):
        first = parse_day(deed.time.start) or told
        last = parse_day(deed.time.end) or told
    return _within(said, first, last)


def _within(day: date | None, first: date | None, last: date | None) -> bool:
    if day is None or first is None or last is None:
        return False
    around = timedelta(days=LONGEST_DAYS)
    return first - around <= day <= last + around
