"""`faultline compare` shows both passages side by side, and as the export has them."""

from __future__ import annotations

import json
from contextlib import chdir
from pathlib import Path

import pytest

from .conftest import Run

ATTACK = "Gunmen killed {} villagers in Ogossagou, Mali, on 23 March 2019."
TROOPS = {
    "gazette": "MINUSMA had 13,200 troops in Mali in February 2019.",
    "courier": "In February 2019, MINUSMA had 13,200 troops in Mali.",
}


@pytest.fixture(scope="module")
def differing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map of two papers that differ on the dead of an attack and agree on soldiers."""
    from faultline.workspace import Workspace, build

    root = tmp_path_factory.mktemp("differing")
    for name, dead in (("gazette", 134), ("courier", 160)):
        text = f"{name.title()}\n\n{ATTACK.format(dead)}\n\n{TROOPS[name]} The {name} has counted them itself."
        (root / f"{name}.txt").write_text(text, encoding="utf-8")
    with chdir(root):
        build(Workspace.create(root / "map", "Mopti"), ["gazette.txt", "courier.txt"], workers=1)
    return root / "map"


def test_both_passages_stand_side_by_side(run: Run, differing: Path) -> None:
    ended = run("compare", differing, "--verdict", "contradicted")
    assert ended.code == 0, ended.err
    assert "contradicted (hard): assault in Ogossagou" in ended.out
    assert "Killed: 134 against 160" in ended.out or "Killed: 160 against 134" in ended.out
    (names,) = [line for line in ended.out.splitlines() if "gazette.txt" in line and "courier.txt" in line][-1:]
    assert names.index("gazette.txt") != names.index("courier.txt")


def test_json_is_what_the_export_has(run: Run, differing: Path, tmp_path: Path) -> None:
    lines = run("compare", differing, "--json").out.splitlines()
    out = tmp_path / "comparisons.jsonl"
    run("export", differing, "--format", "comparisons", "-o", out)
    assert lines == out.read_text(encoding="utf-8").splitlines()
    keys = ["id", "about", "kind", "verdict", "severity", "reason", "statements", "independent_sources"]
    assert all(list(json.loads(line)) == keys for line in lines)


def test_kind_verdict_and_words_choose(run: Run, differing: Path) -> None:
    found = run("compare", differing, "--kind", "quantity", "--about", "TROOPS", "--json").out.splitlines()
    assert [json.loads(line)["verdict"] for line in found] == ["corroborated"]
    assert run("compare", differing, "--about", "no such matter").out.startswith("0 comparisons")


@pytest.mark.parametrize(("option", "value"), [("--kind", "rumour"), ("--verdict", "true")])
def test_an_unknown_choice_is_wrong_use(run: Run, differing: Path, option: str, value: str) -> None:
    ended = run("compare", differing, option, value)
    assert ended.code == 2
    assert "take one of" in ended.err


def test_what_was_judged_is_told_and_the_dismissed_come_last(run: Run, differing: Path) -> None:
    first = json.loads(run("compare", differing, "--json").out.splitlines()[0])["id"]
    assert run("judge", differing, first, "dismiss", "--note", "two attacks of one week").code == 0
    told = run("compare", differing).out
    assert "two attacks of one week" in told
    assert "dismissed by" in told
    assert json.loads(run("compare", differing, "--json").out.splitlines()[-1])["id"] == first
    run("judge", differing, "--undo", "1")
