"""The sentences of `words.toml` in the language of a report."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.exchange.dates import say_date


def phrase(key: str, language: str, /, **values: object) -> str:
    """The sentence of a dotted key, in English where the language has none, with the values put in."""
    group, _, name = key.partition(".")
    texts = _words()[group][name]
    text: str = texts.get(language) or texts["en"]
    return text.format(**values)


def date_in(iso: str, language: str) -> str:
    """A day in words: "2 May 2014", "2 mai 2014"."""
    months = _words()["months"].get(language)
    parts = iso.split("-")
    if not months or len(parts) != 3:
        return say_date(iso)
    return f"{int(parts[2])} {months.split()[int(parts[1]) - 1]} {parts[0]}"


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads((files("faultline.reports") / "words.toml").read_text(encoding="utf-8"))
