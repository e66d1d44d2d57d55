"""CSV and Parquet files, read back by the csv module, pandas and pyarrow, hold the cells of the tables."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pandas
import pyarrow.parquet as pq
import pytest

from faultline.exchange.flat_tables import FlatTable
from faultline.exchange.table_files import write_csv, write_parquet
from faultline.exchange.tables_of_map import ENTITIES, TABLES
from faultline.workspace import MapView
from network_map import HOSTILE

FORMULA = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(params=["view", "ties"])
def any_map(request: pytest.FixtureRequest) -> MapView:
    chosen: MapView = request.getfixturevalue(request.param)
    return chosen


def as_csv(cell: Any) -> str:
    """What the reader of a CSV file sees of a cell."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else str(cell)


def test_csv_files_have_every_cell(any_map: MapView, tmp_path: Path) -> None:
    written = write_csv(any_map, tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == {table.name for table in TABLES}
    for table in TABLES:
        with (tmp_path / f"{table.name}.csv").open(encoding="utf-8", newline="") as stream:
            headings, *rows = list(csv.reader(stream, strict=True))
        assert headings == [column.name for column in table.columns]
        assert rows == [[as_csv(cell) for cell in cells] for cells in table.cells(any_map)]
        assert written.holds[table.name] == len(rows)


def test_no_text_in_a_csv_file_is_a_formula(ties: MapView, tmp_path: Path) -> None:
    write_csv(ties, tmp_path)
    for table in TABLES:
        frame = pandas.read_csv(tmp_path / f"{table.name}.csv", dtype=str, keep_default_na=False)
        texts = [column.name for column in table.columns if column.type is str]
        assert not any(cell.startswith(FORMULA) for name in texts for cell in frame[name])
    names = pandas.read_csv(tmp_path / "entities.csv")["name"].tolist()
    assert f"'{HOSTILE}" in names


def test_pandas_reads_figures_as_figures(view: MapView, tmp_path: Path) -> None:
    write_csv(view, tmp_path)
    frame = pandas.read_csv(tmp_path / "statements.csv")
    assert frame["value_low"].sum() == sum(s.value.low or 0 for s in view.statements() if s.value)
    assert frame["lat"].dropna().unique().tolist() == [12.5]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_parquet_files_have_every_cell_with_its_type(
    table: FlatTable[Any, Any], any_map: MapView, tmp_path: Path
) -> None:
    written = write_parquet(any_map, tmp_path)
    read = pq.read_table(tmp_path / f"{table.name}.parquet")
    assert read.schema.equals(table.schema(any_map), check_metadata=True)
    names = [column.name for column in table.columns]
    assert read.to_pylist() == [dict(zip(names, cells, strict=True)) for cells in table.cells(any_map)]
    assert written.holds[table.name] == read.num_rows


def test_a_parquet_file_is_a_data_frame(view: MapView, tmp_path: Path) -> None:
    write_parquet(view, tmp_path)
    frame = pandas.read_parquet(tmp_path / "entities.parquet")
    assert frame["name"].tolist() == [entity.name for entity in view.entities()]
    assert frame.columns.tolist() == [column.name for column in ENTITIES.columns]


def test_that_the_texts_are_missing_is_said(view: MapView, tmp_path: Path) -> None:
    (missing,) = write_csv(view, tmp_path).left_out.items()
    assert missing == ("texts of documents (the format documents has them)", 3)
