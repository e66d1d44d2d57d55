"""Whether an acronym stands for a name: by its words in order, or by those of another language in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from faultline.resolution.translations import LANGUAGES, initials, is_listed

LONGEST_START = 4
"""Letters of one word that an acronym takes at most ("AFRICOM", "CODECO")."""

SYLLABIC = 4
"""Acronyms of so many letters may take more than one letter of a word."""

LINKED = 5
"""Of names with so many telling words the acronym may take letters of "of" and "the" ("CEDEAO")."""

TRANSLATED = 4
"""Acronyms of so many letters are looked for in other languages; three letters mean too many things."""

_LINK_LETTERS = ("d", "e", "l")
_OPTIONAL = frozenset({"group", "organization", "al", "@nations"})
_NATIONS = {"en": "un", "ar": "un"}

_ACRONYM = re.compile(r"^[A-Z0-9][A-Za-z0-9&.’'/-]{1,9}$")


@dataclass(frozen=True, slots=True)
class Spelled:
    """What acronyms may be made of a name.

    Attributes:
        tokens: The folded words in order, with "United Nations" written out.
        optional: For each token, whether an acronym may pass over it.
        meanings: The telling words in English, countries as `@` and their codes.
        phrases: All but links in English, in the order of the text, cut at "of", "for" and the like.
        is_of_nations: Whether "United Nations" is among the words.
        language: The language of most of its words.
    """

    tokens: tuple[str, ...]
    optional: tuple[bool, ...]
    meanings: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    is_of_nations: bool
    language: str


def is_acronym(text: str) -> bool:
    """Whether a name is written like an acronym: one word with two capitals or more ("FAMa", "MNLA", "G5")."""
    text = text.strip()
    if not _ACRONYM.match(text) or not any(c.isupper() for c in text):
        return False
    return sum(c.isupper() or c.isdigit() for c in text) >= max(2, len(text) // 2)


def spells(letters: str, name: Spelled) -> bool:
    """Whether the folded letters are made of the beginnings of the name's words, in order.

    A word gives one letter; of long acronyms of three words or more it may give a syllable (CODECO).
    """
    if letters.startswith("un") and len(letters) > SYLLABIC and not name.is_of_nations:
        letters = letters[2:]
    telling = name.optional.count(False)
    if telling < 2 or all(t[0] != letters[0] for t in name.tokens[:4]):
        return False
    most = LONGEST_START if telling > 2 and len(letters) >= SYLLABIC else 1
    return _spells_from(letters, 0, name, 0, most)


def _spells_from(letters: str, at: int, name: Spelled, token: int, most: int) -> bool:
    if token == len(name.tokens):
        return at == len(letters)
    word = name.tokens[token]
    if name.optional[token] and _spells_from(letters, at, name, token + 1, most):
        return True
    if word.isdigit():
        return letters.startswith(word, at) and _spells_from(letters, at + len(word), name, token + 1, most)
    for size in range(1, min(most, len(word)) + 1):
        if not letters.startswith(word[:size], at):
            return False
        if _spells_from(letters, at + size, name, token + 1, most):
            return True
    return False


def spells_translated(letters: str, name: Spelled) -> bool:
    """Whether the letters are the initials of the name in another language, in the order that it has there.

    English puts what qualifies before the noun, French, Spanish, Portuguese and Arabic after it: "International
    Committee of the Red Cross" is Committee International, Cross Red (CICR). Words that no list translates keep their
    letters; a name with more of them than phrases is not looked for: its letters would fit too many.
    """
    if not (len(name.meanings) >= 2 and TRANSLATED <= len(letters) <= 3 * len(name.meanings)):
        return False
    strange = sum(m[0] != "@" and not is_listed(m) for m in name.meanings)
    if strange > len(name.phrases):
        return False
    return any(
        _spells_phrases(letters, name.phrases, language, name) for language in LANGUAGES if language != name.language
    )


def _spells_phrases(letters: str, phrases: tuple[tuple[str, ...], ...], language: str, name: Spelled) -> bool:
    if not phrases:
        return not letters
    for words in _orders(phrases[0], language, name.language):
        for rest in _rests(letters, words, language):
            if _spells_phrases(rest, phrases[1:], language, name):
                return True
            may_link = len(name.meanings) >= LINKED and rest[:1] in _LINK_LETTERS
            if may_link and _spells_phrases(rest[1:], phrases[1:], language, name):
                return True
    return False


def _orders(phrase: tuple[str, ...], language: str, own: str) -> set[tuple[str, ...]]:
    """The orders a phrase may have in a language: the noun goes to the other end, what qualifies it may turn round.

    Some phrases keep their order ("Haut Conseil", "to support").
    """
    if (language == "en") == (own == "en"):
        return {phrase}
    noun, rest = (phrase[-1], phrase[:-1]) if own == "en" else (phrase[0], phrase[1:])
    if own == "en":
        return {phrase, (noun, *rest), (noun, *reversed(rest))}
    return {phrase, (*rest, noun), (*reversed(rest), noun)}


def _rests(letters: str, words: tuple[str, ...], language: str) -> set[str]:
    """What may be left of the letters once the words have taken theirs; empty where they cannot."""
    found = {letters}
    for word in words:
        taken = set(found) if word in _OPTIONAL else set()
        starts = {_NATIONS.get(language, "nu")} if word == "@nations" else initials(word, language)
        taken |= {left[len(start) :] for left in found for start in starts if left.startswith(start)}
        found = taken
    return found


def initials_in(name: Spelled, language: str) -> str:
    """The name's initials in a language: of its telling words, the first letter of each that is usual there."""
    return "".join(min(initials(meant, language))[0] for meant in name.meanings)
