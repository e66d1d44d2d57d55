"""What a data set names: the same name, type and place mean the same thing from its first row to its last."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.tables.schemas import Named

_MOST = 100_000


@dataclass(slots=True)
class Naming:
    """Numbers what is named, by a hash, so that parts of one data set that are read apart agree.

    Attributes:
        document: Id of the file.
        shared: Names that several bear, in lower case: they are no alias of any, for they do not tell who is meant.
    """

    document: str
    shared: frozenset[str] = frozenset()
    _known: dict[tuple[object, ...], Named] = field(default_factory=dict)
    _row: list[Named] = field(default_factory=list)
    _new: dict[tuple[int, str], tuple[Named, int]] = field(default_factory=dict)

    def name(
        self,
        text: str,
        type_: EntityType,
        country: str | None = None,
        lat: float | None = None,
        lon: float | None = None,
        identity: str | None = None,
    ) -> int:
        """Note one more mention and give the number of what it means.

        Args:
            identity: The data's own id of it, by which names that differ mean the same thing and equal ones another.
        """
        key = (text, type_, country, lat, lon, identity)
        named = self._known.get(key)
        if named is None:
            meant = (text, type_.value, country, lat, lon) if identity is None else ("id", identity)
            chain = int.from_bytes(hashlib.blake2b(repr(meant).encode(), digest_size=7).digest(), "big")
            named = Named(self.document, text, type_, Form.NAME, chain, country=country, lat=lat, lon=lon)
            self._remember(key, named)
        self._row.append(named)
        return named.chain

    def also(self, chain: int, text: str, type_: EntityType) -> bool:
        """Note another name of what has that number; False for one that several bear, which is not noted."""
        if text.casefold() in self.shared:
            return False
        self._row.append(Named(self.document, text, type_, Form.NAME, chain))
        return True

    def _remember(self, key: tuple[object, ...], named: Named) -> None:
        """The names met last, so that a large table does not fill the memory with those met once."""
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[key] = named

    def again(self, named: tuple[Named, ...]) -> None:
        """Note once more what a row before named."""
        self._row.extend(named)

    def noted(self) -> int:
        """How many mentions the row that is read has so far."""
        return len(self._row)

    def since(self, noted: int) -> tuple[Named, ...]:
        """Its mentions since there were so many."""
        return tuple(self._row[noted:])

    def keep(self) -> None:
        """The row that was read is good: its names count."""
        for named in self._row:
            key = named.chain, named.text
            _, before = self._new.get(key, (named, 0))
            self._new[key] = named, before + 1
        self._row.clear()

    def drop(self) -> None:
        """The row cannot be read: its names do not count."""
        self._row.clear()

    def take(self) -> tuple[Named, ...]:
        """The mentions since this was asked last, each with how often it was met."""
        taken, self._new = self._new, {}
        return tuple([_counted(named, n) for named, n in taken.values()])


def _counted(n: Named, count: int) -> Named:
    """The mention met so often; built anew, for `replace` takes four times as long."""
    if count == 1:
        return n
    return Named(n.document, n.text, n.type, n.form, n.chain, n.start, n.end, n.country, n.lat, n.lon, count)
