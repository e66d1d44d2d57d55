"""Statements about the same matter, and how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from faultline.model.statement import Kind


class Verdict(StrEnum):
    CORROBORATED = "corroborated"
    COMPATIBLE = "compatible"
    UPDATED = "updated"
    CONTRADICTED = "contradicted"
    FRAMED = "framed"
    COPY_ERROR = "copy_error"
    SINGLE_SOURCE = "single_source"


class Severity(StrEnum):
    """HARD: both cannot be true; SOFT: they may be, read otherwise; NONE: no disagreement."""

    NONE = "none"
    SOFT = "soft"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A group of statements on one matter.

    Attributes:
        id: Hash of the matter key and the statements.
        about: The matter in words: "MINUSMA: troops".
        reason: A sentence that names the values, dates and sources compared.
        independent_sources: Number of origins behind the statements, copies counted once.
    """

    id: str
    about: str
    kind: Kind
    verdict: Verdict
    severity: Severity
    reason: str
    statements: tuple[str, ...]
    independent_sources: int
