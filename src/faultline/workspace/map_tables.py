"""All tables of one map in memory, and the table stages that fill them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from faultline.execution.engine import Bulk
from faultline.model.comparison import Comparison, Severity
from faultline.model.document import Document
from faultline.model.entity import Entity
from faultline.model.judgement import Decision, Judgement
from faultline.model.loss import Loss
from faultline.model.place import Place
from faultline.model.statement import Statement
from faultline.settings import Settings
from faultline.tables.grouped import Grouped
from faultline.tables.rows import Rows
from faultline.tables.schemas import Identity, Named

if TYPE_CHECKING:
    from faultline.pipeline import TableStage
    from faultline.resolution.known_map import KnownThing


SEVEREST_FIRST = (Severity.HARD, Severity.SOFT, Severity.NONE)


@dataclass(frozen=True, slots=True)
class DocumentOrigin:
    """Where a document of the map comes from.

    Attributes:
        source, inside: The source as given to build and the path inside it.
        origin: Id of the first document of those that go back to one text; its own id where it is the only one.
        kin, why: The document of the same origin that it is tied to most closely, and what ties them.
    """

    document: str
    source: str
    inside: str
    origin: str
    kin: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class MapTables:
    """The tables, each in the order in which readers see it.

    Attributes:
        things: The keys by which documents that come later find their entities; kept beside the version.
    """

    documents: Sequence[Document] = ()
    origins: tuple[DocumentOrigin, ...] = ()
    statements: Sequence[Statement] = ()
    mentions: Sequence[Named] = ()
    entities: Sequence[Entity] = ()
    places: tuple[Place, ...] = ()
    identities: Sequence[Identity] = ()
    comparisons: Sequence[Comparison] = ()
    losses: tuple[Loss, ...] = ()
    things: Sequence[KnownThing] = ()


def run_table_stage(
    stage: TableStage,
    tables: MapTables,
    settings: Settings,
    judgements: Sequence[Judgement] = (),
    bulk: Bulk | None = None,
) -> MapTables:
    """The tables with what the stage adds; what each stage reads and writes is said in `_RUNS`."""
    return _RUNS[stage.name](stage, tables, settings, judgements, bulk)


def with_additions(tables: MapTables, judgements: Sequence[Judgement]) -> MapTables:
    """The tables with the statements that analysts added, before any stage sees them."""
    if all(j.decision is not Decision.ADD or j.undone for j in judgements):
        return tables
    from faultline.workspace.adding import with_added  # loads resolution

    mentions: Grouped[Named] = Grouped(Rows.holding(tables.mentions, Named), "document", 1)
    statements = with_added(tables.statements, tables.documents, mentions.of, judgements)
    return replace(tables, statements=statements)


def sort_tables(tables: MapTables) -> MapTables:
    """The tables in the order in which readers see them."""
    entities: Rows[Entity] = Rows.holding(tables.entities, Entity)
    return replace(
        tables,
        entities=entities.sorted(("mentions", "descending"), ("name", "ascending"), ("id", "ascending")),
        places=tuple(sorted(tables.places, key=lambda p: p.id)),
        comparisons=_by_weight(Rows.holding(tables.comparisons, Comparison)),
        losses=tuple(sorted(tables.losses, key=lambda x: (x.path, x.step, x.reason, x.detail, x.count))),
    )


def _resolve(
    stage: TableStage, tables: MapTables, settings: Settings, judgements: Sequence[Judgement], bulk: Bulk | None
) -> MapTables:
    """Who and where, as analysts have decided it; the bulk of it on other machines if there are any."""
    given = _rulings(judgements) if judgements else {}
    if bulk:
        given["bulk"] = bulk
    found = stage.run(tables.documents, tables.statements, tables.mentions, settings, **given)
    return replace(
        tables,
        statements=found.statements,
        mentions=found.mentions or tables.mentions,
        entities=found.entities,
        places=found.places,
        identities=found.identities,
        losses=(*tables.losses, *found.losses),
        things=found.things,
    )


def _rulings(judgements: Sequence[Judgement]) -> dict[str, Any]:
    from faultline.workspace.standing import rulings_of  # loads resolution

    rulings = rulings_of(judgements)
    return {"rulings": rulings} if rulings else {}


def _compare(
    stage: TableStage,
    tables: MapTables,
    settings: Settings,
    judgements: Sequence[Judgement],
    _bulk: Bulk | None,
) -> MapTables:
    """What analysts rejected is not compared, and what they corrected as corrected."""
    statements: Sequence[Statement] = tables.statements
    origins: Mapping[str, str] = {o.document: o.origin for o in tables.origins}
    if judgements:
        from faultline.workspace.origins import judged_origins
        from faultline.workspace.standing import edited_statements

        statements = edited_statements(statements, tables.documents, judgements)
        origins = judged_origins(origins, judgements)
    return replace(tables, comparisons=stage.run(statements, tables.documents, settings, origins))


_RUNS: dict[str, Callable[[TableStage, MapTables, Settings, Sequence[Judgement], Bulk | None], MapTables]] = {
    "resolution": _resolve,
    "comparison": _compare,
}


def _by_weight(comparisons: Rows[Comparison]) -> Rows[Comparison]:
    """Disagreements first, the hard ones before the soft; then what most sources speak of."""
    weights = pa.array([severity.value for severity in SEVEREST_FIRST])
    table = comparisons.table
    keys = table.select(["independent_sources", "about", "id"])
    keys = keys.append_column("rank", pc.index_in(table.column("severity"), weights))
    by = [("rank", "ascending"), ("independent_sources", "descending"), ("about", "ascending"), ("id", "ascending")]
    return comparisons.ordered(pc.sort_indices(keys, sort_keys=by).to_numpy().astype(np.int64))


def weight_of(comparison: Comparison) -> tuple[int, int, str, str]:
    """By what comparisons are ordered, one of them alone."""
    return SEVEREST_FIRST.index(comparison.severity), -comparison.independent_sources, comparison.about, comparison.id
