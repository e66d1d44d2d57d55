"""The report is whole, honest and checkable, and nothing in it runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from faultline.errors import UsageError
from faultline.model.statement import Kind
from faultline.reports import write_report
from faultline.reports.composing import compose
from faultline.reports.coverage import depth_of
from faultline.reports.elements import Paragraph, Points, Report, Sentence, Table
from faultline.reports.material import gather
from faultline.workspace import MapView, Workspace
from sample_map import HOSTILE, one_document, publish

TITLES = [
    "0. Cover facts",
    "1. Executive summary",
    "2. Scope, method, sources",
    "3. Situation and conflict profile",
    "4. Causes",
    "5. Actors",
    "6. Relations and dynamics",
    "7. Cross-cutting issues",
    "8. Agreements and pledges",
    "9. Current responses",
    "10. Figures and disagreements",
    "11. Scenarios and early warning",
    "12. Network and route vulnerability",
    "13. Options and entry points",
    "14. Monitoring plan",
    "15. Annexes",
]


@pytest.fixture(scope="module")
def report(view: MapView) -> Report:
    return compose(view)


@pytest.fixture(scope="module")
def markdown(view: MapView, tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("report") / "report.md"
    write_report(view, target)
    return target.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def html(view: MapView, tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("report") / "report.HTML"
    write_report(view, target)
    return target.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> MapView:
    """A map of one document that says nothing."""
    workspace = Workspace.create(tmp_path_factory.mktemp("empty") / "map")
    publish(workspace, [one_document("Quiet day\n\nNothing of note.")])
    return workspace.view()


def sentences(report: Report) -> list[Sentence]:
    found: list[Sentence] = []
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph | Points):
                found += block.sentences
            elif isinstance(block, Table):
                found += [cell for row in block.rows for cell in row]
    return found


class Structure(HTMLParser):
    """Collects headings, ids, links and element names of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []


def test_all_sections_are_there_in_order(markdown: str, html: str) -> None:
    assert re.findall(r"^## (.+)$", markdown, re.MULTILINE) == TITLES
    assert re.findall(r"<h2>(.+?)</h2>", html) == TITLES


def test_every_finding_has_references_that_resolve(report: Report) -> None:
    findings = [s for s in sentences(report) if s.is_finding]
    numbers = {reference.number for reference in report.references}
    assert len(findings) > 20
    assert all(s.references and set(s.references) <= numbers for s in findings)


def test_every_reference_is_the_quote_of_its_statement(report: Report, view: MapView) -> None:
    assert [r.number for r in report.references] == list(range(1, len(report.references) + 1))
    for reference in report.references:
        quotes = [view.statement(id).evidence.quote for id in reference.statements]
        assert reference.quote in quotes
        assert all(quote in reference.quote for quote in quotes)


def test_every_statement_is_told_and_referred_to(report: Report, view: MapView) -> None:
    assert {id for r in report.references for id in r.statements} == {s.id for s in view.iterate_statements()}


def test_a_reference_says_where_its_quote_stands(report: Report) -> None:
    where = {r.where for r in report.references}
    assert "row 2 of events" in where
    assert any(re.fullmatch(r"page 1, characters \d+–\d+", one) for one in where)


def test_a_disagreement_is_told_with_both_sides(markdown: str) -> None:
    section = markdown.split("## 10. ")[1].split("## 11. ")[0]
    told = section.split("Contradicted: Army: deaths.")[1]
    assert "The Herald, 2019-03-06: Alleged: army: twelve dead" in told
    assert "Desk: Army: 9 dead" in told


def test_what_is_not_simply_so_is_told_as_such(markdown: str) -> None:
    assert "Denied: attack by army on Northern Front" in markdown
    assert "- Opposition calls for a ceasefire" in markdown
    assert "The Mission (pledged): train the police" in markdown


def test_losses_are_told(markdown: str) -> None:
    assert "| documents | encrypted PDF | 1 |" in markdown


def test_catch_alls_never_rank(report: Report, markdown: str) -> None:
    assert "### army" in markdown
    assert "### herders" not in markdown


def test_hostile_text_is_only_text_in_markdown(markdown: str) -> None:
    assert "<script" not in markdown
    assert not re.search(r"(?<!\\)\]\((?!#)", markdown)
    assert "\\[trap\\](javascript:alert(1)) \\| \\`code\\` &amp; \\*stars\\*" in markdown


def test_table_rows_have_as_many_cells_as_their_header(markdown: str) -> None:
    tables = re.findall(r"(?:^\|.*\n)+", markdown, re.MULTILINE)
    assert tables
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


def test_hostile_text_is_only_text_in_html(html: str) -> None:
    page = Structure(html)
    assert "script" not in page.elements
    assert not {name for name in page.attributes if name.startswith("on")} | ({"style", "src"} & page.attributes)
    assert "{{ 7 * 7 }}" in html
    assert HOSTILE not in html


def test_html_needs_nothing_else_and_all_its_links_lead_somewhere(html: str) -> None:
    page = Structure(html)
    assert "link" not in page.elements
    assert len(page.ids) == len(set(page.ids))
    assert page.links
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_the_same_map_gives_the_same_report(view: MapView, tmp_path: Path, markdown: str) -> None:
    write_report(view, tmp_path / "again.md")
    assert (tmp_path / "again.md").read_text(encoding="utf-8") == markdown


def test_a_map_without_statements_says_what_is_missing(empty: MapView, tmp_path: Path) -> None:
    write_report(empty, tmp_path / "empty.md")
    text = (tmp_path / "empty.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == TITLES
    for part in text.split("\n## ")[1:]:
        assert len(part.split("\n", 1)[1].strip()) > 20, part
    assert "No statement of this map speaks of causes and effects." in text
    assert "No sentence of this report cites a quote." in text


def test_a_report_in_another_form_names_those_there_are(view: MapView, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.docx or \.pdf"):
        write_report(view, tmp_path / "report.pages")


def test_no_sentence_about_an_actor_stands_without_a_reference(report: Report, view: MapView) -> None:
    actors = [e.name for e in view.entities() if not e.residual]
    exempt = ("Also called", "Spoken of often", "What the map does not know")
    for section in report.sections[:15]:
        for block in section.blocks:
            if not isinstance(block, Paragraph | Points):
                continue
            for sentence in block.sentences:
                if sentence.references or sentence.text.startswith(exempt) or section.number == 14:
                    continue
                assert not any(re.search(rf"\b{re.escape(name)}\b", sentence.text) for name in actors), sentence.text


def test_a_finding_without_a_reference_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="without a reference"):
        Sentence("The army attacked.", (), is_finding=True)


def test_the_coverage_meter_counts_parts_and_names_what_lacks(markdown: str) -> None:
    section = markdown.split("## 2. ")[1].split("## 3. ")[0]
    assert re.search(r"- UN CDA: \d+ of 10 parts have evidence", section)
    assert "parts of three sources or more" in section
    for line in re.findall(r"^\| (?:UN CDA|EU conflict analysis) \|.*$", section, re.MULTILINE):
        assert re.search(r"\| \d+ (?:\[\d+\])+ \| \d+ \| .+ \| .+ \|$|\| none \| – \| – \| nothing on .+ \|$", line)


def test_the_coverage_meter_tells_depth_and_what_is_missing(view: MapView) -> None:
    material = gather(view)
    events = depth_of(["kind:event"], material)
    assert len(events.statements) == len(material.of_kind(Kind.EVENT))
    assert 1 <= events.sources <= len(material.analyses.sources)
    assert events.last == max(material.documents[s.evidence.document].date or "" for s in events.statements)
    assert depth_of(["topic:Climate and natural resources", "kind:event"], material).missing.startswith("nothing on cl")
    assert depth_of(["efforts.ended"], material).missing == "nothing on efforts that ended"


def test_findings_of_the_analyses_tell_their_sources(markdown: str) -> None:
    assert "### Killed and hurt: incident by incident" in markdown
    assert "### Ways that the flows take" in markdown
    assert "### Principles of good practice" in markdown
    assert "this analysis is not made by this version" not in markdown
