"""Where a statement lies in the terms of tables: town, second- and first-level area and country, as far as is known."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.model.place import Place, PlaceReference
from faultline.ontology import vocabulary
from faultline.resolution.gazetteer import gazetteer
from faultline.workspace.view import MapView


@dataclass(frozen=True, slots=True)
class Area:
    """A place by its levels; None where it has no such level, or the level is not known.

    Attributes:
        feature: What the place itself is: `city`, `admin1`, `admin2`, `country`, `region` or `point`.
        geoname: Its number in GeoNames.
        code: ISO 3166-1 alpha-2 of the country; `alpha3` is the code of three letters.
        lat, lon: Degrees of the place, of an area its middle or its seat; both or neither.
    """

    feature: str | None = None
    geoname: int | None = None
    city: str | None = None
    adm2: str | None = None
    adm1: str | None = None
    country: str | None = None
    code: str | None = None
    alpha3: str | None = None
    lat: float | None = None
    lon: float | None = None


class Areas:
    """Gives the levels around the places of a map."""

    def __init__(self, view: MapView) -> None:
        self._places = {place.id: place for place in view.places()}

    def around(self, reference: PlaceReference | None) -> Area:
        """The levels around the place that a statement names; all None where it names none or it is not resolved."""
        if reference is None:
            return Area()
        place = self._places.get(reference.place) if reference.place else None
        code = reference.country or (place.country if place else None)
        feature = place.feature if place else None
        is_located = reference.lat is not None and reference.lon is not None
        return Area(
            feature=feature,
            geoname=_geoname(place),
            city=place.name if place and feature == "city" else None,
            adm2=place.name if place and feature == "admin2" else None,
            adm1=_first_level(place),
            country=country_name(code),
            code=code,
            alpha3=vocabulary("alpha3").get(code) if code else None,
            lat=reference.lat if is_located else None,
            lon=reference.lon if is_located else None,
        )


def country_name(code: str | None) -> str | None:
    """The usual English name by ISO 3166-1 alpha-2 code; None for a code that is none."""
    entry = vocabulary("countries").get(code) if code else None
    return str(entry["name"]) if entry else None


def _geoname(place: Place | None) -> int | None:
    scheme, _, number = place.id.partition(":") if place else ("", "", "")
    return int(number) if scheme == "geonames" and number.isdigit() else None


def _first_level(place: Place | None) -> str | None:
    if place is None or place.feature == "admin1":
        return place.name if place else None
    if place.country is None or place.admin1 is None:
        return None
    area = gazetteer().admin1(place.country, place.admin1)
    return area.name if area else None
