"""The word lists of resolution (`phrases.toml`), read once and folded."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.ontology import vocabulary
from faultline.resolution.folding import fold


@cache
def read_lexicon(name: str) -> dict[str, Any]:
    """The content of `resolution/<name>.toml`."""
    return tomllib.loads((files("faultline.resolution") / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(key: str) -> frozenset[str]:
    """The words listed under a key of `phrases.toml`; `titles`: the words and phrases of the vocabulary of titles."""
    if key == "titles":
        titles = vocabulary("titles")
        return frozenset(map(fold, (*titles["words"], *titles["phrases"])))
    return frozenset(read_lexicon("phrases")[key])


@cache
def mapping(key: str) -> dict[str, str]:
    """A table of `phrases.toml` that maps words to words."""
    return dict(read_lexicon("phrases")[key])


@cache
def longest(key: str) -> int:
    """How many words the longest entry under a key has."""
    return max(len(entry.split()) for entry in words(key))


def strip_leading(tokens: list[str], key: str) -> list[str]:
    """The tokens without the listed words and phrases at their start, one token being left at least."""
    while len(tokens) > 1:
        for size in range(min(longest(key), len(tokens) - 1), 0, -1):
            if " ".join(tokens[:size]) in words(key):
                tokens = tokens[size:]
                break
        else:
            return tokens
    return tokens


def singular(word: str) -> str:
    """The singular of a listed plural, else the word without a plural's ending."""
    irregular = mapping("plurals").get(word)
    if irregular:
        return irregular
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")) and len(word) > 5:
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
