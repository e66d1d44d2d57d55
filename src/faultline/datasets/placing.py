"""Where it was, by a row: a name, its country and its coordinates."""

from __future__ import annotations

from faultline.datasets.cells import CellError, RowCells
from faultline.datasets.country_codes import country_code
from faultline.datasets.mapping import PlaceRule
from faultline.datasets.naming import Naming
from faultline.model.entity import EntityType
from faultline.model.place import PlaceReference
from faultline.ontology import vocabulary


def place_of(rules: tuple[PlaceRule, ...], row: RowCells, naming: Naming) -> PlaceReference | None:
    """The place by the first rule that holds and has one.

    Raises:
        CellError: A coordinate cannot be read, and the rule cannot do without it.
    """
    for rule in rules:
        if not rule.when or all(map(row.meets, rule.when)):
            place = _place(rule, row, naming)
            if place is not None:
                return place
    return None


def _place(rule: PlaceRule, row: RowCells, naming: Naming) -> PlaceReference | None:
    text = None
    for column in rule.names:
        text = text or row.text(column)
    if text is None:
        return _whole_country(row.text(rule.code), naming) if rule.code else None
    country = row.country(rule.country, rule.numbers)
    lat, lon = _located(rule, row) if rule.lat or rule.lon else (None, None)
    chain = naming.name(text, EntityType.PLACE, country, lat, lon)
    return PlaceReference(text, chain=chain, country=country, lat=lat, lon=lon)


def _located(rule: PlaceRule, row: RowCells) -> tuple[float | None, float | None]:
    """The coordinates; what cannot be read is noted where the rule can do without it."""
    try:
        lat, lon = row.degrees(rule.lat, 90), row.degrees(rule.lon, 180)
        if (lat is None) != (lon is None):
            empty = rule.lat if lat is None else rule.lon
            raise row.error(empty, "one of latitude and longitude is empty, the other not")
    except CellError as error:
        if rule.needed:
            raise
        row.notes.append(("place not read in full", str(error)))
        return None, None
    return lat, lon


def _whole_country(cell: str | None, naming: Naming) -> PlaceReference | None:
    """The country that a cell has; None where it has several, or none that is known."""
    code = country_code(cell) if cell else None
    if code is None:
        return None
    name = vocabulary("countries")[code]["name"]
    return PlaceReference(name, chain=naming.name(name, EntityType.PLACE, code), country=code)
