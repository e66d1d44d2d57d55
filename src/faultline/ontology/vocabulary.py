"""Reads a vocabulary by name: the words of statements, and what is known of the world before a text is read."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.errors import UsageError


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The content of `ontology/<name>.toml` (`events`, `goods`, `countries`, `regions`, `bodies`, `titles` …)."""
    path = files("faultline.ontology") / f"{name}.toml"
    if not path.is_file():
        raise UsageError(f"there is no vocabulary {name!r}; the folder ontology/ has one TOML file a vocabulary")
    return tomllib.loads(path.read_text(encoding="utf-8"))
