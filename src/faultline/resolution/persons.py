"""Compares names of persons: titles, initials, missing names, order, transliteration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name
from faultline.resolution.lexicon import strip_leading, words
from faultline.resolution.likeness import Comparison
from faultline.resolution.spelling import (
    SAME_WORD,
    SERVANT,
    Word,
    is_known_form,
    same_consonants,
    word,
    word_likeness,
)

LONG_WORD = 5
"""A surname of so many letters, written alike, lets the vowels of a given name vary (Riek, Riak), and the other way."""

LONG_NAME = 10
"""Names of so many letters are compared as one string too, where their words are cut differently."""

_ARTICLES = frozenset({"al", "ul", "el", "ur", "ar", "er", "us", "as", "ou", "ud", "ad", "ed"})
_OFFICE_LINKS = frozenset({"of", "for", "to"})
_BODIES = frozenset({"un", "us", "eu", "au", "nato", "ecowas"})
_SERVANT = re.compile(
    r"^abe?d(?:[aeo]?ul|[ae]l|ou)?$|^abd(?:ou|[aeiu])(?:lr(?=r)|l|r(?=r)|(?=r))(?=[a-z]{3})|^abdi(?=[a-z]{4})|^abd(?=[a-z]{4})"
)
_FAITH = re.compile(r"^(.{3,}?)[aeou](?:d|l)?d(?:i|ee)ne?$")
_ATTACHED = ("al", "el")
_NOTHING: frozenset[str] = frozenset()

_EQUAL = Comparison(1.0, "{a} and {b} are the same name")
_CUT = Comparison(0.97, "{a} and {b} are the same name, its words joined otherwise")
_REORDERED = Comparison(0.93, "{a} and {b} are the same names in another order")
_CONTINUED = Comparison(0.87, "{a} and {b} agree in all the names that the shorter gives, and the longer goes on")
_GENERATIONS = Comparison(0.6, "{a} and {b} may be father and son: one says of which generation")
_SURNAME_ONLY = Comparison(0.75, "{a} and {b} share the surname, which others may bear")
_GIVEN_ONLY = Comparison(0.6, "{a} and {b} share the given name only")
_INITIALS = Comparison(0.8, "{a} and {b}: the letters of one are the initials of the other, which others may share")
_MIDDLE = Comparison(0.6, "{a} and {b} differ in their middle initials")
_CONTRADICTED = Comparison(0.3, "{a} and {b} differ in a middle name", is_refusal=True)
_ONE_LETTER = Comparison(0.87, "{a} and {b} are the same names but for one letter")
_UNRELATED = Comparison(0.2, "{a} and {b} share no name")
_DIFFERENT = Comparison(0.1, "{a} and {b} are different names")
_SINGLE_DIFFERENT = Comparison(0.5, "{a} and {b} are different names")
_REFUSED = Comparison(0.3, "{a} and {b} share a surname, their first names differ", is_refusal=True)
_SPELLINGS = "{a} and {b} are spellings of one name"
_AGREE = "{a} and {b} agree in all the names that both give"


@dataclass(frozen=True, slots=True, eq=False)
class PersonName:
    """A person's name without title, read once for all comparisons.

    Attributes:
        text: As written.
        words: The folded words in order, particles taken out.
        parts: The same as words with their keys.
        joined: The words in one.
        bag: The keys of the words, sorted: equal for the same names in another order.
        sound: The skeletons in one.
        attached: Words that an article stood before.
        generation: "jr", "ii" and the like, else empty.
        is_filial: Whether it says whose child somebody is, so that order carries meaning.
    """

    text: str
    words: tuple[str, ...]
    parts: tuple[Word, ...]
    joined: str
    bag: tuple[str, ...]
    sound: str
    attached: frozenset[str]
    generation: str
    is_filial: bool

    @property
    def surname(self) -> str:
        return self.words[-1]


@lru_cache(maxsize=50_000)
def person_name(text: str) -> PersonName:
    """Reads "Brig.-Gen. Cyril Carcy" as (cyril, carcy) and "Iyad Ag Ghaly" as (iyad, ghaly)."""
    tokens = _strip_titles(fold_name(text).split())
    generation = tokens[-1] if len(tokens) > 1 and tokens[-1] in words("generations") else ""
    tokens = _join_forms(_join_servant(tokens[:-1] if generation else tokens))
    last = len(tokens) - 1
    kept = [t for i, t in enumerate(tokens) if i == last or not i or t not in words("particles")] or [""]
    parts = tuple(map(word, kept))
    return PersonName(
        text=text,
        words=tuple(p.text for p in parts),
        parts=parts,
        joined="".join(kept),
        bag=tuple(sorted(p.key for p in parts)),
        sound="".join(p.skeleton for p in parts),
        attached=frozenset(t for before, t in pairwise(tokens) if before in _ATTACHED) or _NOTHING,
        generation=generation,
        is_filial=not words("filial").isdisjoint(tokens),
    )


@lru_cache(maxsize=50_000)
def is_office(text: str) -> bool:
    """Whether it names an office and not who holds it: "Deputy Prime Minister", "President of the Security Council"."""
    tokens = fold_name(text).split()
    while len(tokens) > 1 and countries().of_demonym(tokens[0]):
        tokens = tokens[1:]
    rest = strip_leading([*tokens, ""], "titles")[:-1]
    return not rest or (len(rest) < len(tokens) and rest[0] in _OFFICE_LINKS)


def _strip_titles(tokens: list[str]) -> list[str]:
    """Without titles, honours and the nationality or body before them: "UN Secretary-General António Guterres"."""
    while True:
        tokens = _strip_honours(strip_leading(tokens, "titles"))
        if len(tokens) < 3:
            return tokens
        rest = _strip_honours(strip_leading(tokens[1:], "titles"))
        is_body = tokens[0] in _BODIES and len(rest) < len(tokens) - 1
        if not is_body and countries().of_demonym(tokens[0]) is None:
            return tokens
        tokens = tokens[1:]


def _strip_honours(tokens: list[str]) -> list[str]:
    """Without leading honours, as long as two names are left: some of them are given names too."""
    rest = strip_leading(tokens, "honorifics")
    return rest if sum(t not in words("particles") for t in rest) >= 2 else tokens


def _join_servant(tokens: list[str]) -> list[str]:
    """The "servant of" names in one word however they are cut: Abd al-Aziz, Abdul Aziz, Abdelaziz are abdaziz."""
    joined: list[str] = []
    rest = list(tokens)
    while rest:
        token = rest.pop(0)
        match = None if is_known_form(token) else _SERVANT.match(token)
        if match and match.end() == len(token) and len(rest) > 1:
            if rest[0] in _ARTICLES and len(rest) > 2:
                rest.pop(0)
            token = SERVANT + rest.pop(0)
        elif match and match.end() < len(token):
            token = SERVANT + token[match.end() :]
        joined.append(token)
    return joined


def _join_forms(tokens: list[str]) -> list[str]:
    """Names written in two words or one: Abu Bakr is abubakr, Siraj al-Din and Sirajuddin are sirajdin."""
    joined: list[str] = []
    rest = list(tokens)
    while rest:
        token = rest.pop(0)
        if len(rest) > 1 and rest[0] in _ARTICLES and rest[1] in ("din", "deen", "dine"):
            token = f"{token}din"
            del rest[:2]
        elif rest and is_known_form(token + rest[0]):
            token += rest.pop(0)
        elif match := _FAITH.match(token):
            token = f"{match.group(1)}din"
        joined.append(token)
    return joined


def compare_person_names(x: PersonName, y: PersonName) -> Comparison:
    """How far two names mean one person."""
    if x.generation != y.generation:
        return _GENERATIONS
    if x.words == y.words:
        return _EQUAL
    if x.joined == y.joined:
        return _CUT
    if len(x.parts) == 1 or len(y.parts) == 1:
        return _compare_single(x, y)
    return _compare_full(x, y)


def _compare_single(x: PersonName, y: PersonName) -> Comparison:
    short, full = (x, y) if len(x.parts) == 1 else (y, x)
    single = short.parts[0]
    if len(full.parts) == 1:
        score = word_likeness(single, full.parts[0])
        return Comparison(score, _SPELLINGS) if score >= SAME_WORD else _SINGLE_DIFFERENT
    if len(single.text) >= 2 and single.text == "".join(w[0] for w in full.words):
        return _INITIALS
    if word_likeness(single, full.parts[-1]) >= SAME_WORD:
        return _SURNAME_ONLY
    if word_likeness(single, full.parts[0]) >= SAME_WORD:
        return _GIVEN_ONLY
    return _UNRELATED


def _compare_full(x: PersonName, y: PersonName) -> Comparison:
    short, full = (x, y) if len(x.parts) <= len(y.parts) else (y, x)
    s, f = short.parts, full.parts
    first = _likeness(s[0], f[0], short, full)
    last = _likeness(s[-1], f[-1], short, full)
    if first < SAME_WORD <= last and _may_vary(s[0], f[0], s[-1], f[-1]):
        first = SAME_WORD + 0.01
    elif last < SAME_WORD <= first and _may_vary(s[-1], f[-1], s[0], f[0]) and _is_long(s[-1], f[-1]):
        last = SAME_WORD + 0.01
    if first >= SAME_WORD and last >= SAME_WORD and len(s[-1].text) > 1:
        found = _compare_middles(short, full, min(first, last))
        return _ONE_LETTER if found is _CONTRADICTED and _is_one_letter_off(s, f) else found
    if first >= SAME_WORD and len(s) < len(f) and _is_part(s[1:], f[1:]):
        return _CONTINUED
    if short.bag == full.bag:
        return _DIFFERENT if x.is_filial or y.is_filial else _REORDERED
    if _is_one_letter_off(s, f):
        return _ONE_LETTER
    if len(s) != len(f) and _sound_alike(short.sound, full.sound):
        return _CUT
    return _REFUSED if last >= SAME_WORD else _DIFFERENT


def _compare_middles(short: PersonName, full: PersonName, lowest: float) -> Comparison:
    """What the names between first and last make of two that agree in these."""
    s, f = short.parts[1:-1], full.parts[1:-1]
    if s and all(len(w.text) == 1 for w in (*s, *f)) and short.words[1:-1] != full.words[1:-1]:
        return _MIDDLE
    at = 0
    for middle in s:
        while at < len(f) and _word_or_initial(middle, f[at]) < SAME_WORD:
            at += 1
        if at == len(f):
            return _CONTRADICTED
        lowest = min(lowest, _word_or_initial(middle, f[at]))
        at += 1
    missing = len(f) - len(s)
    return Comparison(max(SAME_WORD, lowest - 0.04 * missing), _AGREE if missing else _SPELLINGS)


def _is_one_letter_off(a: tuple[Word, ...], b: tuple[Word, ...]) -> bool:
    """Whether of three words or more all are equal but one, which differs in a letter."""
    if len(a) < 3 or len(a) != len(b):
        return False
    odd = [(x.text, y.text) for x, y in zip(a, b, strict=True) if x.key != y.key]
    return len(odd) == 1 and min(map(len, odd[0])) >= 4 and OSA.distance(*odd[0], score_cutoff=1) <= 1


def _is_part(short: tuple[Word, ...], full: tuple[Word, ...]) -> bool:
    """Whether the words stand in the longer name in order (Hugo Chávez, Hugo Rafael Chávez Frías), none an initial."""
    at = 0
    for part in short:
        while at < len(full) and (len(part.text) == 1 or word_likeness(part, full[at]) < SAME_WORD):
            at += 1
        if at == len(full):
            return False
        at += 1
    return True


def _may_vary(a: Word, b: Word, same: Word, other: Word) -> bool:
    """Whether two words may be one name because they differ in a vowel only and a long one beside them is equal."""
    return same.skeleton == other.skeleton and _is_long(same, other) and same_consonants(a, b)


def _is_long(a: Word, b: Word) -> bool:
    return max(len(a.skeleton), len(b.skeleton)) >= LONG_WORD


def _likeness(a: Word, b: Word, x: PersonName, y: PersonName) -> float:
    score = _word_or_initial(a, b)
    if score >= SAME_WORD or not (x.attached or y.attached):
        return score
    if a.text in x.attached and b.text.startswith(_ATTACHED):
        return word_likeness(word(b.text[:2] + a.text), b)
    if b.text in y.attached and a.text.startswith(_ATTACHED):
        return word_likeness(word(a.text[:2] + b.text), a)
    return score


def _word_or_initial(a: Word, b: Word) -> float:
    if len(a.text) == 1 or len(b.text) == 1:
        return 0.9 if a.text[:1] == b.text[:1] else 0.0
    return word_likeness(a, b)


def _sound_alike(a: str, b: str) -> bool:
    longer = max(len(a), len(b))
    if longer < LONG_NAME or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    return float(OSA.normalized_similarity(a, b)) >= 0.9
