"""In what two tellings agree or differ: their parties, spots and days, and what was agreed."""

from __future__ import annotations

from faultline.comparison.spots import spot_nearness
from faultline.comparison.tellings import Telling
from faultline.comparison.wording import Words, content_words, listed, stem
from faultline.model.time import Time
from faultline.resolution.folding import fold
from faultline.resolution.intervals import parse_day
from faultline.resolution.nearness import Nearness, is_area, nearness


def is_one_accord(a: Telling, b: Telling) -> bool:
    """Whether both name the same thing agreed on, and both its signing or both its beginning."""
    words = [_agreed(t) for t in (a, b)]
    begins = [any(f" {w} " in f" {_said(t)} " for w in listed("beginning")) for t in (a, b)]
    return bool(words[0] & words[1]) and begins[0] is begins[1]


def _agreed(telling: Telling) -> Words:
    """The words of the sentences besides the parties and the verbs and nouns of agreeing."""
    parties = content_words(" ".join(f"{i.text} {i.name or ''}" for s in telling.statements for i in s.arguments))
    return content_words(_said(telling)) - parties - frozenset(map(stem, listed("agreeing")))


def _said(telling: Telling) -> str:
    return " ".join(fold(s.evidence.quote) for s in telling.statements)


def shares_name(a: Telling, b: Telling) -> bool:
    """Whether both name the same parties, two or more."""
    x, y = a.actors | a.recipients, b.actors | b.recipients
    return x == y and len(x) >= 2


def differ(a: Telling, b: Telling) -> bool:
    """Whether both name doers or sufferers, and none of them is one."""
    return any(x and y and not x & y for x, y in ((a.actors, b.actors), (a.recipients, b.recipients)))


def near(a: Telling, b: Telling) -> Nearness:
    """How near the nearest of their spots are."""
    return max((spot_nearness(x, y) for x in a.statements for y in b.statements), default=Nearness.UNKNOWN)


def in_two_towns(a: Telling, b: Telling) -> bool:
    """Whether both name towns, and no two of them may be one; an area may only be the land of who suffered."""
    towns = [[p for p in t.places if not is_area(p)] for t in (a, b)]
    return all(towns) and all(nearness(x, y) is Nearness.APART for x in towns[0] for y in towns[1])


def in_one_country(a: Telling, b: Telling) -> bool:
    """Whether they may lie in one country."""
    lands = [{p.country for p in t.places if p.country} for t in (a, b)]
    return not all(lands) or bool(lands[0] & lands[1])


def days_between(a: Time, b: Time) -> int | None:
    """Days between their beginnings; None where one is not told."""
    x, y = parse_day(a.start), parse_day(b.start)
    return None if x is None or y is None else abs((x - y).days)


def is_year_off(a: Time, b: Time) -> bool:
    """Whether they are the same day of two years running."""
    x, y = a.start or "", b.start or ""
    return x[4:] == y[4:] and len(x) == 10 and abs(int(x[:4]) - int(y[:4])) == 1
