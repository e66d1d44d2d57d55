"""The formats a map can leave in, and how one is written: streamed, and whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from faultline.errors import UsageError
from faultline.exchange.comparisons import export_comparisons
from faultline.exchange.documents import export_documents
from faultline.exchange.entities import export_entities
from faultline.exchange.statements import export_statements
from faultline.exchange.whole_file import whole_file
from faultline.workspace.view import MapView


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: its name on the command line, what it is in a line, and what gives its lines of text."""

    name: str
    description: str
    lines: Callable[[MapView], Iterator[str]]


EXPORTERS: tuple[Exporter, ...] = (
    Exporter("comparisons", "JSON Lines: statements on one matter, with verdict and reason", export_comparisons),
    Exporter("documents", "JSON Lines: the texts as read, with metadata and passages", export_documents),
    Exporter("entities", "JSON Lines: who and what is named, with every alias and why they are one", export_entities),
    Exporter("statements", "JSON Lines: all that the sources say, each with its quote and offsets", export_statements),
)


def exporter_named(name: str) -> Exporter:
    """The exporter of that name; UsageError names the known ones."""
    for exporter in EXPORTERS:
        if exporter.name == name:
            return exporter
    known = ", ".join(exporter.name for exporter in EXPORTERS)
    raise UsageError(f"there is no export format {name!r}: choose one of {known}")


def write_export(view: MapView, exporter: Exporter, target: Path) -> int:
    """Write the map to `target`, whole or not at all, and return the number of lines."""
    with whole_file(target) as stream:
        return stream_export(view, exporter, stream)


def stream_export(view: MapView, exporter: Exporter, stream: TextIO) -> int:
    """Write the lines to an open stream and return how many."""
    written = 0
    for line in exporter.lines(view):
        stream.write(line)
        written += 1
    return written
