"""What is known beforehand: the user's glossary and the vocabulary of bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from faultline.errors import UsageError
from faultline.model.entity import EntityType
from faultline.ontology import vocabulary
from faultline.resolution.folding import fold_name
from faultline.settings import GlossaryEntry

_BRACKETED = re.compile(r"^(.{6,}?)\s*\([^()]+\)$")


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A known thing. `source` says where it is known from."""

    name: str
    type: EntityType
    aliases: tuple[str, ...]
    source: str


class Register:
    """Finds known things by any of their names; the glossary wins over the vocabulary of bodies."""

    def __init__(self, glossary: tuple[GlossaryEntry, ...] = ()) -> None:
        self._by_name: dict[str, RegisterEntry] = {}
        self._by_acronym: dict[str, RegisterEntry] = {}
        for known in glossary:
            self._add(RegisterEntry(known.name, _entity_type(known), known.aliases, "the glossary"))
        for kind, bodies in vocabulary("bodies").items():
            for name, more in bodies.items():
                aliases = tuple(more.get("names", ()))
                self._add(RegisterEntry(name, EntityType(kind), aliases, "the vocabulary of bodies"))

    def _add(self, entry: RegisterEntry) -> None:
        for text in (entry.name, *entry.aliases):
            index = self._by_acronym if is_short_acronym(text) else self._by_name
            index.setdefault(fold_name(text), entry)

    def find(self, text: str) -> RegisterEntry | None:
        """The thing that the text names; short acronyms must be written in capitals ("UN", never "un")."""
        folded = fold_name(text)
        entry = self._by_name.get(folded)
        if entry is None and is_short_acronym(text):
            entry = self._by_acronym.get(folded)
        if entry is None and (match := _BRACKETED.match(text)):
            return self.find(match.group(1))
        return entry


def is_short_acronym(text: str) -> bool:
    """Whether the text is up to five capitals, with or without stops."""
    letters = text.replace(".", "")
    return len(letters) <= 5 and letters.isalnum() and letters.isupper()


def _entity_type(known: GlossaryEntry) -> EntityType:
    try:
        return EntityType(known.type)
    except ValueError:
        names = ", ".join(t.value for t in EntityType)
        raise UsageError(
            f"the glossary entry {known.name!r} has the unknown type {known.type!r}: write one of {names}"
        ) from None
