"""The sentences of `words.toml` in the language of a report."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def phrase(key: str, language: str, /, **values: object) -> str:
    """The sentence of a dotted key, in English where the language has none, with the values put in."""
    group, _, name = key.partition(".")
    texts = _words()[group][name]
    return (texts.get(language) or texts["en"]).format(**values)


@cache
def _words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads((files("faultline.reports") / "words.toml").read_text(encoding="utf-8"))
