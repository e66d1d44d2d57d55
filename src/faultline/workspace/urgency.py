"""Which statements an analyst should judge first: those on which most rests and that are least certain.

What rests on a statement is how often its best known actor is named, in how many comparisons it takes part, and above
all in how many sources disagree; people killed count too. How uncertain it is says its confidence.
"""

from __future__ import annotations

from dataclasses import dataclass

from faultline.workspace.queries import PartQueries
from faultline.workspace.statement_filter import Condition

_DISAGREEING = "('contradicted', 'copy_error')"
_IMPACT = (
    "1 + log2(1 + coalesce(w.mentions, 0)) / 4 + coalesce(c.comparisons, 0) / 2 "
    "+ 2 * least(coalesce(c.disputes, 0), 3) + (CASE WHEN s.counts.killed IS NOT NULL THEN 1 ELSE 0 END)"
)
_MOST_URGENT = (
    "WITH s AS (SELECT nth, id, confidence, counts FROM statements WHERE {where}), "
    "w AS (SELECT r.nth, max(e.mentions) AS mentions, arg_max(e.name, e.mentions) AS name FROM roles r "
    "JOIN entities e ON e.nth = r.who GROUP BY r.nth), "
    "c AS (SELECT t.nth, count(*) AS comparisons, count(*) FILTER (k.verdict IN " + _DISAGREEING + ") AS disputes "
    "FROM compared t JOIN comparisons k ON k.nth = t.comparison GROUP BY t.nth) "
    "SELECT s.id, (" + _IMPACT + ") * (1.1 - s.confidence) AS urgency, s.confidence, w.name, w.mentions, "
    "c.comparisons, c.disputes FROM s LEFT JOIN w ON w.nth = s.nth LEFT JOIN c ON c.nth = s.nth "
    "ORDER BY urgency DESC, s.nth LIMIT {limit}"
)


@dataclass(frozen=True, slots=True)
class Urgent:
    """A statement with what puts it where it stands in the queue.

    Attributes:
        urgency: What rests on it times how uncertain it is; only the order means something.
        actor, mentions: Who is named most of those that take part, and how often.
        disputes: Comparisons in which sources contradict each other about it, part of `comparisons`.
    """

    id: str
    urgency: float
    confidence: float
    actor: str
    mentions: int
    comparisons: int
    disputes: int


def most_urgent(queries: PartQueries, condition: Condition, limit: int) -> list[Urgent]:
    """Those of the statements that meet a condition that should be judged first."""
    rows = queries.rows(_MOST_URGENT.format(where=condition.sql, limit=int(limit)), condition.values)
    return [
        Urgent(str(key), float(score), float(sure), str(name or ""), int(named or 0), int(some or 0), int(against or 0))
        for key, score, sure, name, named, some, against in rows
    ]
