"""Whose voice it is: what kind of speaker, from near or far, named or not."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from faultline.analysis.belonging import Belonging
from faultline.analysis.material import Material
from faultline.model.entity import EntityType
from faultline.model.statement import Speaker, Statement
from faultline.ontology import vocabulary
from faultline.resolution.folding import fold_name
from faultline.resolution.geography import neighbours
from faultline.resolution.lexicon import singular
from faultline.resolution.nominals import head_of

UNKNOWN = "unknown"
LARGEST_REGION = 12
"""Countries of a region whose voices are still regional: in greater ones nearly all are."""

_BY_TYPE = {
    EntityType.GOVERNMENT: "officials",
    EntityType.GOVERNMENT_BODY: "officials",
    EntityType.COUNTRY: "officials",
    EntityType.MILITARY: "military",
    EntityType.ARMED_GROUP: "armed_groups",
    EntityType.INTERNATIONAL_ORGANISATION: "international_organisations",
    EntityType.CIVIL_ORGANISATION: "civil_society",
    EntityType.PARTY: "parties",
    EntityType.COMPANY: "companies",
    EntityType.MEDIA: "media",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as one is counted.

    Attributes:
        name: Entity's name, else the words of the text.
        entity: Id, or None.
        kind: `officials`, `armed_groups`, `victims_and_residents` …, or `unknown`.
        reach: `local` (who lives it), `national` (of the country spoken of), `regional` (of a country that borders on
            it, or shares a region of few countries with it), `outside`, `international` or `unknown`.
        is_named: Whether a name is given, or only a description ("a resident").
    """

    name: str
    entity: str | None
    kind: str
    reach: str
    is_named: bool


class Speakers:
    """Tells the voices of a map's statements apart."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._belonging = Belonging(material)

    def voice(self, statement: Statement) -> Voice | None:
        """Who says it; None in the author's own voice, or where no speaker is told."""
        speaker = statement.speaker
        if speaker is None:
            return None
        known = self._material.entities.get(speaker.entity or "")
        name = known.name if known else speaker.text
        kind = self._kind(speaker, known.type if known else None)
        is_named = any(map(str.isupper, name)) and not (known and known.residual)
        return Voice(name, speaker.entity, kind, self._reach(statement, name, kind), is_named)

    def _kind(self, speaker: Speaker, of_type: EntityType | None) -> str:
        worded = _kind_of_words(speaker.text)
        if worded:
            return worded
        if of_type in _BY_TYPE:
            return _BY_TYPE[of_type]
        known = self._material.entities.get(speaker.entity or "")
        for alias in known.aliases if known else ():
            if worded := _kind_of_words(alias.text):
                return worded
        body = self._belonging.body(speaker.entity)
        return _BY_TYPE.get(body.type, UNKNOWN) if body else UNKNOWN

    def _reach(self, statement: Statement, name: str, kind: str) -> str:
        if kind == "victims_and_residents":
            return "local"
        if kind == "international_organisations":
            return "international"
        own = self._belonging.country(statement.speaker.entity if statement.speaker else None, name)
        there = statement.place.country if statement.place else None
        if own is None or there is None:
            return UNKNOWN
        if own == there:
            return "national"
        return "regional" if own in _region(there) else "outside"


@lru_cache(maxsize=512)
def _region(code: str) -> frozenset[str]:
    """The countries around one: those on its borders, and those that share a small region with it."""
    shared = (
        row["countries"]
        for row in vocabulary("regions").values()
        if code in row.get("countries", ()) and len(row["countries"]) <= LARGEST_REGION
    )
    return frozenset(neighbours(code)).union(*shared) - {code}


def _kind_of_words(text: str) -> str | None:
    """The kind that the head of a description says, else any of its words."""
    head = head_of(text)
    tokens = [singular(t) for t in fold_name(text).split()]
    for wanted in ([head], tokens):
        found = next((_words()[t] for t in wanted if t in _words()), None)
        if found:
            return found
    return None


@cache
def _words() -> Mapping[str, str]:
    content = tomllib.loads((files("faultline.analysis.voices") / "voices.toml").read_text(encoding="utf-8"))
    return {word: kind for kind, words in content["kinds"].items() for word in words}
