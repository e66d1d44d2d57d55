"""The analysts' own texts stand in the report at their section, marked as theirs, and are only ever text."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest

from faultline.model.judgement import Decision
from faultline.reports import Profile, Wanted, write_report
from faultline.reports.elements import OwnWords, Paragraph, Report, sentences_of
from faultline.reports.sections.invitations import OPTIONS, SCENARIOS
from faultline.reports.writing import report_on
from faultline.workspace import Workspace, build
from faultline.workspace.own_texts import own_texts, write_text
from sample_map import HOSTILE, built_map

COMMANDS = "#set page(width: 1cm) $x^2$ =cmd|'/C calc'!A0 <<HYPERLINK>> {% raw %}"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = built_map(tmp_path_factory.mktemp("own") / "map")
    led = workspace.view().statements(kind="relation")[0].id
    write_text(workspace, "ada", 11, f"### Most likely\nA **slow** worsening [^{led}].\n\n- {HOSTILE}\n- {COMMANDS}")
    write_text(workspace, "ben", 1, "In short: wait.")
    return workspace


@pytest.fixture(scope="module")
def wanted(own: Workspace) -> Wanted:
    return Wanted(texts=own_texts(own))


@pytest.fixture(scope="module")
def report(own: Workspace, wanted: Wanted) -> Report:
    return report_on(own.view(), wanted)


def words_in(report: Report, section: int) -> list[OwnWords]:
    return [block for block in report.sections[section].blocks if isinstance(block, OwnWords)]


def test_each_stands_at_its_section_under_its_author(report: Report) -> None:
    (outlook,) = words_in(report, 11)
    assert outlook.mark.startswith("ada, ")
    assert report.sections[1].blocks[0] == words_in(report, 1)[0]
    assert sum(len(words_in(report, section.number)) for section in report.sections) == 2


def test_what_is_asked_of_the_analyst_goes_in_both_languages(own: Workspace, wanted: Wanted) -> None:
    for language in ("en", "fr"):
        alone, with_texts = (
            report_on(own.view(), replace(wanted, texts=texts, language=language)) for texts in ((), wanted.texts)
        )
        paragraphs = [sum(isinstance(b, Paragraph) for b in r.sections[11].blocks) for r in (alone, with_texts)]
        assert paragraphs[0] > paragraphs[1], language


def test_what_it_cites_is_a_reference_with_its_quote(report: Report, own: Workspace) -> None:
    (outlook,) = words_in(report, 11)
    (number,) = [n for said in sentences_of(outlook) for n in said.references]
    assert report.references[number - 1].quote == own.view().statements(kind="relation")[0].evidence.quote
    assert [r.number for r in report.references] == list(range(1, len(report.references) + 1))


def test_the_report_no_longer_asks_for_what_is_written(report: Report) -> None:
    told = [said.text for section in report.sections for block in section.blocks for said in sentences_of(block)]
    assert SCENARIOS not in told
    assert OPTIONS in told


def test_it_is_only_text_in_markdown_and_html(own: Workspace, wanted: Wanted, tmp_path: Path) -> None:
    write_report(own.view(), tmp_path / "report.md", wanted)
    written = (tmp_path / "report.md").read_text(encoding="utf-8").split("## 11. ")[1].split("## 12. ")[0]
    assert "> **Analyst’s own text, not drawn from the sources** — ada, " in written
    assert "> A **slow** worsening [" in written
    assert "<script" not in written
    assert not re.search(r"(?<!\\)\]\(", written)
    assert "\\#set page(width: 1cm) \\$x\\^2\\$" in written
    write_report(own.view(), tmp_path / "report.html", wanted)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert '<aside class="own">' in page
    assert "<strong>slow</strong>" in page
    assert "<script" not in page
    assert HOSTILE not in page


def test_it_is_only_text_in_pdf_and_docx(own: Workspace, wanted: Wanted, tmp_path: Path) -> None:
    write_report(own.view(), tmp_path / "report.pdf", wanted)
    pdf = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    text = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)
    pdf.close()
    assert "#set page(width: 1cm) $x^2$" in text
    write_report(own.view(), tmp_path / "report.docx", wanted)
    paragraphs = [p.text for p in docx.Document(str(tmp_path / "report.docx")).paragraphs]
    assert any(COMMANDS in text for text in paragraphs)
    xml = zipfile.ZipFile(tmp_path / "report.docx").read("word/document.xml").decode()
    assert re.findall(r"<w:instrText[^>]*>([^<]*)<", xml) == [' TOC \\o "1-1" \\h ']


def test_it_survives_a_rebuild_and_tells_what_it_cites_in_vain(tmp_path: Path) -> None:
    workspace, source = Workspace.create(tmp_path / "map"), tmp_path / "report.txt"
    source.write_text("The mission has 300 soldiers in Gao.\n", encoding="utf-8")
    build(workspace, [str(source)], workers=1)
    troops = workspace.view().statements(kind="quantity")[0].id
    write_text(workspace, "ada", 13, f"More are needed [^{troops}].")
    before = report_on(workspace.view(), Wanted(texts=own_texts(workspace)))
    source.write_text("The army withdrew from Kidal on 3 May 2019.\n", encoding="utf-8")
    build(workspace, [str(source)], workers=1)
    after = report_on(workspace.view(), Wanted(texts=own_texts(workspace)))
    told = ["".join(said.text for said in sentences_of(words_in(report, 13)[0])) for report in (before, after)]
    assert told[0] == "More are needed."
    assert told[1].startswith(
        "More are needed [cited when written, no longer on the map: “The mission has 300 soldiers"
    )
    french = report_on(workspace.view(), Wanted(texts=own_texts(workspace), language="fr"))
    assert re.fullmatch(r"ada, \d+ \w+ \d{4}", words_in(french, 13)[0].mark)
    assert "absent de la carte" in "".join(said.text for said in sentences_of(words_in(french, 13)[0]))


def test_a_rejected_reading_is_told_as_such(tmp_path: Path) -> None:
    workspace = built_map(tmp_path / "map")
    led = workspace.view().statements(kind="relation")[0].id
    write_text(workspace, "ada", 5, f"One man leads it [^{led}].")
    workspace.ledger.append_judgement("ben", Decision.REJECT, led)
    (words,) = words_in(report_on(workspace.view(), Wanted(texts=own_texts(workspace))), 5)
    assert "since rejected as a reading" in "".join(said.text for said in sentences_of(words))


def test_a_shareable_report_keeps_the_text_and_not_its_author(own: Workspace, wanted: Wanted) -> None:
    shared = report_on(own.view(), Wanted(Profile.SHAREABLE, texts=wanted.texts))
    assert all(words.who == "" for section in (1, 11) for words in words_in(shared, section))


def test_a_text_that_cites_a_withheld_source_goes_with_it(own: Workspace, wanted: Wanted) -> None:
    shared = report_on(own.view(), Wanted(texts=wanted.texts, without=("The Herald",)))
    assert words_in(shared, 11) == []
    assert len(words_in(shared, 1)) == 1
