"""How a source has stood so far: its track record and its independence, two figures that are never made one.

The analyst's own Admiralty grade (A-F for the source, 1-6 for what it says) is kept beside them by judgement.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faultline.model.comparison import Comparison, Severity, Verdict
from faultline.model.document import Document
from faultline.model.statement import Statement

_AGREES = (Verdict.CORROBORATED, Verdict.COMPATIBLE)
_DIFFERS = (Verdict.CONTRADICTED, Verdict.COPY_ERROR)


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """What comparisons tell of one outlet.

    Attributes:
        outlet: Publisher, else path of the document.
        agreed, differed: Comparisons with another outlet's words in which it stands with them or against them, softly
            too; who is right is not said. Updates and framings count as neither.
        compared: All comparisons with another outlet's words.
        own, documents: How many of its documents go back to no other document, and how many it has.
    """

    outlet: str
    agreed: int
    differed: int
    compared: int
    own: int
    documents: int

    @property
    def agreement(self) -> float | None:
        """Which part of those comparisons agree, 0 to 1; None where there is none. Read it with its n."""
        told = self.agreed + self.differed
        return self.agreed / told if told else None

    @property
    def independence(self) -> float:
        """Which part of its documents is its own, 0 to 1."""
        return self.own / self.documents


def track_records(
    comparisons: Sequence[Comparison],
    statements: Mapping[str, Statement],
    documents: Sequence[Document],
    origins: Mapping[str, str],
) -> tuple[TrackRecord, ...]:
    """The record of each outlet, by its name.

    Args:
        statements: Those of the comparisons, by id.
        origins: Document → the first document of its origin.
    """
    outlet = {d.id: d.publisher or d.path for d in documents}
    sharing = Counter(origins.get(d.id, d.id) for d in documents)
    stands: dict[str, Counter[str]] = defaultdict(Counter)
    for comparison in comparisons:
        told = [statements[s].evidence.document for s in comparison.statements if s in statements]
        named = {outlet[d] for d in told if d in outlet}
        if len(named) > 1:
            for name in named:
                stands[name][_standing(comparison)] += 1
    found = []
    for name in sorted(set(outlet.values())):
        own = [d for d in documents if outlet[d.id] == name]
        alone = sum(1 for d in own if origins.get(d.id, d.id) == d.id or sharing[origins.get(d.id, d.id)] == 1)
        counts = stands[name]
        found.append(TrackRecord(name, counts["agreed"], counts["differed"], counts.total(), alone, len(own)))
    return tuple(found)


def _standing(comparison: Comparison) -> str:
    if comparison.verdict in _AGREES:
        return "agreed"
    if comparison.verdict in _DIFFERS and comparison.severity is not Severity.NONE:
        return "differed"
    return "other"
