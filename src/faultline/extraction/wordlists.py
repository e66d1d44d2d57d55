"""The word lists of `patterns/` and `ontology/`, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.language.tokenising import tokens_of
from faultline.ontology import vocabulary


@cache
def tables(name: str) -> dict[str, Any]:
    """The content of `patterns/<name>.toml`, and of the files of the folder `<name>`, their tables put together."""
    root = files("faultline.extraction") / "patterns"
    content = tomllib.loads((root / f"{name}.toml").read_text(encoding="utf-8"))
    parts = (root / name).iterdir() if (root / name).is_dir() else ()
    for part in sorted(parts, key=lambda file: file.name):
        for key, entries in tomllib.loads(part.read_text(encoding="utf-8")).items():
            content.setdefault(key, []).extend(entries)
    return content


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A plain list of a pattern file."""
    return frozenset(tables(name)[key])


@cache
def agents() -> frozenset[str]:
    """Nouns for people and bodies that can act (`ontology/roles.toml`)."""
    return frozenset(vocabulary("roles")["agents"])


@cache
def by_noun(name: str) -> dict[str, str]:
    """Noun, its words parted by spaces → class, of `ontology/goods.toml`, `measures.toml` and `sectors.toml`."""
    return {
        " ".join(tokens_of(noun)): cls for cls, entry in vocabulary(name).items() for noun in entry.get("nouns", ())
    }
