"""Who stands where, by how many sources."""

from __future__ import annotations

from tests.analysis.made import material
from tests.comparison.told import place, told, who

from faultline.analysis.positions import Settings, analyse
from faultline.model.statement import Kind, Statement


def position(identity: str, stance: str, target: str, document: str, country: str = "NE") -> Statement:
    holder, on = who("holder", "Union of the Coast"), who("target", target, f"t-{target}")
    return told(identity, Kind.POSITION, stance, holder, on, document=document, where=place("there", country))


def test_a_position_told_by_more_sources_comes_first() -> None:
    found = analyse(
        material(
            [
                position("a", "opposes", "the tax", "d1"),
                position("b", "condemns", "the raid", "d1"),
                position("c", "condemns", "the raid", "d2"),
                position("d", "condemns", "the raid", "d3"),
            ]
        ),
        Settings(),
    )
    first, second = found.of_kind("position")
    assert (first.title, first.facts["sources"], first.statements) == (
        "Union of the Coast condemns the raid", 3, ("b", "c", "d"),
    )  # fmt: skip
    assert first.stability is not None
    assert first.stability.share == 1.0
    assert second.overturned_by == ("d1",)
    assert second.stability is not None
    assert 0.4 < (second.stability.share or 0) < 0.9


def test_like_events_judged_unlike_stand_side_by_side() -> None:
    found = analyse(
        material([position("a", "condemns", "the coup", "d1"), position("b", "supports", "the coup", "d2", "TD")]),
        Settings(),
    )
    (standard,) = found.of_kind("standard")
    assert standard.facts["differs"] is True
    assert sorted(standard.statements) == ["a", "b"]
    assert "Chad: supports" in standard.title


def test_the_same_seed_gives_the_same_findings() -> None:
    given = material([position(str(n), "condemns", "the raid", f"d{n % 5}") for n in range(9)])
    assert analyse(given, Settings(seed=5)).to_json() == analyse(given, Settings(seed=5)).to_json()
