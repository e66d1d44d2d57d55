"""Folds names so that spellings of one name fall together, and hashes them for the gazetteer."""

from __future__ import annotations

import hashlib
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
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold().translate(_LETTERS)
    plain = _INITIALS.sub(lambda m: m.group().replace(".", ""), plain)
    return _BREAKS.sub(" ", _APOSTROPHES.sub("", plain)).strip()


def fold_name(text: str) -> str:
    """`fold` without a leading article: "the Netherlands" is "Netherlands"."""
    folded = fold(text)
    return _ARTICLE.sub("", folded) or folded


def name_key(text: str) -> int:
    """A 48-bit hash of the folded name.

    48 bits keep the gazetteer's column of keys small; the chance that a name which is not in it meets one of its
    800,000 keys is below one in 300 million.
    """
    return int.from_bytes(hashlib.blake2b(fold_name(text).encode(), digest_size=6).digest(), "big")
