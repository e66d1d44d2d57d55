"""What a user can set: `faultline.toml` of a workspace."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from faultline.errors import WorkspaceError
from faultline.glossary import GlossaryEntry, read_register

__all__ = ["TEMPLATE", "GlossaryEntry", "Settings", "read_settings"]

KNOWN = ("title", "region", "languages", "glossary", "registers", "events", "ledger")

TEMPLATE = """\
# Settings of this Faultline map. Change them and build again.
title = {title}

# ISO 3166-1 alpha-2 codes of the countries this map is about, the most important first; they help to tell places apart.
region = []

# Languages to extract from; documents in others stay searchable.
languages = ["en"]

# Lists of actors of your own, beside this file, with the columns name, type, aliases, id, country, from, until:
# registers = ["actors.csv"]

# How far apart, in days and kilometres, two accounts of one happening may put it:
# [events]
# twindow = 0
# spatwindow = 30

# Where a team keeps the judgements, in place of ledger.sqlite; the password is better in PGPASSWORD, or the whole
# address in FAULTLINE_LEDGER, than in this file:
# ledger = "postgresql+pg8000://analyst@server/maps?schema=mali"

# Names of actors that you know better than the machine:
# [[glossary]]
# name = "Coordination of Azawad Movements"
# type = "armed_group"
# aliases = ["CMA", "Coordination des mouvements de l'Azawad"]
"""


@dataclass(frozen=True, slots=True)
class EventSettings:
    """How far apart accounts of one happening may lie: `twindow` in days, `spatwindow` in kilometres."""

    twindow: int = 0
    spatwindow: float = 30.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one map; all have defaults.

    Attributes:
        registers: The entries of the user's own registers, in their order.
    """

    title: str = "Untitled map"
    region: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    glossary: tuple[GlossaryEntry, ...] = field(default=())
    registers: tuple[GlossaryEntry, ...] = field(default=())
    events: EventSettings = field(default=EventSettings())


def read_settings(path: Path) -> Settings:
    """The settings in a `faultline.toml`, registers read from beside it; WorkspaceError says what is wrong."""
    content = _content(path)
    unknown = sorted(set(content).difference(KNOWN))
    if unknown:
        raise WorkspaceError(f"{path} has the unknown setting {unknown[0]!r}; known are {', '.join(KNOWN)}")
    return Settings(
        title=str(content.get("title", "Untitled map")),
        region=tuple(str(code).upper() for code in content.get("region", ())),
        languages=tuple(content.get("languages", ("en",))),
        glossary=tuple(_entry(path, entry) for entry in content.get("glossary", ())),
        registers=tuple(_registers(path, content.get("registers", ()))),
        events=_events(path, content.get("events", {})),
    )


def ledger_address(path: Path) -> str | None:
    """Where a team keeps the ledger: what FAULTLINE_LEDGER says, else what `ledger` in a `faultline.toml` says.

    It is no part of `Settings`, which a map's versions keep: it may hold a password.
    """
    named = os.environ.get("FAULTLINE_LEDGER", "").strip()
    if named or not path.is_file():
        return named or None
    found = _content(path).get("ledger")
    if found is not None and not isinstance(found, str):
        raise WorkspaceError(f'{path}: ledger must be an address such as ledger = "postgresql+pg8000://user@host/maps"')
    return found or None


def _content(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkspaceError(f"{path} is not valid TOML ({error}): mend it and try again") from error


def register_files(path: Path) -> list[Path]:
    """The registers that a `faultline.toml` names."""
    names = _content(path).get("registers", ())
    return [path.parent / str(name) for name in names]


def _registers(path: Path, names: object) -> Iterator[GlossaryEntry]:
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise WorkspaceError(f'{path}: registers must be a list of files, such as registers = ["actors.csv"]')
    for name in names:
        yield from read_register(path.parent / name)


def _entry(path: Path, entry: dict[str, Any]) -> GlossaryEntry:
    if "name" not in entry or "type" not in entry:
        raise WorkspaceError(f"{path}: each [[glossary]] entry needs a name and a type, this one has {sorted(entry)}")
    return GlossaryEntry(str(entry["name"]), str(entry["type"]), tuple(map(str, entry.get("aliases", ()))))


def _events(path: Path, found: object) -> EventSettings:
    if not isinstance(found, dict) or set(found) - {"twindow", "spatwindow"}:
        raise WorkspaceError(f"{path}: [events] may hold twindow, in days, and spatwindow, in kilometres, and no more")
    for name, value in sorted(found.items()):
        is_number = isinstance(value, int if name == "twindow" else (int, float)) and not isinstance(value, bool)
        if not is_number or value < 0:
            raise WorkspaceError(f"{path}: {name} of [events] must be a number of 0 or more, twindow a whole one")
    return EventSettings(int(found.get("twindow", 0)), float(found.get("spatwindow", 30.0)))
