"""Text → words, after the conventions of the English treebanks of Universal Dependencies (EWT, GUM, PUD).

White space parts chunks; one pattern cuts a chunk, its alternatives tried in order at each place; what a chunk was cut
into is remembered, as most chunks come again. Only a stop at the end of a chunk needs to know what comes next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from faultline.language.lexicons import words

_LONGEST_CHUNK = 500
"""Characters beyond which a chunk is no word: the whole pattern looks ahead, so it is spared text without spaces."""
_LONGEST_REMEMBERED = 40
"""Characters up to which a chunk may come again; it bounds what is remembered."""

_CHUNK = re.compile(r"\S+")
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u200c\u200d\u2060"
)
"""Characters that go on with a word without being letters: combining marks, the soft hyphen, joiners."""
_RAISED = "²³¹⁰⁴-⁹ºª"
_LETTER = rf"[^\W\d_{_RAISED}]"
_RUN = rf"[^\W{_RAISED}]*(?:[{_MARKS}]+[^\W{_RAISED}]*)*"
_APOSTROPHE = "['’‘`´]"
_PLAIN = rf"{_LETTER}{_RUN}(?:{_APOSTROPHE}{_LETTER}{_RUN})*"
_ADDRESS = r"""[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]}…]"""
_URL = rf"(?i:https?|ftps?|mailto|doi):(?=[/\w]){_ADDRESS}"
_SYMBOL_PART = r"(?:[A-Z]{1,6}(?:[.-]?\d+)*|[A-Z][a-z]{2,3}\.\d+|\d+(?:[.-]\d+)*)"
_NUMBER = r"(?:(?<![\w)])\+)?\d+(?:[.:]\d+|(?:,\d\d)*,\d{3}(?!\d))*(?:[x×]\d+(?:\.\d+)?)?"
_EMOJI = r"[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*"

_LONG = re.compile(rf"{_URL}|(?:[^\W]|[{_MARKS}])+|(?P<same>[^\w\s])(?P=same)*")
_CONTRACTED = re.compile(rf"(?i)(?<=.)(?:n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|m|d|re|ve|ll))$")


def tokenise(text: str) -> list[tuple[int, int]]:
    """Spans (start, end) of the words of a text, in order. Every character but white space is in exactly one."""
    spans: list[tuple[int, int]] = []
    for found in _CHUNK.finditer(text):
        chunk, at = found[0], found.start()
        cut = _remembered if len(chunk) <= _LONGEST_REMEMBERED else _cut
        cuts = cut(chunk, _following(text, found.end()) if chunk[-1] == "." else "")
        if len(cuts) == 1:
            spans.append((at, at + len(chunk)))
        else:
            spans.extend([(at + start, at + end) for start, end in cuts])
    return spans


def tokens_of(text: str) -> tuple[str, ...]:
    """The words of a text themselves, as an entry of a lexicon is compared with what is read."""
    return tuple(text[start:end] for start, end in tokenise(text))


def _following(text: str, end: int) -> str:
    """What comes after a chunk: "0" a digit, "a" a small letter, "A" anything else, "" nothing (or a wide gap)."""
    after = text[end : end + 3].lstrip()[:1]
    if not after:
        return ""
    return "0" if after.isdigit() else "a" if after.islower() else "A"


def _cut(chunk: str, following: str) -> tuple[tuple[int, int], ...]:
    """Spans of the words of a chunk without white space; `following` only matters to a stop that ends it."""
    if len(chunk) > _LONGEST_CHUNK:
        return tuple(found.span() for found in _LONG.finditer(chunk))
    return tuple(_words(chunk, following))


_remembered = lru_cache(maxsize=1 << 16)(_cut)


def _words(chunk: str, following: str) -> Iterator[tuple[int, int]]:
    for found in _pattern().finditer(chunk):
        start, end = found.span()
        if found.lastgroup == "stopped" and not _keeps_stop(chunk, start, end, following):
            yield from _parts(chunk, start, end - 1)
            yield end - 1, end
        elif found.lastgroup == "word":
            yield from _parts(chunk, start, end)
        else:
            yield start, end


def _keeps_stop(chunk: str, start: int, end: int, following: str) -> bool:
    """Whether the stop of an abbreviation or initial belongs to it, by what comes next in the chunk or after it."""
    word = chunk[start : end - 1]
    if end < len(chunk):
        following = "0" if chunk[end].isdigit() else "a"
    if word == "etc":
        return following in ("a", "0")
    if word in _kept_with_stop():
        return True
    if len(word) == 1 and word.isupper() and word != "I":
        return following != "" and chunk[start - 1 : start] not in ("-", "'", "’", "/")
    return following == "0"


def _parts(chunk: str, start: int, end: int) -> list[tuple[int, int]]:
    """A word without its contraction, and the contraction: "didn't" → did|n't, "cannot" → can|not."""
    word = chunk[start:end]
    if word.isalpha():
        edges = [start, *(start + cut for cut in _cuts().get(word.lower(), ())), end]
        return list(pairwise(edges))
    parts: list[tuple[int, int]] = []
    while found := _CONTRACTED.search(word):
        parts.append((start + found.start(), start + len(word)))
        word = word[: found.start()]
    return [(start, start + len(word)), *reversed(parts)]


@cache
def _cuts() -> dict[str, tuple[int, ...]]:
    """Where words written as one are cut: "cannot" → 3."""
    cuts = {}
    for entry in sorted(words("tokens", "cut")):
        parts = entry.split("|")
        cuts["".join(parts)] = tuple(len("".join(parts[:i])) for i in range(1, len(parts)))
    return cuts


@cache
def _kept_with_stop() -> frozenset[str]:
    lists = [words("abbreviations", key) for key in ("before_names", "either")]
    one_word = {word.removesuffix(".") for word in words("abbreviations", "one_word")}
    return frozenset().union(*lists, one_word, words("tokens", "stopped")) - words("tokens", "numbered")


@cache
def _pattern() -> re.Pattern[str]:
    """The alternatives in order; `word` may end in a contraction, `stopped` in a stop that is not its own."""
    alternatives = (*_names_of_things(), *_numbers(), *_abbreviations(), *_written_words(), *_punctuation(), r"[\s\S]")
    return re.compile("|".join(alternatives))


def _names_of_things() -> Iterator[str]:
    """Addresses, file names, hashtags and handles, symbols of documents."""
    ending = _any(words("tokens", "endings"))
    yield _URL
    yield r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)*"
    yield rf"(?i:www\.{_ADDRESS}|(?<![\w.-])(?:[\w-]+\.)+(?:{ending})(?![\w@])(?:/{_ADDRESS}|/)?)"
    yield rf"(?<!\w)\.(?:{ending})(?!\w)|(?<![\w.])[a-z]+(?:\.[a-z]+){{2,}}(?![\w.])"
    yield r"[#@][^\W\d]\w*"
    has_digit = r"(?=[A-Z/-]*\d*/[A-Z]*[.-]?\d|[A-Z]+-\d+/[A-Z])"
    yield rf"(?<![\w/]){has_digit}[A-Z]{{1,6}}(?:[.-]?\d+)*(?:/{_SYMBOL_PART})+(?:\(\d{{4}}\))?(?!\w)"
    yield r"(?:Add|Corr|Rev|PV|SR|DEC|CRP|WP|INF|CONF)\.\d+(?!\w)|[IVX]+(?:\.[A-Z])(?:\.\d+)*(?!\w)"


def _numbers() -> Iterator[str]:
    unit = _any(words("tokens", "units"))
    yield r"(?<![\d-])\+?\d+(?:-\d+){2,}(?!\w)"
    yield r"(?:\d{3}-(?!\d\d00)|\d{5}-)\d{4}(?!\w)"
    yield r"(?<![\d/])\d+(?:/\d+)+(?!\w)"
    yield r"(?:1[5-9]|20)?\d0['’]s(?!\w)"
    yield rf"{_NUMBER}(?=(?:{unit})(?![^\W_{_RAISED}]))"
    yield rf"{_NUMBER}{_RUN}"
    yield r"(?<![\w.)])\.\d+"
    yield rf"[{_RAISED}]+"
    yield r"(?:US|CA|AU|NZ|HK|[ACRSU])\$(?=\d|$)"


def _abbreviations() -> Iterator[str]:
    known = _kept_with_stop() | words("abbreviations", "before_numbers") | words("tokens", "numbered")
    yield r"(?:[A-Z][a-z]?\.)+[A-Z](?:\.(?!\.\.)|(?!\w))|(?:[A-Za-z]\.)+[A-Za-z](?:\.(?!\.\.)|(?!\w))"
    yield rf"(?P<stopped>(?:{_any(known)}|[A-Z])\.(?!\.\.))"


def _written_words() -> Iterator[str]:
    prefixes, suffix = words("tokens", "prefixes"), _any(words("tokens", "suffixes"))
    prefix = _any(prefixes | {word.capitalize() for word in prefixes})
    yield r"(?i:w/o(?:ut)?|s/he)(?!\w)|[A-Za-z]/[A-Za-z](?![\w/])|[Ww]/$"
    yield r"[A-Za-z]{1,3}(?:&[A-Za-z]{1,3})+(?!\w)"
    prefixed = rf"(?<![-–])(?:{prefix})-(?=[^\W_])(?!(?:the|to|and|a)\b)"
    yield rf"(?P<word>(?:{prefixed})?(?:{_PLAIN}|\d{_RUN})(?:-(?:{suffix})(?!\w))?)"
    yield rf"(?i:['’`´](?:{_any(words('tokens', 'elided'))})(?!\w))|(?<!\w)['’]\d\ds?(?!\w)"


def _punctuation() -> Iterator[str]:
    """Faces, ellipses, runs of one sign. Brackets and double quotes stay single."""
    yield rf"(?:{_EMOJI})(?:\u200d{_EMOJI})*|[\U0001f1e6-\U0001f1ff]{{2}}"
    yield r"(?<!\S)(?:[:;=]['-]?[()DPp]|<3|\^_\^)(?!\w)"
    yield r"\.{2,}|…+\.*|\.?[!?]+"
    yield r"['’‘]{2}"
    yield r"(?P<same>[-–—=*_~#+<>•·`|\\^$%/,])(?P=same)+"


def _any(entries: Iterable[str]) -> str:
    """A pattern of any of the entries, the longest first, in an order that does not change."""
    return "|".join(re.escape(entry) for entry in sorted(entries, key=lambda entry: (-len(entry), entry)))
