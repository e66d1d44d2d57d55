"""The type of a name by what is known, by the network, by its words and by its surroundings; or no name at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from faultline.language.found import Found
from faultline.language.gazetteer import known, known_words
from faultline.language.kinds import kind_beyond_doubt, kind_by_words
from faultline.language.lemmas import is_known_lemma, lemma
from faultline.language.lexicons import title_words, words
from faultline.language.roles import is_handbook_person, kind_by_context
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Sentence, Token

_STATELIKE = (EntityType.COUNTRY, EntityType.GOVERNMENT, EntityType.PLACE)
_PLAIN = ("NOUN", "PRON", "DET", "ADP", "ADV", "VERB")
MARKER = re.compile(r"(?:[A-Z]|[IVX]+)\.?")
"""The number of a heading: "B.", "IV."."""
_COUNTED = re.compile(r"(?:\w+(?:th|rd|nd|st|ieth|-\w+)|\w+\s?-\s?\w+) (?:Session|Meeting|Anniversary|Report)")
_SYMBOL = re.compile(r"[A-Z]{1,4}/\S*\d")
"""The symbol of a document: "S/2024/817"."""


def typed(sentence: Sentence, first: int, stop: int, seen: EntityType | None) -> Found | None:
    """The name at a span with its type, or None where the words are no name.

    Args:
        seen: The type that the network sees there; None where it sees no name.
    """
    tokens = sentence.tokens
    parts = [t.text for t in tokens[first:stop]]
    if not parts:
        return None
    head = _head(tokens, first, stop)
    entry = known_words(parts) or known(" ".join(parts)) or known("".join(parts))
    if entry:
        return Found(first, stop, entry.type, entry.form, entry.key, 3, head)
    if is_officialese(" ".join(parts).replace(" - ", "-")) or not any(c.isalpha() for p in parts for c in p):
        return None
    form = Form.ACRONYM if len(parts) == 1 and is_acronym(parts[0]) else Form.NAME
    name = Found(first, stop, EntityType.ORGANISATION, form, None, 0, head)
    return _unseen(sentence, name) if seen is None else _seen(sentence, name, seen)


def _seen(sentence: Sentence, name: Found, seen: EntityType) -> Found | None:
    """The name with the type that the network sees, or that of its words where they tell more.

    Countries are a closed class: what is not known as one is a place.
    """
    parts = [t.text for t in sentence.tokens[name.first : name.stop]]
    is_listed = parts[0].rstrip(".") in words("heads", "never") or parts[0].lower() in title_words("words")
    if len(parts) == 1 and (is_listed or _is_plain_word(sentence.tokens, name.first)):
        return None
    if parts[-1][-1] in "$€£¥":
        return None
    if is_handbook_person(parts):
        return replace(name, type=EntityType.PERSON, weight=2)
    if beyond_doubt := kind_beyond_doubt(parts):
        return replace(name, type=beyond_doubt, weight=2)
    by_words = kind_by_words(parts)
    is_armed = by_words is EntityType.ARMED_GROUP and seen is EntityType.INTERNATIONAL_ORGANISATION
    if seen is EntityType.ORGANISATION or is_armed:
        return replace(name, type=by_words or seen, weight=2)
    if seen in _STATELIKE and (key := _state(parts)):
        return replace(name, type=EntityType.COUNTRY, key=key, weight=3)
    return replace(name, type=EntityType.PLACE if seen is EntityType.COUNTRY else seen, weight=2)


def _state(parts: Sequence[str]) -> str | None:
    """The key of the country that a full name ends in: "Republic of Panama"."""
    entry = known(parts[-1]) if len(parts) > 1 and parts[0] in words("heads", "kinds_of_state") else None
    is_country = entry is not None and entry.type is EntityType.COUNTRY and entry.form is not Form.DEMONYM
    return entry.key if entry is not None and is_country else None


def _unseen(sentence: Sentence, name: Found) -> Found | None:
    """The name that the network overlooked, with the type that its words or those around it give."""
    tokens, first, stop = sentence.tokens, name.first, name.stop
    parts = [t.text for t in tokens[first:stop]]
    kind = kind_by_words(parts)
    if kind and not (kind is EntityType.GOVERNMENT and len(parts) == 1):
        is_alone = len(parts) == 1 and not _is_definite(tokens, first)
        return None if is_alone else replace(name, type=kind, weight=2)
    if _is_no_name(tokens, first, stop):
        return None
    if is_handbook_person(parts):
        return replace(name, type=EntityType.PERSON, weight=1)
    by_context = kind_by_context(sentence, first, stop, is_acronym=name.form is Form.ACRONYM)
    return replace(name, type=by_context) if by_context else None


def _is_no_name(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether a span of unknown words is debris, a symbol, or words of the dictionary with capitals."""
    parts = [t.text for t in tokens[first:stop]]
    if any(c in "()[]" for p in parts for c in p):
        return True
    if _SYMBOL.match("".join(parts)) or (len(parts) == 1 and _is_common(tokens, first)):
        return True
    return _are_common(tokens[first:stop])


def is_officialese(text: str) -> bool:
    """Whether capitalised words are no name: "Member States", "Twenty-Eighth Session"."""
    return text in words("heads", "phrases") | words("heads", "never") or bool(_COUNTED.fullmatch(text))


def _is_definite(tokens: Sequence[Token], i: int) -> bool:
    """Whether "the" before a capitalised head makes it the short form of a name: "the Panel"."""
    return i > 0 and tokens[i - 1].text.lower() in ("the", "your", "this")


def _are_common(tokens: Sequence[Token]) -> bool:
    """Whether several capitalised words are all of the dictionary, so that nothing makes them a person's name."""
    heavy = [t.text.lower() for t in tokens if len(t.text) > 3]
    return len(heavy) > 1 and all(
        is_known_lemma(lemma(w, "NOUN", "NNS"), "NOUN") or is_known_lemma(w, "ADJ") or is_known_lemma(w, "VERB")
        for w in heavy
    )


def _is_plain_word(tokens: Sequence[Token], i: int) -> bool:
    """Whether a single word is a common noun that only begins its sentence: "Fighters"."""
    lower = tokens[i].text.lower()
    is_first = not any(t.text[:1].isalpha() for t in tokens[:i])
    is_word = is_known_lemma(lemma(lower, "NOUN", "NNS"), "NOUN") or tokens[i].upos in _PLAIN
    return is_first and is_word and tokens[i].text[1:].islower()


def _is_common(tokens: Sequence[Token], i: int) -> bool:
    """Whether a single capitalised word is no name: a title, a listed one, a noun or verb that begins a sentence."""
    text, lower = tokens[i].text, tokens[i].text.lower()
    if lower in title_words("words") or len(text) < 2 or text in words("heads", "never"):
        return True
    if any(t.text[:1].isalpha() and not (t.index == 0 and MARKER.fullmatch(t.text)) for t in tokens[:i]):
        return False
    readings = ((lemma(lower, "NOUN", "NNS"), "NOUN"), (lower, "ADJ"), (lower, "VERB"))
    is_word = any(is_known_lemma(*reading) for reading in readings)
    return is_word or tokens[i].upos not in ("PROPN", "X")


def is_acronym(word: str) -> bool:
    """Two to ten capitals and digits, at least two of them letters: "MINUSMA", "G5", "PSC-CMA" by its parts."""
    plain = word.replace(".", "").replace("-", "")
    letters = sum(c.isupper() for c in plain)
    return 2 <= len(plain) <= 10 and letters >= 2 and letters >= len(plain) - 2 and not plain[:1].isdigit()


def _head(tokens: Sequence[Token], first: int, stop: int) -> int:
    """The token of the span whose own head lies outside it; the last one where the parse gives several."""
    outside = [t.index for t in tokens[first:stop] if not first <= t.head < stop]
    return outside[0] if outside else stop - 1
