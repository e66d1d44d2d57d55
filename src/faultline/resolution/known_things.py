"""What the registers hold: entries of the glossary, of the user's registers, of bodies, offices and armed groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any

from faultline.errors import UsageError
from faultline.model.entity import EntityType
from faultline.ontology import vocabulary
from faultline.resolution.folding import fold_name
from faultline.settings import GlossaryEntry

TIES = ("succeeds", "split_from", "faction_of", "branch_of", "allied_in", "joined", "merged_from", "became")


class Rank(IntEnum):
    """Whose word goes first."""

    GLOSSARY = 0
    REGISTER = 1
    BODY = 2
    ACTOR_LIST = 3


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a known thing to another one (by key), which it is not."""

    kind: str
    other: str


@dataclass(frozen=True, slots=True, eq=False)
class RegisterEntry:
    """A known thing, of which there is one value.

    Attributes:
        key: One for each thing, whichever registers hold it.
        aliases: Other names that mean it.
        shared: Names that mean it only where something else speaks for it.
        former: Those of its names which it gave up.
        source: Where it is known from, with its id there, as a sentence names it.
        countries: Where it is at home or at work.
        since, until: Years.
        home: The key of the body that it belongs to.
    """

    key: str
    name: str
    type: EntityType
    rank: Rank
    source: str
    aliases: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    former: frozenset[str] = frozenset()
    countries: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    ties: tuple[Tie, ...] = ()
    home: str | None = None

    @property
    def compared(self) -> tuple[str, ...]:
        """The names with which unknown spellings are compared; acronyms stand for too many things."""
        return tuple(text for text in (self.name, *self.aliases) if " " in text or not text.isupper()) or (self.name,)


@cache
def shipped_entries() -> tuple[RegisterEntry, ...]:
    """The bodies, offices and armed groups of the package; a group that is a body too stands there once."""
    groups = vocabulary("armed_groups")
    keys = {f"ucdp:{number}": f"body:ucdp:{number}" for number in groups}
    for bodies in vocabulary("bodies").values():
        for name, more in bodies.items():
            keys[name] = _body_key(name)
            if "ucdp" in more:
                keys[f"ucdp:{more['ucdp']}"] = _body_key(name)
    taken = {fold_name(text) for bodies in vocabulary("bodies").values() for text in _own_names(bodies)}
    found = [
        _body(kind, name, more, keys, taken)
        for kind, all_ in vocabulary("bodies").items()
        for name, more in all_.items()
    ]
    found += [_office(name, more) for name, more in vocabulary("offices").items()]
    held = {entry.key for entry in found}
    found += [_group(n, more, keys) for n, more in groups.items() if keys[f"ucdp:{n}"] not in held]
    return tuple(found)


def user_entries(known: Sequence[GlossaryEntry], rank: Rank) -> Iterator[RegisterEntry]:
    """The user's entries; UsageError names one whose type is unknown."""
    for number, entry in enumerate(known):
        kind, source = _type(entry), entry.source + (f" ({entry.id})" if entry.id else "")
        key = _body_key(entry.name) if rank is Rank.GLOSSARY else f"body:{rank.name.lower()}:{number}"
        yield RegisterEntry(
            key,
            entry.name,
            kind,
            rank,
            source,
            entry.aliases,
            (),
            frozenset(),
            entry.countries,
            entry.since,
            entry.until,
        )


def _own_names(bodies: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for name, more in bodies.items():
        yield name
        yield from more.get("names", ())


def _body_key(name: str) -> str:
    return f"body:{fold_name(name)}"


def _body(kind: str, name: str, more: Mapping[str, Any], keys: Mapping[str, str], taken: set[str]) -> RegisterEntry:
    """A body, with what the list of armed groups adds where it is one of them, but for names that are not its alone."""
    number = more.get("ucdp")
    group = vocabulary("armed_groups")[number] if number else {}
    free = [text for text in (*group.get("names", ()), *group.get("short", ())) if fold_name(text) not in taken]
    added = [text for text in free if text in group.get("names", ()) and _bearers()[fold_name(text)] == 1]
    unsure = [text for text in free if text not in added]
    source = "the vocabulary of bodies" + (f" (UCDP actor {number.partition('-')[0]})" if number else "")
    return RegisterEntry(
        key=_body_key(name),
        name=name,
        type=EntityType(kind),
        rank=Rank.BODY,
        source=source,
        aliases=tuple(dict.fromkeys((*more.get("names", ()), *added))),
        shared=tuple(dict.fromkeys((*more.get("shared", ()), *unsure))),
        former=frozenset((*more.get("former", ()), *(f for f in group.get("former", ()) if fold_name(f) not in taken))),
        countries=tuple(more.get("countries", group.get("countries", ()))),
        since=more.get("since"),
        until=more.get("until"),
        ties=_ties(_body_key(name), more, group, keys),
        home=_body_key(more["of"]) if "of" in more else None,
    )


@cache
def _bearers() -> Counter[str]:
    """How many armed groups bear each name."""
    groups = vocabulary("armed_groups").values()
    return Counter(
        folded for g in groups for folded in {fold_name(t) for t in (*g.get("names", ()), *g.get("short", ()))}
    )


def _group(number: str, more: Mapping[str, Any], keys: Mapping[str, str]) -> RegisterEntry:
    key = keys[f"ucdp:{number}"]
    return RegisterEntry(
        key=key,
        name=more["name"],
        type=EntityType.ARMED_GROUP,
        rank=Rank.ACTOR_LIST,
        source=f"the UCDP actor list (actor {number.partition('-')[0]})",
        aliases=tuple(more.get("names", ())),
        shared=tuple(more.get("short", ())),
        former=frozenset(more.get("former", ())),
        countries=tuple(more.get("countries", ())),
        ties=_ties(key, {}, more, keys),
    )


def _office(name: str, more: Mapping[str, Any]) -> RegisterEntry:
    return RegisterEntry(
        key=f"office:{fold_name(name)}",
        name=name,
        type=EntityType.PERSON,
        rank=Rank.BODY,
        source="the vocabulary of offices",
        aliases=tuple(more.get("names", ())),
        shared=tuple(more.get("shared", ())),
        home=_body_key(more["of"]),
    )


def _ties(key: str, body: Mapping[str, Any], group: Mapping[str, Any], keys: Mapping[str, str]) -> tuple[Tie, ...]:
    """The ties that the body states; those of the list of armed groups to others whom the body does not speak of."""
    stated = [Tie(kind, keys.get(other) or keys[f"ucdp:{other}"]) for kind in TIES for other in body.get(kind, ())]
    spoken_of = {key, *(tie.other for tie in stated)}
    listed = [Tie(kind, keys[f"ucdp:{other}"]) for kind in TIES for other in group.get(kind, ())]
    return (*stated, *(tie for tie in listed if tie.other not in spoken_of))


def _type(known: GlossaryEntry) -> EntityType:
    try:
        return EntityType(known.type)
    except ValueError:
        names = ", ".join(t.value for t in EntityType)
        raise UsageError(
            f"{known.source}: the entry {known.name!r} has the unknown type {known.type!r}: write one of {names}"
        ) from None
