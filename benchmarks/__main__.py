"""All ratios by one command: `make bench`, or `python -m benchmarks [--peers PYTHON] [--documents N]`.

Each measurement is a program of its own, whose figures go to standard error as they come; the ratios follow on standard
output, one a line, with the machine and the day. PYTHON is one in whose environment nomenklatura is installed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", help="the Python of an environment with nomenklatura")
    parser.add_argument("--documents", type=int, default=60, help="of the builds that are compared")
    given = parser.parse_args()
    print(f"{machine()}, {datetime.now(UTC).date()}")
    for name, ratio in ratios(given.peers, given.documents):
        print(f"{name:58} {ratio}", flush=True)


def machine() -> str:
    """What it is, and how busy."""
    model = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if "model name" in line), "")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    busy = f"{os.getloadavg()[0]:.1f} processes at work"
    return (
        f"{platform.system()} {platform.machine()} {model}, {cores} cores, {busy}, Python {platform.python_version()}"
    )


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def ratios(peers: str | None, documents: int) -> Iterator[tuple[str, object]]:
    stages = figures("run.py")
    yield "language pipeline whole, to its bare network", stages["ratios"]["language"]
    yield "extraction, to the bare network", stages["ratios"]["extraction"]
    yield "reading, to the bare network", stages["ratios"]["reading"]
    yield from memory(figures("memory.py", "--documents", "1000"), figures("memory.py", "--documents", "3000"))
    cores = figures("cores.py", "--documents", str(documents))
    yield f"{cores['cores']} cores to one, times as fast by the clock", cores["times as fast"]
    yield from spark(figures("spark.py", "--documents", str(documents)))
    for name, found in figures("graphs_networkx.py").items():
        if isinstance(found, dict):
            yield f"{name}, times as fast as NetworkX", found["times as fast"]
    yield from names(peers)
    adding = figures("adding.py")
    yield f"seconds of processor of one more document on a map of {adding['documents']:,}", adding["processor seconds"]


def memory(few: dict[str, Any], many: dict[str, Any]) -> Iterator[tuple[str, object]]:
    apart = many["documents"] - few["documents"]
    for step, found in many["steps"].items():
        grown = found["peak MB"] - few["steps"][step]["peak MB"]
        yield f"{step}, kB at its peak for a further document", round(grown * 1000 / apart, 1)


def spark(found: dict[str, Any]) -> Iterator[tuple[str, object]]:
    if "not measured" in found:
        yield "Spark to the local engine", f"not measured: {found['not measured']}"
        return
    yield "Spark to the local engine, processor seconds of a build", found["Spark to local"]
    yield "Spark to the local engine, of a further document", found["Spark to local, a further document"]
    yield "Spark and local give the same map", found["the same map"]


def names(peers: str | None) -> Iterator[tuple[str, object]]:
    with tempfile.TemporaryDirectory() as folder:
        pairs = Path(folder) / "pairs.csv"
        ours = figures("names.py", "--pairs", str(pairs))["speed"]
        if not peers:
            yield "names, times as fast as nomenklatura", "not measured: no --peers PYTHON"
            return
        theirs = figures("names_nomenklatura.py", str(pairs), python=peers)["speed"]
    for group in ("person", "organisation"):
        read = ours[group]["comparisons a second, names read beforehand"] / theirs[group]["again"]
        cold = ours[group]["comparisons a second, reading included"] / theirs[group]["cold"]
        yield f"names ({group}), times as fast as nomenklatura, read / cold", f"{read:.1f} / {cold:.1f}"


def figures(program: str, *words: str, python: str = sys.executable) -> dict[str, Any]:
    """What a measurement prints, which is one JSON object."""
    command = [python, str(HERE / program), *words]
    print(" ".join(command), file=sys.stderr, flush=True)
    paths = [str(HERE.parent), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    ended = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    print(ended.stdout, file=sys.stderr, flush=True)
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


if __name__ == "__main__":
    main()
