"""`faultline mapping`: a mapping to start with, for a table that is not recognised."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from faultline.errors import UsageError


def mapping(
    table: Annotated[Path, typer.Argument(metavar="FILE", help="A table (CSV, TSV or XLSX) with a row of headings.")],
) -> None:
    """Propose what the columns of a table mean, to mend and save beside it as NAME.mapping.toml.

    Example: faultline mapping deaths.csv > deaths.mapping.toml
    """
    from faultline.datasets.proposing import SAMPLE, propose
    from faultline.datasets.tables_in import table_in

    if not table.is_file():
        raise UsageError(f"{table} is no file: name a table that is there")
    sheet = table_in(table)
    rows = [row.cells for row in islice(sheet.data(), SAMPLE)]
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(propose(sheet.headings, rows, table.stem))
