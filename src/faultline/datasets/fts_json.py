"""Flows as the API of OCHA's Financial Tracking Service gives them (v1, /public/fts/flow): `data.flows`.

A flow is read as the row that the same flow is in the export as a table, so one mapping says what both mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from faultline.datasets.cells import RowCells
from faultline.datasets.json_values import json_values
from faultline.datasets.losses import LossBook
from faultline.datasets.mapping import Mapping
from faultline.datasets.mapping_files import all_mappings
from faultline.datasets.naming import Naming
from faultline.datasets.sheets import code_cells, coders_of
from faultline.documents.content import Content
from faultline.model.statement import Statement

_FLOWS = re.compile(rb'"flows"\s*:\s*\[\s*\{.{0,4000}?"(?:amountUSD|sourceObjects)"', re.DOTALL)
_ALONE = re.compile(rb'\{\s*"flows"')
_SEVERAL = " | "
_PLAIN = (
    "id", "amountUSD", "status", "date", "firstReportedDate", "decisionDate", "budgetYear", "description",
    "contributionType", "flowType", "boundary", "onBoundary", "originalAmount", "originalCurrency",
)  # fmt: skip
_OBJECTS = (
    ("srcOrganization", "sourceObjects", "Organization"),
    ("srcLocations", "sourceObjects", "Location"),
    ("destOrganization", "destinationObjects", "Organization"),
    ("destGlobalClusters", "destinationObjects", "GlobalCluster"),
    ("destPlan", "destinationObjects", "Plan"),
    ("destEmergency", "destinationObjects", "Emergency"),
    ("destLocationNames", "destinationObjects", "Location"),
)


def recognises(head: bytes) -> bool:
    """By the list of flows with their amounts or ends."""
    return _FLOWS.search(head) is not None


def items(content: Content, naming: Naming, book: LossBook) -> Iterator[list[Statement]]:
    """The statements of each flow."""
    path = ("flows", "item") if _ALONE.match(content.head) else ("data", "flows", "item")
    mapping, columns = _mapping()
    coders = coders_of(mapping)
    for number, flow in enumerate(json_values(content, path, book), 1):
        cells = _cells(flow) if isinstance(flow, dict) else {}
        if not cells.get("amountUSD"):
            book.add("unreadable flow", f"flow {cells.get('id', number)}: it has no amountUSD")
            continue
        named = {columns[name]: text for name, text in cells.items() if name in columns}
        headings = {columns[name]: name for name in cells if name in columns}
        yield code_cells(coders, RowCells(cells.get("id", number), named, headings), naming, book)


def terms(content: Content) -> str | None:  # noqa: ARG001  (every form is asked)
    """None: aid data are published to be passed on."""
    return None


@cache
def _mapping() -> tuple[Mapping, dict[str, str]]:
    """The mapping of flows, and its column for each name that the table has."""
    mapping = next(one for one in all_mappings() if one.name == "fts_flows")
    names = (*_PLAIN, *(name for name, _, _ in _OBJECTS), *_MADE)
    positions = mapping.positions(names)
    return mapping, {names[index]: column for column, index in positions.items()}


_MADE = ("srcOrganizationTypes", "destOrganizationTypes", "destLocationName", "reportedBy")
"""Names of cells that are made of parts of a flow."""


def _cells(flow: dict[str, Any]) -> dict[str, str]:
    """The flow as a row."""
    cells = {name: _text(flow.get(name)) for name in _PLAIN}
    for name, end, type_ in _OBJECTS:
        cells[name] = _SEVERAL.join(_names(flow, end, type_))
    for name, end in (("srcOrganizationTypes", "sourceObjects"), ("destOrganizationTypes", "destinationObjects")):
        cells[name] = _SEVERAL.join(_types(flow, end))
    if len(_names(flow, "destinationObjects", "Location")) == 1:
        cells["destLocationName"] = cells.pop("destLocationNames")
    cells["reportedBy"] = _SEVERAL.join(_reporters(flow))
    return {name: text for name, text in cells.items() if text}


def _objects(flow: dict[str, Any], end: str, type_: str) -> list[dict[str, Any]]:
    given = flow.get(end)
    return [o for o in given if isinstance(o, dict) and o.get("type") == type_] if isinstance(given, list) else []


def _names(flow: dict[str, Any], end: str, type_: str) -> list[str]:
    return [name for o in _objects(flow, end, type_) if (name := _text(o.get("name")))]


def _types(flow: dict[str, Any], end: str) -> list[str]:
    """The types of the organisations at one end, each once."""
    given = [o.get("organizationTypes") for o in _objects(flow, end, "Organization")]
    return list(dict.fromkeys(_text(one) for types in given if isinstance(types, list) for one in types))


def _reporters(flow: dict[str, Any]) -> list[str]:
    """Who told FTS of it."""
    details = flow.get("reportDetails")
    given = [_text(d.get("organization")) for d in details if isinstance(d, dict)] if isinstance(details, list) else []
    return list(dict.fromkeys(filter(None, given)))


def _text(value: object) -> str:
    """A plain value on one line; nothing for one that has parts."""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
