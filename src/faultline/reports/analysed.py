"""What the analyses find on the map of a report, each run once, when a section first asks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from faultline import analysis
from faultline.analysis import Finding, Findings, analysis_named
from faultline.model.entity import Entity
from faultline.model.statement import Statement
from faultline.reports.topics import by_topic
from faultline.reports.weighing import Weights
from faultline.workspace.view import MapView


class Analyses:
    """The analyses of a map with their default settings, without the statements that an analyst rejected."""

    def __init__(self, view: MapView, statements: tuple[Statement, ...], entities: Mapping[str, Entity]) -> None:
        self._view, self._statements, self._entities = view, statements, entities
        self._done: dict[str, Findings] = {}

    @cached_property
    def material(self) -> analysis.Material:
        """What the analyses work on."""
        return analysis.Material.holding(self._view, self._statements, analysis.Scope(), self._entities)

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements that speak of each cross-cutting issue."""
        return by_topic(self._statements)

    @cached_property
    def weights(self) -> Weights:
        """What each statement weighs."""
        told_of = Counter(e for s in self._statements for e in {a.entity for a in s.arguments if a.entity})
        return Weights(self._view.comparisons(), self.material.source_of, told_of)

    @property
    def sources(self) -> tuple[str, ...]:
        """The independent sources behind the statements."""
        return self.material.sources

    def of(self, name: str) -> Findings:
        """All that an analysis finds."""
        if name not in self._done:
            chosen = analysis_named(name)
            self._done[name] = chosen.analyse(self.material, chosen.settings())
        return self._done[name]

    def found(self, name: str, kind: str) -> tuple[Finding, ...]:
        """The findings of a kind that rest on statements."""
        return tuple(f for f in self.of(name).of_kind(kind) if f.statements and not f.cannot)

    def not_known(self, name: str) -> tuple[Finding, ...]:
        """What the analysis could not tell, each with its reason."""
        return tuple(f for f in self.of(name).findings if f.cannot)
