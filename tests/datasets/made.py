"""Reads small tables that tests write, as files of any name."""

from __future__ import annotations

from dataclasses import replace

from faultline.datasets.reading import read_data
from faultline.documents.content import Content
from faultline.model.document import Document
from faultline.model.statement import Statement
from faultline.tables.schemas import Record


def read(text: str) -> Record:
    """What a table with this text gives, all parts as one."""
    document = Document("0123456789abcdef", "any name.csv", "csv", "")
    parts = list(read_data(Record("any name.csv", document=document), Content("any name.csv", text.encode())))
    return replace(
        parts[0],
        statements=tuple(s for part in parts for s in part.statements),
        mentions=tuple(m for part in parts for m in part.mentions),
        losses=tuple(loss for part in parts for loss in part.losses),
    )


def table(*rows: dict[str, object]) -> str:
    """A table with these rows, under the columns of the first."""
    cells: list[list[object]] = [list(rows[0]), *([row.get(name, "") for name in rows[0]] for row in rows)]
    return "".join(",".join('"' + str(cell).replace('"', '""') + '"' for cell in row) + "\n" for row in cells)


def roles(statement: Statement) -> list[tuple[str, str]]:
    """Who fills which role."""
    return [(argument.role, argument.text) for argument in statement.arguments]
