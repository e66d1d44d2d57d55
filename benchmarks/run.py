"""How fast the stages are on this machine, in words a second, and against the bare language network: `make bench`.

    python benchmarks/run.py [FOLDER]     (default: the sample)

Everything is measured in one process and one run, on the same texts, so that the ratios hold on a busy machine too.
"""

from __future__ import annotations

import json
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

from faultline.documents import read_source
from faultline.extraction.extracting import extract
from faultline.language.analysing import analyse
from faultline.language.parsing import parse
from faultline.language.passages import content_blocks
from faultline.tables.schemas import Source

SAMPLE = Path(__file__).resolve().parent.parent / "examples" / "mali"
LEAST_WORDS = 20_000


def main() -> None:
    """Print one JSON object with the figures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    sources = [Source(str(path), str(path)) for path in sorted(folder.iterdir()) if path.is_file()]
    once = [d for source in sources for record in read_source(source) if (d := record.document) and d.language == "en"]
    words = sum(len(document.text.split()) for document in once)
    rounds = max(1, LEAST_WORDS // max(1, words))
    analyses = [(document, analyse(document)) for document in once]  # also loads the model, outside the measurement
    seconds = {
        "reading": timed(lambda: [read_source(source) for source in sources], rounds),
        "network": timed(lambda: [parse(content_blocks(document)) for document in once], rounds),
        "language": timed(lambda: [analyse(document) for document in once], rounds),
        "extraction": timed(lambda: [extract(document, analysis) for document, analysis in analyses], rounds),
    }
    speed = {name: round(words * rounds / taken) for name, taken in seconds.items()}
    print(
        json.dumps(
            {"machine": machine(), "words": words, "rounds": rounds, "words a second": speed, "ratios": ratios(seconds)}
        )
    )


def timed(work: Callable[[], object], rounds: int) -> float:
    """CPU seconds of this process for all rounds."""
    start = time.process_time()
    for _ in range(rounds):
        work()
    return time.process_time() - start


def ratios(seconds: dict[str, float]) -> dict[str, float]:
    """Time of each stage as a multiple of the network's."""
    bare = seconds["network"]
    return {name: round(taken / bare, 3) for name, taken in seconds.items() if name != "network"}


def machine() -> str:
    return f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
