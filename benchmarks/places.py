"""How many documents a second are read whole, and by the place step alone: `python benchmarks/places.py [--first 200]`.

On the articles of LGL and TR-News, in seconds of the processor (`OMP_NUM_THREADS=1`), a second of each core counting.

Whole, one core: reading the file, language, extraction, and resolution of all documents together, in one process. Its
parts are told apart, in thousandths of a second for each document.
Built: `faultline build` of the same files into an empty workspace by two worker processes, the seconds of all
processes added up and divided by two. Everything is in it: loading the model and the lists in each process, the cache
on disk, resolution, comparison, the search index, the published version. Also told by the clock on the wall, which says
something on a quiet machine only.
The place step: mentions → places with their probabilities (`resolution.locating.locate`), all documents together, the
best of three rounds; the first round, with nothing remembered of any name, is told apart.

Mordecai3 publishes 5.1 to 5.4 documents a second for the places of such articles alone.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pyarrow as pa

from faultline import extraction
from faultline.documents import read_source
from faultline.extraction import extract
from faultline.extraction.extracting import Extracted
from faultline.language.analysing import analyse
from faultline.model.document import Document
from faultline.pipeline import STAGES
from faultline.resolution import resolve
from faultline.resolution.gazetteer import gazetteer
from faultline.resolution.locating import locate
from faultline.settings import Settings
from faultline.tables.schemas import Source
from faultline.workspace.building import build
from faultline.workspace.workspace import Workspace

T = TypeVar("T")
DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared")) / "text" / "toponym"
PUBLISHED = 5.4
ROUNDS = 3
WORKERS = 2
PARTS = ("reading", "language", "extraction")
METERS = "FAULTLINE_BENCHMARK_METERS"
"""Names the folder where each worker process leaves its seconds."""


def main() -> None:
    """Print one JSON object with the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, help="only so many articles of each corpus")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sources = list(write_articles(Path(folder, "articles"), options.first))
        added, wall = built(Path(folder))
        read(sources[0], dict.fromkeys(PARTS, 0.0))  # loads the model, outside the measurement
        gazetteer()
        parts = dict.fromkeys(PARTS, 0.0)
        extracted = [read(source, parts) for source in sources]
    documents = [document for document, _ in extracted]
    statements = [s for _, one in extracted for s in one.statements]
    mentions = [m for _, one in extracted for m in one.mentions]
    rounds = [timed(lambda: list(locate(documents, mentions, Settings())))[1] for _ in range(ROUNDS)]
    parts["resolution"] = timed(lambda: resolve(documents, statements, mentions, Settings()))[1]
    seconds = {
        "whole, one core": sum(parts.values()),
        "built, two cores": added / WORKERS,
        "built, by the clock": wall,
        "places, first round": rounds[0],
        "places": min(rounds),
    }
    speeds = {name: len(sources) / taken for name, taken in seconds.items()}
    figures = {
        "documents": len(sources),
        "words": sum(len(d.text.split()) for d in documents),
        "milliseconds a document": {name: round(1000 * taken / len(sources), 1) for name, taken in parts.items()},
        "documents a second": {name: round(speed, 1) for name, speed in speeds.items()},
        "times Mordecai3's": {name: round(speed / PUBLISHED, 1) for name, speed in speeds.items()},
    }
    print(json.dumps(figures))


def write_articles(folder: Path, first: int | None) -> Iterator[Source]:
    """The texts of both corpora as files."""
    folder.mkdir()
    for corpus in ("lgl", "TR-News"):
        rows = ET.parse(DATA / f"{corpus}.xml").getroot().findall("article")
        for row in rows[:first]:
            path = folder / f"{corpus}-{row.get('docid')}.txt"
            path.write_text(row.findtext("text") or "", encoding="utf-8")
            yield Source(path.name, str(path))


def built(folder: Path) -> tuple[float, float]:
    """Seconds of the processor of all processes, and of the wall, that a build takes of the articles in a folder."""
    meters = folder / "meters"
    meters.mkdir()
    os.environ[METERS] = str(meters)
    stages = [replace(s, step=metered_extraction) if s.name == "extraction" else s for s in STAGES]
    workspace = Workspace.create(folder / "map")
    wall = time.perf_counter()
    _, own = timed(lambda: build(workspace, [str(folder / "articles")], workers=WORKERS, stages=stages))
    wall = time.perf_counter() - wall
    return own + sum(float(meter.read_text()) for meter in meters.iterdir()), wall


def metered_extraction(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The step of extraction, which also leaves the seconds that its process has used so far."""
    yield from extraction.extract_records(batches)
    Path(os.environ[METERS], str(os.getpid())).write_text(str(time.process_time()))


def read(source: Source, parts: dict[str, float]) -> tuple[Document, Extracted]:
    """A file through the stages that work on one document alone; the seconds of each are added to its part."""
    records, in_reading = timed(lambda: read_source(source))
    document = records[0].document
    if document is None:
        raise SystemExit(f"{source.path} was refused")
    analysis, in_language = timed(lambda: analyse(document))
    extracted, in_extraction = timed(lambda: extract(document, analysis))
    for part, seconds in zip(PARTS, (in_reading, in_language, in_extraction), strict=True):
        parts[part] += seconds
    return document, extracted


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What the work gives, and seconds of the processor."""
    start = time.process_time()
    made = work()
    return made, time.process_time() - start


if __name__ == "__main__":
    main()
