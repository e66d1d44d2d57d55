"""`python -m benchmarks.fuzz.target NAME CORPUS OPTIONS`: one target under libFuzzer, until it fails or time is up."""

from __future__ import annotations

import logging
import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-not-found, unused-ignore]

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

with atheris.instrument_imports(include=["faultline.documents", "faultline.datasets"]):
    from fuzz_targets import TARGETS, feed


def main() -> None:
    """Give the fuzzer the target."""
    name = sys.argv.pop(1)
    logging.disable()
    folder = Path(tempfile.mkdtemp(prefix="fed-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    atheris.Setup(sys.argv, lambda made: feed(TARGETS[name], made, folder))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
