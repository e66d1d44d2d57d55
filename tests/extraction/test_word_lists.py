"""Every list of words that the code asks for is in the pattern files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import faultline.extraction
from faultline.extraction.wordlists import tables

_ASKED = re.compile(r'(?:words|tables)\("(\w+)"(?:, "(\w+)"\)|\)\["(\w+)"\])')
_FILES = sorted(Path(faultline.extraction.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_lists_that_are_read_exist(file: Path) -> None:
    asked = [(table, key or entry) for table, key, entry in _ASKED.findall(file.read_text(encoding="utf-8"))]
    assert [(table, key) for table, key in asked if key not in tables(table)] == []
