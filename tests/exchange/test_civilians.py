"""Civilians are told by their noun, and no body is one for its name."""

from __future__ import annotations

import pytest

from faultline.exchange.civilians import are_civilians
from faultline.model.entity import Entity, EntityType
from faultline.model.statement import Argument


@pytest.mark.parametrize(
    ("words", "of_type", "civilian"),
    [
        ("134 civilians", EntityType.GROUP, True),
        ("Villagers of Dorava", None, True),
        ("a bystander", EntityType.PERSON, True),
        ("herders", EntityType.GROUP, False),
        ("the Civilian Protection Force", EntityType.ARMED_GROUP, False),
    ],
)
def test_who_does_not_fight(words: str, of_type: EntityType | None, civilian: bool) -> None:
    entity = Entity("e1", words, of_type) if of_type else None
    assert are_civilians(Argument("recipient", words), entity) == civilian
