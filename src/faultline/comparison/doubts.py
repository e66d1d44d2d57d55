"""Why two accounts that differ may both be true: deeds done by other means, a part of a toll, a denial in no plain words.

What is so doubted is no contradiction; the reason says what leaves it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from faultline.comparison.figures import around
from faultline.comparison.hands import are_one_hand
from faultline.comparison.labels import identity, named
from faultline.comparison.stances import is_told_by_pronoun
from faultline.comparison.tellings import FARTHEST_TOLL
from faultline.comparison.values import middle
from faultline.comparison.wording import Words, content_words, general, listed, lists
from faultline.model.document import Document
from faultline.model.statement import Kind, Polarity, Statement
from faultline.model.value import Value
from faultline.resolution.folding import fold
from faultline.resolution.nominals import head_of

_BEFORE = 120
"""Code points before a passage in which the word that denies it may stand: "denied that …"."""
_MORE_ALIKE = 2.5
"""How much farther apart two tolls of people called alike may lie and still be of one deed."""
_LEAST_SHARED = 2
"""Content words that two wordings of one factor share where no name ties them."""


def other_means(ones: Iterable[Statement], others: Iterable[Statement]) -> bool:
    """Whether the sentences name means that are not one: barrel bombs, a car bomb."""
    x, y = (frozenset(m for s in side for m in _means(s.evidence.quote)) for side in (ones, others))
    return bool(x and y and not x & y)


def doubt_of_toll(a: Statement, b: Statement, x: Value | None, y: Value | None) -> str:
    """Why two tolls may be those of two deeds; empty where nothing says so."""
    if other_means((a,), (b,)):
        return "they name other means, so they may tell of two deeds"
    sizes = [n for n in (middle(x), middle(y)) if n]
    farthest = FARTHEST_TOLL * (_MORE_ALIKE if _suffer_alike(a, b) else 1)
    if len(sizes) == 2 and max(sizes) > farthest * min(sizes):
        return "they lie so far apart that they may be the tolls of two deeds"
    return ""


def _suffer_alike(a: Statement, b: Statement) -> bool:
    heads = [{head_of(i.text) for i in s.roles("recipient", "subject")} for s in (a, b)]
    return bool(heads[0] & heads[1])


def is_added(statement: Statement, value: Value | None) -> bool:
    """Whether a figure comes on top of another or is a part of it: "killed another two", "including 12 children"."""
    if statement.evidence.table is not None or value is None or not value.text:
        return False
    before, after = around(statement.evidence.quote, value.text)
    first = fold(value.text).split()[:1]
    return bool(set((*before[-1:], *first)) & listed("added_before") or set(after[:1]) & listed("added_after"))


def doubt_of_denial(a: Statement, b: Statement, documents: Mapping[str, Document]) -> str:
    """Why a denial may not deny what the other affirms; empty where it plainly does."""
    denial, other = (a, b) if a.polarity is Polarity.DENIED else (b, a)
    if not _is_plain(denial, documents):
        return "the one that seems to deny it does so in no plain words"
    if a.kind is Kind.EVENT and _are_of_others(denial, other):
        return "the one tells it of others than the other"
    return doubt_of_target(a, b)


def doubt_of_target(a: Statement, b: Statement) -> str:
    """Why two stances may be on two things; empty where nothing says so."""
    is_stance = a.kind is Kind.POSITION and (is_told_by_pronoun(a) or is_told_by_pronoun(b))
    return "only the text of one tells what it is on" if is_stance else ""


def are_loose(a: Statement, b: Statement) -> bool:
    """Whether two causes share so few words that each may be told of a case of its own."""
    factors = [(a.roles(role), b.roles(role)) for role in ("cause", "effect")]
    if any(named(x) & named(y) for x, y in factors):
        return False
    pairs = [(_words(x) - general(), _words(y) - general()) for x, y in factors]
    cause, other = pairs[0]
    return cause != other and sum(len(x & y) for x, y in pairs) <= _LEAST_SHARED


def _words(arguments: Iterable[object]) -> Words:
    return content_words(" ".join(getattr(i, "text", "") for i in arguments))


def _is_plain(denial: Statement, documents: Mapping[str, Document]) -> bool:
    """Whether it is denied by a word of denial in the passage, or before it in its sentence."""
    if denial.evidence.table is not None:
        return True
    document = documents.get(denial.evidence.document)
    start = denial.evidence.start
    before = document.text[max(0, start - _BEFORE) : start] if document and start else ""
    said = re.split(r"[.!?]\s", before)[-1] + denial.evidence.quote
    return _denying().search(said.lower()) is not None


def _are_of_others(denial: Statement, other: Statement) -> bool:
    """Whether both tell who did it, and not one of them is one."""
    x, y = ({identity(a) for a in s.roles("actor") if a.entity} for s in (denial, other))
    return bool(x and y and not x & y) and not are_one_hand(denial.roles("actor"), other.roles("actor"))


@cache
def _denying() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, lists()['denying']))})\b|n[’']t\b")


@lru_cache(maxsize=20_000)
def _means(quote: str) -> frozenset[str]:
    text = fold(quote)
    return frozenset(name for name, pattern in _all_means().items() if pattern.search(text))


@cache
def _all_means() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"\b(?:{'|'.join(some)})\b") for name, some in lists()["means"].items()}
