"""All cores against one, on the same build: `python -m benchmarks.cores [--documents 60] [FOLDER]`.

Seconds by the clock, so only an idle machine tells something; those of the processor show what sharing out costs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.processor import Watch
from benchmarks.spark import SAMPLE, write_copies

from faultline.execution.local import available_cores


def main() -> None:
    """Print one JSON object with the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--documents", type=int, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        write_copies(given.folder, given.documents, Path(name) / "texts")
        one, every = (built(Path(name), workers) for workers in (1, available_cores()))
    print(
        json.dumps(
            {
                "cores": available_cores(),
                "busy processes at the end": round(os.getloadavg()[0], 1),
                "seconds, one core": one[0],
                "seconds, all cores": every[0],
                "times as fast": round(one[0] / every[0], 2),
                "processor seconds, one core": one[1],
                "processor seconds, all cores": every[1],
            },
            indent=2,
        )
    )


def built(root: Path, workers: int) -> tuple[float, float]:
    """Seconds of a build, by the clock and of the processor."""
    words = ["build", "texts", "-w", f"map{workers}", "--workers", str(workers)]
    start = time.perf_counter()
    with Watch() as watch:
        subprocess.run([sys.executable, "-m", "faultline", *words], check=True, cwd=root, capture_output=True)
    return round(time.perf_counter() - start, 1), watch.seconds


if __name__ == "__main__":
    main()
