"""`faultline show`, `search` and `log` say what is in a map, and never let a document speak to the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faultline.cli.terminal import plain, shortened

from .conftest import Run


def test_show_tells_the_map_at_a_glance(run: Run, small_map: Path) -> None:
    ended = run("show", small_map)
    assert ended.code == 0, ended.err
    assert ended.out.startswith("Kidal\n")
    assert "3 documents" in ended.out
    for part in ("Documents", "Statements by kind", "Most spoken of", "Where sources differ", "What was dropped"):
        assert f"\n{part}" in ended.out
    assert "Talks in Algiers" in ended.out


def test_search_tells_where_the_words_stand(run: Run, small_map: Path) -> None:
    ended = run("search", small_map, "helicopter")
    assert ended.code == 0, ended.err
    assert "texts/garrison.txt" in ended.out
    assert "helicopters" in ended.out


def test_search_as_json_has_exact_offsets(run: Run, small_map: Path) -> None:
    found = json.loads(run("search", small_map, "helicopters", "--json", "--limit", "5").out)
    assert found["total"] >= 1
    for hit in found["hits"]:
        assert [hit["text"][start:end] for start, end in hit["highlights"]] == ["helicopters"]


def test_a_search_for_nothing_is_wrong_use(run: Run, small_map: Path) -> None:
    assert run("search", small_map, "()").code == 2


def test_log_lists_the_versions(run: Run, small_map: Path) -> None:
    ended = run("log", small_map)
    assert ended.code == 0
    assert ended.out.startswith("*  ")
    assert "3 documents" in ended.out


def test_show_of_an_unknown_version_is_wrong_use(run: Run, small_map: Path) -> None:
    assert run("show", small_map, "--version", "zzz").code == 2


def test_what_a_document_says_does_not_reach_the_terminal_as_control(run: Run, texts: Path) -> None:
    hostile = (
        "Alarm [red]at Kidal[/red]\n\n"
        "The mission has 300 troops in \u202eKidal\u009b31m, and [bold]none[/bold] in Gao on that day.\n"
    )
    Path("texts/hostile.txt").write_text(hostile, encoding="utf-8")
    assert run("build", "texts/hostile.txt", "-w", "map", "--workers", "1").code == 0
    for words in (("show", "map"), ("search", "map", "Kidal")):
        ended = run(*words)
        assert ended.code == 0, ended.err
        assert "at Kidal" in ended.out
        assert not {"\u202e", "\u009b"} & set(ended.out)
    assert "[red]at Kidal[/red]" in run("search", "map", "alarm").out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\n two\t three", "one two three"),
        ("a\x1b[2Jb", "a�[2Jb"),
        ("gnp\u202etxt.exe", "gnp�txt.exe"),
        ("مالي و گاو", "مالي و گاو"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_text_is_made_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_long_text_is_shortened_to_the_width() -> None:
    assert shortened("a" * 50, 10) == "a" * 9 + "…"
    assert shortened("short", 10) == "short"


def test_show_tells_which_documents_are_one_source(run: Run, texts: Path) -> None:
    story = (texts / "garrison.txt").read_text(encoding="utf-8")
    (texts / "reprint.txt").write_text(f"{story}\nPrinted with leave.\n", encoding="utf-8")
    assert run("build", "texts", "-w", "map", "--workers", "1").code == 0
    shown = run("show", "map").out
    assert "Documents that are one source (4 documents, 3 sources)" in shown
    assert "of the shorter one's words stand in the other" in shown


def test_diff_tells_what_a_newer_edition_changed(run: Run, texts: Path) -> None:
    report = texts / "figures.txt"
    for figure in ("300", "450"):
        report.write_text(f"The mission has {figure} soldiers in Gao.\n", encoding="utf-8")
        assert run("build", "texts", "-w", "map", "--workers", "1").code == 0
    older = run("log", "map").out.splitlines()[-1].split()[0]
    told = run("diff", "map", older)
    assert told.code == 0, told.err
    assert "replaced: texts/figures.txt" in told.out
    assert "value: 300 → 450" in told.out
    found = json.loads(run("diff", "map", older, "--json").out)
    assert [d["path"] for d in found["documents"]] == ["texts/figures.txt"]


def test_diff_of_an_unknown_version_is_wrong_use(run: Run, small_map: Path) -> None:
    assert run("diff", small_map, "nothing").code == 2
