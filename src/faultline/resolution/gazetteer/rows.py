"""A place on its way into a gazetteer, and in what sense a name is its name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class NameKind(IntEnum):
    """In what sense a name means a place; where one name does in two senses, the larger one stands."""

    OTHER = 0
    """An alternative name, a transliteration, a name in another language or of former times."""
    ABBREVIATION = 1
    """Short for it where it is written as such: "Calif.", "N.Y.", "VA"."""
    OWN = 2
    """Its own name, or its name without the word for what it is."""


class Seat(IntEnum):
    """Of what a town is the seat."""

    NONE = 0
    ADMIN2 = 1
    ADMIN1 = 2
    COUNTRY = 3


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place on its way into a gazetteer.

    Attributes:
        id: Its number in GeoNames, or the whole id (`own:villages/17`) of a place that is not of GeoNames.
        feature: As `model.place.Place` has it.
        country: ISO 3166-1 alpha-2, None where not known.
        admin1, admin2: Codes of its divisions, as GeoNames writes them, the second without the first.
        lat, lon: Degrees; both or neither.
        names: Alternative names.
        abbreviations: Forms of its name that mean it only where they are written as abbreviations.
    """

    id: int | str
    name: str
    feature: str
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    seat: Seat = Seat.NONE
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()


DIVISIONS = ("admin1", "admin2")


def table_order(row: PlaceRow) -> tuple[str, bool, str, str, str]:
    """Sorts rows as tables hold them: a country, its divisions, their towns."""
    return (row.country or "", row.feature != "country", row.admin1 or "", row.admin2 or "", str(row.id).zfill(10))
