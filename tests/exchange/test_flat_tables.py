"""The tables have names that are unlike, keys that tell rows apart, references that lead somewhere, and docs."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from faultline.exchange.database_tables import VIEWS
from faultline.exchange.flat_tables import FlatTable, joined
from faultline.exchange.statement_columns import ROLES, STATEMENTS
from faultline.exchange.tables_of_map import ALIASES, ARGUMENTS, DOCUMENTS, TABLES
from faultline.ontology import vocabulary
from faultline.workspace import MapView
from network_map import HOSTILE

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(params=TABLES, ids=lambda table: table.name)
def table(request: pytest.FixtureRequest) -> FlatTable[Any, Any]:
    chosen: FlatTable[Any, Any] = request.param
    return chosen


@pytest.fixture(params=["view", "ties"])
def any_map(request: pytest.FixtureRequest) -> MapView:
    chosen: MapView = request.getfixturevalue(request.param)
    return chosen


def rows(table: FlatTable[Any, Any], view: MapView) -> list[dict[str, Any]]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, cells, strict=True)) for cells in table.cells(view)]


def test_names_are_unlike_and_short_enough_for_a_sheet(table: FlatTable[Any, Any]) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert len({t.name for t in TABLES} | set(VIEWS)) == len(TABLES) + len(VIEWS)
    assert len(table.name) <= 31


def test_every_cell_is_of_the_type_of_its_column_and_no_text_is_empty(
    table: FlatTable[Any, Any], any_map: MapView
) -> None:
    for cells in table.cells(any_map):
        for cell, column in zip(cells, table.columns, strict=True):
            assert cell is None or type(cell) is column.type, column.name
            assert cell != ""


def test_arrow_has_the_same_rows(table: FlatTable[Any, Any], any_map: MapView) -> None:
    made = [row for batch in table.batches(any_map) for row in batch.to_pylist()]
    assert made == rows(table, any_map)
    assert table.schema(any_map).metadata[b"faultline.version"] == any_map.version.encode()


def test_keys_tell_rows_apart_and_references_lead_to_rows(table: FlatTable[Any, Any], any_map: MapView) -> None:
    made = rows(table, any_map)
    keys = [tuple(row[name] for name in table.key) for row in made]
    assert not table.key or len(set(keys)) == len(keys)
    known = {t.name: {row["id"] for row in rows(t, any_map)} for t in TABLES if any(c.name == "id" for c in t.columns)}
    before = [t.name for t in TABLES[: TABLES.index(table) + 1]]
    for column in table.columns:
        if column.refers_to:
            assert column.refers_to in before
            assert {row[column.name] for row in made} - {None} <= known[column.refers_to], column.name


def test_the_columns_of_roles_are_those_of_the_ontology() -> None:
    assert list(ROLES) == list(dict.fromkeys(chain.from_iterable(vocabulary("roles")["roles"].values())))


def test_a_statement_has_its_roles_figures_place_and_document(view: MapView) -> None:
    attack = next(r for r in rows(STATEMENTS, view) if r["type"] == "ASSAULT" and r["polarity"] == "affirmed")
    assert (attack["actor"], attack["actor_id"]) == ("Northern Front", "aa01")
    assert (attack["recipient"], attack["recipient_id"], attack["subject"]) == ("army", "bb02", None)
    assert (attack["killed_low"], attack["killed_high"], attack["injured_low"]) == (12.0, 12.0, None)
    assert (attack["time_start"], attack["time_precision"], attack["time_basis"]) == ("2019-03-04", "day", "stated")
    assert (attack["place"], attack["place_precision"], attack["lat"], attack["lon"]) == ("Dorava", "city", 12.5, 3.25)
    assert (attack["document"], attack["published"]) == ("sources/herald.txt", "2019-03-06")
    assert attack["quote"] == view.statement(attack["id"]).evidence.quote
    row = next(r for r in rows(STATEMENTS, view) if r["table_name"])
    assert (row["table_name"], row["table_row"], row["start"], row["end"]) == ("events", "2", None, None)


def test_arguments_and_aliases_are_all_there(view: MapView) -> None:
    statements = view.statements()
    assert len(rows(ARGUMENTS, view)) == sum(len(s.arguments) for s in statements)
    assert len(rows(ALIASES, view)) == sum(len(e.aliases) for e in view.entities())
    assert sum(row["statements"] for row in rows(DOCUMENTS, view)) == len(statements)


def test_a_copy_names_the_document_that_it_repeats(ties: MapView) -> None:
    by_path = {row["path"]: row for row in rows(DOCUMENTS, ties)}
    assert by_path["herald.txt"]["copy_of"] == by_path["echo.txt"]["id"]
    assert {r["copy_of"] for r in rows(STATEMENTS, ties) if r["document"] == "herald.txt"} == {"echo.txt"}


def test_several_names_stay_apart_and_in_step_with_their_ids() -> None:
    assert joined(["a | b", "c\nd", "e"]) == "a ¦ b | c d | e"
    assert joined(["x1", "", "x3"]) == "x1 |  | x3"
    assert joined(["", ""]) is None
    assert joined([HOSTILE, "x"]).split(" | ")[1:] == ["x"]  # type: ignore[union-attr]


def test_the_docs_list_every_column(table: FlatTable[Any, Any]) -> None:
    page = (DOCS / "columns.md").read_text(encoding="utf-8")
    assert f"## `{table.name}`: {table.says}" in page
    section = page.partition(f"## `{table.name}`:")[2].partition("\n## ")[0]
    listed = [line for line in section.splitlines() if line.startswith("| `")]
    assert listed == [f"| `{c.name}` | {c.type.__name__} | {c.says} |" for c in table.columns]
