"""A build as a process of its own, told by JSON Lines; who asks for it is never hurt by what it reads.

python -m faultline.workspace.build_process FOLDER reads a JSON list of paths, from the folder it stands in, which it
adds to the map, to a large one quickly; an empty list builds the map again of what it has. It answers with
`{"doing", "done", "all"}` and at last `{"report"}` or `{"error"}`.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import TextIO

from faultline.errors import FaultlineError
from faultline.workspace.building import Progress, add_documents, rebuild
from faultline.workspace.workspace import Workspace

_PAUSE = 0.2
"""Seconds between two lines about the same step."""


def run(folder: Path, given: TextIO, told: TextIO) -> None:
    """Build, and tell about it."""
    progress = _telling(told)
    try:
        paths = [str(path) for path in json.load(given)]
        workspace = Workspace.open(folder)
        report = add_documents(workspace, paths, progress=progress) if paths else rebuild(workspace, progress=progress)
    except FaultlineError as error:
        _tell(told, {"error": str(error)})
        return
    _tell(told, {"report": asdict(report)})


def _telling(told: TextIO) -> Progress:
    last: tuple[str, float] = "", 0.0

    def tell(doing: str, done: int, of: int) -> None:
        nonlocal last
        if doing != last[0] or done >= of or monotonic() - last[1] > _PAUSE:
            last = doing, monotonic()
            _tell(told, {"doing": doing, "done": done, "all": of})

    return tell


def _tell(told: TextIO, line: object) -> None:
    told.write(json.dumps(line, ensure_ascii=False) + "\n")
    told.flush()


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.stdin, sys.stdout)
