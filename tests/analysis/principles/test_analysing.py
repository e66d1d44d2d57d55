"""Questions are answered by the statements that their queries find, and by nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.analysis.made import material
from tests.comparison.told import place, told, who

from faultline.analysis.finding import Finding
from faultline.analysis.principles import Settings, analyse
from faultline.analysis.principles.matching import matches
from faultline.analysis.principles.reading import parse_rules
from faultline.analysis.principles.rules import Query
from faultline.model.entity import EntityType
from faultline.model.evidence import Evidence
from faultline.model.statement import Counts, Kind, Modality, Polarity, Stage, Statement
from faultline.model.value import Value

RULES = """
name = "Mine"
[[principle]]
name = "Access"
means = "Help gets through."
[[principle.question]]
ask = "Does it?"
{threshold}
supported = [{{ kind = "effort", types = ["720"] }}]
contradicted = [{{ kind = "event", types = ["COERCE"] }}]
"""


def answer(*statements: Statement, threshold: str = "", actor: str | None = None) -> Finding:
    rules = parse_rules(RULES.format(threshold=threshold), "mine.toml")
    (finding,) = analyse(material(statements), Settings(sets=(), rules=(rules,), actor=actor)).findings
    return finding


def relief(identity: str, document: str = "d1", stage: Stage | None = Stage.ACTIVE) -> Statement:
    return told(identity, Kind.EFFORT, "72010", who("actor", "Aid"), document=document, stage=stage)


def seizure(identity: str, document: str = "d1") -> Statement:
    return told(identity, Kind.EVENT, "COERCE", who("actor", "Front"), document=document)


def test_supported_contradicted_both_and_no_evidence() -> None:
    assert answer(relief("a")).facts["answer"] == "supported"
    assert answer(seizure("b")).facts["answer"] == "contradicted"
    assert answer(relief("a"), seizure("b")).facts["answer"] == "supported and contradicted"
    nothing = answer(told("c", Kind.EVENT, "AGREE"))
    assert (nothing.facts["answer"], nothing.statements, nothing.stability) == ("no evidence", (), None)


def test_an_answer_has_its_statements_by_side() -> None:
    both = answer(relief("a"), relief("b", "d2"), seizure("c"))
    assert (both.facts["supported_by"], both.facts["contradicted_by"]) == (["a", "b"], ["c"])
    assert both.statements == ("a", "b", "c")


def test_no_answer_is_a_score() -> None:
    assert not [v for v in answer(relief("a"), seizure("b")).facts.values() if isinstance(v, float)]


@pytest.mark.parametrize("threshold", ["at_least = 3", "sources = 2"])
def test_too_little_is_no_answer_and_is_said(threshold: str) -> None:
    below = answer(relief("a"), relief("b"), threshold=threshold)
    assert below.facts["answer"] == "no evidence"
    assert "2 statements of 1 sources support it" in str(below.facts["below_threshold"])
    assert answer(relief("a"), relief("b"), relief("c", "d2"), threshold=threshold).facts["answer"] == "supported"


def test_what_one_document_alone_says_hangs_on_it() -> None:
    assert answer(relief("a"), seizure("c", "d2")).overturned_by == ()
    assert answer(relief("a"), told("c", Kind.EVENT, "AGREE", document="d2")).overturned_by == ("d1",)


def test_stability_is_of_the_whole_answer() -> None:
    """The answer holds in the samples that draw one of the two sources that support and none that contradicts."""
    others = [told(f"x{n}", Kind.EVENT, "AGREE", document=f"e{n}") for n in range(20)]
    found = answer(relief("a"), seizure("b", "d2"), *others)
    assert found.stability is not None
    assert 0 < (found.stability.share or 0) < 0.75


def test_what_is_only_announced_or_proposed_is_not_done() -> None:
    assert answer(relief("a", stage=Stage.PROPOSED)).facts["answer"] == "no evidence"
    assert answer(relief("a", stage=Stage.PLEDGED)).facts["answer"] == "supported"


def test_a_portfolio_is_that_of_an_actor() -> None:
    assert answer(relief("a"), seizure("b"), actor="front").facts["answer"] == "contradicted"
    assert answer(relief("a"), actor="Nobody").cannot == "no statement names Nobody"


def query(**conditions: object) -> Query:
    return replace(Query(Kind.EVENT), **conditions)  # type: ignore[arg-type]


def event(**changes: object) -> Statement:
    made = told(
        "a",
        Kind.EVENT,
        "ASSAULT",
        who("actor", "Army of Mali"),
        who("recipient", "Villagers"),
        where=place("Gao", "ML"),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def hits(asked: Query, statement: Statement) -> bool:
    return matches(material([statement], {"e-Army of Mali": EntityType.MILITARY}), asked, statement)


def role(text: str) -> Query:
    (one,) = (
        parse_rules(
            'name = "x"\n[[principle]]\nname = "p"\n[[principle.question]]\nask = "?"\n'
            f'supported = [{{ kind = "event", roles = {{ {text} }} }}]',
            "x",
        )
        .principles[0]
        .questions
    )
    return one.supported[0]


@pytest.mark.parametrize(
    ("asked", "statement", "expected"),
    [
        (query(types=("ASSAULT",)), event(), True),
        (query(types=("AGREE",)), event(), False),
        (query(polarity=Polarity.DENIED), event(), False),
        (query(polarity=Polarity.DENIED), event(polarity=Polarity.DENIED), True),
        (query(), event(modality=Modality.PLANNED), False),
        (query(modalities=("planned",)), event(modality=Modality.PLANNED), True),
        (query(modes=("killing",)), event(mode="killing"), True),
        (query(modes=("killing",)), event(), False),
        (query(killed=3), event(counts=Counts(Value(3, 9, "persons"))), True),
        (query(killed=3), event(counts=Counts(Value(2, 9, "persons"))), False),
        (query(killed=1), event(), False),
        (role('recipient = { words = ["villager"] }'), event(), True),
        (role('actor = { words = ["villager"] }'), event(), False),
        (role('actor = { types = ["military"] }'), event(), True),
        (role('actor = { types = ["party"] }'), event(), False),
        (role("actor = { home = true }"), event(), True),
        (role("actor = { home = false }"), event(), False),
        (role("actor = { home = false }"), event(place=place("Niamey", "NE")), True),
        (role("recipient = { home = true }"), event(), False),
        (role("recipient = { home = false }"), event(), False),
    ],
)
def test_all_conditions_of_a_query_must_hold(asked: Query, statement: Statement, expected: bool) -> None:
    assert hits(asked, statement) is expected


@pytest.mark.parametrize(
    ("words", "without", "expected"),
    [
        (("ceasefire",), (), True),
        (("fire",), (), False),
        (("the ceasefires",), (), False),
        (("ceasefire",), ("broke",), False),
    ],
)
def test_words_are_whole_words_of_the_sentence(
    words: tuple[str, ...], without: tuple[str, ...], expected: bool
) -> None:
    text = "They broke the Ceasefire."
    told_so = event(evidence=Evidence.of_span("d1", text, 0, len(text), extractor="rules@1"))
    assert hits(query(words=words, without=without), told_so) is expected
