"""How long a report takes, in seconds of processor: `python benchmarks/report.py [WORKSPACE ...]`.

Each form is written by a process of its own, as `faultline report` does, so that loading counts too. Without a
workspace the map of `$FAULTLINE_DATA/corpus` (five articles) is built first; its building does not count.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from faultline.workspace import Workspace, build

FORMS = (("html", "en"), ("html", "fr"), ("docx", "en"), ("pdf", "en"))


def seconds_of(workspace: Path, target: Path, language: str) -> float:
    """Processor time, of user and system, that one report takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "faultline", "report", str(workspace), "-o", str(target), "--language", language]
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def time_reports(workspace: Path, folder: Path) -> None:
    """Every form of the report of one map."""
    view = Workspace.open(workspace).view()
    statements = sum(1 for _ in view.iterate_statements())
    print(f"{workspace.name}: {len(view.document_ids()):,} documents, {statements:,} statements")
    for form, language in FORMS:
        took = seconds_of(workspace, folder / f"report.{form}", language)
        print(f"  {form} in {language}: {took:.1f} s", flush=True)


def main() -> None:
    """Time the reports of the maps that are named, or of the five articles."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = [Path(argument) for argument in sys.argv[1:]]
        if not given:
            made = Workspace.create(folder / "five-articles")
            build(made, [str(Path(os.environ["FAULTLINE_DATA"]) / "corpus")])
            given = [made.folder]
        for workspace in given:
            time_reports(workspace, folder)


if __name__ == "__main__":
    main()
