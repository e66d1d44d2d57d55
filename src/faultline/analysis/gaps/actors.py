"""Actors that are named often and of whom little is known, and sides of a fight that are not heard."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from faultline.analysis.influence.network import network_of
from faultline.analysis.material import Material
from faultline.analysis.ties import ties_of
from faultline.model.entity import EntityType
from faultline.model.statement import Kind, Statement

FEWEST_MENTIONS = 5
FEWEST_FIGHTS = 2
"""Statements that must set two sides against each other: one may be an error of reading."""
_ASKED = ("position", "quote", "tie")
_FIGHTING = {Kind.EVENT: "ASSAULT", Kind.RELATION: "fights"}
_CODE = re.compile(r"(?=.*\d)\S+-\S+")
"""What is called so is the number of an organisation in a data set that gives no name."""
_NOT_ASKED = frozenset({EntityType.COUNTRY, EntityType.GROUP, EntityType.MEDIA})
"""Whole countries and peoples hold no position of their own, and media speak by writing."""


@dataclass(frozen=True, slots=True)
class UnknownActor:
    """An actor named often; `missing`: which of position, quote and tie no source tells."""

    entity: str
    name: str
    mentions: int
    missing: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnheardSide:
    """One of two sides that fight.

    Attributes:
        heard: How often the other side is, its people included.
        statements: That the two fight.
    """

    entity: str
    name: str
    other: str
    other_name: str
    heard: int
    statements: tuple[str, ...]


def actors_little_known(material: Material) -> Iterator[UnknownActor]:
    """Actors named at least five times of whom at least two of position, quote and tie are missing.

    Those who fight come first, then those named most. Of whom only tables tell, and not that they fight, nobody asks:
    a donor has no position to be missed.
    """
    known, told = _known(material)
    fighters = {end for s in material.statements for pair in _fought(material, s) for end in pair}
    texts = {s.evidence.document for s in material.statements if s.evidence.table is None}
    by_weight = sorted(material.entities.values(), key=lambda e: (e.id not in fighters, -e.mentions, e.name, e.id))
    for entity in by_weight:
        is_named = entity.id in fighters or any(d in texts for d in entity.documents)
        if entity.mentions < FEWEST_MENTIONS or entity.type in _NOT_ASKED or not is_named:
            continue
        if not material.acts(entity.id) or _CODE.fullmatch(entity.name):
            continue
        missing = tuple(what for what in _ASKED if entity.id not in known[what])
        if len(missing) > 1:
            yield UnknownActor(entity.id, entity.name, entity.mentions, missing, tuple(told[entity.id]))


def _known(material: Material) -> tuple[dict[str, set[str]], dict[str, list[str]]]:
    """Of whom positions, quotes and ties are told; and the statements that name each actor."""
    known: dict[str, set[str]] = {what: set() for what in _ASKED}
    told: dict[str, list[str]] = defaultdict(list)
    for statement in material.statements:
        known["position"].update(h.entity for h in statement.roles("holder") if h.entity)
        if statement.speaker and statement.speaker.entity:
            known["quote"].add(statement.speaker.entity)
        for tie in ties_of(statement):
            known["tie"].update((tie.source, tie.target))
        for pair in _fought(material, statement):
            known["tie"].update(pair)
        for entity in dict.fromkeys(a.entity for a in statement.arguments if a.entity):
            told[entity].append(statement.id)
    return known, told


def sides_unheard(material: Material) -> Iterator[UnheardSide]:
    """Sides of a fight of which no source gives a word or a position, those whose opponent is heard most first.

    A person speaks for the body that most sources tie them to. Two sides that are both unheard are given once.
    """
    fights: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    bodies = network_of(material, frozenset({"relation", "event"})).contracted
    for statement in material.statements:
        for pair in _fought(material, statement):
            fights[pair].append(statement)
    heard: Counter[str] = Counter()
    for statement in material.statements:
        voices = _voices(statement)
        heard.update(voices | {bodies[voice][0] for voice in voices if voice in bodies})
    found = [
        UnheardSide(a, material.name(a), b, material.name(b), heard[b], tuple(s.id for s in some))
        for pair, some in fights.items()
        for a, b in (pair, pair[::-1])
        if len(some) >= FEWEST_FIGHTS and not heard[a] and (heard[b] or a < b)
    ]
    yield from sorted(found, key=lambda u: (-u.heard, -len(u.statements), u.name, u.other_name))


def _voices(statement: Statement) -> frozenset[str]:
    """Whose words or whose own position a sentence gives; whom a row cites has said nothing in words."""
    if statement.evidence.table is not None:
        return frozenset()
    holders = {h.entity for h in statement.roles("holder") if h.entity}
    return frozenset(
        holders | ({statement.speaker.entity} if statement.speaker and statement.speaker.entity else set())
    )


def _fought(material: Material, statement: Statement) -> Iterator[tuple[str, str]]:
    """The pairs of actors that a statement sets to fight each other; two actors of a clash without a victim too."""
    if _FIGHTING.get(statement.kind) != statement.type:
        return
    roles = ("actor", "recipient") if statement.kind is Kind.EVENT else ("source", "target")
    ones, others = (
        sorted({a.entity for a in statement.roles(r) if a.entity and material.acts(a.entity)}) for r in roles
    )
    is_clash = statement.kind is Kind.EVENT and not statement.roles(roles[1]) and len(ones) == 2
    if is_clash:
        ones, others = ones[:1], ones[1:]
    yield from sorted({(min(a, b), max(a, b)) for a in ones for b in others if a != b})
