"""How a notebook shows a map and a selection: plain tables, in which every text of a document is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from faultline.exchange.flat_tables import Cell
from faultline.exchange.xml_text import allowed

_SEEN: Mapping[str, tuple[str, ...]] = {
    "statements": ("kind", "type_name", "says", "time_start", "time_end", "place", "quote", "publisher", "published"),
    "documents": ("id", "title", "publisher", "date", "language", "statements", "path"),
    "entities": ("name", "type", "mentions", "documents", "alias_names"),
    "comparisons": ("about", "verdict", "severity", "independent_sources", "reason"),
}
"""The columns that are shown; of other tables, all."""
_LONGEST = 160


def map_html(title: str, version: str, counts: Mapping[str, int]) -> str:
    """A map as its title and what is on it."""
    rows = [(name, f"{number:,}") for name, number in counts.items()]
    return f"<strong>{_text(title)}</strong> (version {_text(version)}){_table((), rows)}"


def table_html(name: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]], number: int) -> str:
    """The first rows of a table, in the columns that tell most, and how many there are."""
    wanted = _SEEN.get(name, columns)
    positions = [columns.index(column) for column in wanted]
    shown = [[_said(row[position]) for position in positions] for row in rows]
    more = f", the first {len(rows)} shown" if len(rows) < number else ""
    return f"<p>{number:,} {_text(name)}{more}</p>{_table(wanted, shown)}"


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f"<th>{_text(heading)}</th>" for heading in headings)
    body = "".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{body}</tbody></table>"


def _said(cell: Cell) -> str:
    """A cell as a person reads it; a long text is cut."""
    if cell is None:
        return ""
    said = str(cell)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST].rstrip()}…"


def _text(text: str) -> str:
    return escape(allowed(text))
