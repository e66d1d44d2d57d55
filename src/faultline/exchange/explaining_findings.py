"""Why an analysis finds what it finds: its figures, how stable they are, and the sentences behind them."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.analysis import Finding, Material, analysis_named
from faultline.errors import UsageError
from faultline.exchange.explained import Explanation
from faultline.workspace import MapView

_MOST_STATEMENTS = 12


def explain_finding(view: MapView, identity: str) -> Explanation:
    """The explanation of a finding of an analysis with its defaults; UsageError where the map gives none of this id."""
    analysis = analysis_named(identity.partition(":")[0])
    material = Material.of(view)
    findings = analysis.analyse(material, analysis.settings()).findings
    found = next((f for f in findings if f.id.startswith(identity)), None)
    if found is None:
        raise UsageError(
            f"{analysis.name} finds no {identity!r} in this map: take an id that faultline {analysis.name} lists"
        )
    return Explanation(f"{analysis.name}, {found.kind}: {found.title}", tuple(_reasons(view, material, found)))


def _reasons(view: MapView, material: Material, finding: Finding) -> Iterator[str]:
    if finding.cannot:
        yield f"it cannot be told: {finding.cannot}"
    for name, value in finding.facts.items():
        if value not in (None, "", [], {}):
            yield f"{name.replace('_', ' ')}: {value}"
    if finding.stability and finding.stability.says:
        yield finding.stability.says
    for document in finding.overturned_by:
        yield f"it would not stand without {material.documents[document].path}"
    for statement in view.statements_by_id(finding.statements[:_MOST_STATEMENTS]):
        path = material.documents[statement.evidence.document].path
        yield f"statement {statement.id}, {path}: “{statement.evidence.quote}”"
    if len(finding.statements) > _MOST_STATEMENTS:
        yield f"and {len(finding.statements) - _MOST_STATEMENTS} more statements"
