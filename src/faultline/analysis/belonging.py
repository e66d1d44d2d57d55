"""Which country an actor is of, or acts in: by its name, its place, the body it belongs to, or where its deeds lie."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property

from faultline.analysis.material import Material
from faultline.model.entity import Entity, EntityType
from faultline.model.statement import Kind
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name
from faultline.resolution.gazetteer import gazetteer

_BELONGING = ("leads", "member_of", "works_for", "part_of")
_LOCATED = (EntityType.COUNTRY, EntityType.PLACE, EntityType.FACILITY)
FEWEST_DEEDS, MOST_DEEDS = 3, 2 / 3
"""An armed group acts in a country where so many of its events lie there, and such a part of all."""


class Belonging:
    """Tells the countries of a map's actors."""

    def __init__(self, material: Material) -> None:
        self._material = material

    def country(self, entity: str | None, name: str = "") -> str | None:
        """The country that an actor is of; None where its name and its body tell none or several.

        An international organisation is of none, whatever country its name holds.

        Args:
            name: Its words in a text, where the map has no entity for it.
        """
        known = self._material.entities.get(entity or "")
        if known is not None and known.type is EntityType.INTERNATIONAL_ORGANISATION:
            return None
        if known is not None and known.type in _LOCATED and (located := self._located(known)):
            return located
        return _named(known.name if known else name) or self._of_body(entity)

    def acts_in(self, entity: str | None) -> str | None:
        """The country in which nearly all told events of an armed group lie."""
        counted = self._deeds.get(entity or "")
        if not counted:
            return None
        code, count = min(counted.items(), key=lambda c: (-c[1], c[0]))
        return code if count >= max(FEWEST_DEEDS, MOST_DEEDS * counted.total()) else None

    def body(self, entity: str | None) -> Entity | None:
        """The body that a person leads or belongs to, the one told most often."""
        return self._material.entities.get(self._bodies.get(entity or "", ""))

    def _located(self, entity: Entity) -> str | None:
        place = self._material.places.get(entity.place or "") or gazetteer().place(entity.place or "")
        return place.country if place else countries().named(entity.name)

    def _of_body(self, entity: str | None) -> str | None:
        body = self.body(entity)
        if body is None or body.type is EntityType.INTERNATIONAL_ORGANISATION:
            return None
        return _named(body.name)

    @cached_property
    def _bodies(self) -> Mapping[str, str]:
        told: dict[str, Counter[str]] = defaultdict(Counter)
        for statement in self._material.told(Kind.RELATION):
            if statement.type not in _BELONGING:
                continue
            for person in statement.roles("source"):
                for body in statement.roles("target"):
                    if person.entity and body.entity:
                        told[person.entity][body.entity] += 1
        return {person: min(bodies, key=lambda b: (-bodies[b], b)) for person, bodies in told.items()}

    @cached_property
    def _deeds(self) -> Mapping[str, Counter[str]]:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for statement in self._material.told(Kind.EVENT):
            where = statement.place.country if statement.place else None
            for actor in statement.roles("actor", "recipient"):
                known = self._material.entities.get(actor.entity or "")
                if where and known is not None and known.type is EntityType.ARMED_GROUP and not known.residual:
                    found[known.id][where] += 1
        return found


def _named(name: str) -> str | None:
    """The one country that a name holds ("Malian army")."""
    codes, _ = countries().take_out(fold_name(name).split())
    return codes[0] if len(codes) == 1 else None
