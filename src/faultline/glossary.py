"""Names that the user vouches for: entries of the glossary in `faultline.toml`, and whole registers as CSV files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from faultline.errors import WorkspaceError

COLUMNS = ("name", "type", "aliases", "id", "country", "from", "until")
NEEDED = ("name", "type")
_LIST = re.compile(r"\s*[;|]\s*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_YEAR = re.compile(r"\d{4}(?=$|-)")


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A name the user vouches for, with the aliases that mean the same.

    Attributes:
        type: One of the types of entities.
        id: Of the user's own register.
        countries: ISO 3166-1 alpha-2 codes; they tell apart what has one name.
        since, until: Years.
        source: Where it stands, for reasons and errors.
    """

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    id: str = ""
    countries: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    source: str = "the glossary"


def read_register(path: Path) -> tuple[GlossaryEntry, ...]:
    """The entries of a CSV file with the columns name and type, and aliases, id, country, from, until if it has them.

    Commas, semicolons or tabs part the columns; `;` or `|` the aliases and the countries of a cell.

    Raises:
        WorkspaceError: If the file cannot be read, or a column, a name or a type is missing; it names file and line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WorkspaceError(
            f"the register {path} cannot be read ({error}): mend registers in faultline.toml, or save the file as UTF-8"
        ) from error
    return tuple(_entries(path, text))


def _entries(path: Path, text: str) -> Iterator[GlossaryEntry]:
    header = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))
    columns = {(column or "").strip().casefold(): column for column in rows.fieldnames or ()}
    missing = [column for column in NEEDED if column not in columns]
    if missing:
        raise WorkspaceError(
            f"the register {path} has no column {missing[0]!r}: its first line must name the columns, of which "
            f"{' and '.join(NEEDED)} are needed and {', '.join(COLUMNS[2:])} are read"
        )
    for row in rows:
        given = {name: (row[columns[name]] or "").strip() if name in columns else "" for name in COLUMNS}
        if any(given.values()):
            yield _entry(f"{path.name}, line {rows.line_num}", given)


def _entry(where: str, given: Mapping[str, str]) -> GlossaryEntry:
    for column in NEEDED:
        if not given[column]:
            raise WorkspaceError(f"{where}: the {column} is missing; fill it in or delete the line")
    return GlossaryEntry(
        name=given["name"],
        type=given["type"],
        aliases=_several(given["aliases"]),
        id=given["id"],
        countries=tuple(_country(where, code.upper()) for code in _several(given["country"])),
        since=_year(where, given["from"]),
        until=_year(where, given["until"]),
        source=where,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in _LIST.split(cell) if part)


def _country(where: str, code: str) -> str:
    if not _COUNTRY.fullmatch(code):
        raise WorkspaceError(f"{where}: {code!r} is no country code; write two letters of ISO 3166-1, such as ML")
    return code


def _year(where: str, cell: str) -> int | None:
    if not cell:
        return None
    found = _YEAR.match(cell)
    if not found:
        raise WorkspaceError(f"{where}: {cell!r} is no year; write 2012, or a date such as 2012-03-21")
    return int(found.group())
