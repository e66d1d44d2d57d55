"""Findings of one kind as a table: what they share in columns, as many as the window has room for.

On a terminal the table has its width and long titles are folded; where the output goes into a file or another program
each finding is one line in plain text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from faultline.cli.terminal import plain, shortened

if TYPE_CHECKING:
    from faultline.analysis import Finding, Stability

_LONGEST, _WIDEST_FACT, _NARROWEST_TITLE, _GAP = 100, 28, 28, 2
_ID = 6
"""Characters of the hash of an id that are written: `faultline explain` takes how an id begins."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands above it, a cell for each finding, and whether they are numbers."""

    name: str
    cells: tuple[str, ...]
    numbers: bool = False

    @property
    def width(self) -> int:
        """Of its widest cell."""
        return max(len(self.name), *map(len, self.cells))


def table_of(findings: Sequence[Finding], width: int | None) -> str:
    """The table, with what its columns leave out said below.

    Args:
        findings: Of one kind, none of which `cannot` be told.
        width: Characters of a line; None for as many as are needed.
    """
    title = Column(_in_words(findings[0].kind), tuple(plain(f.title) for f in findings))
    facts = _facts(findings)
    last = [column for column in _support(findings) if any(column.cells)]
    shown = facts if width is None else _fitting(facts, width - sum(c.width + _GAP for c in last) - _GAP, title.width)
    lines = [_drawn([title, *shown, *last], width)]
    left = [column.name for column in facts if column not in shown]
    if left:
        lines.append(f"  not shown for want of room: {', '.join(left)}")
    lines += [f"  {note}" for note in dict.fromkeys(_meaning(f.stability) for f in findings) if note][:2]
    return "\n".join(lines)


def said(value: Any) -> str:
    """A fact in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, list):
        return shortened(", ".join(said(v) for v in value), _LONGEST)
    if isinstance(value, dict):
        return shortened("; ".join(f"{k} {said(v)}" for k, v in value.items()), _LONGEST)
    return shortened(str(value), _LONGEST)


def _facts(findings: Sequence[Finding]) -> list[Column]:
    from faultline.exchange.finding_columns import fact_columns

    return [
        Column(
            _in_words(fact.name),
            tuple("" if v is None else shortened(said(v), _WIDEST_FACT) for v in fact.values),
            fact.is_number,
        )
        for fact in fact_columns(findings)
    ]


def _support(findings: Sequence[Finding]) -> list[Column]:
    """Statements, stability, interval and id."""
    counts = tuple(f"{len(f.statements):,}" for f in findings)
    return [
        Column("statements", counts if any(f.statements for f in findings) else ("",) * len(findings), numbers=True),
        Column("stable", tuple(_share(f.stability) for f in findings), numbers=True),
        Column("90 % between", tuple(_interval(f.stability) for f in findings)),
        Column("finding", tuple(_short_id(f.id) for f in findings)),
    ]


def _share(stability: Stability | None) -> str:
    return "" if stability is None or stability.share is None else f"{100 * stability.share:.0f}%"


def _interval(stability: Stability | None) -> str:
    if stability is None or stability.low is None or stability.high is None:
        return ""
    return "–".join(f"{v:.2f}" if abs(v) < 1 else said(v) for v in (stability.low, stability.high))


def _short_id(identity: str) -> str:
    name, _, key = identity.partition(":")
    return f"{name}:{key[:_ID]}"


def _meaning(stability: Stability | None) -> str:
    """What the shares of a table are of, with the figures of one finding left out; or why there are none."""
    if stability is None or not stability.says:
        return ""
    if stability.share is None:
        return plain(stability.says) if stability.low is None else ""
    return "stable: " + re.sub(r" in \d+% of", ", share of", plain(stability.says).partition(";")[0])


def _fitting(facts: Sequence[Column], room: int, title: int) -> list[Column]:
    """As many facts, in their order, as leave the title what it needs."""
    shown: list[Column] = []
    left = room - min(title, _NARROWEST_TITLE) - _GAP
    for column in facts:
        if column.width + _GAP <= left:
            shown.append(column)
            left -= column.width + _GAP
    return shown


def _in_words(name: str) -> str:
    return name.replace("_", " ")


def _drawn(columns: Sequence[Column], width: int | None) -> str:
    from io import StringIO

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), show_edge=False)
    for number, column in enumerate(columns):
        side = "right" if column.numbers else "left"
        folds = number == 0 and width is not None
        table.add_column(
            Text(column.name, style="dim"),
            justify="right" if side == "right" else "left",
            no_wrap=not folds,
            min_width=min(column.width, _NARROWEST_TITLE if folds else column.width),
        )
    for row in zip(*(column.cells for column in columns), strict=True):
        table.add_row(*(Text(cell) for cell in row))
    text = StringIO()
    whole = sum(column.width + _GAP for column in columns)
    console = Console(file=text, width=min(width - _GAP, whole) if width else whole, force_terminal=width is not None)
    console.print(table)
    return "\n".join(f"  {line.rstrip()}" for line in text.getvalue().splitlines())
