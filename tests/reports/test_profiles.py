"""Who gets what: brief, shareable, and headings in French."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from faultline.errors import UsageError
from faultline.model.entity import EntityType
from faultline.reports import Profile, Wanted, write_report
from faultline.reports.composing import compose
from faultline.reports.elements import Heading, Report, sentences_of
from faultline.reports.redacting import shareable
from faultline.reports.writing import report_on
from faultline.reports.translating import translated
from faultline.workspace import MapView


@pytest.fixture(scope="module")
def report(view: MapView) -> Report:
    return compose(view)


def test_a_brief_keeps_references_that_resolve(report: Report, view: MapView) -> None:
    short = report_on(view, Wanted(Profile.BRIEF))
    assert [r.number for r in short.references] == list(range(1, len(short.references) + 1))
    assert 0 < len(short.references) < len(report.references)
    by_text: dict[str, set[str]] = {}
    for said in (s for sec in report.sections for b in sec.blocks for s in sentences_of(b)):
        by_text.setdefault(said.text, set()).update(report.references[n - 1].statement for n in said.references)
    for said in (s for sec in short.sections for b in sec.blocks for s in sentences_of(b) if s.references):
        assert {short.references[n - 1].statement for n in said.references} <= by_text[said.text]


def test_a_shareable_report_names_no_person(view: MapView, tmp_path: Path) -> None:
    people = [e for e in view.entities() if e.type is EntityType.PERSON]
    assert people
    for name in ("report.md", "report.html"):
        write_report(view, tmp_path / name, Wanted(Profile.SHAREABLE))
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "withheld" in text
        for person in people:
            assert not any(re.search(rf"\b{re.escape(part)}\b", text) for part in person.name.split()[-1:]), person.name


def test_a_shareable_report_has_no_files_and_no_drawings(report: Report, view: MapView) -> None:
    shared = shareable(report, view)
    captions = [getattr(b, "caption", "") for s in shared.sections for b in s.blocks]
    assert "Documents" not in captions
    assert not any(caption.startswith("Figure") for caption in captions)


def test_every_heading_but_names_and_codes_is_in_french(report: Report) -> None:
    french = translated(report, "fr")
    assert french.sections[1].title == "Résumé"
    assert french.language == "fr"
    pairs = zip(report.sections, french.sections, strict=True)
    same = [
        (a.number, x.text)
        for a, b in pairs
        for x, y in zip(a.blocks, b.blocks, strict=True)
        if isinstance(x, Heading) and x == y
    ]
    assert {number for number, text in same if text not in ("Sources",)} <= {5, 7, 9}


def test_a_language_without_headings_is_told(view: MapView, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="en or fr"):
        write_report(view, tmp_path / "report.md", Wanted(language="xx"))
