"""A sign in words for a reader."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(maxsize=50_000)
def phrase(sign: str) -> str:
    """What a sign is about, without quotation marks that a pattern's own words stand in."""
    kind, bar, rest = sign.partition("|")
    key, _, value = sign.partition("=")
    role, _, of_role = rest.partition(":")
    if bar and of_role and "=" not in kind:
        key, _, value = of_role.partition("=")
        return _told("arguments", key, value, role.rpartition("/")[2])
    if bar and "=" not in kind:
        key, _, value = rest.partition("=")
    return _told("signs", key, value.rpartition("/")[2] if key in _LAST else value, "")


_LAST = ("trigger", "governor", "next", "prep", "form", "modality", "polarity", "voice", "time", "same-word", "within")
"""Signs whose value begins with the kind."""


def _told(table: str, key: str, value: str, role: str) -> str:
    template = _phrases()[table].get(key, key)
    return template.format(value=value.strip("|"), role=role).replace("'", "’")


@cache
def _phrases() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("faultline.extraction.judging") / "phrases.toml").read_text(encoding="utf-8"))
