"""The type of a name by what is known, by its words, by the recogniser and by its surroundings; or no name at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from faultline.language.found import Found
from faultline.language.gazetteer import known, known_words
from faultline.language.kinds import kind_by_words, kind_of_label
from faultline.language.lemmas import is_known_lemma, lemma
from faultline.language.lexicons import title_words, words
from faultline.language.roles import is_handbook_person, is_told_person, kind_by_context
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Sentence, Token

MARKER = re.compile(r"(?:[A-Z]|[IVX]+)\.?")
"""The number of a heading: "B.", "IV."."""
_COUNTED = re.compile(r"(?:\w+(?:th|rd|nd|st|ieth|-\w+)|\w+\s?-\s?\w+) (?:Session|Meeting|Anniversary|Report)")
_SYMBOL = re.compile(r"[A-Z]{1,4}/\S*\d")
"""The symbol of a document: "S/2024/817"."""


def typed(sentence: Sentence, first: int, stop: int, label: str) -> Found | None:
    """The name at a span with its type, or None where the words are no name."""
    tokens = sentence.tokens
    parts = [t.text for t in tokens[first:stop]]
    head = _head(tokens, first, stop)
    entry = known_words(parts) or known(" ".join(parts)) or known("".join(parts))
    if entry:
        return Found(first, stop, entry.type, entry.form, entry.key, 3, head)
    if is_officialese(" ".join(parts).replace(" - ", "-")):
        return None
    form = Form.ACRONYM if len(parts) == 1 and is_acronym(parts[0]) else Form.NAME
    kind = kind_by_words(parts)
    if kind and not (label == "PERSON" and len(parts) == 1) and not (kind is EntityType.GOVERNMENT and len(parts) == 1):
        is_alone = len(parts) == 1 and label != "ORG" and not _is_definite(tokens, first)
        return None if is_alone else Found(first, stop, kind, form, None, 2, head)
    if _is_no_name(tokens, first, stop, label):
        return None
    return _by_reading(sentence, Found(first, stop, EntityType.ORGANISATION, form, None, 0, head), label)


def _is_no_name(tokens: Sequence[Token], first: int, stop: int, label: str) -> bool:
    """Whether a span of unknown words is debris, a symbol, or words of the dictionary with capitals."""
    parts = [t.text for t in tokens[first:stop]]
    if not any(c.isalpha() for p in parts for c in p) or any(c in "()[]" for p in parts for c in p):
        return True
    if _SYMBOL.match("".join(parts)) or (len(parts) == 1 and _is_common(tokens, first, label)):
        return True
    return kind_of_label(label) in (None, EntityType.PERSON) and _are_common(tokens[first:stop])


def _by_reading(sentence: Sentence, name: Found, label: str) -> Found | None:
    """The name with the type that the recogniser and the words around it give."""
    tokens, first = sentence.tokens, name.first
    parts, is_acronymic = [t.text for t in tokens[first : name.stop]], name.form is Form.ACRONYM
    kind = kind_of_label(label)
    if kind is EntityType.PERSON and is_acronymic:
        kind = EntityType.ORGANISATION
    by_context = kind_by_context(sentence, first, name.stop, is_acronym=is_acronymic)
    if kind is None:
        return replace(name, type=by_context, weight=0) if by_context else None
    is_unsure = len(parts) == 1 and not is_acronymic and kind in (EntityType.PERSON, EntityType.ORGANISATION)
    if is_unsure and by_context is EntityType.PLACE:
        return replace(name, type=by_context, weight=2)
    if kind is EntityType.PLACE and by_context is EntityType.PERSON:
        return replace(name, type=by_context, weight=1)
    if kind is EntityType.PERSON and len(parts) == 1 and not is_told_person(sentence, first, name.head):
        is_word = tokens[first].upos != "PROPN" or is_known_lemma(parts[0].lower(), "ADJ")
        return None if is_word else replace(name, type=kind, weight=0)
    return replace(name, type=EntityType.PERSON if is_handbook_person(parts) else kind, weight=1)


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


def _is_common(tokens: Sequence[Token], i: int, label: str) -> bool:
    """Whether a single capitalised word is no name: a title, a listed one, a noun or verb that begins a sentence."""
    text, lower = tokens[i].text, tokens[i].text.lower()
    if lower in title_words("words") or len(text) < 2 or text in words("heads", "never"):
        return True
    base = lemma(lower, "NOUN", "NNS")
    is_noun = is_known_lemma(base, "NOUN") or is_known_lemma(lower, "ADJ")
    if any(t.text[:1].isalpha() and not (t.index == 0 and MARKER.fullmatch(t.text)) for t in tokens[:i]):
        return (
            is_noun and label in ("ORG", "LOC") and not (label == "LOC" and tokens[i - 1].text in ("in", "at", "near"))
        )
    is_word = is_noun or is_known_lemma(lower, "VERB")
    return (is_word and label != "LOC") or (tokens[i].upos not in ("PROPN", "X") and label not in ("PERSON", "LOC"))


def is_acronym(word: str) -> bool:
    """Two to ten capitals and digits, at least two of them letters: "MINUSMA", "G5", "PSC-CMA" by its parts."""
    plain = word.replace(".", "").replace("-", "")
    letters = sum(c.isupper() for c in plain)
    return 2 <= len(plain) <= 10 and letters >= 2 and letters >= len(plain) - 2 and not plain[:1].isdigit()


def _head(tokens: Sequence[Token], first: int, stop: int) -> int:
    """The token of the span whose own head lies outside it; the last one where the parse gives several."""
    outside = [t.index for t in tokens[first:stop] if not first <= t.head < stop]
    return outside[0] if outside else stop - 1
