"""The places that a name may mean, each with how likely it is before anything is known of the document.

Scores are natural logarithms of odds, up to a constant, so that what speaks for a place adds up. They were set by
reason: ten times the people make a place three and a half times as likely, its own name four times as likely as an
alternative one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from faultline.model.place import Place
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name
from faultline.resolution.gazetteer import Candidate, Gazetteer, gazetteer
from faultline.resolution.gazetteer.rows import NameKind, Seat
from faultline.resolution.lexicon import read_lexicon

Area = tuple[str, str | None]
"""A country, or one of its first level divisions: (ISO 3166-1 alpha-2, code of the division or None)."""

PEOPLE = 1.25
"""For each power of ten of inhabitants."""
UNKNOWN_PEOPLE = 400
OWN_NAME = 1.5
VOUCHED = 3.0
"""For a place of the user's own gazetteer, under whichever of its names: somebody added it because texts mean it."""
SEATS = {Seat.NONE: 0.0, Seat.ADMIN2: 0.0, Seat.ADMIN1: 0.7, Seat.COUNTRY: 3.0}
"""For the seat of a country or of a first level division, under its own name."""
KINDS = {"country": 3.0, "admin1": 1.0, "admin2": -1.5}
SAYS_KIND = 1.5
"""For a second level division whose name says that it is one."""
ASKED = 4.0
"""For a place of the kind that a word beside the name asks for ("Mopti region"), against those of other kinds."""
LARGE = 100_000
"""Inhabitants of towns whose name alone mostly means them."""
MOST = 60
"""Candidates kept of one name, the likeliest."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name may mean.

    Attributes:
        score: How likely beforehand.
        area: Its first level division, or its country where it is one or none is known.
        is_short: The name is an abbreviation of its own.
        is_asked: It was found without the word that says of what kind it is ("Mopti" for "Mopti region").
    """

    place: Place
    score: float
    area: Area
    is_main: bool
    is_asked: bool = False
    is_short: bool = False

    @property
    def is_large(self) -> bool:
        """Whether the name alone mostly means it."""
        return self.place.feature in ("country", "admin1") or self.place.population >= LARGE


def entries(text: str, places: Gazetteer | None = None) -> tuple[Entry, ...]:
    """The places that the text may name, likeliest first; empty where none bears the name."""
    return _read(text, places or gazetteer())


def namesakes(name: str, places: Gazetteer | None = None) -> tuple[Entry, ...]:
    """The places that bear this very name, no word left out, likeliest first."""
    return _namesakes(name, places or gazetteer())


@lru_cache(maxsize=100_000)
def _namesakes(name: str, places: Gazetteer) -> tuple[Entry, ...]:
    return tuple(sorted(_of_name(name, places), key=lambda e: (-e.score, e.place.id))[:MOST])


@lru_cache(maxsize=100_000)
def _read(text: str, places: Gazetteer) -> tuple[Entry, ...]:
    literal = _namesakes(text, places)
    if literal:
        return literal
    for name, kind in _variants(text):
        found = [_of_kind(e, kind) for e in _of_name(name, places)]
        if found:
            return tuple(sorted(found, key=lambda e: (-e.score, e.place.id))[:MOST])
    return ()


def _of_name(name: str, places: Gazetteer) -> list[Entry]:
    tokens = fold_name(name).split()
    kind = kinds().get(tokens[-1]) if len(tokens) > 1 else None
    found = {c.place.id: _entry(c, kind) for c in places.candidates(name)}
    code = countries().named(name)
    country = places.country(code) if code else None
    if country:
        found[country.id] = _entry(Candidate(country, is_main=True), None)
    return list(found.values())


def _entry(candidate: Candidate, kind: str | None) -> Entry:
    """The place under its name, which ends in a word for a kind of place where `kind` is given ("Darke County")."""
    place, is_short = candidate.place, candidate.kind is NameKind.ABBREVIATION
    is_main = candidate.is_main or is_short or candidate.is_own
    score = PEOPLE * math.log10((place.population or UNKNOWN_PEOPLE) + 1) + OWN_NAME * is_main
    score += SEATS[candidate.seat] * is_main + VOUCHED * candidate.is_own
    score += SAYS_KIND if kind == place.feature == "admin2" else KINDS.get(place.feature, 0.0)
    area = place.country or "", None if place.feature == "country" else place.admin1
    return Entry(place, score, area, is_main, is_short=is_short)


def _of_kind(entry: Entry, kind: str) -> Entry:
    """The place where its name stands beside a word for a kind of place."""
    return replace(entry, score=entry.score + (ASKED if entry.place.feature == kind else -ASKED), is_asked=True)


def _variants(text: str) -> list[tuple[str, str]]:
    """The name without a word that says of what kind the place is, with that kind."""
    tokens = fold_name(text).split()
    found: list[tuple[str, str]] = []
    if len(tokens) > 1 and tokens[-1] in kinds():
        found.append((" ".join(tokens[:-1]), kinds()[tokens[-1]]))
    if len(tokens) > 1 and tokens[0] in kinds():
        rest = tokens[2:] if tokens[1] in ("of", "de") and len(tokens) > 2 else tokens[1:]
        found.append((" ".join(rest), kinds()[tokens[0]]))
    return found


@cache
def kinds() -> dict[str, str]:
    """The words that say of what kind a place is."""
    return dict(read_lexicon("places")["kinds"])
