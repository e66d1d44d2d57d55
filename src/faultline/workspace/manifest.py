"""What one version of the map consists of: a small JSON file that never changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from faultline.errors import WorkspaceError


@dataclass(frozen=True, slots=True, order=True)
class SourceEntry:
    """A source of the map.

    Attributes:
        path: As given to build.
        content: SHA-256 of its bytes.
        suffix: Of its stored file.
        mapping: SHA-256 of the user's mapping of its columns, or nothing.
    """

    path: str
    content: str
    suffix: str
    mapping: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Excluded:
    """A member of an archive that was removed from the map while the archive stays."""

    source: str
    inside: str


@dataclass(frozen=True, slots=True)
class Part:
    """A Parquet file of `map/parts`: a piece of one table, named by its content."""

    table: str
    file: str
    rows: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """One version.

    Attributes:
        version: Hash over the settings, the sources and the parts: the same content has the same version.
        created: ISO time of the first build of this version.
        losses: Number of things dropped (the counts of the losses summed).
        search: Name of the folder in `map/search`.
        settings: The settings it was built with, as `faultline.toml` gives them, and where the user added gazetteers
            their names and the hashes of their contents.
        stages: Name and version of each stage: `extraction@1`.
        judged: Numbers of the judgements on who and where that it was built with.
        whole: The version made by a whole build on which documents were placed since, with the same parts; empty where
            this is one itself.
        unsettled: Ids of these documents; who is meant in them and what it is compared with is provisional.
        additions: Parts of rows that lie over those of `parts`, and of rows that are hidden (`layer`).
        added_search: Name of the folder of `map/search` with what these rows add.
    """

    version: str
    created: str
    software: str
    title: str
    sources: tuple[SourceEntry, ...]
    excluded: tuple[Excluded, ...]
    parts: tuple[Part, ...]
    losses: int
    search: str
    settings: str
    stages: tuple[str, ...]
    judged: tuple[int, ...] = ()
    whole: str = ""
    unsettled: tuple[str, ...] = ()
    additions: tuple[Part, ...] = ()
    added_search: str = ""

    def rows(self, table: str) -> int:
        """The number of rows of a table."""
        both = (*self.parts, *self.additions)
        hidden = sum(part.rows for part in self.additions if part.table == hidden_rows(table))
        return sum(part.rows for part in both if part.table == table) - hidden

    @property
    def searches(self) -> tuple[str, ...]:
        """The names of its folders in `map/search`."""
        return (self.search, self.added_search) if self.added_search else (self.search,)

    @property
    def built(self) -> dict[str, str | int]:
        """From what it was built: software, stages, settings and the number of sources."""
        return {
            "software": self.software,
            "stages": ", ".join(self.stages),
            "sources": len(self.sources),
            "settings": self.settings,
        }

    def to_json(self) -> str:
        """A line for each field, and for each of the sources, which are many."""
        rows = (f" {json.dumps(field.name)}: {_in_json(getattr(self, field.name))}" for field in fields(self))
        return "{\n" + ",\n".join(rows) + "\n}\n"


def _in_json(value: Any) -> str:
    """Rows a line each; `dataclasses.asdict` and an indented writing would take a second for ten thousand of them."""
    if not isinstance(value, tuple) or not value:
        return json.dumps(value, ensure_ascii=False)
    names = [field.name for field in fields(value[0])] if is_dataclass(value[0]) else []
    plain = ({name: getattr(one, name) for name in names} if names else one for one in value)
    return "[\n  " + ",\n  ".join(json.dumps(one, ensure_ascii=False) for one in plain) + "\n ]"


def hidden_rows(table: str) -> str:
    """What a part is called that tells which rows of a table are not seen."""
    return f"{table}-hidden"


def version_of(
    *, settings: str, sources: Iterable[SourceEntry], excluded: Iterable[Excluded], parts: Iterable[Part]
) -> str:
    """The identity of a version: 12 hexadecimal digits over what it is made from and what it holds."""
    content = (settings, sorted(sources), sorted(excluded), sorted((p.table, p.file) for p in parts))
    return hashlib.sha256(repr(content).encode()).hexdigest()[:12]


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file; WorkspaceError where it is missing or damaged."""
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        content["sources"] = tuple(SourceEntry(**entry) for entry in content["sources"])
        content["excluded"] = tuple(Excluded(**entry) for entry in content["excluded"])
        content["parts"] = tuple(Part(**entry) for entry in content["parts"])
        content["stages"] = tuple(content["stages"])
        for name in ("judged", "unsettled"):
            content[name] = tuple(content.get(name, ()))
        content["additions"] = tuple(Part(**entry) for entry in content.get("additions", ()))
        return Manifest(**{field.name: content[field.name] for field in fields(Manifest) if field.name in content})
    except OSError as error:
        raise WorkspaceError(
            f"{path} cannot be read ({error.strerror}): give the right to read it, or build again where it is gone"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise WorkspaceError(
            f"{path} cannot be read as a version of a map ({error}): build again to make a new one"
        ) from error
