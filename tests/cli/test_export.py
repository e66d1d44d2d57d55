"""`faultline export`, `report`, `serve` and `parse` as a person uses them."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from faultline.cli.application import main
from sample_map import built_map


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_map(tmp_path_factory.mktemp("cli") / "map").folder


def run(*arguments: str) -> int:
    """The exit code."""
    with pytest.raises(SystemExit) as ending:
        main(arguments)
    return int(ending.value.code or 0)


def test_list_needs_no_map_and_has_no_header(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", "--list") == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    names = [name for name, _ in lines]
    assert names == sorted(names)
    assert {"comparisons", "documents", "entities", "gexf", "kumu-csv", "statements", "xmile"} <= set(names)
    assert all(description for _, description in lines)


def test_export_to_a_file(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.jsonl"
    assert run("export", str(folder), "--format", "statements", "-o", str(target)) == 0
    assert len(target.read_text(encoding="utf-8").splitlines()) == 11
    assert capsys.readouterr().out == ""


def test_an_export_says_what_it_holds_and_what_it_leaves_out(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "network"
    assert run("export", str(folder), "--format", "kumu-csv", "-o", str(target)) == 0
    said = capsys.readouterr().err
    assert f"kumu-csv written to {target} (elements: 3, connections: 3)" in said
    assert "left out, entities without a tie: 3" in said
    assert sorted(path.name for path in target.iterdir()) == ["connections.csv", "elements.csv"]


def test_a_folder_does_not_go_to_the_screen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", str(folder), "--format", "kumu-csv", "-o", "-") == 2
    assert "-o FOLDER" in capsys.readouterr().err


def test_export_to_the_screen(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("export", str(folder), "--format", "entities", "-o", "-") == 0
    lines = capsysbinary.readouterr().out.decode("utf-8").splitlines()
    assert [json.loads(line)["name"] for line in lines][:2] == ["herders", "Northern Front"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--format", "excel", "-o", "-"), "choose one of annotations, "),
        (("-o", "-"), "--format"),
        (("--format", "statements"), "-o FILE"),
    ],
)
def test_wrong_use_of_export(
    folder: Path, arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", str(folder), *arguments) == 2
    assert says in capsys.readouterr().err


def test_export_without_a_map(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", "--format", "statements", "-o", "-") == 2
    assert "DIR" in capsys.readouterr().err
    assert run("export", str(tmp_path), "--format", "statements", "-o", "-") == 1
    assert "faultline build" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", ["md", "html"])
def test_report(folder: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"report.{suffix}"
    assert run("report", str(folder), "-o", str(target)) == 0
    assert "15. Annexes" in target.read_text(encoding="utf-8")


def test_report_in_a_form_there_is_not(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", str(folder), "-o", str(tmp_path / "report.odt")) == 2
    assert ".html, .md, .docx or .pdf" in capsys.readouterr().err


def test_serve_beyond_this_machine(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("serve", str(folder), "--host", "0.0.0.0") == 2
    assert "--host 127.0.0.1" in capsys.readouterr().err


def test_parse_shows_words_with_their_places(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = "The army left Gao."
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))
    assert run("parse", "-", "--format", "conllu") == 0
    lines = capsysbinary.readouterr().out.decode("utf-8").splitlines()
    words = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert [word[1] for word in words] == ["The", "army", "left", "Gao", "."]
    for word in words:
        place = dict(part.split("=", 1) for part in word[9].split("|"))["TokenRange"]
        start, end = map(int, place.split(":"))
        assert text[start:end] == word[1]


@pytest.mark.parametrize(
    ("content", "arguments", "code", "says"),
    [
        (b"caf\xe9 au lait", (), 1, "not UTF-8 text (byte 3 is 0xe9)"),
        (b"fine", ("--format", "json"), 2, "use conllu"),
        (None, (), 2, "cannot be opened"),
    ],
)
def test_what_parse_cannot_read(
    tmp_path: Path,
    content: bytes | None,
    arguments: tuple[str, ...],
    code: int,
    says: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "text.txt"
    if content is not None:
        file.write_bytes(content)
    assert run("parse", str(file), *arguments) == code
    assert says in capsys.readouterr().err
