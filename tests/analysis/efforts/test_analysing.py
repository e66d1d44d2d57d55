"""Who does what where, each gift once."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.made import material
from tests.comparison.told import place, told, who

from faultline.analysis.efforts import Settings, analyse
from faultline.analysis.finding import Findings
from faultline.model.place import Place
from faultline.model.statement import Kind, Stage, Statement
from faultline.model.value import Value


def effort(
    identity: str,
    actor: str,
    sector: str = "14030",
    where: str = "Horn",
    amount: float | None = None,
    when: str = "2020-01-01",
    stage: Stage = Stage.ACTIVE,
    document: str = "d1",
    row: str | None = None,
) -> Statement:
    value = Value(amount, amount, "money", currency="EUR") if amount else None
    return told(
        identity, Kind.EFFORT, sector, who("actor", actor), where=place(where, "TD"), value=value, stage=stage,
        when=when, document=document, row=row,
    )  # fmt: skip


def found(*statements: Statement) -> Findings:
    return analyse(material(statements), Settings())


def test_one_gift_told_by_two_papers_is_one_effort() -> None:
    (actor,) = found(effort("a", "Aid", amount=500), effort("b", "Aid", amount=500, document="d2")).of_kind("actor")
    assert (actor.facts["efforts"], actor.facts["money"]) == (1, {"EUR": 500.0})
    assert actor.statements == ("a", "b")


def test_rows_of_one_activity_sum_what_was_disbursed_and_not_the_pledge() -> None:
    rows = [
        effort("a", "Aid", amount=900, stage=Stage.PLEDGED, row="X-1/transaction/1"),
        effort("b", "Aid", amount=300, row="X-1/transaction/2"),
        effort("c", "Aid", amount=200, row="X-1/transaction/3"),
    ]
    (actor,) = found(*rows).of_kind("actor")
    assert (actor.facts["efforts"], actor.facts["money"]) == (1, {"EUR": 500.0})


def test_presence_says_how_concentrated_it_is() -> None:
    (cell,) = found(effort("a", "Aid", amount=300), effort("b", "Help", amount=100)).of_kind("presence")
    assert cell.title == "Horn: water supply & sanitation"
    assert (cell.facts["herfindahl"], cell.facts["shares_of"]) == (0.625, "EUR")


def test_two_actors_of_one_sector_place_and_time_overlap() -> None:
    apart = effort("c", "Late", when="2024-01-01")
    (overlap,) = found(effort("a", "Aid"), effort("b", "Help"), apart).of_kind("overlap")
    assert overlap.title == "Aid and Help in Horn: water supply & sanitation"
    assert overlap.facts["jaccard"] == 1.0


def test_need_without_help_is_a_gap() -> None:
    need = told("n", Kind.QUANTITY, "displaced", who("subject", "families"), where=place("Besk", "TD"),
                value=Value(4000, 4000, "persons"))  # fmt: skip
    met = told("m", Kind.QUANTITY, "displaced", who("subject", "families"), where=place("Horn", "TD"),
               value=Value(9000, 9000, "persons"))  # fmt: skip
    (gap,) = found(effort("a", "Aid"), need, met).of_kind("gap")
    assert gap.title == "Besk: 4,000 people in need, and no help is told"
    assert gap.statements == ("n",)


def test_help_in_a_part_of_a_country_is_help_in_the_country() -> None:
    need = told("n", Kind.QUANTITY, "displaced", who("subject", "families"), where=place("Chad", "TD"),
                value=Value(4000, 4000, "persons"))  # fmt: skip
    chad = Place("made:TD", "Chad", "country", "TD")
    held = replace(material((effort("a", "Aid"), need)), places={chad.id: chad})
    assert analyse(held, Settings()).of_kind("gap") == ()


def test_promises_and_what_was_tried_before() -> None:
    told_of = found(
        effort("a", "Aid", amount=900, stage=Stage.PLEDGED, when="2018-01-01"),
        effort("b", "Aid", amount=300, when="2018-06-01"),
        effort("c", "Old", stage=Stage.ENDED, when="2015-01-01"),
    )
    assert "600 EUR of the promise is not told as delivered" in told_of.of_kind("ladder")[0].title
    (before,) = told_of.of_kind("ended")
    assert before.facts["followed_by"] == ["Aid"]


def test_a_country_with_small_donors_is_fragmented() -> None:
    told_of = found(
        effort("a", "Aid", amount=900), effort("b", "Small", amount=10),
        told("c", Kind.EFFORT, "14030", who("actor", "Small"), where=place("Lac", "NE"),
             value=Value(5000, 5000, "money", currency="EUR"), stage=Stage.ACTIVE),
    )  # fmt: skip
    (country,) = told_of.of_kind("fragmentation")
    assert (country.facts["country"], country.facts["ratio"], country.facts["significant"]) == ("TD", 0.5, ["Aid"])


def test_what_was_tried_before_is_told_with_what_is_said_to_have_come_of_it() -> None:
    lowered = told("z", Kind.CAUSE, "-", who("cause", "Aid"), who("effect", "hunger in the east"), document="d2")
    (ended,) = found(effort("a", "Aid", stage=Stage.ENDED), lowered).of_kind("ended")
    assert ended.facts["said_to_have"] == ["lowered hunger in the east"]
    assert ended.statements == ("a", "z")
    (without,) = found(effort("a", "Aid", stage=Stage.ENDED)).of_kind("ended")
    assert without.facts["said_to_have"] == []
