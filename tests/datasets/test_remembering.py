"""What was made of cells is made once, and no row can tell."""

from __future__ import annotations

import pytest
from tests.datasets.made import read

from faultline.datasets import remembering
from faultline.datasets.mapping import ArgumentRule, Pick, PlaceRule, ValueRule, When
from faultline.datasets.remembering import columns_of

HEADINGS = "date,event,actor,recipient,place,country,killed\n"


def test_the_columns_of_a_rule_are_all_that_it_names() -> None:
    rule = ArgumentRule("actor", "who", type=Pick("kind", words={"x": "name"}), when=(When("how"),), id="number")
    assert columns_of(rule) == ("how", "kind", "number", "who")
    assert columns_of((PlaceRule(("where",), "land", "north", "east"),), None) == ("east", "land", "north", "where")
    assert columns_of(("killed", ValueRule(low="a", best="b", high="c", sum=("d", "e")))) == ("a", "b", "c", "d", "e")


def test_what_is_to_be_reported_is_reported_of_every_row() -> None:
    found = read(HEADINGS + "2019-01-20,ASSAULT,A,B,Gao,Atlantis,3\n" * 3)
    assert [loss.detail.split(",")[0] for loss in found.losses] == ["row 2", "row 3", "row 4"]
    assert [s.evidence.row for s in found.statements] == ["2", "3", "4"]


def test_a_bad_cell_is_reported_of_every_row() -> None:
    found = read(HEADINGS + "2019-01-20,ASSAULT,A,B,Gao,ML,some\n" * 3)
    assert len(found.losses) == 3
    assert (found.statements, found.mentions) == ((), ())


def test_rows_are_the_same_when_little_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"2019-01-{n % 28 + 1:02},ASSAULT,A{n % 7},B{n % 3},P{n % 11},ML,{n % 5}\n" for n in range(200))
    much = read(HEADINGS + rows)
    monkeypatch.setattr(remembering, "_MOST", 2)
    little = read(HEADINGS + rows)
    assert much == little
    assert sum(m.count for m in much.mentions) == 600
