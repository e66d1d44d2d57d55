"""`faultline note` writes, lists, takes out and takes back; `faultline diff --report` tells what changed."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest

from faultline.workspace import Workspace

from .conftest import Run


@pytest.fixture
def folder(small_map: Path, tmp_path: Path) -> Path:
    """A map that may be written on."""
    copytree(small_map, tmp_path / "own")
    return tmp_path / "own"


def listed(run: Run, folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("note", folder, "--list", "--json").out.splitlines()]


def test_a_text_is_written_listed_changed_and_taken_out(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("note", folder, "--list").out.startswith("no text yet")
    said = Workspace.open(folder).view().statements()[0]
    ended = run("note", folder, "scenarios", "--text", f"It may worsen [^{said.id[:10]}].")
    assert (ended.code, ended.out) == (0, "text 1 written: section 11, Scenarios and early warning\n")
    (one,) = listed(run, folder)
    assert (one["number"], one["section"], one["text"]) == (1, 11, f"It may worsen [^{said.id}].")
    assert (one["cites"], one["orphaned"]) == ([said.id], [])
    (tmp_path / "more.md").write_text("- It may not.\n", encoding="utf-8")
    assert run("note", folder, "--replace", "1", "--file", tmp_path / "more.md").out.startswith("text 1 changed")
    report = tmp_path / "report.md"
    run("report", folder, "-o", report)
    assert "> - It may not." in report.read_text(encoding="utf-8")
    run("report", folder, "-o", report, "--no-own")
    assert "It may not" not in report.read_text(encoding="utf-8")
    assert run("note", folder, "--remove", "1").out.startswith("text 1 taken out")
    assert listed(run, folder) == []
    assert run("note", folder, "--undo").out.startswith("text 1 taken back")
    assert [one["text"] for one in listed(run, folder)] == ["- It may not."]
    history = run("note", folder, "--history").out.splitlines()
    assert len(history) == 4
    assert "takes back entry 3" in history[3]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "say what to write and where"),
        (("11",), "say what to write and where"),
        (("weather", "--text", "x"), "names no one section"),
        (("an", "--text", "x"), "names no one section"),
        (("--remove", "7"), "there is no text 7"),
        (("--undo",), "no change to take back"),
        (("11", "--file", "nowhere.md"), "cannot be read"),
    ],
)
def test_wrong_use_is_told(run: Run, folder: Path, words: tuple[str, ...], told: str) -> None:
    ended = run("note", folder, *words)
    assert ended.code == 2
    assert told in ended.err


def test_the_sections_are_known_by_number_and_by_words_in_two_languages(run: Run, folder: Path) -> None:
    for words, section in (("0", 0), ("Options", 13), ("résumé", 1), ("Causes", 4)):
        run("note", folder, words, "--text", "x")
        assert {one["section"] for one in listed(run, folder)} == {section}
        run("note", folder, "--undo")


def test_diff_tells_the_written_analysis_sentence_by_sentence(run: Run, texts: Path) -> None:
    first, *others = sorted(path.name for path in texts.iterdir())
    run("build", texts / first, "-w", "map")
    before = Workspace.open("map").current
    for name in others:
        run("build", texts / name, "-w", "map")
    told = run("diff", "map", before, "--report")
    assert told.code == 0
    assert "    + " in told.out
    assert f"texts/{others[0]} (added): " in told.out
    found = json.loads(run("diff", "map", before, "--report", "--json").out)
    assert {Path(d["path"]).name for d in found["documents"]} == set(others)
    new = [s for s in found["sentences"] if s["change"] == "new" and s["finding"]]
    assert new
    assert all(s["before"] is None and s["after"]["statements"] for s in new)
    run("report", "map", "-o", "report.md", "--since", before)
    assert f"### What changed since version {before}" in Path("report.md").read_text(encoding="utf-8")
