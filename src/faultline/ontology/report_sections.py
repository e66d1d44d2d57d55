"""What the sections of a context analysis are called, and which one is meant."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from faultline.errors import UsageError


@cache
def section_titles(language: str = "en") -> tuple[str, ...]:
    """The titles of sections 0 to 15; in English where the language has none."""
    return tuple(_titles().get(language) or _titles()["en"])


def section_named(given: str) -> int:
    """The number of the section that a number, or words of its title in any language, names; UsageError for none or
    several."""
    words = given.strip().casefold()
    if words.isdecimal() and int(words) < len(section_titles()):
        return int(words)
    found = {
        number
        for titles in _titles().values()
        for number, title in enumerate(titles)
        if words and words in title.casefold()
    }
    exact = {n for titles in _titles().values() for n, title in enumerate(titles) if words == title.casefold()}
    if len(exact or found) == 1:
        return min(exact or found)
    every = "; ".join(f"{number} {title}" for number, title in enumerate(section_titles()))
    raise UsageError(f"{given!r} names no one section of the report: take the number of one of these: {every}")


@cache
def _titles() -> Mapping[str, list[str]]:
    return tomllib.loads((files("faultline.ontology") / "report_sections.toml").read_text(encoding="utf-8"))
