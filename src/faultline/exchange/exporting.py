"""The formats a map can leave in, and how one is written: whole or not at all, and streamed where it is text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from faultline.errors import UsageError
from faultline.exchange.annotations import write_annotations
from faultline.exchange.comparisons import export_comparisons
from faultline.exchange.documents import export_documents
from faultline.exchange.duckdb_file import write_duckdb
from faultline.exchange.entities import export_entities
from faultline.exchange.events_csv import write_events_csv
from faultline.exchange.forms import BinaryFile, Folder, Form, TextFile, Written, lines_of
from faultline.exchange.ftm import write_ftm
from faultline.exchange.geojson import write_geojson
from faultline.exchange.gexf import write_gexf
from faultline.exchange.graphml import write_graphml
from faultline.exchange.hxl import write_hxl
from faultline.exchange.kumu import write_kumu_csv, write_kumu_json
from faultline.exchange.plover import write_plover
from faultline.exchange.ro_crate import write_ro_crate, write_ro_crate_with_texts
from faultline.exchange.sd_json import write_sd_json
from faultline.exchange.sqlite_file import write_sqlite
from faultline.exchange.statements import export_statements
from faultline.exchange.table_files import write_csv, write_parquet
from faultline.exchange.whole_file import whole_binary_file, whole_file, whole_folder
from faultline.exchange.workbook import write_xlsx
from faultline.exchange.xmile import write_xmile
from faultline.workspace.view import MapView


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: its name on the command line, what it is in a line, and its form, which writes it."""

    name: str
    description: str
    form: Form


EXPORTERS: tuple[Exporter, ...] = (
    Exporter(
        "annotations",
        "JSON-LD: every statement as a W3C Web Annotation of its document, with PROV",
        TextFile(write_annotations),
    ),
    Exporter(
        "comparisons",
        "JSON Lines: statements on one matter, with verdict and reason",
        lines_of("comparisons", export_comparisons),
    ),
    Exporter("csv", "folder of CSV files: the tables of the map", Folder(write_csv)),
    Exporter(
        "documents",
        "JSON Lines: the texts as read, with metadata and passages",
        lines_of("documents", export_documents),
    ),
    Exporter(
        "duckdb", "DuckDB file: the tables of the map with keys and views", BinaryFile(write_duckdb, same_bytes=False)
    ),
    Exporter(
        "entities",
        "JSON Lines: who and what is named, with every alias and why they are one",
        lines_of("entities", export_entities),
    ),
    Exporter(
        "events-csv",
        "CSV: the events told as facts, in the columns of the UCDP Georeferenced Event Dataset",
        TextFile(write_events_csv),
    ),
    Exporter("ftm", "JSON Lines: entities, events and links in FollowTheMoney, for Aleph", TextFile(write_ftm)),
    Exporter("geojson", "GeoJSON: what lies somewhere, as points and routes", TextFile(write_geojson)),
    Exporter("gexf", "GEXF 1.3: the network of actors with its times, for Gephi", TextFile(write_gexf)),
    Exporter("graphml", "GraphML: the network of actors with typed attributes", TextFile(write_graphml)),
    Exporter("hxl", "CSV with HXL tags: who funds or does what, where", TextFile(write_hxl)),
    Exporter("kumu-csv", "folder of two CSV files: the network of actors for Kumu", Folder(write_kumu_csv)),
    Exporter("kumu-json", "JSON: the network of actors as a Kumu blueprint", TextFile(write_kumu_json)),
    Exporter("parquet", "folder of Parquet files: the tables of the map with their types", Folder(write_parquet)),
    Exporter("plover", "JSON Lines: the events as PLOVER records", TextFile(write_plover)),
    Exporter(
        "ro-crate",
        "folder, RO-Crate 1.2: the map, its sources and how it was made, for an archive",
        Folder(write_ro_crate),
    ),
    Exporter(
        "ro-crate-texts",
        "folder, RO-Crate 1.2: the same with the texts of the documents, whose rights are others'",
        Folder(write_ro_crate_with_texts),
    ),
    Exporter("sd-json", "JSON: what raises or lowers what, for Stella and CoModel", TextFile(write_sd_json)),
    Exporter(
        "sqlite",
        "SQLite file: the tables of the map with keys, views and search, for Datasette",
        BinaryFile(write_sqlite),
    ),
    Exporter(
        "statements",
        "JSON Lines: all that the sources say, each with its quote and offsets",
        lines_of("statements", export_statements),
    ),
    Exporter("xlsx", "Excel workbook: the tables of the map, a sheet each", BinaryFile(write_xlsx)),
    Exporter("xmile", "XMILE 1.0: what raises or lowers what, as a model with a diagram", TextFile(write_xmile)),
)
"""By name, as `export --list` gives them."""


def exporter_named(name: str) -> Exporter:
    """The exporter of that name; UsageError names the known ones."""
    for exporter in EXPORTERS:
        if exporter.name == name:
            return exporter
    known = ", ".join(exporter.name for exporter in EXPORTERS)
    raise UsageError(f"there is no export format {name!r}: choose one of {known}")


def write_export(view: MapView, exporter: Exporter, target: Path, *, private_persons: bool = False) -> Written:
    """Write the map to `target`, whole or not at all, and say what was written and what was left out.

    Private persons stand under numbers unless they are asked for.

    Raises:
        UsageError: If `target` cannot be made there, or is a folder with files that the export does not write.
    """
    shared = view.shareable(private_persons=private_persons)
    return _counted(_write(shared, exporter, target), shared)


def _write(view: MapView, exporter: Exporter, target: Path) -> Written:
    match exporter.form:
        case TextFile(write):
            with whole_file(target) as stream:
                return write(view, stream)
        case BinaryFile(write_file):
            with whole_binary_file(target) as path:
                return write_file(view, path)
        case Folder(write_folder):
            with whole_folder(target) as path:
                return write_folder(view, path)


def stream_export(view: MapView, exporter: Exporter, stream: TextIO, *, private_persons: bool = False) -> Written:
    """Write a format that is text to an open stream, private persons as `write_export` does.

    Raises:
        UsageError: If the format is a binary file or a folder.
    """
    if isinstance(exporter.form, TextFile):
        shared = view.shareable(private_persons=private_persons)
        return _counted(exporter.form.write(shared, stream), shared)
    one, name = ("folder", "FOLDER") if isinstance(exporter.form, Folder) else ("binary file", "FILE")
    raise UsageError(f"the format {exporter.name} is a {one} and cannot be written to the screen: use -o {name}")


def _counted(written: Written, view: MapView) -> Written:
    """With what the terms of data sets forbid to pass on, and the names that were withheld."""
    more = {
        "statements under terms that forbid it": view.withheld,
        "names of private persons (--with-private-persons shows them)": view.pseudonymised,
    }
    return replace(written, left_out={**written.left_out, **{name: count for name, count in more.items() if count}})
