"""Which statements a reader wants to see: by time, place, who takes part, kind, source, standing and judgement."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted: within a field any of its values, all fields together; an empty field wants all.

    Attributes:
        actors: Ids of entities that fill a role or speak.
        places: Ids of places, which hold all that lies in them where they are divisions or countries, or ISO 3166-1
            alpha-2 codes of countries.
        documents, publishers: Ids and names; a statement of any of either is wanted.
        start, end: ISO dates, maybe partial (`2012`): the time of a statement overlaps with what lies between them.
        judged: Whether an analyst has accepted, rejected or corrected it.
        keeps_unknown: Keep what has no time of its own (none, or by its publication alone) whatever `start` and `end`
            say, and what has no place whatever `places` say.
    """

    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    judged: bool | None = None
    keeps_unknown: bool = False


def is_country_code(place: str) -> bool:
    """Whether a place is named by the code of a country."""
    return len(place) == 2 and place.isascii() and place.isupper()
