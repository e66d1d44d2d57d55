"""Which facts of findings of one kind make columns of a table, on a terminal or on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from faultline.analysis import Finding

_HIDDEN = frozenset(
    {"entity", "entities", "claims", "figures", "means", "supported_by", "contradicted_by", "comparison", "codes"}
)
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class FactColumn:
    """One fact of all findings.

    Attributes:
        values: As the findings have them; None where a finding lacks it.
        is_number: Whether all are numbers.
    """

    name: str
    values: tuple[Any, ...]
    is_number: bool


def is_table(findings: Sequence[Finding]) -> bool:
    """Whether findings of one kind are told in columns: two or more, that share a fact."""
    told = [f for f in findings if not f.cannot]
    return len(told) > 1 and len(told) == len(findings) and bool(fact_columns(told))


def fact_columns(findings: Sequence[Finding]) -> list[FactColumn]:
    """The facts that half of the findings have and that are not in the titles; those of one short value first."""
    names = dict.fromkeys(name for f in findings for name in f.facts if not is_hidden(name))
    short: list[FactColumn] = []
    long: list[FactColumn] = []
    for name in names:
        values = tuple(None if is_empty(f.facts.get(name)) else f.facts[name] for f in findings)
        known = [v for v in values if v is not None]
        if len(known) < _SHARED * len(values) or _is_told(findings, values):
            continue
        is_number = all(isinstance(v, int | float) and not isinstance(v, bool) for v in known)
        (long if any(isinstance(v, list | dict) for v in known) else short).append(FactColumn(name, values, is_number))
    return short + long


def is_hidden(name: str) -> bool:
    """Whether a fact is for programs: ids, and what other columns say already."""
    return name in _HIDDEN or name.endswith("place_ids")


def is_empty(value: Any) -> bool:
    """Whether a fact says nothing that a reader misses."""
    return value is None or value is False or value in ("", [], {})


def _is_told(findings: Sequence[Finding], values: Sequence[Any]) -> bool:
    """Whether the titles say it, or the number of statements is it."""
    return all(
        (isinstance(v, str) and v.replace("_", " ").casefold() in f.title.casefold())
        or (isinstance(v, int) and v == len(f.statements))
        for f, v in zip(findings, values, strict=True)
        if v is not None
    )
