"""A French report has no English sentence of ours: only quotes, names and words of sources are as they were."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

import faultline.reports.sections as sections
from faultline.exchange.french.phrasebook import Names, Phrasebook
from faultline.exchange.french.statements import say_in_french
from faultline.exchange.french.typography import number, period, spaced
from faultline.exchange.wording import say
from faultline.model.statement import Kind
from faultline.ontology.labels import document_name
from faultline.reports import Profile, Wanted, write_report
from faultline.reports.composing import compose
from faultline.reports.elements import Figure, Heading, Paragraph, Points, Report, Section, Sentence, Table
from faultline.reports.french import finished
from faultline.reports.translating import translated
from faultline.workspace import MapView

OURS = re.compile(
    r"\b(?:the|of|is|are|was|were|and|with|by|from|that|this|not|which|told|what|who|how|for|at|they|it|against|"
    r"said|named|made|since|until|nothing|nobody|somebody|something|statements?|sources told|actors with)\b"
)


@pytest.fixture(scope="module")
def report(view: MapView, tmp_path_factory: pytest.TempPathFactory) -> Report:
    return write_report(view, tmp_path_factory.mktemp("french") / "report.md", Wanted(language="fr"))


def texts(report: Report) -> list[str]:
    """All that the report says and draws."""
    found = [report.title]
    for section in report.sections:
        found.append(section.title)
        for block in section.blocks:
            if isinstance(block, Heading):
                found.append(block.text)
            elif isinstance(block, Paragraph | Points):
                found += [s.text for s in block.sentences]
            elif isinstance(block, Table):
                found += [block.caption, *block.header, *(s.text for row in block.rows for s in row)]
            elif isinstance(block, Figure):
                found += [block.caption, *re.findall(r"<text[^>]*>([^<]*)<", block.svg)]
    return found


def names(view: MapView) -> list[str]:
    """What stays as it is, the longest first: names, and words of the sources."""
    found = {part for s in view.iterate_statements() for a in s.arguments for part in (a.text, a.name) if part}
    found |= {s.speaker.text for s in view.iterate_statements() if s.speaker}
    found |= {s.value.text for s in view.iterate_statements() if s.value}
    found |= {name for e in view.entities() for name in (e.name, *(a.text for a in e.aliases))}
    found |= {view.title} | {part for c in view.comparisons() for part in (c.about, c.reason.rstrip("."))}
    for d in view.documents():
        found |= {part for part in (document_name(d), d.publisher, d.author, d.path) if part}
    return sorted(found, key=lambda name: (-len(name), name))


def test_no_english_sentence_of_ours_stays(report: Report, view: MapView) -> None:
    known = names(view)
    left = []
    for text in texts(report):
        rest = re.sub(r"«[^»]*»|`[^`]*`", "", text)
        for name in known:
            if name in rest:
                rest = rest.replace(name, "")
        is_of_a_source = any(text.strip("…") in name for name in known)  # a line of a label
        if OURS.search(rest) and not is_of_a_source:
            left.append(text)
    assert "\n".join(left) == ""


def test_a_french_report_says_the_same_with_the_same_references(report: Report, view: MapView, tmp_path: Path) -> None:
    english = write_report(view, tmp_path / "report.md")
    assert [r.statements for r in report.references] == [r.statements for r in english.references]
    assert [r.quote for r in report.references] == [r.quote for r in english.references]
    assert len(texts(report)) == len(texts(english))
    assert report.language == "fr"


def test_what_a_profile_adds_is_french_too(view: MapView, tmp_path: Path) -> None:
    brief = write_report(view, tmp_path / "brief.html", Wanted(profile=Profile.BRIEF, language="fr"))
    assert not [text for text in texts(brief) if "stand in the full report" in text]
    shared = write_report(view, tmp_path / "shared.html", Wanted(profile=Profile.SHAREABLE, language="fr"))
    assert "[person withheld]" not in " ".join(texts(shared))
    page = (tmp_path / "brief.html").read_text(encoding="utf-8")
    assert 'lang="fr"' in page
    assert "Analyse du contexte" in page


def test_every_phrase_that_a_section_writes_is_known() -> None:
    headings = {
        b.text
        for s in translated(Report("", (), ()), "fr").sections
        for b in s.blocks
        if isinstance(b, Heading)
    }  # fmt: skip
    book, missing = Phrasebook({}), []
    for file in sorted(Path(str(sections.__file__)).parent.glob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
                continue
            if call.func.id in ("note", "Table"):
                said = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                missing += [text for text in said if text and book.turned(text) == text and text not in headings]
    assert missing in ([], ["Documents"])


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("1,234.5", "1\u202f234,5"),
        ("82%", "82\u202f%"),
        ("20,000–99,999", "20\u202f000–99\u202f999"),
        ("0.125", "0,125"),
    ],
)
def test_numbers(english: str, french: str) -> None:
    assert number(english) == french


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("1 May 2014", "1er mai 2014"),
        ("since August 2020", "depuis août 2020"),
        ("2 May 2014 to 3 June 2014", "2 mai 2014 – 3 juin 2014"),
        ("spring 2014", "printemps 2014"),
        ("2010s", "années 2010"),
    ],
)
def test_dates(english: str, french: str) -> None:
    assert period(english).replace("\u00a0", " ") == french


def test_spaces_that_no_line_breaks_at() -> None:
    assert spaced("Quoi ? Ceci : « cela » ; 5 %") == "Quoi\u202f? Ceci\u00a0: «\u00a0cela\u00a0»\u202f; 5\u202f%"


def test_every_kind_of_statement_is_said(view: MapView) -> None:
    said = {s.kind: say_in_french(s) for s in view.iterate_statements()}
    assert set(said) <= set(Kind)
    assert all(text and text[:1] == text[:1].upper() for text in said.values())


def test_a_name_keeps_its_english_words() -> None:
    book = Phrasebook({}, Names.among({"Ministry of Peace and Roads", "Ostland"}))
    assert book.turned("Ministry of Peace and Roads has friendly ties into both camps") == (
        "Ministry of Peace and Roads a des liens amicaux dans les deux camps"
    )
    assert book.turned("Ministry of Peace and Roads") == "Ministry of Peace and Roads"


def test_what_is_not_known_stays() -> None:
    assert Phrasebook({}).turned("Zebras graze by the river") == "Zebras graze by the river"


def test_statements_inside_a_sentence_are_said_anew(view: MapView) -> None:
    statement = next(iter(view.iterate_statements()))
    book = Phrasebook({say(statement): "DIT"})
    assert book.turned(f"{say(statement)} (said by 2 independent sources)") == "DIT (dit par 2 sources indépendantes)"


def test_numbers_of_private_persons_and_sources_of_a_dispute_are_french(view: MapView) -> None:
    said = Paragraph((Sentence("Person 48213 dirige le groupe."),))
    report = replace(compose(view), sections=(Section(4, "Causes", (said, Heading("Person 48213"))),))
    blocks = finished(report).sections[0].blocks
    assert blocks == (Paragraph((Sentence("Personne 48213 dirige le groupe."),)), Heading("Personne 48213"))
    book = Phrasebook({}, Names.among({"The Herald"}))
    assert book.turned("The Herald in a_1.pdf, published 2025-02-05") == "The Herald – a_1.pdf, publié 2025-02-05"
    told = book.turned("1701 to 2063; nine in ten statements between 2019 and 2025")
    assert told.endswith("neuf énoncés sur dix entre 2019 et 2025")
