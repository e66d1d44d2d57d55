"""The whole way through the command line, on the sample: files in, map, exports and report out."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

KINDS = {"event", "relation", "effort", "flow", "cause", "quantity", "position"}
FORMATS = ("documents", "statements", "entities", "comparisons")


def faultline(*arguments: str, cwd: Path, expected: int = 0) -> str:
    """Run the installed command and give what it says."""
    command = [str(Path(sys.executable).parent / "faultline"), *arguments]
    environment = {**os.environ, "COLUMNS": "200", "PYTHONHASHSEED": "random"}
    result = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=240, check=False)
    assert result.returncode == expected, f"{' '.join(arguments)} ended with {result.returncode}: {result.stderr}"
    assert "Traceback" not in result.stderr
    return result.stdout


def exports(folder: Path, workspace: str) -> dict[str, bytes]:
    """All line formats of a map, as bytes."""
    made = {}
    for name in FORMATS:
        faultline("export", workspace, "--format", name, "-o", f"{workspace}-{name}.jsonl", cwd=folder)
        made[name] = (folder / f"{workspace}-{name}.jsonl").read_bytes()
    return made


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]


def differing_lines(made: dict[str, bytes], expected: dict[str, bytes]) -> list[tuple[str, str]]:
    """The lines of either that the other has not, at most five a format; empty where all bytes are the same."""
    found = [
        (name, line.decode("utf-8"))
        for name in FORMATS
        for line in sorted(set(made[name].splitlines()) ^ set(expected[name].splitlines()))[:5]
    ]
    return found if found or made == expected else [("order", "the same lines in another order")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> Path:
    """A folder with the sample and nothing else."""
    made = tmp_path_factory.mktemp("way")
    shutil.copytree(sample, made / "mali-texts")
    return made


@pytest.fixture(scope="module")
def exported(folder: Path) -> dict[str, bytes]:
    """The exports of a map built from scratch in one go."""
    faultline("build", "mali-texts", "-w", "whole", cwd=folder)
    return exports(folder, "whole")


def test_every_quote_is_the_documents_text_at_its_offsets(exported: dict[str, bytes]) -> None:
    texts = {document["id"]: document["text"] for document in lines(exported["documents"])}
    statements = lines(exported["statements"])
    spans = [s for s in statements if s["start"] is not None]
    assert len(spans) > 100
    assert [s["id"] for s in spans if texts[s["document"]["id"]][s["start"] : s["end"]] != s["quote"]] == []
    arguments = [(s, a) for s in spans for a in s["arguments"] if a["start"] is not None]
    assert len(arguments) > 100
    assert [a for s, a in arguments if texts[s["document"]["id"]][a["start"] : a["end"]] != a["text"]] == []


def test_all_seven_kinds_are_said_by_texts(exported: dict[str, bytes]) -> None:
    counts = Counter(s["kind"] for s in lines(exported["statements"]) if s["start"] is not None)
    assert set(counts) == KINDS


def test_statement_ids_are_unique_and_comparisons_name_statements_that_exist(exported: dict[str, bytes]) -> None:
    ids = [s["id"] for s in lines(exported["statements"])]
    assert len(ids) == len(set(ids))
    compared = lines(exported["comparisons"])
    assert compared
    assert {i for c in compared for i in c["statements"]} <= set(ids)
    entities = {e["id"] for e in lines(exported["entities"])}
    assert {a["entity"] for s in lines(exported["statements"]) for a in s["arguments"] if a["entity"]} <= entities


def test_voices_and_how_surely_they_speak_are_told_apart(exported: dict[str, bytes]) -> None:
    statements = lines(exported["statements"])
    assert {"author", "quoted", "reported"} == {s["attribution"] for s in statements}
    assert {"actual", "planned", "alleged"} <= {s["modality"] for s in statements}
    assert "denied" in {s["polarity"] for s in statements}
    assert any(s["speaker"] for s in statements if s["attribution"] == "quoted")


def test_the_rows_of_the_table_are_evidence(exported: dict[str, bytes], sample: Path) -> None:
    rows = [s for s in lines(exported["statements"]) if s["document"]["path"].endswith("figures.csv")]
    table = (sample / "figures.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == len(table) - 1
    assert {(s["kind"], s["start"], s["extractor"]) for s in rows} == {("quantity", None, "table:figures@1")}
    assert all("measure=" in s["quote"] and "source=" in s["quote"] for s in rows)


def test_formats_give_documents_with_what_they_say_of_themselves(exported: dict[str, bytes]) -> None:
    documents = {Path(d["path"]).name: d for d in lines(exported["documents"])}
    assert len(documents) == 9
    dates = {
        "news_aguelhok.txt": "2019-01-21",
        "gazette_dissolution.html": "2019-03-25",
        "mission_bulletin.eml": "2019-09-02",
        "opposition_weekly.txt": "2020-09-04",
    }
    assert {name: documents[name]["date"] for name in dates} == dates
    assert all(document["title"] for name, document in documents.items() if name != "figures.csv")
    assert "function" not in documents["gazette_dissolution.html"]["text"]


def test_the_french_text_is_searchable_and_counted_not_extracted(exported: dict[str, bytes], folder: Path) -> None:
    french = next(d for d in lines(exported["documents"]) if d["path"].endswith("agence_exemple.txt"))
    assert french["language"] == "fr"
    assert [s for s in lines(exported["statements"]) if s["document"]["id"] == french["id"]] == []
    assert "agence_exemple" in faultline("search", "whole", "démission", cwd=folder)
    assert "language not spoken" in faultline("show", "whole", cwd=folder)


def test_two_builds_from_scratch_are_the_same_to_the_byte(exported: dict[str, bytes], folder: Path) -> None:
    faultline("build", "mali-texts", "-w", "again", "--workers", "1", cwd=folder)
    assert differing_lines(exports(folder, "again"), exported) == []


def test_document_by_document_equals_all_at_once(exported: dict[str, bytes], folder: Path) -> None:
    names = sorted(path.name for path in (folder / "mali-texts").iterdir())
    for part in (names[5:], names[:2], names[2:5]):
        faultline("build", *(f"mali-texts/{name}" for name in part), "-w", "parts", cwd=folder)
    assert differing_lines(exports(folder, "parts"), exported) == []


def test_the_report_has_all_its_sections(exported: dict[str, bytes], folder: Path) -> None:
    faultline("report", "whole", "-o", "report.md", cwd=folder)
    text = (folder / "report.md").read_text(encoding="utf-8")
    numbers = [int(n) for n in re.findall(r"^## (\d+)\b", text, re.MULTILINE)]
    assert numbers == list(range(16))
    faultline("report", "whole", "-o", "report.html", cwd=folder)
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert "<script" not in page.lower() or 'src="http' not in page


def test_what_cannot_be_read_is_named_and_stops_nothing(folder: Path) -> None:
    (folder / "mixed").mkdir()
    shutil.copy(folder / "mali-texts" / "news_aguelhok.txt", folder / "mixed")
    (folder / "mixed" / "empty.txt").write_bytes(b"")
    (folder / "mixed" / "not-a.pdf").write_bytes(b"%PDF-1.4 and nothing else")
    command = [str(Path(sys.executable).parent / "faultline"), "build", "mixed", "-w", "some"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 3
    assert "empty.txt" in result.stdout + result.stderr
    assert "not-a.pdf" in result.stdout + result.stderr
    assert lines(exports(folder, "some")["statements"])
