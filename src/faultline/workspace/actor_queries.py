"""Questions about who takes part in the selected statements: lists of actors with facets, and what is said of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from faultline.errors import UsageError
from faultline.model.entity import Entity
from faultline.model.statement import Statement
from faultline.workspace.queries import PartQueries
from faultline.workspace.statement_filter import Condition, entity_conditions, with_ids

SPEAKS = "speaker"
"""The role of whoever says a statement, beside those that its arguments have."""
_ORDERS = {
    "mentions": "e.mentions DESC, e.nth",
    "statements": "statements DESC, e.nth",
    "documents": "len(e.documents) DESC, e.nth",
    "name": "strip_accents(lower(e.name)), e.nth",
}
_MOST_CODES = 12


@dataclass(frozen=True, slots=True)
class ActorsWanted:
    """Which actors of a selection are wanted; what is empty or None wants all.

    Attributes:
        country: ISO code of a country in which something that they take part in happens.
        role: A role that they fill, or `SPEAKS`.
        judged: Whether an analyst has decided about them.
    """

    type: str | None = None
    text: str | None = None
    country: str = ""
    role: str = ""
    residual: bool | None = None
    judged: bool | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the actors there are by type, country, role and whether they are catch-alls; the most first."""

    types: tuple[tuple[str, int], ...]
    countries: tuple[tuple[str, int], ...]
    roles: tuple[tuple[str, int], ...]
    residual: int
    total: int


class ActorQueries:
    """Made by `Selected.of_actors`.

    Args:
        condition: The selection as SQL over the statements.
        is_everything: Whether the selection wants all statements, so that entities without any count too.
    """

    def __init__(
        self,
        queries: PartQueries,
        condition: Condition,
        shown: Callable[[list[Statement]], list[Statement]],
        *,
        is_everything: bool,
    ) -> None:
        self._queries, self._condition, self._shown = queries, condition, shown
        self._is_everything = is_everything

    def listed(
        self, wanted: ActorsWanted, judged: Iterable[str], *, order: str, limit: int, offset: int
    ) -> tuple[int, list[tuple[Entity, int]]]:
        """How many there are, and a part of them with the number of selected statements of each.

        Args:
            judged: The ids of entities that an analyst has decided about.
        """
        if order not in _ORDERS:
            raise UsageError(f"actors are not sorted by {order!r}: take one of {', '.join(_ORDERS)}")
        told = self._entities(wanted, judged)
        counted, join = self._counted()
        rows = self._queries.rows(
            f"SELECT e.id, coalesce(s.n, 0) AS statements, count(*) OVER () FROM entities e {join} {counted} s "
            f"ON s.one = e.id WHERE {told.sql} ORDER BY {_ORDERS[order]} LIMIT {int(limit)} OFFSET {int(offset)}",
            (*self._condition.values, *told.values),
        )
        if not rows:
            return 0, []
        found = {e.id: e for e in self._queries.values(Entity, "entities", with_ids(str(r[0]) for r in rows))}
        return int(rows[0][2]), [(found[str(key)], int(n)) for key, n, _ in rows]

    def facets(self, wanted: ActorsWanted, judged: Iterable[str]) -> Facets:
        """The facets of those that are wanted, each as if nothing were chosen of it."""
        judged = tuple(judged)
        types = self._by_column("e.type", replace(wanted, type=None), judged)
        residual = dict(self._by_column("CAST(e.residual AS VARCHAR)", replace(wanted, residual=None), judged))
        return Facets(
            tuple(types),
            tuple(self._spread("place.country", replace(wanted, country=""), judged)),
            tuple(self._roles(replace(wanted, role=""), judged)),
            residual.get("true", 0),
            sum(residual.values()),
        )

    def first_by_kind(self, each: int) -> list[Statement]:
        """So many of each kind, the latest first, then those without a time of their own."""
        rows = self._queries.rows(
            "SELECT id FROM (SELECT id, kind, nth, row_number() OVER (PARTITION BY kind ORDER BY "
            "CASE WHEN time.basis = 'publication' THEN NULL ELSE coalesce(time.start, time.end) END DESC NULLS LAST, "
            f"nth) AS place FROM statements WHERE {self._condition.sql}) WHERE place <= {int(each)} "
            "ORDER BY kind, place",
            self._condition.values,
        )
        return self._in_order(str(row[0]) for row in rows)

    def spoken_by(self, entity: str, *, limit: int) -> tuple[int, list[Statement]]:
        """How many of the statements somebody says, and the first of them."""
        rows = self._queries.rows(
            f"SELECT id, count(*) OVER () FROM statements WHERE {self._condition.sql} AND speaker.entity = ? "
            f"ORDER BY coalesce(time.start, time.end) DESC NULLS LAST, nth LIMIT {int(limit)}",
            (*self._condition.values, entity),
        )
        return (int(rows[0][1]) if rows else 0), self._in_order(str(row[0]) for row in rows)

    def _in_order(self, ids: Iterable[str]) -> list[Statement]:
        order = {key: place for place, key in enumerate(ids)}
        found = self._queries.values(Statement, "statements", with_ids(order))
        return sorted(self._shown(found), key=lambda s: order[s.id])

    def _counted(self) -> tuple[str, str]:
        """How many selected statements each entity has, as SQL, and how it is joined to the entities."""
        counted = (
            f"(SELECT unnest(of_entities) AS one, count(*) AS n FROM statements WHERE {self._condition.sql} GROUP BY 1)"
        )
        return counted, "LEFT JOIN" if self._is_everything else "JOIN"

    def _entities(self, wanted: ActorsWanted, judged: Iterable[str]) -> Condition:
        told = entity_conditions(wanted.type, wanted.text, wanted.residual)
        parts, values = [told.sql], [*told.values]
        if wanted.judged is not None:
            parts.append(f"e.id {'' if wanted.judged else 'NOT '}IN (SELECT unnest(?::VARCHAR[]))")
            values.append(sorted(judged))
        if wanted.country:
            parts.append(
                "e.id IN (SELECT unnest(of_entities) FROM statements WHERE place.country = ? AND "
                f"{self._condition.sql})"
            )
            values += [wanted.country, *self._condition.values]
        if wanted.role == SPEAKS:
            parts.append(f"e.id IN (SELECT speaker.entity FROM statements WHERE {self._condition.sql})")
            values += self._condition.values
        elif wanted.role:
            parts.append(
                "e.id IN (SELECT a.entity FROM (SELECT unnest(arguments) AS a FROM statements WHERE "
                f"{self._condition.sql}) WHERE a.role = ?)"
            )
            values += [*self._condition.values, wanted.role]
        return Condition(" AND ".join(parts), tuple(values))

    def _by_column(self, column: str, wanted: ActorsWanted, judged: Iterable[str]) -> list[tuple[str, int]]:
        told = self._entities(wanted, judged)
        within, values = "", self._condition.values
        if self._is_everything:
            values = ()
        else:
            within = f"e.id IN (SELECT unnest(of_entities) FROM statements WHERE {self._condition.sql}) AND "
        rows = self._queries.rows(
            f"SELECT {column} AS one, count(*) AS n FROM entities e WHERE {within}{told.sql} GROUP BY 1 "
            "ORDER BY n DESC, one",
            (*values, *told.values),
        )
        return [(str(one), int(n)) for one, n in rows]

    def _spread(self, column: str, wanted: ActorsWanted, judged: Iterable[str]) -> list[tuple[str, int]]:
        """The wanted entities by what their statements have in a column."""
        told = self._entities(wanted, judged)
        rows = self._queries.rows(
            f"SELECT code, count(*) AS n FROM (SELECT DISTINCT code, one FROM (SELECT {column} AS code, "
            f"unnest(of_entities) AS one FROM statements WHERE {column} IS NOT NULL AND {self._condition.sql})) s "
            f"JOIN entities e ON e.id = s.one WHERE {told.sql} GROUP BY 1 ORDER BY n DESC, code LIMIT {_MOST_CODES}",
            (*self._condition.values, *told.values),
        )
        return [(str(code), int(n)) for code, n in rows]

    def _roles(self, wanted: ActorsWanted, judged: Iterable[str]) -> list[tuple[str, int]]:
        told = self._entities(wanted, judged)
        rows = self._queries.rows(
            "SELECT role, count(*) AS n FROM (SELECT DISTINCT a.role AS role, a.entity AS one FROM (SELECT "
            f"unnest(arguments) AS a FROM statements WHERE {self._condition.sql}) UNION SELECT DISTINCT '{SPEAKS}', "
            f"speaker.entity FROM statements WHERE {self._condition.sql}) s JOIN entities e ON e.id = s.one "
            f"WHERE {told.sql} GROUP BY 1 ORDER BY n DESC, role",
            (*self._condition.values, *self._condition.values, *told.values),
        )
        return [(str(role), int(n)) for role, n in rows]
