"""How alike two words of a name are, across the ways to write Arabic, African and Slavic names in Latin letters.

Three keys, each coarser than the one before, are made once for a word: its skeleton (one letter for each sound that is
written in several ways), its vowel classes (e as i, o as u: Arabic has no more), its consonants. Most pairs of words
are told apart by the keys alone; only what is left is measured letter by letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from faultline.resolution.lexicon import read_lexicon

SAME_WORD = 0.86
"""From here on two words count as spellings of one."""

DIFFERENT = SAME_WORD - 0.01
"""The most that two words get which do not."""

LONGEST_SHORT = 5
"""Skeletons up to this length carry too little redundancy for a difference of one letter."""

SAME_CONSONANTS = {3: 0.7, 4: 0.6}
"""The share of letters in common that makes words of so many same consonants, or more, one."""

CLOSE = 0.83
"""The share of letters that longer skeletons must have in common."""

SERVANT = "abd"
"""The "servant of" names begin with it once their parts are joined (abdaziz); what tells them apart comes after."""

_RULES = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"x", "ks"),
        (r"^ye", "e"),
        (r"^di(?=[aeou])", "j"),
        (r"ch(?=[rl])|ck|kh", "k"),
        (r"tch|tsh|tj|sch|sh|ch", "x"),
        (r"dzh|zh|dj|dg(?=[ei])", "j"),
        (r"qu(?=[ei])|q(?=u)", "k"),
        (r"g[hu]?(?=[eiy])", "j"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"(?<=[ao])w$", ""),
        (r"ou|oo|w", "u"),
        (r"oe", "o"),
        (r"y", "i"),
        (r"ee|ie|ii", "i"),
        (r"ai|ei|ae", "e"),
        (r"z", "s"),
        (r"c(?=[ei])", "s"),
        (r"c", "k"),
        (r"(.)\1+", r"\1"),
        (r"(?<=.in)e$|(?<=..[ai][nms])e$", ""),
        (r"(?<=[aeiou])h$|h(?=[bcdfgjklmnpqrstvxz])", ""),
    )
)
_CLASSES = str.maketrans("eo", "iu")
_DEPTHS = tuple({front, back} for front in "ei" for back in "ou")
_MASCULINE = ("ov", "ev", "in")
_NO_VOWELS = str.maketrans("", "", "aeiou")


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word of a name with the keys it is compared by; equal words are mostly one object.

    Attributes:
        text: Folded.
        form: The line of `forms.toml` it stands in; -1 where it stands in none.
        key: What the forms and commonest spellings of one name share.
        variants: The two readings of a skeleton with a q, which may be a g or a k; else empty.
    """

    text: str
    skeleton: str
    classes: str
    consonants: str
    form: int
    key: str
    variants: tuple[str, ...]


@lru_cache(maxsize=200_000)
def word(text: str) -> Word:
    """The word of a folded text."""
    is_servant = text.startswith(SERVANT) and len(text) >= len(SERVANT) + 3
    sounds = "B" + skeleton(text[len(SERVANT) :]) if is_servant else skeleton(text)
    classes = sounds.translate(_CLASSES)
    form = _forms().get(text, -1)
    variants = tuple(sounds.replace("q", letter) for letter in "gk") if "q" in sounds else ()
    key = f"#{form}" if form >= 0 else classes
    return Word(text, sounds, classes, sounds.translate(_NO_VOWELS), form, key, variants)


@lru_cache(maxsize=100_000)
def skeleton(text: str) -> str:
    """The folded word with one letter for each sound that is written in several ways: "djibril" and "jibril"."""
    for pattern, letter in _RULES:
        text = pattern.sub(letter, text)
    return text


@cache
def _forms() -> dict[str, int]:
    lines: list[str] = read_lexicon("forms")["forms"]
    return {form: number for number, line in enumerate(lines) for form in line.split()}


def is_known_form(text: str) -> bool:
    """Whether the folded word is a form of a listed name."""
    return text in _forms()


def word_likeness(a: Word, b: Word) -> float:
    """0 to 1; SAME_WORD or more for spellings of one word.

    Listed forms decide where both words are listed. Equal skeletons are one word. `q` may be `g` or `k` (Qaddafi,
    Gaddafi), while `g` and `k` themselves differ (Goïta and Koïta are two families). Equal consonants count as one word
    when the vowels are mostly the same. Short words must be nearly equal: four letters carry little redundancy.
    """
    if a is b or a.text == b.text:
        return 1.0
    if a.form >= 0 and b.form >= 0:
        return 0.95 if a.form == b.form else 0.0
    if a.variants or b.variants:
        return max(_likeness(x, y) for x in a.variants or (a.skeleton,) for y in b.variants or (b.skeleton,))
    if a.skeleton == b.skeleton:
        return 0.97
    if a.classes == b.classes and len(a.classes) >= 4:
        return 0.95
    x, y = a.skeleton, b.skeleton
    if x[:1] != y[:1] and a.consonants != b.consonants:
        return 0.0
    return _measured(x, y, len(a.consonants) if a.consonants == b.consonants else 0)


def _likeness(x: str, y: str) -> float:
    if x == y:
        return 0.97
    consonants = x.translate(_NO_VOWELS)
    return _measured(x, y, len(consonants) if consonants == y.translate(_NO_VOWELS) else 0)


def _measured(x: str, y: str, shared: int) -> float:
    """How alike two skeletons are letter by letter; 0 where they are not.

    `shared`: how many consonants they have if these are the same, else 0.
    """
    least = SAME_CONSONANTS.get(min(shared, max(SAME_CONSONANTS)))
    if least is not None:
        plain = float(OSA.normalized_similarity(x, y))
        return max(0.92, plain) if plain >= least and not _differ_in_depth(x, y) else 0.0
    shorter, longer = sorted((len(x), len(y)))
    if longer <= LONGEST_SHORT or shorter < CLOSE * longer or _is_feminine(x, y):
        return 0.0
    plain = float(OSA.normalized_similarity(x, y, score_cutoff=CLOSE))
    return max(plain, SAME_WORD + 0.01) if plain >= CLOSE and x[0] == y[0] else 0.0


def _differ_in_depth(x: str, y: str) -> bool:
    """Whether somewhere one has a front vowel where the other has a back one: Jilani is not Joulani."""
    return len(x) == len(y) and any({a, b} in _DEPTHS for a, b in zip(x, y, strict=True) if a != b)


def _is_feminine(x: str, y: str) -> bool:
    """Whether one of two skeletons is the Slavic feminine of the other (Ivanov, Ivanova)."""
    shorter, longer = sorted((x, y), key=len)
    return longer == shorter + "a" and shorter.endswith(_MASCULINE)


def same_consonants(a: Word, b: Word) -> bool:
    """Whether two words differ in a vowel alone, with two consonants or more (Haniyeh, Haniya; not John, Jane)."""
    if a.consonants != b.consonants or len(a.consonants) < 2 or (a.form >= 0 and b.form >= 0):
        return False
    return float(OSA.normalized_similarity(a.skeleton, b.skeleton)) >= 0.7
