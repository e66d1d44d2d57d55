"""How entities change when mentions come to them or leave them, as far as the counts of an entity tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from faultline.model.entity import Alias, Entity, EntityType
from faultline.model.place import Place
from faultline.resolution.chains import ChainKey, mention_order
from faultline.resolution.entities import alias_counts, entity_id
from faultline.tables.schemas import Named

Owned = list[tuple[Named, ChainKey]]
"""Mentions, each with the chain that it is in now."""


def entity_of(mentions: Sequence[Named]) -> Entity:
    """An entity of these mentions alone, named by its most frequent form."""
    ordered = sorted(mentions, key=mention_order)
    first = ordered[0]
    counts = alias_counts(ordered)
    aliases = _sorted_aliases(counts)
    return Entity(
        id=entity_id(first.document, first.start, first.text),
        name=aliases[0].text if aliases else first.text,
        type=first.type,
        aliases=aliases,
        documents=tuple(sorted({m.document for m in ordered})),
        mentions=sum(m.count for m in ordered),
    )


def rest_of(entity: Entity, owned: Owned, gone: set[ChainKey]) -> Entity | None:
    """An entity without the chains that went; None where nothing is left.

    What stands in no chain of its own (a capital that stands for a government) stays, as the counts of the entity tell.
    """
    went = [m for m, chain in owned if chain in gone]
    left = sorted((m for m, chain in owned if chain not in gone), key=mention_order)
    number = entity.mentions - sum(m.count for m in went)
    if not left:
        return None
    counts = Counter({a.text: a.count for a in entity.aliases})
    counts.subtract(alias_counts(went))
    known = {a.text: counts[a.text] for a in entity.aliases if counts[a.text] > 0}
    if sum(m.count for m, _ in owned) == entity.mentions:
        known = alias_counts(left)
    kept = {m.document for m in left} | (set(entity.documents) - {m.document for m, _ in owned})
    least = min(mention_order(m) for m, _ in owned)
    is_same = least == mention_order(left[0])
    return replace(
        entity,
        id=entity.id if is_same else entity_id(left[0].document, left[0].start, left[0].text),
        aliases=_sorted_aliases(known or alias_counts(left)),
        documents=tuple(sorted(kept)),
        mentions=number,
    )


def both(first: Entity, second: Entity, mentions: Callable[[], Sequence[Named]]) -> Entity:
    """Two entities as one, under the id of the first; descriptions are no aliases of what has names.

    Args:
        mentions: All of both; asked for only where the aliases do not tell names from descriptions.
    """
    counts = Counter({a.text: a.count for a in first.aliases})
    counts.update({a.text: a.count for a in second.aliases})
    if not all(any(c.isupper() for c in text) for text in counts):
        counts = _recounted(counts, mentions(), first.mentions + second.mentions)
    return replace(
        first,
        aliases=_sorted_aliases(counts),
        documents=tuple(sorted({*first.documents, *second.documents})),
        mentions=first.mentions + second.mentions,
        why=(*first.why, *second.why),
    )


def _recounted(counts: Counter[str], mentions: Sequence[Named], number: int) -> Counter[str]:
    """The aliases by their mentions, where the mentions are all that the entity has."""
    found = alias_counts(mentions)
    if sum(m.count for m in mentions) == number:
        return found
    return Counter({text: n for text, n in counts.items() if text in found or any(c.isupper() for c in text)})


def put_at(entity: Entity, place: Place) -> Entity:
    kind = EntityType.COUNTRY if place.feature == "country" else EntityType.PLACE
    return replace(entity, name=place.name, type=kind, place=place.id)


def _sorted_aliases(counts: Mapping[str, int]) -> tuple[Alias, ...]:
    return tuple(Alias(text, n) for text, n in sorted(counts.items(), key=lambda a: (-a[1], a[0])))
