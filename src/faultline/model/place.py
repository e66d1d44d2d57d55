"""Where: what a text calls a place, and the place it is taken to mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceReference:
    """A place as a statement names it; resolution adds the last six (None while unresolved or abstained).

    Attributes:
        probability: That the text means this place; None where nothing had to be weighed (coordinates of a data set).
    """

    text: str
    start: int | None = None
    end: int | None = None
    chain: int | None = None
    place: str | None = None
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    Attributes:
        id: `geonames:2455290`; `own:villages/17` of a gazetteer that the user added; `region:sahel`, `part:ML:north`
            or, of a division, `part:NG.27:south` for an area of our own table; `point:16.2700,-0.0400` for coordinates
            that a source gives itself.
        feature: `city`, `admin1`, `admin2`, `country`, `region` (any other area: waters and mountains too) or `point`.
        country: ISO 3166-1 alpha-2, None where it lies in several.
    """

    id: str
    name: str
    feature: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
