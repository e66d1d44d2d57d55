"""How long resolution takes, and how much memory, for as many mentions as 100,000 documents hold.

    python benchmarks/resolution.py DIR [--mentions 100000] [--profile | --elsewhere]

DIR is a workspace with a map of real documents, whose mentions are grown (`growing.py` says how) in a process of its
own. What is measured is `resolution.resolve` alone, from the mentions as Arrow rows to entities, in one process.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from faultline.execution.engine import Bulk
from faultline.execution.local import LocalRunner, Outcome
from faultline.execution.spark_worker import packed, unpacked
from faultline.model.document import Document
from faultline.resolution import resolve, resolving
from faultline.resolution.clustering import Clusters, cluster
from faultline.settings import Settings
from faultline.tables import schema_of, to_table
from faultline.tables.batches import BatchStep
from faultline.tables.rows import Rows
from faultline.tables.schemas import Named
from faultline.workspace.workspace import Workspace
from growing import cut, grow

AT_ONCE = 500


def main() -> None:
    """Print one JSON object with the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("map", type=Path)
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--profile", action="store_true", help="show where the time goes instead")
    parser.add_argument("--elsewhere", action="store_true", help="what is left to do here when others gather")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.write:
        write(given.map, given.mentions, given.write)
        return
    with tempfile.TemporaryDirectory() as folder:
        again = [sys.executable, __file__, str(given.map), "--mentions", str(given.mentions), "--write", folder]
        subprocess.run(again, check=True)
        documents, mentions = read(given.map, Path(folder))
    if given.profile:
        profiler = cProfile.Profile()
        profiler.runcall(resolve, documents, (), mentions, Settings())
        pstats.Stats(profiler).sort_stats("tottime").print_stats(45)
        return
    print(json.dumps((measure_elsewhere if given.elsewhere else measure)(documents, mentions)))


class Elsewhere:
    """Stands for a cluster: works batches that have travelled, and counts the seconds apart.

    Attributes:
        seconds: Of processor, that the work took.
    """

    slots, token = 1, ""

    def __init__(self) -> None:
        self.seconds = 0.0

    def run(self, step: BatchStep, batches: Iterable[pa.RecordBatch]) -> Iterator[Outcome]:
        for batch in batches:
            travelled, start = unpacked(packed(batch)), time.process_time()
            made = list(LocalRunner(1).run(step, [travelled]))
            self.seconds += time.process_time() - start
            yield from made


def measure_elsewhere(documents: list[Document], mentions: Rows[Named]) -> dict[str, object]:
    """Resolve twice, alone and with what can be given away given away."""
    resolve(documents[:1], (), mentions[:1], Settings())  # loads what it looks into
    start, engine = time.process_time(), Elsewhere()
    alone = resolve(documents, (), mentions, Settings())
    middle = time.process_time()
    shared = resolve(documents, (), mentions, Settings(), bulk=Bulk(engine))  # type: ignore[arg-type]
    here = time.process_time() - middle - engine.seconds
    return {
        "documents": len(documents),
        "mentions": len(mentions),
        "the same": alone == shared,
        "seconds of processor, alone": round(middle - start, 1),
        "with others, here": round(here, 1),
        "with others, there": round(engine.seconds, 1),
        "left here": round(here / (middle - start), 2),
    }


def measure(documents: list[Document], mentions: Rows[Named]) -> dict[str, object]:
    """Resolve, and watch the clustering in it."""
    spent: list[float] = []

    def watched(*given: Any) -> Clusters:
        start = time.process_time()
        made = cluster(*given)
        spent.append(time.process_time() - start)
        return made

    resolving.cluster = watched  # type: ignore[attr-defined]
    before, start, clock = peak_megabytes(), time.process_time(), time.perf_counter()
    found = resolve(documents, (), mentions, Settings())
    taken, waited = time.process_time() - start, time.perf_counter() - clock
    return {
        "documents": len(documents),
        "mentions": len(mentions),
        "seconds of processor": round(taken, 1),
        "of it for clustering": round(spent[0], 1),
        "seconds": round(waited, 1),
        "peak memory in MB": round(peak_megabytes()),
        "of it before": round(before),
        "entities": len(found.entities),
        "of more than one document": sum(len(e.documents) > 1 for e in found.entities),
        "comparisons": found.comparisons,
        "comparisons a second": round(found.comparisons / max(spent[0], 1e-9)),
        "pairs left out": sum(loss.count for loss in found.losses if loss.reason == "names not compared"),
    }


def write(folder: Path, mentions: int, target: Path) -> None:
    """The grown mentions, with the number of each one's section, as Parquet files in the target folder."""
    grown = grow(sections_of(folder), mentions)
    with (
        pq.ParquetWriter(target / "mentions.parquet", to_table([], Named).schema) as rows,
        (target / "documents.txt").open("w") as file,
    ):
        while some := list(islice(grown, AT_ONCE)):
            rows.write_table(to_table([m for _, _, made in some for m in made], Named))
            file.writelines(f"{section} {identity}\n" for section, identity, _ in some)


def read(folder: Path, target: Path) -> tuple[list[Document], Rows[Named]]:
    """What was written; documents that grew out of one section share its text."""
    sections = sections_of(folder)
    lines = (line.split() for line in (target / "documents.txt").read_text().splitlines())
    documents = [replace(sections[int(section)][0], id=identity, path=identity) for section, identity in lines]
    parts = list(pq.ParquetFile(target / "mentions.parquet").iter_batches())
    return documents, Rows(pa.Table.from_batches(parts, schema_of(Named)), Named)


def sections_of(folder: Path) -> list[tuple[Document, list[Named]]]:
    view = Workspace(folder).view()
    return cut([(view.document(document), view.mentions(document)) for document in sorted(view.document_ids())])


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
