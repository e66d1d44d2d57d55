"""`--format comparisons`: statements on one matter, with the verdict and its reason, one comparison a line."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.exchange.json_lines import Json, json_line
from faultline.exchange.statements import judgement_object
from faultline.model.comparison import Comparison
from faultline.model.judgement import Judgement
from faultline.workspace.view import MapView


def export_comparisons(view: MapView) -> Iterator[str]:
    """All comparisons in the view's order."""
    judgements = view.judgements()
    for comparison in view.comparisons():
        yield json_line(comparison_object(comparison, judgements.get(comparison.id)))


def comparison_object(comparison: Comparison, judgement: Judgement | None = None) -> dict[str, Json]:
    """A comparison as the interface describes it; what an analyst decided about it where one did."""
    judged = {"judgement": judgement_object(judgement)} if judgement else {}
    return {
        "id": comparison.id,
        "about": comparison.about,
        "kind": comparison.kind.value,
        "verdict": comparison.verdict.value,
        "severity": comparison.severity.value,
        "reason": comparison.reason,
        "statements": list(comparison.statements),
        "independent_sources": comparison.independent_sources,
        **judged,
    }
