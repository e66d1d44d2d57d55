"""CSV and TSV files as sheets."""

from __future__ import annotations

from functools import partial

from faultline.datasets.lines import read_lines, table_encoding
from faultline.datasets.mapping import Mapping
from faultline.datasets.mapping_files import recognise
from faultline.datasets.rows import DELIMITERS, parse_rows
from faultline.datasets.sheets import Sheet
from faultline.documents.content import Content


def csv_sheet(content: Content, own: Mapping | None) -> Sheet:
    """The table, parted by the delimiter under which most of its columns are known, or else by which it has most.

    Args:
        own: The user's mapping for it.

    Raises:
        UnreadableError: The headings cannot be read.
    """
    encoding = table_encoding(content)
    sheets = [Sheet.of(lambda d=d: parse_rows(read_lines(content, encoding), d)) for d in DELIMITERS]  # type: ignore[misc]
    return max(sheets, key=partial(_known, own))


def _known(own: Mapping | None, sheet: Sheet) -> tuple[int, int]:
    mapping = own or recognise(sheet.headings, sheet.tags)
    return len(mapping.positions(sheet.headings, sheet.tags)) if mapping else 0, len(sheet.headings)
