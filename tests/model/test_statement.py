from __future__ import annotations

from dataclasses import replace

from faultline.model.evidence import Evidence
from faultline.model.statement import Argument, Kind, Modality, Polarity, statement_id
from faultline.model.value import Value

TEXT = "Soldiers left the town."
EVIDENCE = Evidence.of_span("d1", TEXT, 0, 13, extractor="rules@1")
ACTOR = Argument("actor", "Soldiers", 0, 8, chain=1)


def reading(evidence: Evidence = EVIDENCE, actor: Argument = ACTOR, modality: Modality = Modality.ACTUAL) -> str:
    value = Value(2, 2, "persons", text="two")
    return statement_id(Kind.EVENT, "RETREAT", evidence, (actor,), value, Polarity.AFFIRMED, modality)


def test_the_extractors_version_does_not_change_the_id() -> None:
    assert reading() == reading(replace(EVIDENCE, extractor="rules@2"))


def test_what_resolution_adds_does_not_change_the_id() -> None:
    assert reading() == reading(actor=replace(ACTOR, entity="e1", name="Malian Armed Forces", chain=9))


def test_span_and_modality_change_the_id() -> None:
    other = Evidence.of_span("d1", TEXT, 0, 22, extractor="rules@1")
    assert len({reading(), reading(other), reading(modality=Modality.PLANNED)}) == 3
