"""Excel workbooks (XLSX) → the sheets in them, each a table like one in CSV, read a row at a time.

Why a reader of our own on Expat: the readers there are hold a whole sheet in memory as a rectangle of the size that it
declares, by which a file of a kilobyte can ask for all memory there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from faultline.datasets.losses import LossBook
from faultline.datasets.rows import MOST_COLUMNS, Row
from faultline.datasets.sheets import Sheet
from faultline.datasets.workbook_cells import LONGEST, Styles, read_strings, read_styles
from faultline.datasets.workbook_parts import BROKEN, check_archive, pages_of, parse_part
from faultline.documents.content import Content
from faultline.documents.refusal import Refusal
from faultline.errors import UnreadableError

LAST_ROW = 1_048_576
"""Rows of a sheet, at most, by the format; columns are bounded as in every table."""
_LETTERS = re.compile("[A-Z]{1,3}")
_PIECES = LONGEST // 64
"""Pieces of a text, at most: Expat gives 8 kB at once, but breaks at every entity."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def workbook_sheets(content: Content, book: LossBook) -> Iterator[Sheet]:
    """The sheets with cells in them, in the workbook's order; one that cannot be read is named in the book.

    Raises:
        Refusal: The workbook is damaged, encrypted or hostile.
    """
    parts = check_archive(content)
    pages, since_1904 = pages_of(content, parts)
    strings, styles = read_strings(content, parts), read_styles(content, parts, since_1904=since_1904)
    if any(part.startswith("xl/externalLinks/") for part in parts):
        book.add("links to other files", "it keeps values from other files: these are read, no file is opened")
    for page in pages:
        gathered = _Reader(content, page.part, strings, styles)
        try:
            sheet = Sheet.of(gathered.rows, page.name)
        except Refusal:
            raise
        except UnreadableError as error:
            book.add("unreadable table", f"sheet {page.name!r}: {error}")
            continue
        if sheet.headings:
            yield sheet


@dataclass(slots=True)
class _Reader:
    """Gives the rows of one sheet, anew each time it is asked."""

    content: Content
    part: str
    strings: list[str]
    styles: Styles

    def rows(self) -> Iterator[Row]:
        """The rows with cells; one that the format does not allow carries its fault."""
        cells = _Cells(self.strings, self.styles)
        try:
            for _ in parse_part(self.content, self.part, start=cells.start, end=cells.end, text=cells.text):
                yield from cells.done
                cells.done.clear()
        except Refusal:
            raise
        except BROKEN:
            yield from cells.done
            yield Row(cells.number + 1, (), fault="the sheet is damaged from here on: save it again")


@dataclass(slots=True)
class _Cells:
    """Makes rows of the elements of a sheet as they come.

    Attributes:
        done: Rows that are complete.
        number: Of the row that is read.
    """

    strings: list[str]
    styles: Styles
    done: list[Row] = field(default_factory=list)
    number: int = 0
    _row: list[str] = field(default_factory=list)
    _fault: str | None = None
    _column: int = 0
    _type: str = "n"
    _style: str | None = None
    _pieces: list[str] = field(default_factory=list)
    _inside: bool = False
    _aside: bool = False

    def start(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        if name == "c":
            reference = given.get("r")
            self._column = self._column + 1 if reference is None else self._column_of(reference)
            self._type, self._style = given.get("t", "n"), given.get("s")
        elif name == "v" or name == "t":
            self._inside = not self._aside
        elif name == "row":
            self._begin(given.get("r"))
        elif name == "rPh":
            self._aside = True

    def text(self, piece: str) -> None:
        """Characters of a value; a formula is not read, its value is."""
        if self._inside and len(self._pieces) < _PIECES:
            self._pieces.append(piece)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "v" or name == "t":
            self._inside = False
        elif name == "c":
            if self._pieces:
                self._put("".join(self._pieces))
                self._pieces.clear()
        elif name == "row":
            if self._row or self._fault:
                self.done.append(Row(self.number, () if self._fault else tuple(self._row), fault=self._fault))
        elif name == "rPh":
            self._aside = False

    def _begin(self, given: str | None) -> None:
        number = int(given) if given and given.isascii() and given.isdigit() and len(given) < 9 else self.number + 1
        self._row, self._fault, self._column = [], None, 0
        if number <= self.number or number > LAST_ROW:
            self._fault = f"its number {number} does not follow that of the row before"
            number = self.number + 1
        self.number = number

    def _column_of(self, reference: str) -> int:
        column = _column_number(reference.rstrip("0123456789"))
        if not column or len(reference) > 10:
            self._fault = f"{reference[:20]!r} is no cell"
        return column

    def _put(self, raw: str) -> None:
        """Put a value where it belongs; the row is filled up to there."""
        column, row = self._column, self._row
        if self._fault:
            return
        if column > MOST_COLUMNS or len(raw) > LONGEST:
            what = (
                f"more than {LONGEST:,} characters in a cell"
                if len(raw) > LONGEST
                else f"more than {MOST_COLUMNS} columns"
            )
            self._fault = f"it has {what}"
            return
        if column != len(row) + 1:
            row.extend([""] * (column - len(row) - 1))
        if column > len(row):
            row.append(self._value(raw))
        else:
            row[column - 1] = self._value(raw)

    def _value(self, raw: str) -> str:
        kind = self._type
        if kind == "s":
            index = int(raw) if raw.isdecimal() and len(raw) < 10 else len(self.strings)
            if index >= len(self.strings):
                self._fault = f"a cell refers to the string {raw[:20]}, which the workbook lacks"
                return ""
            return self.strings[index]
        if kind == "n":
            return self.styles.text(raw, self._style)
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(raw, raw)
        return _CONTROLS.sub("", raw)


@lru_cache(MOST_COLUMNS)
def _column_number(letters: str) -> int:
    """`A` is 1, `Z` 26, `AA` 27; 0 for what are no letters of a column."""
    number = 0
    for letter in letters if _LETTERS.fullmatch(letters) else "":
        number = number * 26 + ord(letter) - 64
    return number
