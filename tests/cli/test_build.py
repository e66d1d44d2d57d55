"""`faultline build` and `remove`: what they say, and how they end."""

from __future__ import annotations

from pathlib import Path

from .conftest import Run


def test_a_build_ends_well_and_says_what_is_there(run: Run, texts: Path) -> None:
    ended = run("build", "texts", "-w", "map", "--title", "Kidal", "--workers", "1")
    assert ended.code == 0, ended.err
    assert "3 documents (3 added, 0 removed)" in ended.out
    assert 'title = "Kidal"' in Path("map/faultline.toml").read_text(encoding="utf-8")


def test_refused_inputs_are_named_and_end_with_three(run: Run, texts: Path) -> None:
    (texts / "broken.pdf").write_bytes(b"%PDF-1.4 nothing follows")
    ended = run("build", "texts", "absent.txt", "-w", "map", "--workers", "1")
    assert ended.code == 3
    assert "3 documents" in ended.out
    assert "2 inputs refused" in ended.err
    assert "texts/broken.pdf: " in ended.err
    assert "absent.txt: " in ended.err


def test_nothing_to_build_is_wrong_use_and_makes_no_workspace(run: Run, texts: Path) -> None:
    ended = run("build", "absent.txt", "-w", "map")
    assert ended.code == 2
    assert "absent.txt" in ended.err
    assert not Path("map").exists()


def test_another_title_for_a_map_that_has_one_is_refused(run: Run, texts: Path) -> None:
    assert run("build", "texts/talks.txt", "-w", "map", "--title", "One", "--workers", "1").code == 0
    ended = run("build", "texts/talks.txt", "-w", "map", "--title", "Two", "--workers", "1")
    assert ended.code == 2
    assert "faultline.toml" in ended.err


def test_a_folder_of_something_else_is_not_made_a_workspace(run: Run, texts: Path) -> None:
    ended = run("build", "texts", "-w", "texts")
    assert ended.code == 1
    assert "name a new or empty folder" in ended.err


def test_settings_that_are_wrong_are_named(run: Run, texts: Path) -> None:
    assert run("build", "texts/talks.txt", "-w", "map", "--workers", "1").code == 0
    Path("map/faultline.toml").write_text("titel = 'x'\n", encoding="utf-8")
    ended = run("build", "texts", "-w", "map", "--workers", "1")
    assert ended.code == 1
    assert "titel" in ended.err


def test_a_document_is_removed_by_its_path(run: Run, texts: Path) -> None:
    run("build", "texts", "-w", "map", "--workers", "1")
    ended = run("remove", "map", "texts/talks.txt")
    assert ended.code == 0, ended.err
    assert "2 documents (0 added, 1 removed)" in ended.out
    assert run("remove", "map", "texts/talks.txt").code == 2


def test_a_table_that_nobody_knows_is_refused_by_name_and_a_bad_row_is_shown(run: Run, texts: Path) -> None:
    (texts / "odd.csv").write_text("colour,size\nred,3\n", encoding="utf-8")
    rows = "measure,subject,value,date\ntroops,Mission B,3,2014-13-45\ntroops,Mission B,4,2014-05\n"
    (texts / "rows.csv").write_text(rows, encoding="utf-8")
    ended = run("build", "texts", "-w", "map", "--workers", "1")
    assert ended.code == 3
    assert "texts/odd.csv: columns not recognised" in ended.err
    assert "rows.csv: row 2, column date: '2014-13-45' is no date" in run("show", "map").out
