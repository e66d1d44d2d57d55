"""Spark against the local engine, in one run, and what a document takes at rest: `make bench`.

    python -m benchmarks.spark [--documents 60] [FOLDER]     (default: the sample)

The texts of the folder are repeated, each copy with a line of its own so that it is another document. The local engine
with two processes and a Spark cluster of two workers on loopback, a core each, build the same map, one after the other;
a build of one text alone is what each takes to start. Seconds are those of the processor, of all processes of a build;
on Spark these are the driver with its Java, the executors and their Python, not what master and workers took to start.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from itertools import count, islice
from pathlib import Path

from benchmarks.loopback_cluster import cluster, missing
from benchmarks.processor import Watch

from faultline.workspace import Workspace

SAMPLE = Path(__file__).resolve().parent.parent / "examples" / "mali"
TEXTS = (".txt", ".md")


def main() -> None:
    """Print one JSON object with the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--documents", type=int, default=60)
    given = parser.parse_args()
    if lacking := missing():
        print(json.dumps({"not measured": lacking}))
        return
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write_copies(given.folder, given.documents, root / "texts")
        write_copies(given.folder, 1, root / "one")
        print(json.dumps(measured(root), indent=2))


def write_copies(folder: Path, documents: int, target: Path) -> None:
    """So many documents made of the texts of a folder."""
    texts = [path for path in sorted(folder.rglob("*")) if path.suffix in TEXTS]
    target.mkdir()
    copies = ((number, path) for number in count() for path in texts)
    for number, path in islice(copies, documents):
        text = path.read_text(encoding="utf-8", errors="replace")
        (target / f"{number:05}-{path.name}").write_text(f"{text}\n\nThis is copy number {number}.\n", encoding="utf-8")


def measured(root: Path) -> dict[str, object]:
    local = {
        name: built(root, name, f"local-{name}", ["--workers", "2"], dict(os.environ)) for name in ("one", "texts")
    }
    with cluster(root / "cluster") as started:
        words = ["--engine", "spark", "--master", started.master]
        spark = {name: built(root, name, f"spark-{name}", words, started.environment) for name in ("one", "texts")}
    here, there = (Workspace.open(root / f"{engine}-texts") for engine in ("local", "spark"))
    manifest = here.manifest()
    assert manifest is not None
    documents = manifest.rows("documents")
    return {
        "documents": documents,
        "words": sum(len(path.read_text().split()) for path in (root / "texts").iterdir()),
        "the same map": here.current == there.current,
        "processor seconds, local": local["texts"],
        "of it to start, local": local["one"],
        "processor seconds, Spark": spark["texts"],
        "of it to start, Spark": spark["one"],
        "Spark to local": round(spark["texts"] / local["texts"], 2),
        "Spark to local, a further document": round(
            (spark["texts"] - spark["one"]) / max(0.1, local["texts"] - local["one"]), 2
        ),
        "processor seconds of a further document, local": round(
            (local["texts"] - local["one"]) / max(1, documents - 1), 3
        ),
        "peak memory of a process in MB": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
        "bytes a document at rest": at_rest(here.folder, documents),
    }


def built(root: Path, texts: str, workspace: str, words: list[str], environment: dict[str, str]) -> float:
    """The processor seconds of a build."""
    command = [sys.executable, "-m", "faultline", "build", texts, "-w", workspace, "--title", "Bench", *words]
    with Watch() as watch:
        subprocess.run(command, check=True, cwd=root, env=environment, capture_output=True)
    return watch.seconds


def at_rest(folder: Path, documents: int) -> dict[str, int]:
    """By part of the workspace."""
    places = {"sources": "sources", "map": "map/parts", "search": "map/search"}
    places |= {f"cache {p.name.split('-')[0]}": f"cache/{p.name}" for p in sorted((folder / "cache").iterdir())}
    return {name: size(folder / place) // documents for name, place in places.items()}


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
