"""Compares all statements on the same matter."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from faultline.comparison.independence import Independence
from faultline.comparison.matching import Matter, matters
from faultline.comparison.verdicts import judge
from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.model.statement import Statement


def compare(statements: Sequence[Statement], documents: Sequence[Document]) -> tuple[Comparison, ...]:
    """The comparisons of all groups of two statements or more on one matter, sorted by kind, matter and id."""
    by_id = {d.id: d for d in documents}
    independence = Independence.of(documents)
    made = [_comparison(matter, by_id, independence) for matter in matters(statements)]
    return tuple(sorted(made, key=lambda c: (c.kind.value, c.about, c.id)))


def _comparison(matter: Matter, documents: Mapping[str, Document], independence: Independence) -> Comparison:
    finding = judge(matter.statements, documents, independence)
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
