"""Efforts as a matrix: who or where against which sector, the fullest rows and columns first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from faultline.analysis.finding import Finding
from faultline.ontology.labels import activity_label

ROWS, COLUMNS, SHADES = 40, 14, 5


@dataclass(frozen=True, slots=True)
class Cell:
    """What is in a place, or of an actor, in a sector.

    Attributes:
        shade: 1 to SHADES, by the number of efforts beside the fullest cell.
        few: Actors, or places, in it; a single one is told apart from many.
        findings: Ids of the findings behind it.
    """

    efforts: int
    few: tuple[str, ...]
    shade: int
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Names of rows, sectors of columns, and the cells by both; how many rows and columns are not shown."""

    rows: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    cells: dict[tuple[str, str], Cell]
    rows_left: int
    columns_left: int


def matrix_of(presences: Sequence[Finding], *, by_actor: bool = False) -> Matrix:
    """Of findings of kind presence; by actor instead of by place."""
    efforts: dict[tuple[str, str], int] = defaultdict(int)
    few: dict[tuple[str, str], set[str]] = defaultdict(set)
    behind: dict[tuple[str, str], list[str]] = defaultdict(list)
    for finding in presences:
        for row, other in _entries(finding, by_actor):
            key = row, str(finding.facts["sector"])
            efforts[key] += 1 if by_actor else _number(finding.facts["efforts"])
            few[key].update(other)
            behind[key].append(finding.id)
    rows, columns = _fullest([r for r, _ in efforts], efforts, 0), _fullest([c for _, c in efforts], efforts, 1)
    most = max(SHADES, *efforts.values()) if efforts else SHADES
    cells = {
        key: Cell(n, tuple(sorted(few[key])), -(-SHADES * n // most), tuple(behind[key])) for key, n in efforts.items()
    }
    shown = tuple((sector, activity_label(sector)) for sector in columns[:COLUMNS])
    return Matrix(tuple(rows[:ROWS]), shown, cells, len(rows[ROWS:]), len(columns[COLUMNS:]))


def _entries(finding: Finding, by_actor: bool) -> Iterator[tuple[str, list[str]]]:
    facts = finding.facts
    actors, place = _names(facts["actors"]), str(facts["place"])
    if by_actor:
        yield from ((actor, [place]) for actor in actors)
    else:
        yield place, actors


def _names(value: Any) -> list[str]:
    return [str(one) for one in value]


def _number(value: Any) -> int:
    return int(value)


def _fullest(names: Sequence[str], efforts: dict[tuple[str, str], int], side: int) -> list[str]:
    whole = {name: sum(n for key, n in efforts.items() if key[side] == name) for name in set(names)}
    return sorted(whole, key=lambda name: (-whole[name], name))
