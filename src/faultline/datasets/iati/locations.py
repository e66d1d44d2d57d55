"""Where inside a country an activity is: its locations, by name and point."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from faultline.datasets.figures import read_coordinate
from faultline.datasets.iati.activity import Activity
from faultline.datasets.iati.narratives import narrative_of
from faultline.datasets.naming import Naming
from faultline.errors import UnreadableError
from faultline.model.entity import EntityType
from faultline.model.place import PlaceReference


def locations_of(activity: Activity, naming: Naming) -> Iterator[tuple[int, PlaceReference, str]]:
    """Number, place and words of each that says more than the recipient country; the same place once."""
    recipients = activity.recipients
    country = recipients[0].code if len(recipients) == 1 and recipients[0].is_country else None
    seen = {part.name.casefold() for part in recipients}
    for number, element in enumerate(activity.element.iterfind("location"), 1):
        narrative = narrative_of(element.iterfind("name"), activity.language)
        point = _point(element)
        name = narrative.text if narrative else ", ".join(f"{degrees:g}" for degrees in point or ())
        if not name or name.casefold() in seen:
            continue
        seen.add(name.casefold())
        lat, lon = point or (None, None)
        chain = naming.name(name, EntityType.PLACE, country, lat, lon)
        yield number, PlaceReference(name, chain=chain, country=country, lat=lat, lon=lon), _words(name, element)


def _words(name: str, element: Any) -> str:
    """The name with the point and how exact it is, as they stand."""
    exactness = element.find("exactness")
    exact = {"1": "exact", "2": "approximate"}.get(exactness.get("code") if exactness is not None else "", "")
    position = " ".join((element.findtext("point/pos") or "").split())
    return ", ".join(word for word in (name, position, exact) if word)


def _point(element: Any) -> tuple[float, float] | None:
    """Latitude and longitude of `point/pos` (2.0x) or `coordinates` (1.0x); None where they are none, or both 0."""
    given = (element.findtext("point/pos") or "").replace(",", " ").split()
    old = element.find("coordinates")
    if not given and old is not None:
        given = [old.get("latitude") or "", old.get("longitude") or ""]
    if len(given) != 2:
        return None
    try:
        lat, lon = _rounded(given[0], 90), _rounded(given[1], 180)
    except UnreadableError:
        return None
    return (lat, lon) if lat or lon else None


def _rounded(given: str, limit: float) -> float:
    return round(read_coordinate(given, limit), 5)
