"""Folds names so that spellings of one name fall together."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "ɔ": "o",
        "ɛ": "e",
        "ŋ": "n",
        "ɲ": "n",
    }
)
_APOSTROPHES = re.compile(r"(?<=\w)['’‘ʼʻ`´ʿʾ]s\b|['’‘ʼʻ`´ʿʾ]")
_INITIALS = re.compile(r"\b(?:\w\.){2,}")
_BREAKS = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^(?:the|a|an) ")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """The name in lower case without accents, apostrophes, possessive endings and punctuation, words one space apart.

    `"N’Djaména"` and `"Ndjamena"` fold together, so do `"U.N."` and `"UN"`, `"Guinea-Bissau"` and `"Guinea Bissau"`.
    Letters of other alphabets stay, so that a name is never folded to nothing by being foreign.
    """
    plain = text.casefold() if text.isascii() else _without_accents(text)
    plain = _INITIALS.sub(lambda m: m.group().replace(".", ""), plain)
    return _BREAKS.sub(" ", _APOSTROPHES.sub("", plain)).strip()


def _without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().translate(_LETTERS)


@lru_cache(maxsize=200_000)
def fold_name(text: str) -> str:
    """`fold` without a leading article: "the Netherlands" is "Netherlands"."""
    folded = fold(text)
    return _ARTICLE.sub("", folded) or folded
