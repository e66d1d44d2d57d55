"""The organisations of a file: the same name means the same one, and an identifier alone gets the name it goes with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from faultline.datasets.iati.codes import entry_of
from faultline.datasets.iati.narratives import narrative_of
from faultline.datasets.naming import Naming
from faultline.model.entity import EntityType
from faultline.model.statement import Argument, Speaker
from faultline.ontology import vocabulary

_NOBODY = frozenset({"", "-", "n/a", "na", "none", "not applicable", "not available", "unknown", "unspecified"})
_MOST = 200_000
"""Names and identifiers that are remembered."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """One, as an element names it.

    Attributes:
        words: As it is quoted: name and identifier.
    """

    name: str
    type: EntityType
    chain: int
    words: str

    def argument(self, role: str) -> Argument:
        return Argument(role, self.name, chain=self.chain)

    def speaker(self) -> Speaker:
        return Speaker(self.name, chain=self.chain)


class Organisations:
    """What is known of organisations so far: many elements give an identifier, a name or a type alone."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._names: dict[str, str] = {}
        self._types: dict[str, EntityType] = {}

    def of(self, element: Any, language: str) -> Organisation | None:
        """The organisation an element names, None where it has neither name nor identifier."""
        ref = (element.get("ref") or "").strip()
        narrative = narrative_of([element], language)
        name = self._named(narrative.text if narrative else ref).strip(" ,;")
        if name.casefold() in _NOBODY:
            return None
        type_ = self._type(name, element.get("type"))
        if ref and narrative and len(self._names) < _MOST:
            self._names.setdefault(ref.casefold(), name)
        chain = self._naming.name(name, type_)
        for _, other in narrative.others if narrative else ():
            self._naming.also(chain, other, type_)
        return Organisation(name, type_, chain, f"{name} ({ref})" if ref and ref != name else name)

    def _named(self, ref: str) -> str:
        """The name met with an identifier in this file, else that of the code lists, else what is given.

        Publishers write identifiers where names belong.
        """
        known = vocabulary("aid_organisations")
        plain = ref.removeprefix("XM-DAC-")
        return self._names.get(ref.casefold()) or known.get(ref) or known.get(plain) or ref

    def _type(self, name: str, code: str | None) -> EntityType:
        """The type that was first given to the name, so that one organisation is not taken for two."""
        key = name.casefold()
        if key in self._types:
            return self._types[key]
        given = entry_of("organisations", (code or "").strip()).get("type")
        if given and len(self._types) < _MOST:
            self._types[key] = EntityType(given)
        return EntityType(given) if given else EntityType.ORGANISATION
