"""Entities against annotated ones: how many are there, and whether the names of one came together (B-cubed).

Bagga and Baldwin, Algorithms for Scoring Coreference Chains (1998); over surface forms, not mentions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from faultline.evaluation.gold import Gold
from faultline.evaluation.likeness import plain_name
from faultline.model.entity import Entity


@dataclass(frozen=True, slots=True)
class EntityFigures:
    """Core entities annotated and found, forms annotated and seen, B-cubed precision and recall over forms seen."""

    core: int
    found: int
    forms: int
    seen: int
    precision: float
    recall: float


def entity_figures(gold: Gold, entities: Iterable[Entity]) -> EntityFigures:
    """The figures over the core entities of the annotated documents."""
    homes: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for text in (entity.name, *(alias.text for alias in entity.aliases)):
            homes[plain_name(text)].add(entity.id)
    core = [e for e in gold.entities if e.is_core and e.documents & gold.documents]
    owner: dict[str, str] = {}
    for one in core:
        for form in one.forms:
            owner.setdefault(form, one.id)
    seen = {form: homes[form] for form in owner if form in homes}
    found = sum(any(name in homes for name in e.names) for e in core)
    precision, recall = _b_cubed(seen, owner)
    return EntityFigures(len(core), found, len(owner), len(seen), precision, recall)


def _b_cubed(seen: dict[str, set[str]], owner: dict[str, str]) -> tuple[float, float]:
    precision = recall = 0.0
    for form, ids in seen.items():
        mates = [o for o in seen if owner[o] == owner[form]]
        together = [o for o in seen if seen[o] & ids]
        precision += sum(owner[o] == owner[form] for o in together) / len(together)
        recall += sum(bool(seen[o] & ids) for o in mates) / len(mates)
    number = max(1, len(seen))
    return precision / number, recall / number
