"""The word lists of the language pipeline: TOML files that a linguist can edit, read once and kept."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.ontology import vocabulary


@cache
def read_lexicon(name: str) -> dict[str, Any]:
    """The content of `lexicons/NAME.toml`."""
    content = files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


@cache
def title_words(key: str) -> frozenset[str]:
    """The words listed under `words`, `telling`, `surnames` or `portfolios` of the vocabulary of titles."""
    return frozenset(vocabulary("titles")[key])


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The words listed under `key` of a lexicon."""
    return frozenset(read_lexicon(name)[key])


def language_name(code: str) -> str:
    """The English name of an ISO 639-1 code, or the code itself."""
    return str(read_lexicon("languages").get(code.lower().split("-")[0], code))
