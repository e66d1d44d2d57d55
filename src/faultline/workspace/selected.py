"""The part of a map that a selection wants: its statements, and what they bring with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from faultline.errors import UsageError
from faultline.model.comparison import Comparison
from faultline.model.entity import Entity
from faultline.model.statement import Statement
from faultline.workspace.actor_queries import ActorQueries
from faultline.workspace.choosing import Chosen
from faultline.workspace.columns import entities_like, folded
from faultline.workspace.extents import Extents
from faultline.workspace.making_columns import SPEAKS
from faultline.workspace.queries import PartQueries
from faultline.workspace.said import Said
from faultline.workspace.selection import Selection
from faultline.workspace.statement_filter import with_ids
from faultline.workspace.urgency import Urgent, most_urgent

if TYPE_CHECKING:
    import pyarrow as pa

    from faultline.workspace.coded import Column, Mask

_COUNTED = ("kind", "type", "modality", "attribution", "document", "place", "country")


@dataclass(frozen=True, slots=True)
class Tally:
    """Somebody or something with how many of the selected statements speak of it."""

    id: str
    name: str
    statements: int
    type: str = ""


class Selected:
    """What a selection wants of a map; made by `MapView.selected`.

    Args:
        shown: Puts the statements as judgements have them.
    """

    def __init__(
        self,
        queries: PartQueries,
        selection: Selection,
        chosen: Chosen,
        shown: Callable[[list[Statement]], list[Statement]],
    ) -> None:
        self.selection = selection
        self._queries, self._chosen, self._shown = queries, chosen, shown

    @property
    def _wants_all(self) -> bool:
        return self._chosen.rows is None

    def count(self) -> int:
        """How many statements there are."""
        return len(self._chosen)

    def statements(self, *, limit: int | None = None, offset: int = 0) -> list[Statement]:
        """The statements by document path, start and id."""
        rows = self._chosen.at(slice(offset, None if limit is None else offset + limit))
        return self._stored_at(self._chosen.columns.positions("statements", rows))

    def most_urgent(self, limit: int) -> list[Urgent]:
        """Those that an analyst should judge first, with what puts them there."""
        return most_urgent(self._chosen, limit, lambda positions: self._queries.placed.ids("statements", positions))

    def said(self, wanted: Said, *, limit: int, offset: int = 0) -> tuple[int, list[Statement]]:
        """How many of them say what is wanted, and some of these by their time, those without one last."""
        columns = self._chosen.columns
        rows = columns.kept(("said", wanted), lambda: wanted.rows(columns, self._quotes))
        rows = rows[self._chosen.mask[rows]]
        starts = columns.coded("statements", "starts")
        order = starts.ranks[starts.codes[rows]]
        order[columns.plain("statements", "is_timeless")[rows]] = len(starts.texts)
        part = rows[np.argsort(order, kind="stable")][offset : offset + limit]
        return len(rows), self._stored_at(columns.positions("statements", part))

    def voices(self, limit: int = 12) -> list[Tally]:
        """Whose words the selected statements are besides their authors' own, the most statements first."""
        columns, roles = self._chosen.columns, self._chosen.roles
        speaks = columns.coded("roles", "role").codes[roles] == columns.coded("roles", "role").known.get(SPEAKS, -1)
        counts = np.bincount(columns.plain("roles", "who")[roles][speaks], minlength=columns.size("entities"))
        return self._most("entities", counts, counts > 0, limit)

    def which(self, table: str, ids: Iterable[str]) -> frozenset[str]:
        """Of some ids of statements, entities or documents those that have to do with the selected statements."""
        columns = self._chosen.columns
        if table == "statements":
            found = with_ids(ids)
            told = self._queries.rows(f"SELECT nth, id FROM statements WHERE {found.sql}", found.values)
            rows = columns.rows_at("statements", (row[0] for row in told))
            return frozenset(key for (_, key), is_in in zip(told, self._chosen.mask[rows], strict=True) if is_in)
        rows = columns.with_ids(table, ids)
        counts = self._chosen.taking_part if table == "entities" else self._chosen.by_document
        return frozenset(columns.texts(table, "id", rows[counts[rows] > 0]))

    def counts_by(self, column: str) -> list[tuple[str, int]]:
        """The statements by kind, type, modality, attribution, document, place or country; the most first."""
        if column not in _COUNTED:
            raise UsageError(f"statements are not counted by {column!r}: take one of {', '.join(_COUNTED)}")
        return self._chosen.counted(column)

    def extents(self) -> Extents:
        """Questions about when and where the selected statements lie."""
        return Extents(self._chosen, self._stored_at)

    def documents(self) -> list[tuple[str, int]]:
        """The ids of the documents with a selected statement, by path, and how many each has."""
        counts = self._chosen.by_document
        rows = np.flatnonzero(counts)
        return list(zip(self._chosen.columns.texts("documents", "id", rows), counts[rows].tolist(), strict=True))

    def document_page(self, limit: int, offset: int = 0, *, latest: bool = False) -> tuple[int, list[str]]:
        """How many documents have a selected statement (all count where all are wanted), and the ids of some.

        Args:
            latest: By date, the latest first, instead of by path.
        """
        columns, counts = self._chosen.columns, self._chosen.by_document
        rows = np.arange(len(counts)) if self._wants_all else np.flatnonzero(counts)
        if latest:
            dates = columns.coded("documents", "date")
            rows = rows[np.argsort(-dates.ranks[dates.codes[rows]], kind="stable")]
        return len(rows), columns.texts("documents", "id", rows[offset : offset + limit])

    def publishers(self, *, text: str | None = None, limit: int = 12) -> list[Tally]:
        """Who published what the selected statements stand in, the most statements first."""
        published, told = self._chosen.columns.coded("documents", "publisher"), folded(text or "")
        counts = np.bincount(published.codes, weights=self._chosen.by_document, minlength=len(published.texts))
        found = [
            Tally(name, name, int(counts[n]))
            for n, name in enumerate(published.texts)
            if counts[n] and name and told in folded(name)
        ]
        return sorted(found, key=lambda tally: (-tally.statements, tally.id))[:limit]

    def places(self, *, text: str | None = None, limit: int = 12) -> list[Tally]:
        """Where the selected statements lie, the most statements first."""
        known, told = self._chosen.columns.places, folded(text or "")
        found = [
            Tally(key, str(known[key]["name"]), n, str(known[key]["feature"]))
            for key, n in self._chosen.counted("place")
            if key in known and told in folded(str(known[key]["name"]))
        ]
        return sorted(found, key=lambda tally: (-tally.statements, tally.name, tally.id))[:limit]

    def actors(self, *, text: str | None = None, residual: bool | None = None, limit: int = 12) -> list[Tally]:
        """Who takes part in or speaks the selected statements, the most statements first; any type of entity."""
        counts = self._chosen.taking_part
        return self._most("entities", counts, (counts > 0) & self._of(None, text, residual), limit)

    def of_actors(self) -> ActorQueries:
        """Questions about who takes part in the selected statements."""
        return ActorQueries(self._queries, self._chosen, self._stored_at)

    def entities(
        self, *, type: str | None = None, text: str | None = None, limit: int | None = None, offset: int = 0
    ) -> list[Entity]:
        """The entities of the selected statements, or all of the map where all statements are wanted."""
        rows = np.flatnonzero(self._entities(type, text))[offset : None if limit is None else offset + limit]
        return self._queries.placed.at(Entity, "entities", self._chosen.columns.positions("entities", rows))

    def count_entities(self, *, type: str | None = None, text: str | None = None) -> int:
        """How many `entities` gives without a limit."""
        return int(np.count_nonzero(self._entities(type, text)))

    def entity_types(self, *, text: str | None = None) -> list[tuple[str, int]]:
        """The same entities by type, the most first."""
        types = self._chosen.columns.coded("entities", "type")
        return types.counted(types.codes[self._entities(None, text)])

    def comparisons(
        self,
        *,
        verdict: str | None = None,
        kind: str | None = None,
        severity: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Comparison]:
        """Comparisons in which a selected statement takes part, disagreements first."""
        columns, rows = self._chosen.columns, self._chosen.compared
        for name, value in (("verdict", verdict), ("kind", kind), ("severity", severity)):
            if value is not None:
                rows = rows[columns.coded("comparisons", name).having((value,))[rows]]
        part = rows[offset : None if limit is None else offset + limit]
        return self._queries.placed.at(Comparison, "comparisons", columns.positions("comparisons", part))

    def comparison_counts(self) -> list[tuple[str, str, str, int]]:
        """The same comparisons by verdict, kind and severity together."""
        verdicts, kinds, severities = (
            self._chosen.columns.coded("comparisons", name) for name in ("verdict", "kind", "severity")
        )
        keys = verdicts.codes[self._chosen.compared].astype(np.int64)
        for column in (kinds, severities):
            keys = keys * len(column.texts) + column.codes[self._chosen.compared]
        counts = np.bincount(keys, minlength=1)
        found = []
        for key in np.flatnonzero(counts).tolist():
            both, severity = divmod(key, len(severities.texts))
            verdict, kind = divmod(both, len(kinds.texts))
            found.append((verdicts.texts[verdict], kinds.texts[kind], severities.texts[severity], int(counts[key])))
        return sorted(found)

    def verdicts(self, *, kind: str | None = None) -> list[tuple[str, int]]:
        """The same comparisons by verdict, the most first."""
        columns, rows = self._chosen.columns, self._chosen.compared
        if kind is not None:
            rows = rows[columns.coded("comparisons", "kind").having((kind,))[rows]]
        verdicts = columns.coded("comparisons", "verdict")
        return verdicts.counted(verdicts.codes[rows])

    def _quotes(self, rows: Column) -> pa.Array:
        return self._queries.placed.quotes(self._chosen.columns.positions("statements", rows))

    def _stored_at(self, positions: list[float]) -> list[Statement]:
        """The statements at these positions, in this order, as they are shown."""
        wanted = sorted(set(positions))
        found = dict(zip(wanted, self._shown(self._queries.placed.at(Statement, "statements", wanted)), strict=True))
        return [found[nth] for nth in positions]

    def _entities(self, type: str | None, text: str | None) -> Mask:
        told = self._of(type, text, None)
        return told if self._wants_all else told & (self._chosen.taking_part > 0)

    def _of(self, type: str | None, text: str | None, residual: bool | None) -> Mask:
        return entities_like(self._chosen.columns, type, text, residual)

    def _most(self, table: str, counts: Column, mask: Mask, limit: int) -> list[Tally]:
        """Those with the highest counts, then as they are stored."""
        columns, rows = self._chosen.columns, np.flatnonzero(mask)
        if len(rows) > limit:
            rows = rows[counts[rows] >= np.partition(counts[rows], -limit)[-limit]]
        rows = rows[np.argsort(-counts[rows], kind="stable")][:limit]
        types = columns.coded("entities", "type")
        told = zip(rows, columns.texts(table, "id", rows), columns.texts(table, "name", rows), strict=True)
        return [Tally(key, name, int(counts[row]), types.texts[types.codes[row]]) for row, key, name in told]
