"""GeoJSON (RFC 7946): features with properties, read as the rows of a table with a latitude and a longitude.

The properties are recognised as the columns of a CSV file are, by the same mappings. What is no point has the middle of
what is drawn, and the evidence says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from faultline.datasets.drawn import middle_of
from faultline.datasets.json_tables import Record, first_mapping, flat, record_sheet
from faultline.datasets.json_values import json_values
from faultline.datasets.losses import LossBook
from faultline.datasets.mapping import Mapping
from faultline.datasets.mapping_files import recognise
from faultline.datasets.naming import Naming
from faultline.datasets.sheets import Sheet, code_sheet
from faultline.documents.content import Content
from faultline.errors import UnreadableError
from faultline.model.statement import Statement

_COLLECTION = re.compile(rb'"type"\s*:\s*"FeatureCollection"|"features"\s*:\s*\[\s*\{\s*"')
_FEATURES = ("features", "item")
GEOMETRY = "geometry"
"""The column that says what the coordinates are the middle of."""
_LATITUDES, _LONGITUDES = {"lat", "latitude"}, {"lon", "lng", "longitude"}


def recognises(head: bytes) -> bool:
    """A collection of features, whichever of its members comes first."""
    return head.startswith(b"{") and _COLLECTION.search(head) is not None


def items(content: Content, naming: Naming, book: LossBook) -> Iterator[list[Statement]]:
    """The statements of each feature, numbered from 1."""
    try:
        sheet = feature_sheet(content, book)
    except UnreadableError as error:
        book.add("unreadable table", str(error))
        return
    mapping = recognise(sheet.headings, sheet.tags)
    if mapping is None:
        present = ", ".join(h[:40] for h in sheet.headings[:20]) or "none"
        book.add("columns not recognised", f"its features have {present}: docs/datasets.md names the tables known")
        return
    yield from code_sheet(_with_geometry(mapping), sheet, naming, book)


def feature_sheet(content: Content, book: LossBook) -> Sheet:
    """The features as a table of their properties; what is no feature is noted once.

    Raises:
        UnreadableError: They have more properties than a table may have columns.
    """
    return record_sheet(partial(_records, content), book)


def terms(content: Content) -> str | None:
    """Under which terms the table may not be passed on, if the mapping that knows its first features says so."""
    mapping = first_mapping(content.head)
    return mapping.terms if mapping else None


def _records(content: Content, book: LossBook) -> Iterator[Record]:
    """The properties of each feature with where it lies; what is no feature is an empty record, and noted."""
    for number, feature in enumerate(json_values(content, _FEATURES, book), start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            book.add("unreadable row", f"row {number}: it is no feature with properties")
            yield {}
            continue
        record = flat(properties)
        if "id" in feature and isinstance(feature["id"], (str, int)):
            record.setdefault("id", str(feature["id"]))
        try:
            yield record | _located(feature.get("geometry"), record)
        except UnreadableError as error:
            book.add("geometry not read", f"row {number}: {error}")
            yield record


def _located(geometry: object, record: Record) -> dict[str, str]:
    """Latitude and longitude, where the properties have none themselves."""
    middle = middle_of(geometry)
    names = {name.casefold() for name in record}
    if middle is None or (names & _LATITUDES and names & _LONGITUDES):
        return {}
    drawn = {GEOMETRY: f"middle of a {middle.of}"} if middle.of else {}
    return {"latitude": f"{middle.lat:.6f}", "longitude": f"{middle.lon:.6f}"} | drawn


def _with_geometry(mapping: Mapping) -> Mapping:
    """The mapping, with what the coordinates are quoted in the evidence."""
    columns = (*mapping.columns, (GEOMETRY, (GEOMETRY,)))
    return replace(mapping, columns=columns, quoted=(*mapping.quoted, GEOMETRY))
