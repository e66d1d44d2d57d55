"""`faultline gazetteer`: adding, listing and removing places, and what a build makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from faultline.workspace import Workspace, build

from .conftest import Run

PLACES = "name,lat,lon,country,population,aliases\nIn Tabareq,18.9,1.1,ML,40,Intabarek\nTin Aouker,17.1,0.2,ML,,\n"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Villages 2.csv").write_text(PLACES, encoding="utf-8")
    return Workspace.create(tmp_path / "map")


def test_add_list_and_remove(run: Run, workspace: Workspace) -> None:
    added = run("gazetteer", "add", "Villages 2.csv", "-w", "map")
    assert added.code == 0
    assert added.out.startswith("villages-2: 2 places under ")
    assert run("gazetteer", "list", "-w", "map").out.startswith("villages-2\t2 places\t")
    assert run("gazetteer", "remove", "villages-2", "-w", "map").code == 0
    assert "no gazetteer but that of the package" in run("gazetteer", "list", "-w", "map").out


def test_rows_left_out_end_with_three(run: Run, workspace: Workspace) -> None:
    Path("bad.csv").write_text("name,lat,lon\nA,1,1\nB,100,1\nC,2,2\n", encoding="utf-8")
    ended = run("gazetteer", "add", "bad.csv", "-w", "map")
    assert ended.code == 3
    assert "line 3: the latitude '100' is no number between -90 and 90" in ended.err


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        (("add", "nowhere.csv"), 2, "is no file"),
        (("add",), 2, "say what to add"),
        (("remove", "villages"), 2, "has no gazetteer"),
        (("add", "Villages 2.csv", "--name", "../up"), 2, "cannot name a gazetteer"),
        (("add", "text.txt"), 1, "no column 'name'"),
        (("polish",), 2, "polish"),
    ],
)
def test_what_is_wrong_is_told(run: Run, workspace: Workspace, words: tuple[str, ...], code: int, what: str) -> None:
    Path("text.txt").write_text("A letter from the front.\n", encoding="utf-8")
    ended = run("gazetteer", *words, "-w", "map")
    assert ended.code == code
    assert what in ended.err
    assert not list(Path("map").glob("gazetteer/*"))


def test_a_build_finds_the_users_places_and_the_version_knows(run: Run, workspace: Workspace) -> None:
    text = "Soldiers attacked fighters near Intabarek in northern Mali on 3 March 2020. Mali is a country. "
    Path("report.txt").write_text(text * 2, encoding="utf-8")
    without = build(workspace, ["report.txt"], workers=1).version
    run("gazetteer", "add", "Villages 2.csv", "-w", "map", "--name", "villages")
    within = build(workspace, ["report.txt"], workers=1).version
    assert within != without
    assert "own:villages/2" in {place.id for place in workspace.view().places()}
    run("gazetteer", "add", "Villages 2.csv", "-w", "map", "--name", "villages")
    assert build(workspace, ["report.txt"], workers=1).version == within
    run("gazetteer", "remove", "villages", "-w", "map")
    assert build(workspace, ["report.txt"], workers=1).version == without
