"""The record of a file of coded data → records with what its rows say; a large one comes in several.

One function a format gives the data sets in a file, each with the name of its coder and an iterator over its items.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, count, islice

from faultline.datasets.csv_tables import csv_sheet
from faultline.datasets.json_data import Form, json_form, json_sheet
from faultline.datasets.losses import LossBook
from faultline.datasets.mapping import Mapping
from faultline.datasets.mapping_files import all_mappings, recognise
from faultline.datasets.naming import Naming
from faultline.datasets.sheets import Sheet, code_sheet
from faultline.datasets.workbooks import workbook_sheets
from faultline.datasets.xml_data import xml_form
from faultline.documents.content import Content
from faultline.documents.refusal import Refusal
from faultline.documents.sniffing import describe_bytes
from faultline.errors import UnreadableError
from faultline.model.statement import Statement
from faultline.tables.schemas import Record

_ITEMS = 1_000
"""Rows, or other items of a data set, in one record."""


@dataclass(frozen=True, slots=True)
class DataSet:
    """One data set in a file.

    Attributes:
        items: The statements of its rows, or other items, one after another.
        terms: Those under which it may not be passed on.
    """

    items: Callable[[Naming, LossBook], Iterator[list[Statement]]]
    terms: str | None = None


def read_data(record: Record, content: Content, own: Mapping | None = None) -> Iterator[Record]:
    """The record, and more for its parts, with the statements and mentions of its rows.

    A table that is not recognised keeps its document, with a loss that names the columns known.

    Args:
        own: The user's mapping of the columns.
    """
    document = record.document
    assert document is not None, "coded data have a document"
    book, naming = LossBook(document.path), Naming(document.id)
    try:
        found = _FORMATS[document.format](content, own, book)
    except Refusal:
        raise
    except UnreadableError as error:
        book.add("unreadable table", str(error))
        found = ()
    terms = next((one.terms for one in found if one.terms), None)
    record = replace(record, document=replace(document, terms=terms))
    items = chain.from_iterable(one.items(naming, book) for one in found)
    for part in count():
        rows = list(islice(items, _ITEMS))
        yield _part(record, part, rows, naming, book)
        if len(rows) < _ITEMS:
            return


def _part(record: Record, part: int, rows: list[list[Statement]], naming: Naming, book: LossBook) -> Record:
    """One part; the last, which is not full, counts the losses that were not named."""
    rest = book.rest() if len(rows) < _ITEMS else ()
    return replace(
        record,
        part=part,
        statements=tuple(chain.from_iterable(rows)),
        mentions=naming.take(),
        losses=(*(record.losses if part == 0 else ()), *book.take(), *rest),
    )


def _csv(content: Content, own: Mapping | None, book: LossBook) -> tuple[DataSet, ...]:
    return _sheet(csv_sheet(content, own), own, book)


def _xlsx(content: Content, own: Mapping | None, book: LossBook) -> tuple[DataSet, ...]:
    """All sheets that are known, each a data set; one that a mapping of the user's does not fit is named."""
    found: list[DataSet] = []
    for sheet in workbook_sheets(content, book):
        try:
            found += _sheet(sheet, own, book)
        except UnreadableError as error:
            book.add("unreadable table", f"sheet {sheet.name!r}: {error}")
    return tuple(found)


def _sheet(sheet: Sheet, own: Mapping | None, book: LossBook) -> tuple[DataSet, ...]:
    mapping = own or recognise(sheet.headings, sheet.tags)
    if mapping is None:
        book.add("columns not recognised", _known_columns(sheet))
        return ()
    if not mapping.fits(sheet.headings, sheet.tags):
        missing = sorted(set(mapping.required) - set(mapping.positions(sheet.headings, sheet.tags)))
        raise UnreadableError(f"the mapping {mapping.name} asks for the column {missing[0]!r}, which the table lacks")
    return (DataSet(lambda naming, losses: code_sheet(mapping, sheet, naming, losses), mapping.terms),)


def _known_columns(sheet: Sheet) -> str:
    present = ", ".join(h.strip()[:40] for h in sheet.headings[:20]) or "none"
    tables = "; ".join(f"{m.name} ({', '.join(m.required)})" for m in all_mappings() if m.required)
    which = "its columns" if sheet.name is None else f"the columns of the sheet {sheet.name!r}"
    return (
        f"{which} are {present}; a table is recognised by a row of HXL tags, or by the columns it must have: {tables}"
    )


def _json(content: Content, own: Mapping | None, book: LossBook) -> tuple[DataSet, ...]:
    if own:
        return _sheet(json_sheet(content, book), own, book)
    form = json_form(content)
    return _formed(form, content) if form else _unknown(content, own, book)


def _xml(content: Content, own: Mapping | None, book: LossBook) -> tuple[DataSet, ...]:
    form = xml_form(content)
    return _formed(form, content) if form else _unknown(content, own, book)


def _formed(form: Form, content: Content) -> tuple[DataSet, ...]:
    return (DataSet(lambda naming, losses: form.items(content, naming, losses), form.terms(content)),)


def _unknown(content: Content, own: Mapping | None, book: LossBook) -> tuple[DataSet, ...]:  # noqa: ARG001
    raise Refusal(
        "unknown format", f"it is {describe_bytes(content.sample)} that is no data set known: docs/datasets.md"
    )


_FORMATS: dict[str, Callable[[Content, Mapping | None, LossBook], tuple[DataSet, ...]]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
    "xml": _xml,
}
