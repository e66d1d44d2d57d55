"""What a user can set: `faultline.toml` of a workspace."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from faultline.errors import WorkspaceError

TEMPLATE = """\
# Settings of this Faultline map. Change them and build again.
title = {title}

# ISO 3166-1 alpha-2 codes of the countries this map is about, the most important first; they help to tell places apart.
region = []

# Languages to extract from; documents in others stay searchable.
languages = ["en"]

# Names of actors that you know better than the machine:
# [[glossary]]
# name = "Coordination of Azawad Movements"
# type = "armed_group"
# aliases = ["CMA", "Coordination des mouvements de l'Azawad"]
"""


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A name the user vouches for, with the aliases that mean the same."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one map; all have defaults."""

    title: str = "Untitled map"
    region: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    glossary: tuple[GlossaryEntry, ...] = field(default=())


def read_settings(path: Path) -> Settings:
    """The settings in a `faultline.toml`; WorkspaceError names the line or key that is wrong."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkspaceError(f"{path} is not valid TOML ({error}): mend it and try again") from error
    unknown = sorted(set(content) - {"title", "region", "languages", "glossary"})
    if unknown:
        raise WorkspaceError(
            f"{path} has the unknown setting {unknown[0]!r}; known are title, region, languages, glossary"
        )
    return Settings(
        title=str(content.get("title", "Untitled map")),
        region=tuple(str(code).upper() for code in content.get("region", ())),
        languages=tuple(content.get("languages", ("en",))),
        glossary=tuple(_entry(path, entry) for entry in content.get("glossary", ())),
    )


def _entry(path: Path, entry: dict[str, Any]) -> GlossaryEntry:
    if "name" not in entry or "type" not in entry:
        raise WorkspaceError(f"{path}: each [[glossary]] entry needs a name and a type, this one has {sorted(entry)}")
    return GlossaryEntry(str(entry["name"]), str(entry["type"]), tuple(map(str, entry.get("aliases", ()))))
