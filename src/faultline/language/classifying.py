"""The type of a name by what is known, by the network and by its words; or no name at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from faultline.language.found import Found
from faultline.language.gazetteer import known, known_words
from faultline.language.kinds import kind_beyond_doubt, kind_by_words
from faultline.language.lemmas import is_known_lemma, lemma
from faultline.language.lexicons import title_words, words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Sentence, Token

_STATELIKE = (EntityType.COUNTRY, EntityType.GOVERNMENT, EntityType.PLACE)
_PLAIN = ("NOUN", "PRON", "DET", "ADP", "ADV", "VERB")
MARKER = re.compile(r"(?:[A-Z]|[IVX]+)\.?")
"""The number of a heading: "B.", "IV."."""
_COUNTED = re.compile(r"(?:\w+(?:th|rd|nd|st|ieth|-\w+)|\w+\s?-\s?\w+) (?:Session|Meeting|Anniversary|Report)")


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
    is_bare = not any(c.isalpha() for p in parts for c in p)
    if seen is None or is_bare or is_officialese(" ".join(parts).replace(" - ", "-")):
        return None
    form = Form.ACRONYM if len(parts) == 1 and is_acronym(parts[0]) else Form.NAME
    name = Found(first, stop, EntityType.ORGANISATION, form, None, 0, head)
    return _seen(sentence, name, seen)


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
    if _is_handbook_person(parts):
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


def _is_handbook_person(parts: Sequence[str]) -> bool:
    """Whether a name ends in a surname in capitals, as handbooks write it: "Biram Dah ABEID"."""
    return (
        1 < len(parts) < 6
        and len(parts[-1]) > 3
        and parts[-1].isalpha()
        and parts[-1].isupper()
        and all(p[:1].isupper() and p[1:2].islower() for p in parts[:-1])
        and parts[-1] not in ("NATO", "ISIS", "ISIL")
    )


def is_officialese(text: str) -> bool:
    """Whether capitalised words are no name: "Member States", "Twenty-Eighth Session"."""
    return text in words("heads", "phrases") | words("heads", "never") or bool(_COUNTED.fullmatch(text))


def _is_plain_word(tokens: Sequence[Token], i: int) -> bool:
    """Whether a single word is a common noun that only begins its sentence: "Fighters"."""
    lower = tokens[i].text.lower()
    is_first = not any(t.text[:1].isalpha() for t in tokens[:i])
    is_word = is_known_lemma(lemma(lower, "NOUN", "NNS"), "NOUN") or tokens[i].upos in _PLAIN
    return is_first and is_word and tokens[i].text[1:].islower()


def is_acronym(word: str) -> bool:
    """Two to ten capitals and digits, at least two of them letters: "MINUSMA", "G5", "PSC-CMA" by its parts."""
    plain = word.replace(".", "").replace("-", "")
    letters = sum(c.isupper() for c in plain)
    return 2 <= len(plain) <= 10 and letters >= 2 and letters >= len(plain) - 2 and not plain[:1].isdigit()


def _head(tokens: Sequence[Token], first: int, stop: int) -> int:
    """The token of the span whose own head lies outside it; the last one where the parse gives several."""
    outside = [t.index for t in tokens[first:stop] if not first <= t.head < stop]
    return outside[0] if outside else stop - 1
