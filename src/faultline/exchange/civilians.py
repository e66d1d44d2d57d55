"""Who does not fight, by the words for them."""

from __future__ import annotations

import re
from functools import cache

from faultline.model.entity import Entity, EntityType
from faultline.model.statement import Argument
from faultline.ontology import vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def are_civilians(argument: Argument, entity: Entity | None) -> bool:
    """Whether one of the words is a noun for people who do not fight, such as "villagers", and they are no body."""
    if entity is not None and entity.type not in (EntityType.GROUP, EntityType.PERSON):
        return False
    return any(word.casefold() in _nouns() for word in _WORD.findall(argument.text))


@cache
def _nouns() -> frozenset[str]:
    """The nouns of the measure `civilians`, singular and plural."""
    singular = [str(noun) for noun in vocabulary("measures")["civilians"]["nouns"]]
    return frozenset((*singular, *(f"{noun}s" for noun in singular)))
