"""Kind by kind: what makes a statement say what the annotated one says."""

from __future__ import annotations

from typing import Any

import pytest

from faultline.evaluation.gold import Gold, GoldStatement
from faultline.evaluation.judging import is_right
from faultline.model.evidence import Evidence
from faultline.model.place import PlaceReference
from faultline.model.statement import Argument, Kind, Modality, Statement
from faultline.model.value import Value

GOLD = Gold((), (), (), {"rebels": frozenset({"northern front", "front"})})
NOW = Modality.ACTUAL


def wanted(kind: str, **fields: Any) -> GoldStatement:
    return GoldStatement("g", "one", Kind(kind), "a quote", True, fields)


def found(kind: str, type_: str, quote: str = "a quote", modality: Modality = NOW, **roles: str) -> Statement:
    arguments = tuple(Argument(role, text) for role, text in roles.items() if role not in ("place", "low"))
    value = Value(float(roles["low"]), float(roles["low"]), "persons", text=roles["low"]) if "low" in roles else None
    return Statement(
        id="s",
        kind=Kind(kind),
        type=type_,
        evidence=Evidence.of_span("one", quote, 0, len(quote), extractor="by hand@1"),
        arguments=arguments,
        place=PlaceReference(roles["place"]) if "place" in roles else None,
        value=value,
        modality=modality,
    )


ATTACK = wanted("event", event_type="ASSAULT", actor="rebels", target={"text": "the army convoy"})
TIE = wanted("relation", relation="allied_with", source={"text": "Varenia"}, target={"text": "Ostland"})
LEAD = wanted("relation", relation="leads", source={"text": "Varenia"}, target={"text": "Ostland"})
HELP = wanted("effort", actor={"text": "Varenia"}, recipient={"text": "Gara"}, amount=1000)
MOVE = wanted("flow", goods={"text": "gold"}, origin={"text": "Gara"}, destination={"text": "Tel"})
CAUSE = wanted("cause", cause="unpaid wages", effect="the mutiny of the garrison")
COUNT = wanted("quantity", value=[300, 320], subject="rebels", measure="fighters")
STANCE = wanted("position", stance="condemns", holder={"text": "Varenia"}, target={"text": "the attack on Gara"})


@pytest.mark.parametrize(
    ("gold", "statement", "right"),
    [
        (ATTACK, found("event", "ASSAULT", actor="the Front", recipient="a convoy of the army"), True),
        (ATTACK, found("event", "COERCE", actor="the Front", recipient="the army convoy"), False),
        (ATTACK, found("event", "ASSAULT", recipient="the army convoy"), False),
        (ATTACK, found("event", "ASSAULT", actor="the army convoy", recipient="the Front"), False),
        (TIE, found("relation", "allied_with", source="Ostland", target="Varenia"), True),
        (LEAD, found("relation", "leads", source="Ostland", target="Varenia"), False),
        (TIE, found("effort", "72010", actor="Varenia", recipient="Ostland"), True),
        (HELP, found("effort", "72010", actor="Varenia", place="Gara", low="1000"), True),
        (HELP, found("effort", "72010", actor="Varenia", recipient="Gara", low="1200"), False),
        (MOVE, found("flow", "minerals", goods="gold", destination="Tel"), True),
        (MOVE, found("flow", "minerals", goods="gold", destination="Sar"), False),
        (CAUSE, found("cause", "+", cause="wages", effect="mutiny of the garrison in Gara"), True),
        (CAUSE, found("cause", "-", cause="unpaid wages", effect="the mutiny"), False),
        (CAUSE, found("cause", "+", cause="unpaid wages", effect="the mutiny" + " of" * 13), False),
        (COUNT, found("quantity", "armed_people", "some 300 fighters", subject="the Northern Front", low="300"), True),
        (COUNT, found("quantity", "armed_people", "some 300 guns", subject="the Northern Front", low="300"), False),
        (STANCE, found("position", "condemns", holder="Varenia", target="attack"), True),
        (STANCE, found("position", "supports", holder="Varenia", target="the attack on Gara"), False),
    ],
)
def test_what_makes_a_statement_right(gold: GoldStatement, statement: Statement, right: bool) -> None:
    assert is_right(GOLD, gold, statement) is right


def test_a_plan_told_as_a_fact_is_wrong() -> None:
    planned = wanted("event", event_type="ASSAULT", actor="rebels", modality="planned")
    assert not is_right(GOLD, planned, found("event", "ASSAULT", actor="the Front"))
    assert is_right(GOLD, planned, found("event", "ASSAULT", modality=Modality.PLANNED, actor="the Front"))


def test_filling_a_role_with_everything_does_not_pay() -> None:
    crowd = tuple(Argument("actor", name) for name in ("the Front", "Varenia", "Ostland"))
    attack = found("event", "ASSAULT", recipient="the army convoy")
    crowded = Statement(
        **{f: getattr(attack, f) for f in attack.__slots__} | {"arguments": (*crowd, *attack.arguments)}
    )
    assert not is_right(GOLD, ATTACK, crowded)
