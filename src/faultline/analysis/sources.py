"""How the sources stand: what comparisons tell of each, how much of it is its own, which are silent on what.

Track record and independence are two figures, each with its n, and the analyst's Admiralty grade stands beside them:
none is ever made into one (Baker 1968 and Irwin & Mandel 2019 on raters who do not keep the axes apart).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from faultline.analysis.finding import Finding, Findings, finding_id, not_enough
from faultline.analysis.material import Material, Scope
from faultline.analysis.resampling import DRAWS, SEED
from faultline.comparison.coverage import covered_by
from faultline.comparison.silences import silence_on
from faultline.comparison.track_records import TrackRecord, track_records
from faultline.model.statement import Statement

NAME = "sources"


@dataclass(frozen=True, slots=True)
class Settings:
    """`top`: outlets, and matters with a silence, that are told. Nothing is drawn: the figures are counts."""

    scope: Scope = field(default_factory=Scope)
    top: int = 30
    draws: int = DRAWS
    seed: int = SEED


def analyse(material: Material, settings: Settings) -> Findings:
    """Findings of kind source (its track record, independence and grade) and silence (who says nothing on a matter)."""
    if not material.documents:
        why = "the map holds no documents"
        return Findings(NAME, settings, (not_enough(NAME, "source", "Sources", why),))
    origins = material.origins
    documents = tuple(material.documents.values())
    records = track_records(material.comparisons, material.by_id, documents, origins)
    ordered = sorted(records, key=lambda r: (-r.compared, -r.documents, r.outlet))
    findings = (
        *(_source(material, record) for record in ordered[: settings.top]),
        *islice(_silences(material), settings.top),
    )
    note = f"{len(records)} outlets, {len(documents)} documents, {len(material.sources)} independent sources"
    return Findings(NAME, settings, findings, (note,))


def _source(material: Material, record: TrackRecord) -> Finding:
    """One outlet: how often it agreed and differed, how much of it is its own, and the grades that analysts gave."""
    own = [d for d in material.documents.values() if (d.publisher or d.path) == record.outlet]
    grades = {g for key in (record.outlet, *(d.id for d in own)) if (g := material.grades.get(key))}
    compared = [
        s
        for c in material.comparisons
        for s in c.statements
        if s in material.by_id and material.by_id[s].evidence.document in {d.id for d in own}
    ]
    return Finding(
        finding_id(NAME, "source", record.outlet),
        "source",
        record.outlet,
        {
            "agreed": record.agreed,
            "differed": record.differed,
            "compared": record.compared,
            "agreement": None if record.agreement is None else round(record.agreement, 3),
            "own_documents": record.own,
            "documents": record.documents,
            "independence": round(record.independence, 3),
            "admiralty_grades": sorted(grades),
        },
        tuple(dict.fromkeys(compared)),
    )


def _silences(material: Material) -> Iterator[Finding]:
    """Matters that some sources tell and others, who cover their time, place and actors, do not."""
    coverage = covered_by(material.statements, tuple(material.documents.values()), material.origins)
    for comparison in material.comparisons:
        statements: list[Statement] = [material.by_id[s] for s in comparison.statements if s in material.by_id]
        silence = silence_on(comparison, statements, coverage, material.origins) if statements else None
        if silence is None or not silence.silent:
            continue
        yield Finding(
            finding_id(NAME, "silence", comparison.id),
            "silence",
            f"{comparison.about}: told by {len(silence.speak)}, not told by {len(silence.silent)} that could",
            {
                "comparison": comparison.id,
                "speak": [_named(material, origin) for origin in silence.speak],
                "silent": [f"{_named(material, s.origin)}: {s.because}" for s in silence.silent],
            },
            tuple(s.id for s in statements),
        )


def _named(material: Material, origin: str) -> str:
    document = material.documents.get(origin)
    return (document.title or document.path) if document else origin
