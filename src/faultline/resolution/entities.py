"""Builds the entities from clusters of chains."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from faultline.model.entity import Alias, Entity, EntityType
from faultline.model.sentence import Form
from faultline.resolution.chains import NAMING, Chain, clean, mention_order, most_common
from faultline.resolution.naming import display_name
from faultline.resolution.nominals import plain_description
from faultline.resolution.referents import Referent
from faultline.tables.schemas import Named

MOST_REASONS = 12


@dataclass(frozen=True, slots=True)
class Member:
    """A chain and what it was taken to mean."""

    chain: Chain
    referent: Referent


def build_entity(
    members: Sequence[Member], merges: Sequence[str], extra: Sequence[Named] = (), stands_for: Referent | None = None
) -> Entity:
    """One entity of the chains of a cluster.

    Args:
        members: At least one, or none with `extra` mentions; in a stable order.
        merges: Why the keys of the cluster were joined.
        extra: Single mentions that mean the entity although their chain does not (a capital that stands for a
            government).
        stands_for: What the extra mentions mean.
    """
    mentions = sorted([n for m in members for n in m.chain.mentions] + list(extra), key=mention_order)
    fact = next((m.referent for m in members if m.referent.is_fact), stands_for)
    kind = fact.type if fact else _majority(members)
    aliases = _aliases(mentions)
    first = mentions[0]
    return Entity(
        id=entity_id(first.document, first.start, first.text),
        name=_name(members, fact, kind, aliases),
        type=kind,
        aliases=tuple(Alias(text, n) for text, n in sorted(aliases.items(), key=lambda a: (-a[1], a[0]))),
        documents=tuple(sorted({n.document for n in mentions})),
        mentions=sum(n.count for n in mentions),
        residual=any(m.referent.residual for m in members),
        place=fact.place.id if fact and fact.place else None,
        why=_why([*(m.referent for m in members), *([stands_for] if stands_for else [])], merges),
    )


def entity_id(document: str, start: int | None, text: str, *more: str) -> str:
    """The hash of an entity's least mention; `more` keeps two things apart that are named by one span."""
    parts = (document, -1 if start is None else start, text, *more)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _aliases(mentions: Iterable[Named]) -> Counter[str]:
    """Names, acronyms, demonyms and descriptions that contain a name; all descriptions where there is nothing else."""
    named: Counter[str] = Counter()
    described: Counter[str] = Counter()
    for mention in mentions:
        text = clean(mention.text)
        if mention.form in NAMING or mention.form is Form.DEMONYM or any(c.isupper() for c in text):
            named[text] += mention.count
        elif mention.form is Form.NOMINAL:
            described[text] += mention.count
    return named or described


def _name(members: Sequence[Member], fact: Referent | None, kind: EntityType, aliases: Mapping[str, int]) -> str:
    if fact is None or fact.key.startswith(("forces:", "branch:")):
        names: Counter[str] = Counter()
        for member in members:
            names.update(member.chain.texts(Form.NAME))
        if fact is None:
            for member in members:
                names.update(member.chain.texts(Form.ACRONYM) if not names else {})
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


def _majority(members: Sequence[Member]) -> EntityType:
    return most_common(
        [n.type for m in members for n in m.chain.mentions if n.form in NAMING] or [members[0].referent.type]
    )


def _why(referents: Sequence[Referent], merges: Sequence[str]) -> tuple[str, ...]:
    """Merges first, then what the chains were taken to mean, each sentence once."""
    sentences = [*merges, *sorted({r.why for r in referents})]
    kept = list(dict.fromkeys(sentences))
    more = len(kept) - MOST_REASONS
    return (*kept[:MOST_REASONS], f"and {more} more of the same kind") if more > 0 else tuple(kept)
