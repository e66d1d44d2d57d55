"""The phrases of `boilerplate.toml`, compiled."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_GROUPS = ("menu", "share", "newsletter", "cookies", "related", "footer", "credit", "marker")
_SHORT = 30  # words: a line longer than this is prose, whatever it starts with
_ENDS = " \t\u00a0:.!…-–—>»›|•·*"


def group_of(line: str) -> str | None:
    """Which group of boilerplate a whole line belongs to, None where it is nobody's."""
    plain = fold(line)
    if plain in _whole_lines():
        return _whole_lines()[plain]
    if not plain:
        return "marker"
    words = len(plain.split())
    spoken = line.strip().casefold().replace("’", "'")
    for group, starts, pattern, most_words in _rules():
        if words <= most_words and ((starts and spoken.startswith(starts)) or (pattern and pattern.fullmatch(spoken))):
            return group
    return None


def starts_tail(line: str) -> bool:
    """Whether the line heads what follows an article: related stories, comments, about the author."""
    return fold(line) in _tail_lines()


def is_outlet(name: str) -> bool:
    """Whether a name looks like that of a publisher: a known one, or with a word such as Press or Times in it."""
    outlet = _vocabulary()["outlet"]
    plain = re.sub(r"^the ", "", name.strip().casefold())
    if plain in {known.casefold() for known in outlet["names"]}:
        return True
    return any(word in outlet["words"] for word in re.findall(r"[a-z]+", plain))


def occupations() -> tuple[str, ...]:
    """What writers say they are."""
    return tuple(_vocabulary()["biography"]["occupations"])


def fold(line: str) -> str:
    """A line for comparing: without case, curly quotes and punctuation at its ends, one space between words."""
    return " ".join(line.replace("’", "'").casefold().split()).strip(_ENDS)


@cache
def _vocabulary() -> dict[str, Any]:
    return tomllib.loads((files("faultline.documents.articles") / "boilerplate.toml").read_text(encoding="utf-8"))


@cache
def _whole_lines() -> dict[str, str]:
    return {fold(line): group for group in reversed(_GROUPS) for line in _vocabulary()[group].get("lines", ())}


@cache
def _tail_lines() -> frozenset[str]:
    return frozenset(fold(line) for line in _vocabulary()["tail"]["lines"])


@cache
def _rules() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str] | None, int], ...]:
    rules = []
    for group in _GROUPS:
        content = _vocabulary()[group]
        patterns = content.get("patterns", ())
        compiled = re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None
        starts = tuple(start.casefold() for start in content.get("starts", ()))
        rules.append((group, starts, compiled, content.get("most_words", _SHORT)))
    return tuple(rules)
