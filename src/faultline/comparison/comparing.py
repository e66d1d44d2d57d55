"""Compares all statements on the same matter."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from faultline.comparison.homes import Homes
from faultline.comparison.independence import Independence
from faultline.comparison.matching import Matter, matters
from faultline.comparison.verdicts import judge
from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.model.statement import Statement
from faultline.resolution.happenings import Windows
from faultline.settings import Settings
from faultline.tables.cycles import without_cycles
from faultline.tables.rows import Rows, RowsBuilder


def compare(
    statements: Sequence[Statement],
    documents: Sequence[Document],
    settings: Settings | None = None,
    origins: Mapping[str, str] | None = None,
) -> Rows[Comparison]:
    """The comparisons of all groups of two statements or more on one matter, sorted by kind, matter and id.

    Args:
        statements, documents: Given as `Rows` they stay in Arrow but for those that are being compared.
        settings: Those of the map; its `events` bound how far apart accounts of one happening may lie.
        origins: Of each document the first of those that go back to one text; without it the texts are read for it.
    """
    events = (settings or Settings()).events
    said, read = Rows.holding(statements, Statement), Rows.holding(documents, Document)
    windows = Windows(twindow=events.twindow, spatwindow=events.spatwindow)
    homes = Homes(read, said)
    published = {d.id: d.date for d in homes.light.values()}
    independence = Independence.of(list(homes.light.values()) if origins is not None else documents, origins)
    made = RowsBuilder(Comparison)
    with without_cycles():
        made.add(_comparison(matter, homes, independence) for matter in matters(said, windows, published))
    return made.rows().sorted(("kind", "ascending"), ("about", "ascending"), ("id", "ascending"))


def _comparison(matter: Matter, documents: Mapping[str, Document], independence: Independence) -> Comparison:
    finding = judge(matter, documents, independence)
    ids = tuple(s.id for s in matter.statements)
    return Comparison(
        id=hashlib.sha256(repr((matter.key, ids)).encode()).hexdigest()[:16],
        about=matter.about,
        kind=matter.kind,
        verdict=finding.verdict,
        severity=finding.severity,
        reason=finding.reason,
        statements=ids,
        independent_sources=independence.count(matter.statements),
    )
