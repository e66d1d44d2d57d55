"""Writes the gazetteer of the package: rows → two small Parquet files with the same bytes for the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from faultline.resolution.gazetteer.columns import CODED, DEGREES, NAMES, NOWHERE, PLACES
from faultline.resolution.gazetteer.rows import PlaceRow, table_order
from faultline.resolution.gazetteer.spelling import keys_of


def write_gazetteer(rows: Sequence[PlaceRow], target: Path) -> None:
    """Write the places and the keys of their names."""
    ordered = sorted(rows, key=table_order)
    write_table(_places(ordered), target / PLACES, deltas=["id", "lat", "lon", "population"])
    write_table(_names(ordered), target / NAMES, deltas=["key", "place"])


def _places(rows: Sequence[PlaceRow]) -> pa.Table:
    columns = {
        "id": pa.array([int(row.id) for row in rows], pa.int32()),
        "name": pa.array([row.name for row in rows], pa.string()),
        **{name: pa.array([getattr(row, name) for row in rows], pa.string()) for name in CODED},
        "lat": pa.array([_stored(row.lat) for row in rows], pa.int32()),
        "lon": pa.array([_stored(row.lon) for row in rows], pa.int32()),
        "population": pa.array([row.population for row in rows], pa.int32()),
        "seat": pa.array([int(row.seat) for row in rows], pa.int8()),
    }
    return pa.table(columns)


def _stored(degrees: float | None) -> int:
    return NOWHERE if degrees is None else round(degrees * DEGREES)


def _names(rows: Sequence[PlaceRow]) -> pa.Table:
    found = sorted((key, at, int(kind)) for at, row in enumerate(rows) for key, kind in keys_of(row).items())
    keys, places, kinds = zip(*found, strict=True)
    return pa.table(
        {"key": pa.array(keys, pa.int64()), "place": pa.array(places, pa.int32()), "kind": pa.array(kinds, pa.int8())}
    )


def write_table(table: pa.Table, path: Path, *, deltas: Sequence[str]) -> None:
    """Write with zstd; the columns of `deltas` as differences, those of few values with a dictionary."""
    pq.write_table(
        table,
        path,
        compression="zstd",
        compression_level=19,
        use_dictionary=[name for name in table.column_names if name in (*CODED, "seat", "kind")],
        column_encoding=dict.fromkeys(deltas, "DELTA_BINARY_PACKED"),
        write_statistics=False,
        store_schema=False,
        row_group_size=4_000_000,
        data_page_size=8_000_000,
    )
    print(f"{path.name}: {table.num_rows:,} rows, {path.stat().st_size / 1e6:.1f} MB")
