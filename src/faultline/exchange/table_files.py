"""`--format csv` and `--format parquet`: a folder with a file for each table of the map.

CSV after RFC 4180 (UTF-8 without byte order mark); Parquet with Zstandard, the title and version of the map in the
metadata of each file. The texts of the documents are in neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from faultline.exchange.csv_text import csv_line
from faultline.exchange.flat_tables import Cell, FlatTable
from faultline.exchange.forms import Written
from faultline.exchange.json_lines import number
from faultline.exchange.tables_of_map import TABLES
from faultline.workspace.view import MapView

WITHOUT_TEXT = "texts of documents (the format documents has them)"


def write_csv(view: MapView, folder: Path) -> Written:
    """Write `statements.csv`, `entities.csv` and so on."""
    rows: dict[str, int] = {}
    for table in TABLES:
        rows[table.name] = -1  # the headings are no row
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as stream:
            for line in csv_rows(view, table):
                stream.write(line)
                rows[table.name] += 1
    return Written(rows, {WITHOUT_TEXT: rows["documents"]})


def csv_rows(view: MapView, table: FlatTable[Any, Any]) -> Iterator[str]:
    """The headings and rows of a table, each with its line end."""
    yield csv_line(column.name for column in table.columns)
    for cells in table.cells(view):
        yield csv_line(map(_plain, cells))


def write_parquet(view: MapView, folder: Path) -> Written:
    """Write `statements.parquet`, `entities.parquet` and so on."""
    import pyarrow.parquet as pq  # slow to load

    rows: dict[str, int] = {}
    for table in TABLES:
        count = 0
        path = folder / f"{table.name}.parquet"
        with pq.ParquetWriter(path, table.schema(view), compression="zstd") as writer:
            for batch in table.batches(view):
                writer.write_batch(batch)
                count += batch.num_rows
        rows[table.name] = count
    return Written(rows, {WITHOUT_TEXT: rows["documents"]})


def _plain(cell: Cell) -> Cell:
    """A whole figure without a point."""
    return number(cell) if isinstance(cell, float) else cell
