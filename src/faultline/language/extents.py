"""How far a name reaches: trimmed of what cannot begin or end it, over the particles that bind its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faultline.language.dates import MONTHS, WEEKDAYS
from faultline.language.lexicons import words
from faultline.model.sentence import Token

Span = tuple[int, int]
_DATE_WORDS = frozenset(
    {name.title() for name in (*MONTHS, *WEEKDAYS)} | {f"{name.title()}." for name in MONTHS if len(name) < 5}
)
_NEVER = words("abbreviations", "openers") | {"Or", "Of", "To"}
_TRIM = frozenset(
    [
        "'s",
        "’s",
        "'",
        "’",
        '"',
        "“",
        "”",
        "‘",
        ",",
        ".",
        ";",
        ":",
        "(",
        ")",
        "-",
        "–",
        "—",
        "[",
        "]",
        "«",
        "»",
        "...",
        "…",
        "/",
        "*",
        "&",
        "|",
        "•",
        "=",
        "+",
    ]
)
_FRENCH = frozenset({"de", "du", "des", "d’", "d'", "la", "le", "les", "et", "pour"})


def trimmed(tokens: Sequence[Token], first: int, stop: int) -> Span:
    """The span without punctuation, articles and words in lower case at its edges."""
    while first < stop and not _may_begin(tokens[first]):
        first += 1
    while stop > first and not _may_end(tokens[stop - 1]):
        stop -= 1
    return first, stop


def kept(tokens: Sequence[Token], first: int, stop: int) -> Span:
    """A labelled span without what cannot begin or end a name; French names go on in lower case after "de"."""
    begin, end = trimmed(tokens, first, stop)
    while stop > end and tokens[stop - 1].text in _TRIM:
        stop -= 1
    is_french = begin < end < stop and any(t.text.lower() in _FRENCH for t in tokens[begin:stop])
    return (begin, stop) if is_french else (begin, end)


def _may_begin(token: Token) -> bool:
    lower_start = token.text[:1].islower() and token.text.lower() not in (
        "al",
        "el",
        "bin",
        "ibn",
        "von",
        "van",
        "de",
        "anti",
        "ex",
    )
    is_small = token.text in _NEVER or token.text.lower() in ("the", "a", "an", "al-")
    return not (token.text in _TRIM or lower_start or is_small or token.text in _DATE_WORDS)


_PARTICLES = frozenset(
    {"al", "el", "ad", "ar", "as", "ash", "an", "at", "ez", "ul", "bin", "ben", "ibn", "ould", "ag", "de", "von", "van"}
)


def with_particles(tokens: Sequence[Token], stop: int, closed: frozenset[int] | set[int]) -> int:
    """The end of "Mays al-Jabal" or "Sidi el Mokhtar" seen from its first word: particles and what they bind."""
    while stop + 1 < len(tokens) and tokens[stop].text.lower() in _PARTICLES and stop not in closed:
        at = stop + 1
        is_bound = tokens[at].text in ("-", "‑") and at + 1 < len(tokens) and tokens[at].start == tokens[stop].end
        at += is_bound
        is_weak = tokens[stop].text in ("de", "as", "an", "at", "ad") and not is_bound
        if is_weak or not tokens[at].text[:1].isupper() or at in closed:
            break
        stop = at + 1
    return stop


def _may_end(token: Token) -> bool:
    if re.fullmatch(r"\d+[.,]\d+", token.text):
        return False
    is_word = token.text[:1].isupper() or token.text[:1].isdigit() or "'" in token.text or "’" in token.text
    return is_word and token.text not in _TRIM and token.upos not in ("PART", "PUNCT", "DET")
