"""Text on a terminal. What comes from documents is never taken for markup, colour or control of the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

import typer

_INVISIBLE = ("Cc", "Cf", "Cs", "Co")
_JOINERS = "\u200c\u200d"


def plain(text: str) -> str:
    """The text on one line: white space made single, control characters (also of direction) made visible as �."""
    spaced = " ".join(text.split())
    return "".join(
        "�" if unicodedata.category(c) in _INVISIBLE and c not in _JOINERS else c for c in spaced.replace("\u00ad", "")
    )


def shortened(text: str, width: int) -> str:
    """The text, plain, in at most `width` characters."""
    line = plain(text)
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def heading(text: str) -> None:
    """A line that stands out where the terminal can do that."""
    typer.echo()
    typer.secho(plain(text), bold=True)


def columns(rows: Iterable[Sequence[object]], *, indent: int = 2) -> None:
    """Rows with their columns aligned, numbers to the right; the last column runs on."""
    cells = [[plain(str(cell)) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = [c.rjust(w) if c.isdecimal() else c.ljust(w) for c, w in zip(row, widths, strict=True)]
        typer.echo((" " * indent + "  ".join(padded)).rstrip())


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 document`, `2 documents`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
