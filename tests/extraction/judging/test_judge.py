"""The judge: what it adds up, what it holds back, how it tells why."""

from __future__ import annotations

from pathlib import Path

import pytest

from faultline.errors import FaultlineError
from faultline.extraction import extract
from faultline.extraction.judging.judge import MARK, Judge, read_judge, shipped, write_judge
from faultline.extraction.judging.phrases import phrase
from faultline.language.analysing import analyse
from faultline.model.document import Document, Passage, Role

TEXT = (
    "On 3 March 2021 gunmen of the Lotal Front killed nine farmers near Gara. The mayor of Gara condemned the attack."
)


@pytest.fixture(scope="module")
def document() -> Document:
    whole = (Passage(0, len(TEXT), Role.BODY),)
    return Document("0123456789abcdef", "test.txt", "text", TEXT, date="2021-03-05", language="en", passages=whole)


def test_a_judge_without_weights_lets_all_pass_and_gives_them_its_odds(document: Document) -> None:
    plain = extract(document, analyse(document)).statements
    judged = extract(document, analyse(document), Judge({}, 0.0, {})).statements
    assert [s.id for s in judged] == [s.id for s in plain]
    assert {s.confidence for s in judged} == {0.5}


def test_what_is_too_unlikely_for_its_kind_is_held_back_and_counted(document: Document) -> None:
    extracted = extract(document, analyse(document), Judge({"kind=event": -3.0}, 0.0, {"event": 0.3}))
    assert not [s for s in extracted.statements if s.kind == "event"]
    assert [s for s in extracted.statements if s.kind == "position"]
    assert [loss.reason for loss in extracted.losses] == ["statement more likely wrong than right"]


def test_the_pattern_tells_what_weighed_most(document: Document) -> None:
    judge = Judge({"trigger=event/kill": 0.5, "event|actor:none": 0.1, "form=event/VBD": -0.2}, 0.0, {})
    event = next(s for s in extract(document, analyse(document), judge).statements if s.kind == "event")
    rule, _, reasons = event.pattern.partition(MARK)
    assert rule == "event/ASSAULT: verb 'kill'"
    assert reasons == "for it the word “kill”; against it the form of the word (VBD)"


def test_the_order_of_documents_or_runs_changes_nothing(document: Document) -> None:
    first, second = (extract(document, analyse(document), shipped()).statements for _ in range(2))
    assert first == second
    assert all(0.0 < s.confidence < 1.0 for s in first)


def test_a_judge_is_read_as_it_was_written(tmp_path: Path) -> None:
    judge = Judge({"kind=event": 0.25, "governor='": -0.5}, 0.125, {"event": 0.2})
    write_judge(judge, tmp_path / "judge.npz")
    assert read_judge(tmp_path / "judge.npz") == judge


def test_a_missing_judge_is_told(tmp_path: Path) -> None:
    with pytest.raises(FaultlineError, match="install the package whole"):
        read_judge(tmp_path / "judge.npz")


@pytest.mark.parametrize(
    ("sign", "told"),
    [
        ("trigger=event/attack", "the word “attack”"),
        ("event|actor:none", "no actor"),
        ("event|ASSAULT/recipient:none", "no recipient"),
        ("cause|effect:head=aid", "“aid” as effect"),
        ("event|actor:path=nsubj|", "how the actor hangs together with the word (nsubj)"),
        ("event|roles=actor+recipient", "which arguments there are (actor+recipient)"),
        ("modality=event/planned", "the modality planned"),
        ("kid=event/aux", "what hangs from the word (aux)"),
        ("clause=root/event", "the clause it stands in (root)"),
        ("same-word=event/relation", "another reading of the same word (relation)"),
        ("governor='", "“’” above the word"),
    ],
)
def test_signs_are_told_in_words(sign: str, told: str) -> None:
    assert phrase(sign) == told


def test_every_sign_of_the_shipped_judge_has_words() -> None:
    told = {phrase(sign) for sign in shipped().weights}
    assert all(" " in words for words in told), sorted(words for words in told if " " not in words)[:9]
