"""Files of coded rows: recognised here, read by `datasets`, which stands above this package."""

from __future__ import annotations

import csv
import re

from faultline.documents.content import Content
from faultline.documents.draft import Draft, Reading
from faultline.documents.encodings import decode
from faultline.documents.readers.archive import holds_member
from faultline.documents.sniffing import is_data_in_xml, is_json, is_text

_SEPARATORS = {".csv": ",;\t|", ".tsv": "\t", ".tab": "\t"}
_SAMPLE = 16_384
_LAST_TAG_ROW = 25
_TAGS = re.compile(r'[\s,;|"]*#[a-z]\w*(\s*\+\s*\w+)*([\s,;|"]+#[a-z]\w*(\s*\+\s*\w+)*)+[\s,;|"]*', re.IGNORECASE)
_DATA = Reading(draft=Draft(text=""), is_data=True)


class TableReader:
    """CSV and TSV."""

    name = "csv"

    def recognises(self, content: Content) -> bool:
        """Text whose first lines have the same number of fields: two under a table's name, four under another.

        Under a table's name a row of HXL tags will do, above which there may be a title and notes.
        """
        if content.head.startswith(b"<") or is_json(content.head) or not is_text(content.sample):
            return False
        lines = decode(content.sample[:_SAMPLE]).text.splitlines()
        separators = _SEPARATORS.get(content.extension)
        if separators:
            is_regular = any(_is_regular(lines, separator, 2) for separator in separators)
            return is_regular or any(map(_is_tags, lines[:_LAST_TAG_ROW]))
        if content.extension in (".txt", ".text", ""):
            return any(_is_regular(lines, separator, 4) and _is_header(lines[0], separator) for separator in "\t,;")
        return False

    def read(self, content: Content) -> Reading:  # noqa: ARG002  (every reader is given it)
        """A document without text: the file is its own table."""
        return _DATA


class WorkbookReader:
    """Excel workbooks (XLSX), recognised by what is in the archive."""

    name = "xlsx"

    def recognises(self, content: Content) -> bool:
        """A ZIP archive that holds a workbook."""
        return holds_member(content, "xl/workbook.xml")

    def read(self, content: Content) -> Reading:  # noqa: ARG002
        """A document without text."""
        return _DATA


class JsonReader:
    """JSON, one value or one a line."""

    name = "json"

    def recognises(self, content: Content) -> bool:
        """Nothing but the marks, strings and numbers of JSON."""
        return content.head.startswith((b"{", b"[")) and is_json(content.head)

    def read(self, content: Content) -> Reading:  # noqa: ARG002
        """A document without text."""
        return _DATA


class XmlReader:
    """XML that is no page: only data sets come as such."""

    name = "xml"

    def recognises(self, content: Content) -> bool:
        """By its declaration, or the root element of an exchange of activities, which often has none."""
        return content.head.startswith(b"<?xml") or is_data_in_xml(content.head)

    def read(self, content: Content) -> Reading:  # noqa: ARG002
        """A document without text."""
        return _DATA


def _is_tags(line: str) -> bool:
    """Whether a line is a row of at least two HXL tags (https://hxlstandard.org)."""
    return _TAGS.fullmatch(line[:10_000]) is not None


def _is_header(line: str, separator: str) -> bool:
    """Whether a first line is names of columns, and not a sentence with commas in it."""
    fields = [field.strip(' "') for field in line.split(separator)]
    return all(field and len(field.split()) <= 4 and not field.endswith((".", "?", "!")) for field in fields)


def _is_regular(lines: list[str], separator: str, least: int) -> bool:
    """Whether header and first rows are split alike, into at least so many short fields."""
    sample = [line for line in lines[:-1] if line.strip()][:20] or lines[:1]
    try:
        rows = list(csv.reader(sample, delimiter=separator))
    except csv.Error:
        return False
    if not rows or len(rows[0]) < least or any(len(field) > 80 for field in rows[0]):
        return False
    alike = sum(len(row) == len(rows[0]) for row in rows)
    if least > 2 and len(rows) < 3:
        return False
    return alike >= 0.8 * len(rows) or (least == 2 and len(rows) > 1 and '"' in "".join(sample))
