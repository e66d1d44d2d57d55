"""The vocabulary of `words.toml`, as patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words() -> dict[str, Any]:
    """The content of `words.toml`."""
    content: dict[str, Any] = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    return content


def pattern(entries: Iterable[str]) -> str:
    """Alternatives for entries in which a final star of a word stands for any ending; longest first."""
    parts = ("\\s".join(_word(w) for w in entry.split()) for entry in sorted(entries, key=len, reverse=True))
    return rf"\b(?:{'|'.join(parts)})"


@cache
def form_of(name: str) -> str | None:
    """The form that a name says it is of; None for laws, funds, programmes and whatever else is no agreement."""
    own = re.findall(r"[\w-]+", name.lower())
    for form, entry in words()["forms"].items():
        if any(all(w in own for w in named.split()) for named in entry["named"]):
            return str(form)
    return None


@cache
def unnamed() -> re.Pattern[str]:
    """What speaks of one without its name, in a group called as the form."""
    forms = ((form, entry["unnamed"]) for form, entry in words()["forms"].items() if "called" in entry)
    return re.compile("|".join(f"(?P<{form}>{pattern(some)})" for form, some in forms), re.I)


@cache
def states() -> re.Pattern[str]:
    """Words by which it is told how something fares, in a group called as the state."""
    told = ((state, entry["words"]) for state, entry in words()["states"].items() if entry["words"])
    return re.compile("|".join(f"(?P<{state}>{pattern(some)})" for state, some in told), re.I)


def is_light(between: str, *, after: bool) -> bool:
    """Whether nothing stands between an instrument and a word but words of no weight, numbers and years.

    Args:
        after: Whether the word comes after the instrument, where "to" and "and" begin another matter.
    """
    return _light(after).fullmatch(between) is not None


@cache
def unreal() -> re.Pattern[str]:
    """Words that make what follows them nothing that has happened."""
    return re.compile(pattern(words()["states_light"]["unreal"]), re.I)


@cache
def _light(after: bool) -> re.Pattern[str]:
    lists = words()["states_light"]
    entries = "|".join(re.escape(w) for w in lists["words"] if not (after and w in lists["not_after"]))
    return re.compile(rf"\s*(?:(?:\b(?:{entries})\b|\(?\b\d[\d/]*\b\)?|[’']s\b)\s*){{0,10}}", re.I)


def says(table: str, key: str) -> str:
    """A part or a state in words."""
    entry = words()[table].get(key)
    return str(entry["says"]) if entry else key.replace("_", " ")


def topic_of(text: str) -> str | None:
    """What a provision is on; None for no topic of the list."""
    return next((topic for topic, found in _topics() if found.search(text)), None)


@cache
def _topics() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((topic, re.compile(pattern(some), re.I)) for topic, some in words()["topics"].items())


def _word(word: str) -> str:
    return re.escape(word.removesuffix("*")) + (r"[\w’'-]*" if word.endswith("*") else r"\b")
