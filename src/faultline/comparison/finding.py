"""A verdict with its reason, before it becomes a comparison."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.model.comparison import Severity, Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict on two statements, or on a group."""

    verdict: Verdict
    severity: Severity
    reason: str
