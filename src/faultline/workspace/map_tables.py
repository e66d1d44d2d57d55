"""All tables of one map in memory, and the table stages that fill them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from faultline.execution.engine import Bulk
from faultline.model.comparison import Comparison, Severity
from faultline.model.document import Document
from faultline.model.entity import Entity
from faultline.model.judgement import Decision, Judgement
from faultline.model.loss import Loss
from faultline.model.place import Place
from faultline.model.statement import Statement
from faultline.settings import Settings
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

    documents: tuple[Document, ...] = ()
    origins: tuple[DocumentOrigin, ...] = ()
    statements: tuple[Statement, ...] = ()
    mentions: Sequence[Named] = ()
    entities: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    identities: tuple[Identity, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    losses: tuple[Loss, ...] = ()
    things: tuple[KnownThing, ...] = ()


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

    def mentions_of(document: str) -> Sequence[Named]:
        return [m for m in tables.mentions if m.document == document]

    return replace(tables, statements=with_added(tables.statements, tables.documents, cache(mentions_of), judgements))


def sort_tables(tables: MapTables) -> MapTables:
    """The tables in the order in which readers see them."""
    return replace(
        tables,
        entities=tuple(sorted(tables.entities, key=lambda e: (-e.mentions, e.name, e.id))),
        places=tuple(sorted(tables.places, key=lambda p: p.id)),
        comparisons=tuple(sorted(tables.comparisons, key=weight_of)),
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
    return replace(tables, comparisons=tuple(stage.run(statements, tables.documents, settings, origins)))


_RUNS: dict[str, Callable[[TableStage, MapTables, Settings, Sequence[Judgement], Bulk | None], MapTables]] = {
    "resolution": _resolve,
    "comparison": _compare,
}


def weight_of(comparison: Comparison) -> tuple[int, int, str, str]:
    """Disagreements first, the hard ones before the soft; then what most sources speak of."""
    return SEVEREST_FIRST.index(comparison.severity), -comparison.independent_sources, comparison.about, comparison.id
