"""How the findings of a report read, sentence by sentence, against a file that a person can edit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from faultline.reports.composing import compose
from faultline.reports.elements import Paragraph, Points, Report, sentences_of
from faultline.workspace import MapView

GOLDEN = Path(__file__).parent.parent / "golden" / "reports" / "sample.txt"


@pytest.fixture(scope="module")
def report(view: MapView) -> Report:
    return compose(view)


def expected() -> dict[int, list[str]]:
    """The sentences of each section that the file has, in their order."""
    found: dict[int, list[str]] = {}
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            found[int(line[3:].split(".")[0])] = []
        elif line and not line.startswith("# "):
            found[max(found)].append(line)
    return found


def findings(report: Report, section: int) -> Iterator[str]:
    for block in report.sections[section].blocks:
        if isinstance(block, Paragraph | Points):
            yield from (said.text for said in sentences_of(block) if said.is_finding)


@pytest.mark.parametrize("section", sorted(expected()))
def test_the_findings_read_as_in_the_golden_file(section: int, report: Report) -> None:
    assert list(findings(report, section)) == expected()[section]


def test_every_finding_begins_as_a_sentence_does(report: Report) -> None:
    told = [text for section in report.sections[:15] for text in findings(report, section.number)]
    assert [text for text in told if text[:1].islower()] == []
