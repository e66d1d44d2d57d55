"""What a data set names: the same name, type and place mean the same thing from its first row to its last."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.tables.schemas import Named


@dataclass(slots=True)
class Naming:
    """Numbers what is named, by a hash, so that parts of one data set that are read apart agree.

    Attributes:
        document: Id of the file.
    """

    document: str
    _known: dict[tuple[object, ...], Named] = field(default_factory=dict)
    _row: list[Named] = field(default_factory=list)
    _new: dict[int, tuple[Named, int]] = field(default_factory=dict)

    def name(
        self,
        text: str,
        type_: EntityType,
        country: str | None = None,
        lat: float | None = None,
        lon: float | None = None,
    ) -> int:
        """Note one more mention and give the number of what it means."""
        key = (text, type_, country, lat, lon)
        named = self._known.get(key)
        if named is None:
            digest = hashlib.blake2b(repr((text, type_.value, country, lat, lon)).encode(), digest_size=7).digest()
            chain = int.from_bytes(digest, "big")
            named = Named(self.document, text, type_, Form.NAME, chain, country=country, lat=lat, lon=lon)
            self._known[key] = named
        self._row.append(named)
        return named.chain

    def keep(self) -> None:
        """The row that was read is good: its names count."""
        for named in self._row:
            _, before = self._new.get(named.chain, (named, 0))
            self._new[named.chain] = named, before + 1
        self._row.clear()

    def drop(self) -> None:
        """The row cannot be read: its names do not count."""
        self._row.clear()

    def take(self) -> tuple[Named, ...]:
        """The mentions since this was asked last, each with how often it was met."""
        taken, self._new = self._new, {}
        return tuple(named if n == 1 else replace(named, count=n) for named, n in taken.values())
