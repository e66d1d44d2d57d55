"""Builds the entities from clusters of chains, each of which is no more than what its mentions add up to."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from faultline.model.entity import Alias, Entity, EntityType
from faultline.model.sentence import Form
from faultline.resolution.chains import NAMING, clean
from faultline.resolution.gathering import Told
from faultline.resolution.naming import display_name
from faultline.resolution.nominals import plain_description
from faultline.resolution.referents import Referent
from faultline.tables.schemas import Named

MOST_REASONS = 12


def build_entity(members: Sequence[Told], merges: Sequence[str], refused: Sequence[str] = ()) -> Entity:
    """One entity of the chains of a cluster.

    Args:
        members: At least one, by document and number.
        merges: Why the keys of the cluster were joined.
        refused: Why other clusters were not joined to it.
    """
    fact = next((m.referent for m in members if m.referent.is_fact), None)
    kind = fact.type if fact else _majority(members)
    residual = any(m.referent.residual for m in members)
    aliases = _aliases((told for member in members for told in member.counts), residual=residual)
    document, start, text = min((m.document, m.start, m.text) for m in members)
    return Entity(
        id=entity_id(document, start, text),
        name=_name(members, fact, kind, aliases),
        type=kind,
        aliases=tuple(Alias(text, n) for text, n in sorted(aliases.items(), key=lambda a: (-a[1], a[0]))),
        documents=tuple(sorted({m.document for m in members})),
        mentions=sum(m.mentions for m in members),
        residual=residual,
        place=fact.place.id if fact and fact.place else None,
        why=few_reasons([*merges, *sorted({m.referent.why for m in members})]),
        refused=few_reasons([*refused, *sorted({why for m in members for why in m.referent.refused})]),
    )


def entity_id(document: str, start: int | None, text: str, *more: str) -> str:
    """The hash of an entity's least mention, which starts at -1 where that is not known; `more` keeps two things apart
    that are named by one span."""
    parts = (document, -1 if start is None else start, text, *more)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def alias_counts(mentions: Iterable[Named]) -> Counter[str]:
    """The aliases that mentions of a thing other than a catch-all give it."""
    return _aliases(((m.form, clean(m.text), m.count) for m in mentions), residual=False)


def _aliases(told: Iterable[tuple[Form, str, int]], *, residual: bool) -> Counter[str]:
    """Names, acronyms, demonyms, descriptions with a capital; of catch-alls and what has no name all descriptions."""
    named: Counter[str] = Counter()
    described: Counter[str] = Counter()
    for form, text, count in told:
        if form in (*NAMING, Form.DEMONYM):
            named[text] += count
        elif form is Form.NOMINAL:
            described[text] += count
    is_told = residual or not named
    return named + Counter({text: n for text, n in described.items() if is_told or any(c.isupper() for c in text)})


def _name(members: Sequence[Told], fact: Referent | None, kind: EntityType, aliases: Mapping[str, int]) -> str:
    if fact is None or fact.key.startswith(("forces:", "branch:")):
        names: Counter[str] = Counter()
        for member in members:
            names.update(member.texts(Form.NAME))
        if fact is None:
            for member in members:
                names.update(member.texts(Form.ACRONYM) if not names else {})
            return display_name(names or aliases, kind)
        official = {t: n for t, n in names.items() if "Armed Forces" in t or "Army" in t}
        return display_name(official, kind) if official else fact.name
    if fact.key.startswith("residual:"):
        return _catch_all(aliases)
    return fact.name


def _catch_all(aliases: Mapping[str, int]) -> str:
    """The most frequent description whatever its case, written with the fewest capitals, without quantities."""
    plain: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for text, count in aliases.items():
        plain[plain_description(text)] += count
        counts[plain_description(text).casefold()] += count
    return min(plain, key=lambda t: (-counts[t.casefold()], sum(c.isupper() for c in t), t))


def _majority(members: Sequence[Told]) -> EntityType:
    votes: Counter[EntityType] = Counter()
    for member in members:
        votes.update(dict(member.types))
    return min(votes, key=lambda t: (-votes[t], t.value)) if votes else members[0].referent.type


def few_reasons(sentences: Sequence[str]) -> tuple[str, ...]:
    """The first of the sentences, each once, and how many more there are."""
    kept = list(dict.fromkeys(sentences))
    more = len(kept) - MOST_REASONS
    return (*kept[:MOST_REASONS], f"and {more} more of the same kind") if more > 0 else tuple(kept)
