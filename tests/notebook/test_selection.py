"""A selection reads what it needs when it is needed, and its tables are those of the exports."""

from __future__ import annotations

import sys

import pandas
import pytest

from faultline.errors import UsageError
from faultline.exchange.flat_tables import FlatColumn, FlatTable, each
from faultline.exchange.tables_of_map import ARGUMENTS, ENTITIES, TABLES
from faultline.model.statement import Statement
from faultline.notebook import Map, Selection
from faultline.workspace import MapView

NUMBERS: FlatTable[int, int] = FlatTable(
    "numbers", "numbers", (FlatColumn("n", int, lambda n: n, "itself"),), lambda _: range(0), each
)


class Read:
    """Pages of numbers that remember which of them were asked for."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.pages: list[tuple[int, int]] = []

    def selection(self, view: MapView, limit: int | None = None) -> Selection[int]:
        return Selection(view, (NUMBERS,), count=lambda: self.number, page=self._page, limit=limit)

    def _page(self, size: int, begin: int) -> list[int]:
        self.pages.append((size, begin))
        return list(range(begin, min(begin + size, self.number)))


def test_every_selection_has_the_rows_of_the_exports(opened: Map, view: MapView) -> None:
    selections = {
        "documents": opened.documents(),
        "places": opened.places(),
        "entities": opened.entities(),
        "aliases": opened.entities(),
        "entity_documents": opened.entities(),
        "statements": opened.statements(),
        "arguments": opened.statements(),
        "comparisons": opened.comparisons(),
        "comparison_members": opened.comparisons(),
        "losses": opened.losses(),
    }
    for table in TABLES:
        if table.name != "map":
            selection = selections.pop(table.name)
            names = [column.name for column in table.columns]
            rows = [dict(zip(names, cells, strict=True)) for cells in table.cells(view)]
            assert selection.to_dicts(table.name) == rows
            assert selection.to_arrow(table.name).to_pylist() == rows
            assert len(selection.to_pandas(table.name)) == len(rows)
    assert not selections


def test_a_data_frame_has_the_columns_with_their_types(opened: Map) -> None:
    frame = opened.statements(kind="event").to_pandas()
    assert frame["id"].tolist() == [s.id for s in opened.statements(kind="event")]
    assert frame["actor"].tolist() == ["army", "Northern Front"]
    assert frame["killed_low"].tolist()[1] == 12
    entities = opened.entities().to_pandas()
    assert list(entities.columns) == [column.name for column in ENTITIES.columns]
    assert entities["residual"].dtype == pandas.BooleanDtype()
    starts = opened.statements().to_pandas()["start"]
    assert starts.dtype == pandas.Int64Dtype()
    assert starts.isna().sum() == 1


def test_arguments_are_those_of_the_selection_alone(opened: Map) -> None:
    frame = opened.statements(kind="event").to_pandas("arguments")
    assert set(frame["statement"]) == {s.id for s in opened.statements(kind="event")}
    assert list(frame.columns) == [column.name for column in ARGUMENTS.columns]


def test_an_empty_selection_is_an_empty_table_with_columns(opened: Map) -> None:
    nothing = opened.comparisons(verdict="corroborated")
    assert not nothing
    assert nothing.to_dicts() == []
    assert nothing.to_pandas().empty
    assert "verdict" in nothing.to_pandas().columns
    assert nothing.to_arrow().num_rows == 0
    assert "0 comparisons" in nothing._repr_html_()


def test_a_table_of_other_things_is_refused(opened: Map) -> None:
    with pytest.raises(UsageError, match="take one of entities, aliases, entity_documents"):
        opened.entities().to_pandas("arguments")


def test_an_index_gives_values(opened: Map, view: MapView) -> None:
    statements, expected = opened.statements(), view.statements()
    assert statements[0] == expected[0]
    assert statements[-1] == expected[-1]
    assert statements[2:5] == expected[2:5]
    assert statements[::-3] == expected[::-3]
    assert statements[5:2] == []
    assert expected[3] in statements
    assert isinstance(statements[0], Statement)
    with pytest.raises(IndexError):
        statements[11]


def test_it_reads_a_page_at_a_time_and_only_when_needed(view: MapView) -> None:
    read = Read(2500)
    selection = read.selection(view)
    assert len(selection) == 2500
    assert read.pages == []
    walking = iter(selection)
    assert next(walking) == 0
    assert read.pages == [(1000, 0)]
    assert list(selection) == list(range(2500))
    assert read.pages[-1] == (500, 2000)
    read.pages.clear()
    assert selection[1999] == 1999
    assert read.pages == [(1, 1999)]
    assert list(read.selection(view, limit=1200)) == list(range(1200))


def test_what_is_missing_is_said_where_pandas_is(opened: Map, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match=r"pip install 'faultline\[notebook\]'"):
        opened.statements().to_pandas()
    assert opened.statements().to_arrow().num_rows == 11


def test_a_selection_says_what_it_is(opened: Map) -> None:
    assert repr(opened.statements(kind="event")).startswith("<2 of the statements of 'Dorava & the “North”'")
