"""What an analysis finds: figures with their interval and stability, and the statements behind them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, is_dataclass
from enum import Enum
from typing import Any

Fact = str | int | float | bool | None | list[Any] | dict[str, Any]
"""What a finding says of one thing; as JSON has it."""


@dataclass(frozen=True, slots=True)
class Stability:
    """How far a finding survives other evidence.

    Attributes:
        draws: Samples of the independent sources; 0 where there are too few sources to draw from.
        sources: Independent sources behind the analysis.
        share: Part of the samples in which the finding holds, 0 to 1; None where nothing was drawn.
        low, high: Between which the figure lies with 90 % confidence (`confidence.py`); None where it has none, or
            where none can honestly be told, and then `says` tells why.
        says: What `share` or the interval is of, as a sentence: "among the ten most central in 82 % of 50 samples".
    """

    draws: int
    sources: int
    share: float | None = None
    low: float | None = None
    high: float | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    Attributes:
        id: `ANALYSIS:` and a hash over what it is about, so that it stays the same while figures change.
        kind: Which sort of finding of its analysis: "actor", "loop", "gap".
        title: In words.
        facts: Its figures and names by their terms, in the order in which they are read.
        statements: Ids of the statements behind it; none where the finding is that nothing is known.
        overturned_by: Ids of the documents without which it would not stand.
        cannot: Why it could not be made, where it could not; empty otherwise.
    """

    id: str
    kind: str
    title: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    statements: tuple[str, ...] = ()
    stability: Stability | None = None
    overturned_by: tuple[str, ...] = ()
    cannot: str = ""

    def to_json(self) -> dict[str, Any]:
        """As `--json` of an analysis has it."""
        told = {"id": self.id, "kind": self.kind, "title": self.title, **self.facts}
        if self.cannot:
            told["cannot"] = self.cannot
        return {
            **told,
            "statements": list(self.statements),
            "stability": asdict(self.stability) if self.stability else None,
            "overturned_by": list(self.overturned_by),
        }


@dataclass(frozen=True, slots=True)
class Findings:
    """What an analysis found under its settings, a frozen dataclass; `notes` say what holds for all of it."""

    analysis: str
    settings: Any
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()

    def of_kind(self, kind: str) -> tuple[Finding, ...]:
        """The findings of one kind, in their order."""
        return tuple(f for f in self.findings if f.kind == kind)

    def to_json(self) -> dict[str, Any]:
        """`{"analysis", "settings", "findings", "notes"}`, the same for the same input and seed."""
        return {
            "analysis": self.analysis,
            "settings": plain_settings(self.settings),
            "findings": [finding.to_json() for finding in self.findings],
            "notes": list(self.notes),
        }


def finding_id(analysis: str, kind: str, *about: str) -> str:
    """The id of a finding on these things."""
    return f"{analysis}:{hashlib.sha256(repr((kind, about)).encode()).hexdigest()[:12]}"


def not_enough(analysis: str, kind: str, title: str, why: str) -> Finding:
    """The finding that something cannot be told, and why: "fewer than three actors with ties"."""
    return Finding(finding_id(analysis, kind, "cannot"), kind, title, cannot=why)


def plain_settings(settings: Any) -> Any:
    """Settings as JSON has them."""
    if is_dataclass(settings) and not isinstance(settings, type):
        return {name: plain_settings(value) for name, value in asdict(settings).items()}
    if isinstance(settings, Mapping):
        return {str(name): plain_settings(value) for name, value in settings.items()}
    if isinstance(settings, Enum):
        return settings.value
    if isinstance(settings, Iterable) and not isinstance(settings, str):
        return [plain_settings(value) for value in settings]
    return settings
