"""The golden files of this folder: blocks parted by empty lines, lines that begin with `#` left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

HERE = Path(__file__).parent


def cases(name: str) -> list[ParameterSet]:
    """One parameter set a block: its lines; a first line that begins with "! " is a known failure."""
    blocks = (HERE / name).read_text(encoding="utf-8").split("\n\n")
    found = []
    for block in blocks:
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        marks = [pytest.mark.xfail(strict=True)] if lines[0].startswith("! ") else []
        lines[0] = lines[0].removeprefix("! ")
        found.append(pytest.param(lines, id=" ".join(lines)[:60], marks=marks))
    return found
