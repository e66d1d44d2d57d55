"""From one version to the next: which sentences are new, gone, changed, and because of what."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from faultline.exchange.wording import say
from faultline.model.statement import Kind
from faultline.reports import Wanted
from faultline.reports.changing import Change, ReportChanges, report_changes
from faultline.reports.composing import compose
from faultline.reports.elements import Block, Paragraph, Points, Report, Section, Sentence, sentences_of
from faultline.reports.writing import report_on
from faultline.workspace import MapView, Workspace, build

FIRST = "MINUSMA has 300 soldiers in Gao. The army withdrew from Kidal on 3 May 2019.\n"
SECOND = "MINUSMA has 450 soldiers in Gao. The army withdrew from Kidal on 3 May 2019.\n"
OTHER = "France has 4,000 soldiers in Mali. France condemned the coup in Bamako.\n"


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, list[MapView], list[str]]:
    """The first text, then a newer edition of it, then a second text."""
    root = tmp_path_factory.mktemp("changing")
    workspace = Workspace.create(root / "map")
    report, other = root / "report.txt", root / "other.txt"
    views = []
    for path, text in ((report, FIRST), (report, SECOND), (other, OTHER)):
        path.write_text(text, encoding="utf-8")
        build(workspace, [str(path)], workers=1)
        views.append(workspace.view())
    return workspace, views, [str(report), str(other)]


def changed(before: MapView, after: MapView) -> ReportChanges:
    return report_changes(compose(before), compose(after), before, after)


def test_a_figure_that_changed_is_told_with_its_words(versions: tuple[Workspace, list[MapView], list[str]]) -> None:
    _, (first, second, _), (path, _) = versions
    found = changed(first, second).of(Change.CHANGED)
    (one,) = [c for c in found if c.before and c.before.text.endswith("300 troops, in Gao")]
    assert [(s.change, s.text) for s in one.words[1:]] == [("gone", "300"), ("new", "450"), ("same", "troops, in Gao")]
    assert {(r.document, r.change) for r in one.because} == {(path, "replaced")}
    assert all(r.statement for r in one.because)


def test_what_a_new_document_says_is_new_because_of_it(versions: tuple[Workspace, list[MapView], list[str]]) -> None:
    _, (_, second, third), (_, other) = versions
    found = changed(second, third).of(Change.NEW)
    one = next(c for c in found if c.told.text == "France condemns the coup in Bamako")
    assert {r.document for r in one.because} == {other}
    assert {r.statement for r in one.because} <= set(one.told.statements)
    assert one.also


def test_what_went_with_its_document_is_gone(versions: tuple[Workspace, list[MapView], list[str]]) -> None:
    _, (_, second, third), (_, other) = versions
    gone = changed(third, second).of(Change.GONE)
    assert any(c.told.text.startswith("France condemns the coup") for c in gone)
    assert {(r.document, r.change) for c in gone for r in c.because if r.statement} == {(other, "removed")}


def test_a_version_against_itself_says_the_same(versions: tuple[Workspace, list[MapView], list[str]]) -> None:
    _, (first, _, _), _ = versions
    assert changed(first, first).sentences == ()


def test_a_report_opens_with_what_changed(versions: tuple[Workspace, list[MapView], list[str]]) -> None:
    _, (first, _, third), _ = versions
    report = report_on(third, Wanted(since=first))
    told = [s.text for block in report.sections[1].blocks for s in sentences_of(block)]
    assert told[0].startswith("Sentences of findings: ")
    assert "Documents replaced by a newer text: report.txt." in told
    assert any(re.fullmatch(r".+: 450 troops, in Gao \(before: “.+: 300 troops, in Gao”\)", text) for text in told)
    assert [s.title for s in report.sections] == [s.title for s in compose(third).sections]
    numbers = {r.number for r in report.references}
    assert all(set(s.references) <= numbers for block in report.sections[1].blocks for s in sentences_of(block))


def made(*texts: str) -> Report:
    said = tuple(Sentence(text) for text in texts)
    return Report("made up", (Section(4, "Causes", (Points(said), Paragraph(said[:0]))),), ())


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("The well is said to be dry", "The well is said to be full", ["changed"]),
        ("The well is said to be dry", "The market is said to be dry", ["new", "gone"]),
        ("Herders ask for a road", "Farmers want their seed back", ["new", "gone"]),
    ],
)
def test_only_sentences_that_begin_alike_and_share_their_words_are_one(
    old: str, new: str, changes: list[str], versions: tuple[Workspace, list[MapView], list[str]]
) -> None:
    view = versions[1][0]
    found = report_changes(made(old), made(new), view, view)
    assert [one.change.value for one in found.sentences] == changes


def test_a_sentence_that_moved_is_no_change(versions: tuple[Workspace, list[MapView], list[str]]) -> None:
    view = versions[1][0]
    found = report_changes(made("One thing.", "Another matter."), made("Another matter.", "One thing."), view, view)
    assert found.sentences == ()


def test_a_statement_that_others_crowded_out_of_a_list_is_no_change(view: MapView) -> None:
    """The same map told in full and with one statement left out of every list that has it."""
    whole = compose(view)
    reading = next(s for s in view.iterate_statements() if s.kind is Kind.CAUSE)
    told = [said.text for sec in whole.sections for b in sec.blocks for said in sentences_of(b)]
    assert told.count(say(reading)) > 1

    def without(block: Block) -> Block:
        if not isinstance(block, Points):
            return block
        return Points(tuple(said for said in block.sentences if said.text != say(reading)))

    cut = replace(whole, sections=tuple(replace(s, blocks=tuple(without(b) for b in s.blocks)) for s in whole.sections))
    assert report_changes(whole, cut, view, view).sentences == ()
    assert report_changes(cut, whole, view, view).sentences == ()
