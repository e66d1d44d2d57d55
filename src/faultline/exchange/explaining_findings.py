"""Why an analysis finds what it finds: its figures, how stable they are, and the sentences behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from faultline.analysis import Finding, Material, Scope, analysis_named
from faultline.analysis.settings_text import settings_of
from faultline.errors import UsageError
from faultline.exchange.explained import Explanation
from faultline.workspace import MapView

_MOST_STATEMENTS = 12
_WHOLE = 100_000
"""Findings of each kind where the whole list is wanted."""


def explain_finding(
    view: MapView, identity: str, scope: Scope | None = None, options: Mapping[str, str] | None = None
) -> Explanation:
    """The explanation of a finding of an analysis, however far down its list it stands.

    Args:
        scope, options: Under which it was found; without them those by default.

    Raises:
        UsageError: The map gives none of this id under them, or several whose ids begin so.
    """
    name = analysis_named(identity.partition(":")[0]).name
    material = Material.of(view, scope)
    found = _found(material, identity, settings_of(name, material.scope, options or {}))
    if found is None:
        under = (
            "" if scope or options else ", with the options under which it was found (--period, --with and the like)"
        )
        raise UsageError(f"{name} finds no {identity!r} in this map: take an id that faultline {name} lists{under}")
    return Explanation(f"{name}, {found.kind}: {found.title}", tuple(_reasons(view, material, found)))


def _found(material: Material, identity: str, settings: Any) -> Finding | None:
    """The finding whose id begins so; longer lists than the settings ask for are made where it is not among them."""
    analysis = analysis_named(identity.partition(":")[0])
    longer = [replace(settings, top=_WHOLE)] if hasattr(settings, "top") else []
    for one in (settings, *longer):
        fitting = {f.id: f for f in analysis.analyse(material, one).findings if f.id.startswith(identity)}
        if len(fitting) > 1 and identity not in fitting:
            raise UsageError(f"several findings begin with {identity!r}: {', '.join(sorted(fitting)[:5])}")
        if fitting:
            return fitting.get(identity) or next(iter(fitting.values()))
    return None


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
