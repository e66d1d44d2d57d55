"""A sign in words for a reader."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from faultline.model.statement import Kind

_KINDS = frozenset(Kind)
_LAST = ("next", "prep", "same-word", "within", "holds")


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
    return _told("signs", key, _without_kind(key, value), "")


def _without_kind(key: str, value: str) -> str:
    """The value without the kind of statement that it is of, where that is not what it tells."""
    parts = value.split("/")
    if key in _LAST:
        return parts[-1]
    return "/".join(part for part in parts if part not in _KINDS) or value


def _told(table: str, key: str, value: str, role: str) -> str:
    template = _phrases()[table].get(key, key)
    return template.format(value=value.strip("|"), role=role).replace("'", "’")


@cache
def _phrases() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("faultline.extraction.judging") / "phrases.toml").read_text(encoding="utf-8"))
