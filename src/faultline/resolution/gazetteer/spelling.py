"""The spellings under which a place is found, and the key of each.

A key is a hash, so a gazetteer holds no text of names but the places' own; that two spellings have one key is decided
here alone, for the tables and for what is looked up.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from faultline.resolution.folding import fold_name
from faultline.resolution.gazetteer.rows import DIVISIONS, NameKind, PlaceRow

_SHORTEST, _SHORT_CODE = 2, 4
_LATIN = re.compile("[\x20-\x2f\x3a-\u02ff\u1e00-\u1eff‘’–]+")
"""Latin letters with any marks, and no digits."""


@lru_cache(maxsize=200_000)
def name_key(text: str) -> int:
    """A 48-bit hash of the name of a place as it is spelled out: "St. Louis" has the key of "Saint Louis".

    48 bits keep a column of keys small; the chance that a name which is in no gazetteer meets one of a million keys is
    below one in 250 million.
    """
    return key_of(spelled_out(fold_name(text)))


def key_of(spelling: str) -> int:
    """The key of a name that is folded and spelled out."""
    return int.from_bytes(hashlib.blake2b(spelling.encode(), digest_size=6).digest(), "big")


def spelled_out(folded: str) -> str:
    """A folded name with its short words written out."""
    words, endings = _short_words()
    tokens = folded.split()
    if not any(token in words or token in endings for token in tokens):
        return folded
    last = endings.get(tokens[-1]) if len(tokens) > 1 else None
    tokens = [words.get(token, token) for token in tokens]
    return " ".join([*tokens[:-1], last or tokens[-1]])


def without_article(text: str) -> str | None:
    """An Arabic name without its article, folded: "al-Raqqa" and "Ar Raqqah" are "raqqa"; None where it has none."""
    tokens = spelled_out(fold_name(text)).split()
    if len(tokens) < 2 or tokens[0] not in _articles():
        return None
    return without_final_h(" ".join(tokens[1:]))


def is_written_short(text: str) -> bool:
    """Whether a name is written as abbreviations are: with a point, in capitals, or long enough to be one: "Calif"."""
    letters = [c for c in text if c.isalpha()]
    return "." in text or all(c.isupper() for c in letters) or (len(letters) > 3 and text[:1].isupper())


def keys_of(row: PlaceRow) -> dict[int, NameKind]:
    """The keys under which a place is found, each with the sense of its name."""
    found: dict[int, NameKind] = {}
    for spelling, kind in _spellings(row):
        if len(spelling) >= _SHORTEST:
            key = key_of(spelling)
            found[key] = max(found.get(key, NameKind.OTHER), kind)
    return found


def arabic_countries() -> frozenset[str]:
    """The countries where names are written with and without their article."""
    return _arabic()


def _spellings(row: PlaceRow) -> Iterator[tuple[str, NameKind]]:
    own = spelled_out(fold_name(row.name))
    yield own, NameKind.OWN
    if row.feature in DIVISIONS:
        yield from ((short, NameKind.OWN) for short in _without_kind(own))
    for name in row.names:
        if not is_usable(name):
            continue
        spelling = spelled_out(fold_name(name))
        yield spelling, NameKind.OTHER
        if row.feature in DIVISIONS:
            yield from ((short, NameKind.OWN) for short in (spelling, *_without_kind(spelling)))
    for name in (row.name, *row.names):
        if row.country in _arabic():
            yield from ((bare, NameKind.OTHER) for bare in _arabic_forms(name))
    for name in row.abbreviations:
        yield spelled_out(fold_name(name)), NameKind.ABBREVIATION


def is_usable(name: str) -> bool:
    """Whether an alternative name can stand in a text that is read: in Latin letters, and no code of an airport."""
    return bool(_LATIN.fullmatch(name)) and not (len(name) <= _SHORT_CODE and name.isupper())


def _arabic_forms(name: str) -> Iterator[str]:
    if is_usable(name):
        yield without_final_h(spelled_out(fold_name(name)))
        bare = without_article(name)
        if bare and len(bare) > 2:
            yield bare


def without_final_h(spelling: str) -> str:
    """An Arabic name as it is written without the h at its end: "raqqa" for "raqqah"."""
    return spelling[:-1] if spelling.endswith("ah") and len(spelling) > 4 else spelling


def _without_kind(spelling: str) -> Iterator[str]:
    """A division's name without the word for its kind before or after it: "mopti" of "mopti region"."""
    tokens = spelling.split()
    for kind in _kinds("before"):
        if tokens[: len(kind)] == kind and len(tokens) > len(kind):
            rest = tokens[len(kind) :]
            while len(rest) > 1 and rest[0] in _rules()["divisions"]["between"]:
                rest = rest[1:]
            yield " ".join(rest)
    for kind in _kinds("after"):
        if tokens[-len(kind) :] == kind and len(tokens) > len(kind):
            yield " ".join(tokens[: -len(kind)])


@cache
def _short_words() -> tuple[dict[str, str], dict[str, str]]:
    return _rules()["words"], _rules()["endings"]


@cache
def _kinds(side: str) -> tuple[list[str], ...]:
    return tuple(kind.split() for kind in _rules()["divisions"][side])


@cache
def _articles() -> frozenset[str]:
    return frozenset(_rules()["arabic"]["articles"])


@cache
def _arabic() -> frozenset[str]:
    return frozenset(_rules()["arabic"]["countries"])


@cache
def _rules() -> dict[str, Any]:
    path = files("faultline.resolution.gazetteer") / "names.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
