"""Whose voice it is: what kind of speaker, from near or far, named or not."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from faultline.analysis.material import Material
from faultline.model.entity import EntityType
from faultline.model.statement import Kind, Speaker, Statement
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name
from faultline.resolution.lexicon import singular
from faultline.resolution.nominals import head_of

UNKNOWN = "unknown"

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
        reach: `local` (who lives it), `national` (of the country spoken of), `outside`, `international` or `unknown`.
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
        self._bodies = _bodies(material)

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
        body = self._material.entities.get(self._bodies.get(speaker.entity or "", ""))
        return _BY_TYPE.get(body.type, UNKNOWN) if body else UNKNOWN

    def _reach(self, statement: Statement, name: str, kind: str) -> str:
        if kind == "victims_and_residents":
            return "local"
        if kind == "international_organisations":
            return "international"
        own = self._country(statement.speaker.entity if statement.speaker else None, name)
        there = statement.place.country if statement.place else None
        if own is None or there is None:
            return UNKNOWN
        return "national" if own == there else "outside"

    def _country(self, entity: str | None, name: str) -> str | None:
        """The country that a name tells, or that of the body a person acts for."""
        codes, _ = countries().take_out(fold_name(name).split())
        if len(codes) == 1:
            return codes[0]
        body = self._material.entities.get(self._bodies.get(entity or "", ""))
        codes = countries().take_out(fold_name(body.name).split())[0] if body else []
        return codes[0] if len(codes) == 1 else None


def _bodies(material: Material) -> Mapping[str, str]:
    """The body that each person leads or belongs to, the one told most often."""
    told: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for statement in material.told(Kind.RELATION):
        if statement.type not in ("leads", "member_of", "works_for", "part_of"):
            continue
        for person in statement.roles("source"):
            for body in statement.roles("target"):
                if person.entity and body.entity:
                    told[person.entity][body.entity] += 1
    return {person: min(bodies, key=lambda b: (-bodies[b], b)) for person, bodies in told.items()}


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
