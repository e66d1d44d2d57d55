"""Tables in JSON: a list of records, or of rows, read as the same table in CSV would be.

`[{…}, …]`, `{"data": [{…}, …]}` (or `results`), one record a line, and lists of lists whose first are the headings or
HXL tags. A record inside a record gives columns `outer.inner`; of a name that stands twice in one the last value holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from faultline.datasets.json_values import json_values
from faultline.datasets.losses import LossBook
from faultline.datasets.mapping import Mapping
from faultline.datasets.mapping_files import recognise as mapping_of
from faultline.datasets.naming import Naming
from faultline.datasets.rows import MOST_COLUMNS, Row
from faultline.datasets.sheets import Sheet, code_sheet
from faultline.datasets.tags import Tag, read_tag
from faultline.documents.content import Content
from faultline.errors import UnreadableError
from faultline.model.statement import Statement

LONGEST = 131_072
"""Characters in a value, at most, as in CSV."""
Record = dict[str, Any]
_KEY = re.compile(rb'"([^"\\\x00-\x1f]{1,200})"\s*:')
_WRAPPED = re.compile(rb'\{(?:\s*"[a-z_]+"\s*:\s*(?:"[^"]*"|[\d.]+|null|true|false)\s*,)*\s*"(data|results)"\s*:\s*\[')
_ROWS = re.compile(rb"\[\s*\[")
_TAGGED = re.compile(rb'"\s*#[a-z][\w+ ]*"\s*[,\]]', re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def recognises(head: bytes) -> bool:
    """By the columns of the first record, or the tags of the first rows."""
    if _ROWS.match(head):
        return _TAGGED.search(head) is not None
    return first_mapping(head) is not None


def items(content: Content, naming: Naming, book: LossBook) -> Iterator[list[Statement]]:
    """The statements of each record; a table whose columns are not known is named in the book."""
    try:
        sheet = json_sheet(content, book)
    except UnreadableError as error:
        book.add("unreadable table", str(error))
        return
    yield from code_table(sheet, naming, book)


def terms(content: Content) -> str | None:
    """Under which terms the table may not be passed on, if the mapping that knows its first record says so."""
    mapping = first_mapping(content.head)
    return mapping.terms if mapping else None


def first_mapping(head: bytes) -> Mapping | None:
    """The mapping that knows the names in the first bytes of a file of records."""
    keys = [key.decode("utf-8", "replace") for key in _KEY.findall(head)]
    return mapping_of(keys, _tags(keys))


def json_sheet(content: Content, book: LossBook) -> Sheet:
    """The table; what breaks off or is no record is noted once, on the first way through the file.

    Raises:
        UnreadableError: Its headings are none, or more than a table may have.
    """
    path = _path(content.head)
    if _ROWS.match(content.head):
        for _ in json_values(content, path, book):
            pass
        return Sheet.of(lambda: _listed(json_values(content, path, LossBook(content.path))))
    return record_sheet(lambda losses: _records(json_values(content, path, losses), losses), book)


def code_table(sheet: Sheet, naming: Naming, book: LossBook) -> Iterator[list[Statement]]:
    """The statements of a table under the mapping that knows its columns."""
    mapping = mapping_of(sheet.headings, sheet.tags)
    if mapping is None:
        present = ", ".join(h[:40] for h in sheet.headings[:20]) or "none"
        book.add("columns not recognised", f"its records have {present}: docs/datasets.md names the tables known")
        return
    yield from code_sheet(mapping, sheet, naming, book)


def record_sheet(records: Callable[[LossBook], Iterator[Record]], book: LossBook) -> Sheet:
    """A table of records, whose columns are all names that one of them has; the first record is row 1.

    Args:
        records: Gives the records from the first, anew each time it is called, and notes in a book what is none.
        book: For what is noted on the first way through them.

    Raises:
        UnreadableError: They have more names than a table may have columns.
    """
    headings: dict[str, int] = {}
    for record in records(book):
        for name in record if len(record) <= MOST_COLUMNS else ():
            headings.setdefault(name, len(headings))
        if len(headings) > MOST_COLUMNS:
            raise UnreadableError(f"its records have more than {MOST_COLUMNS} names, at most so many columns are read")
    names = tuple(headings)
    return Sheet(names, 0, partial(_rows, records, book.path, names), tags=_tags(names))


def _tags(names: Iterable[str]) -> tuple[Tag | None, ...]:
    """The tag that each name is; empty where none is."""
    tags = tuple(read_tag(name) if name.startswith("#") else None for name in names)
    return tags if any(tags) else ()


def _rows(records: Callable[[LossBook], Iterator[Record]], path: str, headings: tuple[str, ...]) -> Iterator[Row]:
    for number, record in enumerate(records(LossBook(path)), start=1):
        cells = tuple(record.get(name, "") for name in headings)
        if len(record) > MOST_COLUMNS:
            yield Row(number, (), fault=f"it has {len(record)} names, at most {MOST_COLUMNS} are read")
        elif any(len(cell) > LONGEST for cell in cells):
            yield Row(number, (), fault=f"it has a value of more than {LONGEST:,} characters")
        else:
            yield Row(number, cells)


def _listed(values: Iterator[Any]) -> Iterator[Row]:
    for number, value in enumerate(values, start=1):
        if not isinstance(value, list):
            yield Row(number, (), fault="it is no list as the others are")
        elif len(value) > MOST_COLUMNS:
            yield Row(number, (), fault=f"it has {len(value)} cells, at most {MOST_COLUMNS} are read")
        else:
            yield Row(number, tuple(as_text(cell)[: LONGEST + 1] for cell in value))


def _records(values: Iterator[Any], book: LossBook) -> Iterator[Record]:
    """Each record with texts for values; what is none is noted and empty, so that the others keep their numbers."""
    for number, value in enumerate(values, start=1):
        if not isinstance(value, dict):
            book.add("unreadable row", f"row {number}: it is no record as the others are")
        yield flat(value) if isinstance(value, dict) else {}


def flat(record: Record) -> dict[str, str]:
    """A record with a text for each value, that of a record inside under `outer.inner`."""
    found: dict[str, str] = {}
    for name, value in record.items():
        if isinstance(value, dict):
            found.update((f"{name}.{inner}", as_text(one)) for inner, one in value.items())
        else:
            found[name] = as_text(value)
    return found


def as_text(value: Any) -> str:
    """A value as a cell would have it: lists of simple values with semicolons, anything deeper as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _CONTROLS.sub("", value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**40 else "a number too large"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, list) and not any(isinstance(one, (dict, list)) for one in value):
        return "; ".join(filter(None, map(as_text, value)))
    return json.dumps(value, ensure_ascii=False)


def _path(head: bytes) -> tuple[str, ...]:
    if wrapped := _WRAPPED.match(head):
        return (wrapped[1].decode(), "item")
    return ("item",) if head.startswith(b"[") else ()
