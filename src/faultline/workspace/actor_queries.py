"""Questions about who takes part in the selected statements, and about what is said of one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import numpy as np

from faultline.model.entity import Entity
from faultline.model.statement import Statement
from faultline.workspace.queries import PartQueries
from faultline.workspace.roster import Coded, Column, People, Roster
from faultline.workspace.statement_filter import Condition, entity_conditions, with_ids

SPEAKS = "speaker"
"""The role of whoever says a statement, beside those that its arguments have."""
_PLACED = "(SELECT id, row_number() OVER (ORDER BY nth, id) - 1 AS position FROM entities)"


class ActorQueries:
    """Made by `Selected.of_actors`.

    Args:
        condition: The selection as SQL over the statements.
        shown: Puts the statements as judgements have them.
        is_everything: Whether the selection wants all statements, so that entities without any are of it too.
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

    def roster(self) -> Roster:
        """The entities of the selection; reads all of its statements."""
        people, where, values = _people(self._queries), self._condition.sql, self._condition.values
        said = self._queries.columns(
            f"SELECT position, n FROM (SELECT unnest(of_entities) AS one, count(*) AS n FROM statements WHERE {where} "
            f"GROUP BY 1) s JOIN {_PLACED} e ON e.id = s.one",
            values,
        )
        roles = self._queries.columns(
            f"SELECT code, position FROM (SELECT DISTINCT a.role AS code, a.entity AS one FROM (SELECT "
            f"unnest(arguments) AS a FROM statements WHERE {where}) UNION SELECT DISTINCT '{SPEAKS}', speaker.entity "
            f"FROM statements WHERE {where}) s JOIN {_PLACED} e ON e.id = s.one",
            (*values, *values),
        )
        countries = self._queries.columns(
            "SELECT code, position FROM (SELECT DISTINCT place.country AS code, unnest(of_entities) AS one "
            f"FROM statements WHERE place.country IS NOT NULL AND {where}) s JOIN {_PLACED} e ON e.id = s.one",
            values,
        )
        statements = np.zeros(len(people.ids), dtype=np.int64)
        statements[said["position"]] = said["n"]
        within = np.ones(len(statements), dtype=np.bool_) if self._is_everything else statements > 0
        return Roster(
            people,
            statements,
            within,
            (Coded.of(roles["code"]), roles["position"]),
            (Coded.of(countries["code"]), countries["position"]),
        )

    def named(self, text: str) -> Column:
        """The positions of all entities with a text in their name or an alias."""
        told = entity_conditions(None, text, None)
        found = self._queries.columns(
            f"SELECT position FROM {_PLACED} p JOIN (SELECT id FROM entities WHERE {told.sql}) e ON e.id = p.id",
            told.values,
        )
        return found["position"]

    def stored_at(self, places: Mapping[str, float]) -> dict[str, Entity]:
        """The entities of these ids, by where each is stored: the bounds let what lies elsewhere be skipped."""
        if not places:
            return {}
        ids = with_ids(places)
        where = Condition(
            f"nth BETWEEN ? AND ? AND {ids.sql}", (min(places.values()), max(places.values()), *ids.values)
        )
        return {e.id: e for e in self._queries.values(Entity, "entities", where)}

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
        """How many of the statements somebody says, and the latest of them."""
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


@lru_cache(maxsize=2)
def _people(queries: PartQueries) -> People:
    found = queries.columns(
        "SELECT id, nth, type, residual, mentions, len(documents) AS documents, strip_accents(lower(name)) AS name "
        "FROM entities ORDER BY nth, id"
    )
    return People(
        found["id"],
        found["nth"],
        Coded.of(found["type"]),
        found["residual"].astype(np.bool_),
        found["mentions"],
        found["documents"],
        found["name"],
    )
