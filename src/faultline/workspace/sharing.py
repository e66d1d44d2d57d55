"""What of a version may be passed on: everything but what rests on data whose terms forbid it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa

from faultline.model.entity import Alias, Entity
from faultline.tables import to_table

if TYPE_CHECKING:
    from faultline.workspace.queries import PartQueries

_HIDDEN = {
    "documents": "id NOT IN (SELECT id FROM withheld)",
    "origins": "document NOT IN (SELECT id FROM withheld)",
    "statements": "in_document NOT IN (SELECT id FROM withheld)",
    "mentions": "document NOT IN (SELECT id FROM withheld)",
    "identities": "document NOT IN (SELECT id FROM withheld)",
    "comparisons": "NOT list_has_any(statements, (SELECT coalesce(list(id), []) FROM withheld_statements))",
    "losses": "path NOT IN (SELECT path FROM withheld)",
    "places": "id IN (SELECT in_place FROM statements) OR id IN (SELECT place FROM entities)",
}
"""Which rows stay. A comparison in which a withheld statement takes part tells its figures in its reason: it goes."""


def withhold(queries: PartQueries, documents: Iterable[str] = ()) -> int:
    """Hide from all queries what may not be passed on, and these documents; how many statements that takes away.

    Entities stay as far as other documents name them, with the names that those use.
    """
    withheld = queries.rows(
        "SELECT id, path FROM documents WHERE terms IS NOT NULL OR list_contains(?::VARCHAR[], id)", [sorted(documents)]
    )
    if not withheld:
        return 0
    ids = {str(row[0]) for row in withheld}
    hidden = queries.rows("SELECT id FROM statements WHERE list_contains(?::VARCHAR[], in_document)", [sorted(ids)])
    entities = _entities(queries, ids)
    columns = {"id": pa.array([row[0] for row in withheld]), "path": pa.array([row[1] for row in withheld])}
    queries.add_table("withheld", pa.table(columns))
    queries.add_table("withheld_statements", pa.table({"id": pa.array([row[0] for row in hidden], pa.string())}))
    for table, condition in _HIDDEN.items():
        queries.narrow(table, condition)
    queries.add_table("entities", entities)
    return len(hidden)


def _entities(queries: PartQueries, withheld: set[str]) -> pa.Table:
    used: dict[str, dict[str, int]] = defaultdict(dict)
    for entity, text, count in queries.rows(
        "SELECT i.entity, lower(m.text), sum(m.count) FROM identities i JOIN mentions m ON "
        "i.document = m.document AND i.chain = m.chain WHERE NOT list_contains(?::VARCHAR[], m.document) GROUP BY 1, 2",
        [sorted(withheld)],
    ):
        used[str(entity)][str(text)] = int(count)
    kept = [
        _without(e, withheld, used[e.id]) for e in queries.values(Entity, "entities") if set(e.documents) - withheld
    ]
    table = to_table(kept, Entity)
    return table.append_column("nth", pa.array(range(len(kept)), pa.int64()))


def _without(entity: Entity, withheld: set[str], used: Mapping[str, int]) -> Entity:
    """The entity as the other documents name it; its reasons go with the names that they speak of."""
    if not withheld & set(entity.documents):
        return entity
    counts = {a.text: sum(n for text, n in used.items() if a.text.lower() in text) for a in entity.aliases}
    aliases = tuple(Alias(text, count) for text, count in counts.items() if count)
    return replace(
        entity,
        name=entity.name if not aliases or any(a.text == entity.name for a in aliases) else aliases[0].text,
        aliases=aliases,
        documents=tuple(d for d in entity.documents if d not in withheld),
        mentions=sum(used.values()),
        why=(),
        refused=(),
    )
