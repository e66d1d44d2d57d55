"""A map of three short texts with annotations that know what it says, and what it does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

from faultline.workspace import Workspace, build

WriteGold = Callable[..., Path]

FIRST = (
    "On 3 May 2019 rebels attacked a convoy of the army near Gao. The army will attack the rebels, said Amina Diallo."
)
SECOND = "Canada condemned the attack. Drought led to hunger in Niger."


@pytest.fixture(scope="session")
def map_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("evaluated")
    (root / "texts").mkdir()
    (root / "texts" / "one.txt").write_text(FIRST, encoding="utf-8")
    (root / "texts" / "two.txt").write_text(SECOND, encoding="utf-8")
    with chdir(root):
        build(Workspace.create(root / "map", "Gao"), ["texts"], workers=1)
    return root / "map"


@pytest.fixture
def write_gold(tmp_path: Path) -> WriteGold:
    """Write statements (each given the fields it lacks) and, if given, entities as annotations; the folder."""

    def write(*statements: dict[str, Any], entities: tuple[dict[str, Any], ...] = ()) -> Path:
        rows = [{"id": f"g{n}", "doc": "one", "salience": "core", **row} for n, row in enumerate(statements)]
        for name, lines in (("statements", rows), ("entities", list(entities))):
            text = "".join(json.dumps(line) + "\n" for line in lines)
            (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
        return tmp_path

    return write
