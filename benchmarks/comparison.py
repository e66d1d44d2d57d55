"""How fast statements are compared, and the memory it takes: seconds for so many statements, in one process.

    python benchmarks/comparison.py [--statements 1000000] [--profile] [FOLDER ...]     (default: the sample)

The statements of the sources are read, resolved, and grown: each copy keeps sentences, types and figures, and moves to
documents of its own, to other actors and places (as many as a world-wide collection has), and to other days. So matters
of the sources come back in every copy, and blocks of one measure or event type grow with the whole, as they do in real
collections.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import random
import resource
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from faultline.comparison import compare
from faultline.documents import read_source
from faultline.extraction import extract
from faultline.language.analysing import analyse
from faultline.model.document import Document
from faultline.model.place import PlaceReference
from faultline.model.statement import Argument, Statement
from faultline.model.time import Time
from faultline.resolution import resolve
from faultline.settings import Settings
from faultline.tables.schemas import Source

SAMPLE = Path(__file__).resolve().parent.parent / "examples" / "mali"
ACTORS_PER_NAME = 200
"""Actors that one actor of the sources becomes; each copy draws among them."""
DAYS = 3_650


def main() -> None:
    """Print one JSON object with the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[SAMPLE])
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--profile", action="store_true", help="show where the time goes instead")
    given = parser.parse_args()
    real, sources = read(given.folders)
    documents, statements = grow(real, sources, given.statements)
    if given.profile:
        profiler = cProfile.Profile()
        profiler.runcall(compare, statements, documents)
        pstats.Stats(profiler).sort_stats("tottime").print_stats(40)
        return
    before, start, clock = peak_megabytes(), time.process_time(), time.perf_counter()
    found = compare(statements, documents)
    figures = {
        "statements": len(statements),
        "grown from": len(real),
        "documents": len(documents),
        "comparisons": len(found),
        "verdicts": dict(Counter(c.verdict.value for c in found).most_common()),
        "seconds of processor": round(time.process_time() - start, 1),
        "seconds": round(time.perf_counter() - clock, 1),
        "peak memory in MB": round(peak_megabytes()),
        "of it before comparing": round(before),
    }
    print(json.dumps(figures))


def read(folders: Sequence[Path]) -> tuple[tuple[Statement, ...], list[Document]]:
    """The resolved statements of all English texts in the folders."""
    paths = sorted(p for folder in folders for p in (folder.iterdir() if folder.is_dir() else [folder]) if p.is_file())
    documents = [
        d for p in paths for r in read_source(Source(str(p), str(p))) if (d := r.document) and d.language == "en"
    ]
    found = [extract(document, analyse(document)) for document in documents]
    statements = [s for f in found for s in f.statements]
    resolved = resolve(documents, statements, [m for f in found for m in f.mentions], Settings())
    return resolved.statements, documents


def grow(real: Sequence[Statement], sources: Sequence[Document], size: int) -> tuple[list[Document], list[Statement]]:
    """So many statements made of the real ones, with the documents they then stand in; the same for the same input."""
    chance = random.Random(7)
    documents, statements = [], []
    for number in range(size // len(real) + 1):
        named = {d.id: f"{d.id[:8]}{number:08x}" for d in sources}
        documents += [_copied_document(d, named[d.id], number) for d in sources]
        actor, shift = chance.randrange(ACTORS_PER_NAME), chance.randrange(DAYS)
        statements += [_copied(s, named, actor, shift, number) for s in real]
    return documents, statements[:size]


def _copied_document(document: Document, identity: str, number: int) -> Document:
    own = " ".join(f"copy{number}word{i}" for i in range(60))
    return replace(
        document,
        id=identity,
        path=f"{number}/{document.path}",
        text=own,
        publisher=f"outlet {number % 500}",
        passages=(),
    )


def _copied(s: Statement, documents: dict[str, str], actor: int, shift: int, number: int) -> Statement:
    return replace(
        s,
        id=f"{s.id[:9]}{number:07x}",
        evidence=replace(s.evidence, document=documents[s.evidence.document]),
        arguments=tuple(_moved(a, actor) for a in s.arguments),
        place=_moved_place(s.place, actor),
        time=_later(s.time, shift),
    )


def _moved(argument: Argument, actor: int) -> Argument:
    return replace(argument, entity=f"{argument.entity}{actor}") if argument.entity else argument


def _moved_place(place: PlaceReference | None, actor: int) -> PlaceReference | None:
    if place is None or place.place is None or place.lat is None or place.lon is None:
        return place
    return replace(place, place=f"{place.place}{actor}", lat=-80 + actor * 0.8, country=f"{place.country}{actor % 40}")


def _later(time: Time | None, shift: int) -> Time | None:
    if time is None:
        return None
    return replace(time, start=_moved_day(time.start, shift), end=_moved_day(time.end, shift))


def _moved_day(day: str | None, shift: int) -> str | None:
    if day is None or len(day) != len("2020-01-01"):
        return day
    return (date.fromisoformat(day) + timedelta(days=shift)).isoformat()


def peak_megabytes() -> float:
    """The most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
