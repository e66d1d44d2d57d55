"""`faultline judge` decides, takes back and lists; `explain`, `show` and exports tell of it."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest

from .conftest import Run


@pytest.fixture
def folder(small_map: Path, tmp_path: Path) -> Path:
    """A map that may be judged."""
    copytree(small_map, tmp_path / "judged")
    return tmp_path / "judged"


def exported(run: Run, folder: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("export", folder, "--format", name, "-o", "-").out.splitlines()]


def entity(run: Run, folder: Path, name: str) -> str:
    return next(str(one["id"]) for one in exported(run, folder, "entities") if one["name"] == name)


def test_a_judgement_is_made_listed_told_and_taken_back(run: Run, folder: Path) -> None:
    france, mali = entity(run, folder, "France"), entity(run, folder, "Mali")
    ended = run("judge", folder, france[:10], "merge", "--with", mali, "--note", "for this map they are")
    assert (ended.code, ended.out) == (0, f"judgement 1: entity {france}, merge other {mali}: for this map they are\n")
    assert "--undo 1" in ended.err
    names = {one["name"] for one in exported(run, folder, "entities")}
    assert "France" in names
    assert "Mali" not in names
    told = run("explain", folder, mali).out
    assert "takes France and Mali for one" in told or "takes Mali and France for one" in told
    listed = [json.loads(line) for line in run("judge", folder, "--list", "--json").out.splitlines()]
    assert [(one["id"], one["state"], one["decision"], one["terms"]) for one in listed] == [
        (1, "stands", "merge", {"other": mali})
    ]
    assert "1 thing judged" in run("show", folder).out
    assert run("judge", folder, "--undo").out.startswith("taken back: judgement 1, entity ")
    assert run("judge", folder, "--list").out.startswith("1  taken back  ")
    assert "Mali" in {one["name"] for one in exported(run, folder, "entities")}
    assert run("judge", folder, "--undo").code == 2


def test_a_statement_is_rejected_with_its_fault(run: Run, folder: Path) -> None:
    said = str(exported(run, folder, "statements")[0]["id"])
    ended = run("judge", folder, said, "reject", "--fault", "wrong actor", "--note", "it was the army")
    assert ended.code == 0, ended.err
    (judged,) = [one["judgement"] for one in exported(run, folder, "statements") if one["id"] == said]
    assert isinstance(judged, dict)
    assert (judged["decision"], judged["fault"]) == ("reject", "wrong_actor")
    run("judge", folder, said, "accept")
    told = run("explain", folder, said).out
    assert "Judged reject (wrong actor) by " in told
    assert "Judged accept by " in told


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ((), "say what to judge"),
        (("x",), "say what to judge"),
        (("nothing-like-this", "note", "--note", "x"), "no statement, entity, comparison"),
        (("ENTITY", "embrace"), "there is no decision 'embrace'"),
        (("ENTITY", "merge"), "needs --with ID"),
        (("ENTITY", "reject"), "an entity cannot be judged"),
        (("ENTITY", "type", "--type", "dragon"), "there is no type 'dragon'"),
        (("--undo", "first"), "no number of a judgement"),
        (("--undo", "7"), "no judgement 7"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(run: Run, folder: Path, words: tuple[str, ...], complaint: str) -> None:
    france = entity(run, folder, "France")
    ended = run("judge", folder, *(france if word == "ENTITY" else word for word in words))
    assert (ended.code, ended.out) == (2, "")
    assert complaint in ended.err
    assert len(ended.err.splitlines()) == 1
    assert run("judge", folder, "--list").out == "no judgement yet\n"


def test_help_gives_an_example(run: Run) -> None:
    assert "Example: faultline judge mali" in run("judge", "--help").out
