"""Findings that several statements tell: by how many sources, from when to when, and in how many samples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from faultline.analysis.finding import Fact, Finding, finding_id
from faultline.analysis.material import Material
from faultline.analysis.resampling import Weights, samples, stability_of_share
from faultline.comparison.telling import source
from faultline.model.statement import Statement

K = TypeVar("K")
Drawn = Sequence[Weights]
"""The samples of the sources, drawn once for all findings of an analysis."""


def draw(material: Material, draws: int, seed: int) -> Drawn:
    """The samples of a material's sources."""
    return samples(len(material.sources), draws, seed)


def most_told(material: Material, groups: Mapping[K, Sequence[Statement]]) -> list[tuple[K, Sequence[Statement]]]:
    """The groups, those of most independent sources and then of most statements first."""

    def rank(item: tuple[K, Sequence[Statement]]) -> tuple[int, int, str]:
        return -len({material.source_of[s.id] for s in item[1]}), -len(item[1]), str(item[0])

    return sorted(groups.items(), key=rank)


def voice_of(statement: Statement, material: Material) -> str:
    """Who says it: the voice that a text passes on, else its publisher."""
    voice = statement.speaker
    return (voice.name or voice.text) if voice else source(statement, material.documents)


def days_of(statements: Sequence[Statement]) -> tuple[str | None, str | None]:
    """The first and the last day that statements tell; None where they tell none."""
    days = sorted(day for s in statements if s.time for day in (s.time.start, s.time.end) if day)
    return (days[0], days[-1]) if days else (None, None)


def told_finding(
    name: str,
    kind: str,
    title: str,
    about: Sequence[str],
    facts: Mapping[str, Fact],
    some: Sequence[Statement],
    material: Material,
    drawn: Drawn,
) -> Finding:
    """A finding that holds where any of its sources is drawn; `facts` may tell its first and last day otherwise."""
    sources = {material.source_of[s.id] for s in some}
    first, last = days_of(some)
    holds = [any(weights[n] for n in sources) for weights in drawn]
    ids = tuple(dict.fromkeys(s.id for s in some))
    return Finding(
        finding_id(name, kind, *about),
        kind,
        title,
        {"first": first, "last": last, **facts, "sources": len(sources)},
        ids,
        stability_of_share(holds, len(material.sources), "told"),
        material.behind(ids) if len(sources) == 1 else (),
    )
