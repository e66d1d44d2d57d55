"""Why two accounts that differ may both be true: deeds done by other means, tolls of two spots, unplain denials.

What is so doubted is no contradiction; the reason says what leaves it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from faultline.comparison.hands import are_one_hand
from faultline.comparison.labels import identity, named
from faultline.comparison.passages import are_of_two_voices
from faultline.comparison.periods import Period
from faultline.comparison.spots import spot_nearness
from faultline.comparison.stances import is_told_by_pronoun
from faultline.comparison.sufferers import suffer_alike
from faultline.comparison.telling import Pair
from faultline.comparison.tellings import FARTHEST_TOLL
from faultline.comparison.values import middle
from faultline.comparison.wording import Words, anybody, content_words, general, listed, lists, stem
from faultline.model.document import Document
from faultline.model.statement import Kind, Modality, Polarity, Statement
from faultline.model.value import Value
from faultline.resolution.folding import fold
from faultline.resolution.happenings.accounts import trigger_words
from faultline.resolution.intervals import days, parse_day
from faultline.resolution.nearness import Nearness, is_area

ONE_TIME_DAYS = 31
"""Days between two reports without dates up to which they tell of how things stand at one time."""
DEED_DAYS = 3
"""Days that the time of a deed may span for its toll to be that of one deed."""
_BEFORE = 120
"""Code points before a passage in which the word that denies it may stand: "denied that …"."""
TOLD = frozenset({Modality.ACTUAL, Modality.ALLEGED})
_MORE_ALIKE = 2.5
"""How much farther apart two tolls of people called alike may lie and still be of one deed."""
_FARTHEST_DENIAL = 12
"""Words before a verb among which a verb of denial may stand."""
_MOST_BETWEEN = 4
"""Words between "no" and the verb: "no troops of the mission were deployed"."""
_STEM = 5
_LEAST_SHARED = 2
"""Content words that two wordings of one factor share where no name ties them."""


def other_means(ones: Iterable[Statement], others: Iterable[Statement]) -> bool:
    """Whether the sentences name means that are not one: barrel bombs, a car bomb."""
    x, y = (frozenset(m for s in side for m in _means(s.evidence.quote)) for side in (ones, others))
    return bool(x and y and not x & y)


def doubt_of_toll(pair: Pair, x: Value | None, y: Value | None) -> str:
    """Why two tolls may not be those of one deed, or not both whole; empty where nothing says so."""
    a, b = pair.a, pair.b
    if a.evidence.document == b.evidence.document and not are_of_two_voices(a, b):
        return "one text gives both"
    if other_means((a,), (b,)):
        return "they name other means, so they may tell of two deeds"
    if a.kind is Kind.EVENT and any((days(s.time) or 1) > DEED_DAYS for s in (a, b) if s.time):
        return "one of them tells no day, so they may tell of two deeds"
    if are_held_by_two(a, b):
        return "the one tells of land of one side, the other of land of the other"
    sizes = [n for n in (middle(x), middle(y)) if n]
    farthest = FARTHEST_TOLL * (_MORE_ALIKE if suffer_alike(a, b) else 1)
    if len(sizes) == 2 and max(sizes) > farthest * min(sizes):
        return "they lie so far apart that they may be the tolls of two deeds"
    return "" if _is_one_deed(a, b) else "no spot tells that they mean one deed"


def are_held_by_two(a: Statement, b: Statement) -> bool:
    """Whether one tells of a rebel-held place, the other of one that the government holds."""
    sides = [{side for side, some in lists()["held"].items() if _holders(s) & set(some)} for s in (a, b)]
    return bool(sides[0] and sides[1] and not sides[0] & sides[1])


def _holders(statement: Statement) -> frozenset[str]:
    return frozenset(w.lower() for w in _HELD.findall(statement.evidence.quote))


_HELD = re.compile(r"\b(\w+)-(?:held|controlled|run|ruled)\b")


def _is_one_deed(a: Statement, b: Statement) -> bool:
    """Whether a spot, a named sufferer or the words of the sentences tie them; a day in one land does not."""
    if a.kind is not Kind.EVENT or a.evidence.table is not None or b.evidence.table is not None:
        return True
    is_there = spot_nearness(a, b) is Nearness.SAME and not (_is_beside(a, b) or _is_beside(b, a))
    if is_there and any(s.place is not None and not is_area(s.place) for s in (a, b)):
        return True
    if is_there and named(a.roles("actor")) & named(b.roles("actor")):
        return True
    if named(a.roles("recipient", "subject")) & named(b.roles("recipient", "subject")):
        return True
    lands = [s.place.text for s in (a, b) if s.place is not None and is_area(s.place)]
    names = content_words(" ".join([*lands, *(i.text for s in (a, b) for i in s.roles("actor"))]))
    x, y = (content_words(_AFTER.split(s.evidence.quote)[0]) - names - _of_violence() for s in (a, b))
    return len(x & y) >= _LEAST_SHARED


def _is_beside(told: Statement, other: Statement) -> bool:
    """Whether the other names the place of the one only in passing: "hours after the attack on the town"."""
    name = fold(told.place.text) if told.place else ""
    head, *tail = _AFTER.split(other.evidence.quote)
    return bool(name) and name not in fold(head) and name in fold(" ".join(tail))


_AFTER = re.compile(r"\b(?:hours|days|minutes|weeks)?\s*(?:after|before|amid|following)\b")


@cache
def _of_violence() -> Words:
    return general() | anybody() | frozenset(map(stem, listed("of_violence")))


def doubt_of_denial(a: Statement, b: Statement, documents: Mapping[str, Document]) -> str:
    """Why a denial may not deny what the other affirms; empty where it plainly does."""
    denial, other = (a, b) if a.polarity is Polarity.DENIED else (b, a)
    if a.kind is not Kind.EVENT and not {a.modality, b.modality} <= TOLD:
        return "what is planned, called for or thought of may be so to one and not to another"
    if not _is_plain(denial, documents):
        return "the one that seems to deny it does so in no plain words"
    if a.kind is Kind.EVENT and _are_of_others(denial, other):
        return "the one tells it of others than the other"
    return doubt_of_target(a, b)


def is_in_passing(pair: Pair) -> bool:
    """Whether a vote is but named where something else is denied ("will not accept a victory in the elections"), or a
    coup was tried without success, which one tells as a coup and the other as none.
    """
    denial = pair.a if pair.a.polarity is Polarity.DENIED else pair.b
    is_tried = any(listed("tried") & set(fold(s.evidence.quote).split()) for s in (pair.a, pair.b))
    return (denial.type == "ELECTION" and ": noun" in denial.pattern) or (denial.type == "COUP" and is_tried)


def doubt_of_target(a: Statement, b: Statement) -> str:
    """Why two stances may be on two things, or not both be held; empty where nothing says so."""
    if not {a.modality, b.modality} <= TOLD:
        return "one of them is no stance that is held, but one that may be"
    is_stance = a.kind is Kind.POSITION and (is_told_by_pronoun(a) or is_told_by_pronoun(b))
    return "only the text of one tells what it is on" if is_stance else ""


def doubt_of_foes(pair: Pair) -> str:
    """Why two may be told as friends by one and as foes by the other, and both be so; empty where nothing says so."""
    if "fights" not in (pair.a.type, pair.b.type):
        return "whoever opposes another in one thing may stand by it in another"
    told = [parse_day(pair.published(s)) for s in (pair.a, pair.b)]
    is_near = told[0] is not None and told[1] is not None and abs((told[0] - told[1]).days) <= ONE_TIME_DAYS
    return "they may tell of two times" if pair.period is Period.UNKNOWN and not is_near else ""


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
    """Whether a word of denial stands before what is denied, with nothing but fillers between them.

    "Has not yet been attacked" is plain, "has not joined the attack", "did not say why he supports it" are not. A verb
    of denial ("denied that it had …") may stand farther off, but not before a plan.
    """
    if denial.evidence.table is not None:
        return True
    document = documents.get(denial.evidence.document)
    start = denial.evidence.start
    before = document.text[max(0, start - _BEFORE) : start] if document and start else ""
    said = re.split(r"[.!?]\s", before)[-1] + denial.evidence.quote
    words = fold(re.sub(r"n[’']t\b", " not", said)).split()
    stems = [w[:_STEM] for w in trigger_words(denial.pattern)] or [""]
    ends = [i for i, word in enumerate(words) if any(word.startswith(s) for s in stems)]
    return any(_is_denied_at(words, i) for i in ends)


def _is_denied_at(words: Sequence[str], end: int) -> bool:
    """Whether the word at a place is denied by one before it, or counts nobody ("killed no civilians")."""
    if set(words[end + 1 : end + 3]) & listed("nobody"):
        return True
    back = words[max(0, end - _FARTHEST_DENIAL) : end]
    verbs = [i for i, word in enumerate(back) if word in listed("denying") or _is_unproved(back, i)]
    if verbs and not set(back[verbs[-1] :]) & listed("planning"):
        return True
    nots = [i for i, word in enumerate(back) if word in listed("negative")]
    between = back[nots[-1] + 1 :] if nots else []
    if between[:1] == ["to"] or (not between and nots and words[end - 1 : end] == ["to"]):
        return False  # "warned them not to attack"
    is_bare = all(word in listed("fillers") or word.endswith("ly") for word in between)
    return bool(nots) and (is_bare or (back[nots[-1]] in listed("nobody") and len(between) <= _MOST_BETWEEN))


def _is_unproved(words: Sequence[str], at: int) -> bool:
    """Whether there is said to be no evidence of what follows."""
    return words[at] in listed("unproved") and bool(set(words[max(0, at - 2) : at]) & listed("negative"))


def _are_of_others(denial: Statement, other: Statement) -> bool:
    """Whether both tell who did it, and not one of them is one."""
    x, y = ({identity(a) for a in s.roles("actor") if a.entity} for s in (denial, other))
    return bool(x and y and not x & y) and not are_one_hand(denial.roles("actor"), other.roles("actor"))


@lru_cache(maxsize=20_000)
def _means(quote: str) -> frozenset[str]:
    text = fold(quote)
    return frozenset(name for name, pattern in _all_means().items() if pattern.search(text))


@cache
def _all_means() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"\b(?:{'|'.join(some)})\b") for name, some in lists()["means"].items()}
