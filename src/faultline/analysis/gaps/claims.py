"""Grave claims that only one source makes, and who covers their time, place and actors and is silent on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faultline.analysis.material import Material
from faultline.comparison.coverage import Covered, covered_by
from faultline.comparison.silences import Silent, silence_on
from faultline.model.comparison import Comparison, Severity, Verdict
from faultline.model.statement import Kind, Statement
from faultline.model.value import Value
from faultline.resolution.happenings import same_happenings

FEWEST_PEOPLE = 5
"""People killed, hurt or held from which on a claim matters."""
_DEADLY = frozenset({"killed", "deaths", "casualties"})
_GRAVE = _DEADLY | {"injured", "detained", "displaced", "refugees"}


@dataclass(frozen=True, slots=True)
class LoneClaim:
    """What one source alone tells.

    Attributes:
        people: The greatest figure of people it gives.
        what: What happened to them: "killed", "displaced".
        silent: Sources that might have told it and do not, with why.
    """

    statements: tuple[str, ...]
    people: int
    what: str
    document: str
    silent: tuple[Silent, ...]


def lone_claims(material: Material) -> Iterator[LoneClaim]:
    """Claims of deaths first, then those of most people; none where the map has but one source, for then all are."""
    if len(material.sources) < 2:
        return
    origins = {s.evidence.document: s.evidence.document for s in material.statements}
    for statement in material.statements:
        if statement.evidence.table is None:
            origins[statement.evidence.document] = material.sources[material.source_of[statement.id]]
    coverage = covered_by(material.statements, tuple(material.documents.values()), origins)
    told = [s for k in (Kind.EVENT, Kind.QUANTITY) for s in material.told(k) if _grave(s)]
    groups = [g for some in _of_a_type(told) for g in same_happenings(some)]
    lone = [g for g in groups if len({material.source_of[s.id] for s in g}) == 1]
    found = [_claim(group, coverage, origins) for group in lone]
    yield from sorted(found, key=lambda c: (c.what not in _DEADLY, -c.people, c.statements))


def _of_a_type(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """The statements of each type, by their first days, as the comparison of happenings wants them."""
    types: dict[tuple[str, str], list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (s.time.start or "" if s.time else "", s.id)):
        types.setdefault((statement.kind.value, statement.type), []).append(statement)
    yield from (types[key] for key in sorted(types))


def _claim(group: Sequence[Statement], coverage: dict[str, Covered], origins: dict[str, str]) -> LoneClaim:
    gravest = max(group, key=lambda s: (_grave(s) or (0.0, ""))[0])
    people, what = _grave(gravest) or (0.0, "")
    ids = (gravest.id, *(s.id for s in group if s is not gravest))
    matter = Comparison("", "", gravest.kind, Verdict.SINGLE_SOURCE, Severity.NONE, "", ids, 1)
    silent = silence_on(matter, group, coverage, origins).silent
    return LoneClaim(ids, round(people), what, gravest.evidence.document, silent)


def _grave(statement: Statement) -> tuple[float, str] | None:
    """How many people were killed, injured, detained or driven away; None where few or none are told."""
    counts = statement.counts
    told: list[tuple[Value | None, str]] = (
        [(counts.killed, "killed"), (counts.injured, "injured"), (counts.detained, "detained")] if counts else []
    )
    if statement.kind is Kind.QUANTITY and statement.type in _GRAVE and statement.value:
        told.append((statement.value, statement.type))
    for value, what in told:
        people = (value.low if value.low is not None else value.high) if value else None
        if people is not None and people >= FEWEST_PEOPLE:
            return people, what
    return None
