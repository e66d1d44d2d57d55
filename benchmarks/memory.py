"""The memory that a build of many documents takes, by step, once all of them are read: the part that is not batched.

    python benchmarks/memory.py [--documents 1000] [FOLDER ...]     (default: the sample)

The texts of the folders are read, and what was read is grown (`grown_records.py` says how) while it is collected, as a
build collects it from its cache. What is measured is `publish_version`: collecting, resolution, comparison and writing,
in one process. A step's peak is all that the process holds resident meanwhile, files that it has mapped included; the
kernel tells it, on Linux alone.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from faultline.execution.local import available_cores
from faultline.model.statement import Statement
from faultline.pipeline import STAGES, BatchStage, TableStage
from faultline.tables.schemas import Record
from faultline.workspace import Workspace
from faultline.workspace.building import build
from faultline.workspace.publishing import publish_version
from faultline.workspace.reading import read_entries
from grown_records import grown_records

SAMPLE = Path(__file__).resolve().parent.parent / "examples" / "mali"


class Steps:
    """Peak memory and processor seconds of what came between two marks."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, float]] = {}
        self._step, self._begun, self._apart = "", 0.0, 0.0

    def begin(self, step: str) -> None:
        """End the step before and begin this one."""
        self.end()
        Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
        self._step, self._begun, self._apart = step, time.process_time(), 0.0

    def end(self) -> None:
        if self._step:
            taken = time.process_time() - self._begun - self._apart
            self.found[self._step] = {"peak MB": round(megabytes("VmHWM")), "seconds of processor": round(taken, 1)}
        self._step = ""

    def watched(self, records: Iterator[Record], counts: dict[str, int]) -> Iterator[Record]:
        """The records, without the seconds that it takes to make them."""
        while True:
            start = time.process_time()
            record = next(records, None)
            self._apart += time.process_time() - start
            if record is None:
                return
            counts["statements"] += len(record.statements)
            counts["mentions"] += len(record.mentions)
            counts["words"] += len(record.document.text.split()) if record.document else 0
            yield record


def main() -> None:
    """Print one JSON object with the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[SAMPLE])
    parser.add_argument("--documents", type=int, default=1000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        print(json.dumps(measured(read(given.folders, Path(name) / "real"), given.documents, Path(name) / "grown")))


def read(folders: Sequence[Path], target: Path) -> list[Record]:
    """The records of the texts in the folders that have statements."""
    workspace = Workspace.create(target, "Real")
    build(workspace, [str(folder) for folder in folders])
    manifest = workspace.manifest()
    assert manifest is not None
    stages = tuple(stage for stage in STAGES if isinstance(stage, BatchStage))
    found = read_entries(
        manifest.sources, workspace, stages, workers=available_cores(), progress=lambda *_: None, engine=None
    )
    return [r for r in found if r.document and r.document.text and any(map(_is_of_text, r.statements))]


def _is_of_text(statement: Statement) -> bool:
    return statement.evidence.start is not None


def measured(real: Sequence[Record], documents: int, folder: Path) -> dict[str, object]:
    """Publish a version of grown records, watching each step."""
    workspace, steps = Workspace.create(folder, "Grown"), Steps()
    counts = {"words": 0, "statements": 0, "mentions": 0}
    before = megabytes("VmRSS")
    table_stages = tuple(stage for stage in STAGES if isinstance(stage, TableStage))
    steps.begin("collecting")
    records = steps.watched(grown_records(real, documents), counts)
    begins = iter((*(stage.name for stage in table_stages), "writing"))

    def on_progress(_what: str, _done: int, _all: int) -> None:
        step = next(begins, None)
        steps.begin(step) if step else steps.end()

    manifest = publish_version(workspace, (), (), records, table_stages, STAGES, on_progress)
    return {
        "version": manifest.version,
        "documents": manifest.rows("documents"),
        **{f"{what} a document": round(n / documents, 1) for what, n in counts.items()},
        "entities": manifest.rows("entities"),
        "comparisons": manifest.rows("comparisons"),
        "MB before": round(before),
        "steps": steps.found,
        "peak MB": max(step["peak MB"] for step in steps.found.values()),
        "seconds of processor": round(sum(step["seconds of processor"] for step in steps.found.values()), 1),
    }


def megabytes(line: str) -> float:
    """What the kernel says of this process: VmRSS, resident now; VmHWM, the most since the peak began anew."""
    status = Path("/proc/self/status").read_text()
    return next(int(one.split()[1]) for one in status.splitlines() if one.startswith(line)) / 1024


if __name__ == "__main__":
    main()
