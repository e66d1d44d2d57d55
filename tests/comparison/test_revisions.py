"""What changed from one edition of a source to the next."""

from __future__ import annotations

from dataclasses import replace

from faultline.comparison.revisions import Change, revisions
from faultline.model.evidence import Evidence
from faultline.model.statement import Kind, Stage, Statement
from faultline.model.value import Value

from .told import place, told, who


def deaths(identity: str, figure: float, *, row: str | None = None, document: str = "old") -> Statement:
    return told(
        identity, Kind.QUANTITY, "deaths", who("subject", "dockers"), value=Value(figure, figure, "persons"),
        when="2019-05-02", where=place("Horn", "TD"), row=row, document=document,
    )  # fmt: skip


def test_a_figure_that_was_revised() -> None:
    (found,) = revisions([deaths("a", 12)], [deaths("b", 15, document="new")])
    assert (found.change, found.before, found.after) == (Change.CHANGED, "a", "b")
    assert found.what == "dockers: deaths in Horn: value: 12 → 15"


def test_a_stance_that_was_turned_and_a_promise_that_was_kept_are_changes() -> None:
    sides = who("holder", "The Front"), who("target", "the tax")
    for_it, against = (told(n, Kind.POSITION, n, *sides) for n in ("supports", "opposes"))
    (turned,) = revisions([for_it], [against])
    assert turned.what == "The Front on the tax: type: supports → opposes"
    parties = who("actor", "Chad"), who("recipient", "Niger")
    grant = told(
        "g", Kind.EFFORT, "15220", *parties, value=Value(5e6, 5e6, "money", currency="USD"), stage=Stage.PLEDGED
    )
    paid = replace(grant, id="p", stage=Stage.ACTIVE)
    (kept,) = revisions([grant], [paid])
    assert kept.change is Change.CHANGED
    assert kept.what.endswith("stage: pledged → active")


def test_a_sentence_is_told_once_whatever_it_says() -> None:
    parties = who("source", "The Front"), who("target", "the tax")
    twice = [told("x", Kind.RELATION, "opposes", *parties), told("y", Kind.EVENT, "PROTEST", who("actor", "The Front"))]
    assert len(revisions([], twice)) == 1
    assert len(revisions(twice, [])) == 1


def test_what_only_moved_in_the_text_is_no_revision() -> None:
    moved = replace(deaths("b", 12), evidence=Evidence.of_span("new", "So. It is told so.", 4, 18, extractor="rules@1"))
    assert revisions([deaths("a", 12)], [moved]) == ()


def test_rows_keep_their_identity_by_their_record() -> None:
    old = [deaths("a", 12, row="GED-7"), deaths("b", 3, row="GED-8"), deaths("c", 4, row="GED-9")]
    new = [deaths("d", 3, row="GED-8"), deaths("e", 14, row="GED-7"), deaths("f", 1, row="GED-10")]
    found = {(r.change, r.before, r.after) for r in revisions(old, new)}
    assert found == {(Change.CHANGED, "a", "e"), (Change.GONE, "c", None), (Change.ADDED, None, "f")}


def test_new_and_gone_are_quoted() -> None:
    other = told("x", Kind.POSITION, "condemns", who("holder", "The Front"), who("target", "the tax"))
    (gone,) = revisions([other], [])
    (added,) = revisions([], [other])
    assert (gone.change, added.change) == (Change.GONE, Change.ADDED)
    assert gone.what == added.what == "It is told so."
