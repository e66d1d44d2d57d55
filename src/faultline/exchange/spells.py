"""The spells of an edge: the intervals of days in which it holds, without overlaps, as GEXF and Gephi ask for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeAlias

Spell: TypeAlias = tuple[str | None, str | None]
"""First and last day as ISO dates, both included; None leaves that side open."""

_ALWAYS, _NEVER = date.min, date.max


def merged_spells(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """The same days in intervals that neither overlap nor touch, in order."""
    ordered = sorted((_day(start, _ALWAYS), _day(end, _NEVER)) for start, end in spells)
    merged: list[tuple[date, date]] = []
    for start, end in ordered:
        if merged and start <= _next(merged[-1][1]):
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple((_iso(start, _ALWAYS), _iso(end, _NEVER)) for start, end in merged)


def _day(text: str | None, unknown: date) -> date:
    return date.fromisoformat(text) if text else unknown


def _iso(day: date, unknown: date) -> str | None:
    return None if day == unknown else day.isoformat()


def _next(day: date) -> date:
    return day if day == _NEVER else day + timedelta(days=1)
