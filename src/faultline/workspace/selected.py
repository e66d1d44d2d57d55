"""The part of a map that a selection wants: its statements, and what they bring with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from faultline.errors import UsageError
from faultline.model.comparison import Comparison
from faultline.model.entity import Entity
from faultline.model.statement import Statement
from faultline.workspace.actor_queries import ActorQueries
from faultline.workspace.extents import Extents
from faultline.workspace.queries import PartQueries
from faultline.workspace.said import Said
from faultline.workspace.selection import Selection
from faultline.workspace.statement_filter import Condition, conditions_of, entity_conditions, with_ids
from faultline.workspace.urgency import Urgent, most_urgent

_COUNTED = {
    "kind": "kind",
    "type": "type",
    "modality": "modality",
    "attribution": "attribution",
    "document": "in_document",
    "place": "in_place",
    "country": "in_country",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """Somebody or something with how many of the selected statements speak of it."""

    id: str
    name: str
    statements: int
    type: str = ""


class Selected:
    """What a selection wants of a map; made by `MapView.selected`. Every question is asked of the tables anew.

    Args:
        condition: The selection as SQL over the statements.
        shown: Puts the statements as judgements have them.
    """

    def __init__(
        self,
        queries: PartQueries,
        selection: Selection,
        condition: Condition,
        shown: Callable[[list[Statement]], list[Statement]],
    ) -> None:
        self.selection = selection
        self._queries, self._condition, self._shown = queries, condition, shown

    @property
    def _wants_all(self) -> bool:
        return self._condition.sql == "TRUE"

    def count(self) -> int:
        """How many statements there are."""
        return self._queries.count("statements", self._condition)

    def statements(self, *, limit: int | None = None, offset: int = 0) -> list[Statement]:
        """The statements by document path, start and id."""
        return self._shown(self._queries.values(Statement, "statements", self._condition, limit=limit, offset=offset))

    def most_urgent(self, limit: int) -> list[Urgent]:
        """Those that an analyst should judge first, with what puts them there."""
        return most_urgent(self._queries, self._condition, limit)

    def said(self, wanted: Said, *, limit: int, offset: int = 0) -> tuple[int, list[Statement]]:
        """How many of them say what is wanted, and some of these by their time, those without one last."""
        told = wanted.condition()
        where, given = f"{self._condition.sql} AND {told.sql}", (*self._condition.values, *told.values)
        order = "CASE WHEN is_timeless THEN '~' ELSE starts END, nth"
        rows = self._queries.rows(
            f"SELECT id, count(*) OVER () FROM statements WHERE {where} ORDER BY {order} "
            f"LIMIT {int(limit)} OFFSET {int(offset)}",
            given,
        )
        ids = [str(row[0]) for row in rows]
        by_id = {s.id: s for s in self._shown(self._queries.values(Statement, "statements", with_ids(ids)))}
        return (int(rows[0][1]) if rows else 0), [by_id[one] for one in ids]

    def voices(self, limit: int = 12) -> list[Tally]:
        """Whose words the selected statements are besides their authors' own, the most statements first."""
        rows = self._queries.rows(
            "SELECT speaker.entity AS who, any_value(speaker.name), count(*) AS n FROM statements WHERE "
            f"{self._condition.sql} AND speaker.entity IS NOT NULL GROUP BY who ORDER BY n DESC, who "
            f"LIMIT {int(limit)}",
            self._condition.values,
        )
        return [Tally(str(key), str(name), int(n)) for key, name, n in rows]

    def which(self, table: str, ids: Iterable[str]) -> frozenset[str]:
        """Of some ids of statements, entities or documents those that have to do with the selected statements."""
        wanted, within = sorted(set(ids)), self._within()
        holds = {
            "statements": Condition(self._condition.sql, self._condition.values),
            "entities": Condition(f"nth IN (SELECT who FROM roles WHERE {within.sql})", within.values),
            "documents": Condition(
                f"id IN (SELECT in_document FROM statements WHERE {self._condition.sql})", self._condition.values
            ),
        }[table]
        rows = self._queries.rows(
            f"SELECT id FROM {table} WHERE id IN (SELECT unnest(?::VARCHAR[])) AND {holds.sql}", (wanted, *holds.values)
        )
        return frozenset(str(row[0]) for row in rows)

    def ids(self) -> frozenset[str]:
        """The ids of the statements."""
        found = self._queries.rows(f"SELECT id FROM statements WHERE {self._condition.sql}", self._condition.values)
        return frozenset(str(row[0]) for row in found)

    def counts_by(self, column: str) -> list[tuple[str, int]]:
        """The statements by kind, type, modality, attribution, document, place or country; the most first."""
        if column not in _COUNTED:
            raise UsageError(f"statements are not counted by {column!r}: take one of {', '.join(_COUNTED)}")
        rows = self._queries.rows(
            f"SELECT {_COUNTED[column]} AS one, count(*) AS n FROM statements WHERE {self._condition.sql} "
            "GROUP BY one HAVING one IS NOT NULL ORDER BY n DESC, one",
            self._condition.values,
        )
        return [(str(value), int(count)) for value, count in rows]

    def extents(self) -> Extents:
        """Questions about when and where the selected statements lie."""
        return Extents(self._queries, self._condition, self._shown)

    def documents(self) -> list[tuple[str, int]]:
        """The ids of the documents with a selected statement, by path, and how many each has."""
        rows = self._queries.rows(
            "SELECT d.id, s.n FROM documents d JOIN (SELECT in_document, count(*) AS n FROM statements WHERE "
            f"{self._condition.sql} GROUP BY in_document) s ON s.in_document = d.id ORDER BY d.nth",
            self._condition.values,
        )
        return [(str(key), int(count)) for key, count in rows]

    def document_page(self, limit: int, offset: int = 0, *, latest: bool = False) -> tuple[int, list[str]]:
        """How many documents have a selected statement (all count where all are wanted), and the ids of some.

        Args:
            latest: By date, the latest first, instead of by path.
        """
        within = Condition("TRUE")
        if not self._wants_all:
            sql = f"id IN (SELECT in_document FROM statements WHERE {self._condition.sql})"
            within = Condition(sql, self._condition.values)
        order = "date DESC NULLS LAST, nth" if latest else "nth"
        page = f"LIMIT {int(limit)} OFFSET {int(offset)}"
        rows = self._queries.rows(f"SELECT id FROM documents WHERE {within.sql} ORDER BY {order} {page}", within.values)
        return self._queries.count("documents", within), [str(row[0]) for row in rows]

    def publishers(self, *, text: str | None = None, limit: int = 12) -> list[Tally]:
        """Who published what the selected statements stand in, the most statements first."""
        told = conditions_like("d.publisher", text)
        rows = self._queries.rows(
            "SELECT d.publisher, sum(s.n) AS n FROM documents d JOIN (SELECT in_document, count(*) AS n FROM "
            f"statements WHERE {self._condition.sql} GROUP BY in_document) s ON s.in_document = d.id "
            f"WHERE d.publisher IS NOT NULL AND {told.sql} GROUP BY 1 ORDER BY n DESC, 1 LIMIT {int(limit)}",
            (*self._condition.values, *told.values),
        )
        return [Tally(str(name), str(name), int(n)) for name, n in rows]

    def places(self, *, text: str | None = None, limit: int = 12) -> list[Tally]:
        """Where the selected statements lie, the most statements first."""
        told = conditions_like("p.name", text)
        rows = self._queries.rows(
            "SELECT p.id, p.name, s.n, p.feature FROM places p JOIN (SELECT in_place, count(*) AS n FROM statements "
            f"WHERE {self._condition.sql} GROUP BY in_place) s ON s.in_place = p.id WHERE {told.sql} "
            f"ORDER BY s.n DESC, p.name, p.id LIMIT {int(limit)}",
            (*self._condition.values, *told.values),
        )
        return [Tally(str(key), str(name), int(n), str(feature)) for key, name, n, feature in rows]

    def actors(self, *, text: str | None = None, residual: bool | None = None, limit: int = 12) -> list[Tally]:
        """Who takes part in or speaks the selected statements, the most statements first; any type of entity."""
        told = entity_conditions(None, text, residual)
        within = self._within()
        rows = self._queries.rows(
            f"SELECT e.id, e.name, s.n, e.type FROM entities e JOIN (SELECT who, count(*) AS n FROM roles "
            f"WHERE {within.sql} GROUP BY who) s ON s.who = e.nth WHERE {told.sql} "
            f"ORDER BY s.n DESC, e.nth LIMIT {int(limit)}",
            (*within.values, *told.values),
        )
        return [Tally(str(key), str(name), int(n), str(type)) for key, name, n, type in rows]

    def of_actors(self) -> ActorQueries:
        """Questions about who takes part in the selected statements."""
        return ActorQueries(self._queries, self._condition, self._shown, is_everything=self._wants_all)

    def entities(
        self, *, type: str | None = None, text: str | None = None, limit: int | None = None, offset: int = 0
    ) -> list[Entity]:
        """The entities of the selected statements, or all of the map where all statements are wanted."""
        return self._queries.values(Entity, "entities", self._entities(type, text), limit=limit, offset=offset)

    def count_entities(self, *, type: str | None = None, text: str | None = None) -> int:
        """How many `entities` gives without a limit."""
        return self._queries.count("entities", self._entities(type, text))

    def entity_types(self, *, text: str | None = None) -> list[tuple[str, int]]:
        """The same entities by type, the most first."""
        told = self._entities(None, text)
        rows = self._queries.rows(
            f"SELECT type, count(*) AS n FROM entities WHERE {told.sql} GROUP BY type ORDER BY n DESC, type",
            told.values,
        )
        return [(str(type), int(n)) for type, n in rows]

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
        told = self._comparisons(verdict, kind, severity)
        return self._queries.values(Comparison, "comparisons", told, limit=limit, offset=offset)

    def comparison_counts(self) -> list[tuple[str, str, str, int]]:
        """The same comparisons by verdict, kind and severity together."""
        told = self._comparisons(None, None)
        rows = self._queries.rows(
            f"SELECT verdict, kind, severity, count(*) AS n FROM comparisons WHERE {told.sql} "
            "GROUP BY verdict, kind, severity ORDER BY verdict, kind, severity",
            told.values,
        )
        return [(str(verdict), str(kind), str(severity), int(n)) for verdict, kind, severity, n in rows]

    def verdicts(self, *, kind: str | None = None) -> list[tuple[str, int]]:
        """The same comparisons by verdict, the most first."""
        told = self._comparisons(None, kind)
        rows = self._queries.rows(
            f"SELECT verdict, count(*) AS n FROM comparisons WHERE {told.sql} GROUP BY verdict "
            "ORDER BY n DESC, verdict",
            told.values,
        )
        return [(str(verdict), int(n)) for verdict, n in rows]

    def _entities(self, type: str | None, text: str | None) -> Condition:
        told = entity_conditions(type, text, None)
        if self._wants_all:
            return told
        within = self._within()
        sql = f"{told.sql} AND nth IN (SELECT who FROM roles WHERE {within.sql})"
        return Condition(sql, (*told.values, *within.values))

    def _comparisons(self, verdict: str | None, kind: str | None, severity: str | None = None) -> Condition:
        told = conditions_of({"verdict": verdict, "kind": kind, "severity": severity})
        if self._wants_all:
            return told
        within = self._within()
        sql = f"{told.sql} AND nth IN (SELECT comparison FROM compared WHERE {within.sql})"
        return Condition(sql, (*told.values, *within.values))

    def _within(self) -> Condition:
        """That a row stands for a selected statement, in a table that has the position of one (`nth`)."""
        if self._wants_all:
            return Condition("TRUE")
        return Condition(f"nth IN (SELECT nth FROM statements WHERE {self._condition.sql})", self._condition.values)


def conditions_like(column: str, text: str | None) -> Condition:
    """That a column holds a text, whatever its case and accents; TRUE for none."""
    if not text:
        return Condition("TRUE")
    return Condition(f"contains(strip_accents(lower({column})), strip_accents(lower(?)))", (text,))
