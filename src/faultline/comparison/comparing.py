"""Compares all statements on the same matter."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from faultline.comparison.independence import Independence
from faultline.comparison.matching import Matter, matters
from faultline.comparison.naming import with_known_names
from faultline.comparison.verdicts import judge
from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.model.statement import Statement
from faultline.resolution.happenings import Windows
from faultline.settings import Settings


def compare(
    statements: Sequence[Statement],
    documents: Sequence[Document],
    settings: Settings | None = None,
    origins: Mapping[str, str] | None = None,
) -> tuple[Comparison, ...]:
    """The comparisons of all groups of two statements or more on one matter, sorted by kind, matter and id.

    Args:
        settings: Those of the map; its `events` bound how far apart accounts of one happening may lie.
        origins: Of each document the first of those that go back to one text; without it the texts are read for it.
    """
    events = (settings or Settings()).events
    statements = with_known_names(statements)
    windows = Windows(twindow=events.twindow, spatwindow=events.spatwindow)
    by_id = {d.id: d for d in documents}
    published = {d.id: d.date for d in documents}
    independence = Independence.of(documents, origins)
    made = [_comparison(matter, by_id, independence) for matter in matters(statements, windows, published)]
    return tuple(sorted(made, key=lambda c: (c.kind.value, c.about, c.id)))


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
