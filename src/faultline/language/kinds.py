"""What kind of thing a name names, by its own words: "… Mission" a military one, "Ministry of …" a government body."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from faultline.language.lexicons import read_lexicon
from faultline.model.entity import EntityType

LINKS = frozenset(
    {
        "of",
        "for",
        "in",
        "on",
        "to",
        "against",
        "des",
        "de",
        "du",
        "d",
        "la",
        "le",
        "les",
        "pour",
        "et",
        "and",
        "the",
        "al",
        "el",
        "with",
        "at",
        "&",
        "-",
        ",",
        "’s",
        "'s",
    }
)
"""Words in lower case that a name may contain."""

_WEAK = (EntityType.NAMED_EVENT, EntityType.PLACE)
"""Heads of these types yield to the last word of a name: "Conference of … Institute"."""
_PREPOSITIONS = frozenset({"of", "for", "in", "on", "to", "against", "des", "de", "du", "pour", "with", "at"})


_STATE_OR_WORLD = (EntityType.GOVERNMENT_BODY, EntityType.ORGANISATION)
_POLITICAL_HEADS = frozenset(
    {"Union", "Alliance", "Rally", "Movement", "Front", "Coalition", "Bloc", "Congress", "Convergence", "Generation"}
    | {"Action", "Convention", "Assembly", "Initiative", "League", "Pole"}
)


def kind_by_words(words: Sequence[str]) -> EntityType | None:
    """The type that the words of a name tell: its head's, corrected by words of the world of states or of parties."""
    kind = _kind_by_head(words)
    if kind is EntityType.GOVERNMENT_BODY and words[-1] == "Agency" and {"News", "Press", "Information"} & set(words):
        return EntityType.MEDIA
    if kind in _STATE_OR_WORLD and len(words) > 1 and any(w in _table("international") for w in words):
        return EntityType.INTERNATIONAL_ORGANISATION
    if (len(words) > 2 and words[0] in _POLITICAL_HEADS) or (len(words) > 1 and words[-1] in _POLITICAL_HEADS):
        has_cause = any(w in _table("political") for w in words if w not in _POLITICAL_HEADS)
        if has_cause and not any(w in _table("anywhere") or w in _table("international") for w in words):
            return EntityType.PARTY
    return kind


def _kind_by_first(words: Sequence[str]) -> EntityType | None:
    """The type that the first of several words tells: "Permanent Mission of …", "Lake …"."""
    return _table("first").get(words[0]) if len(words) > 1 else None


def kind_beyond_doubt(words: Sequence[str]) -> EntityType | None:
    """The type that the words of a name tell whatever speaks against it: by its first word, its head, its cause."""
    by_words = kind_by_words(words)
    link = next((i for i, w in enumerate(words) if i and w.lower() in _PREPOSITIONS), len(words))
    heads = (words[0], words[link - 1], words[-1])
    is_certain = by_words is not None and by_words in map(_table("certain").get, heads)
    return by_words if len(words) > 1 and (is_certain or by_words is EntityType.PARTY) else _kind_by_first(words)


def _kind_by_head(words: Sequence[str]) -> EntityType | None:
    if not words:
        return None
    heads = _table("heads")
    if by_first := _kind_by_first(words):
        return by_first
    link = next((i for i, w in enumerate(words) if i and w.lower() in _PREPOSITIONS), len(words))
    by_head, by_last = heads.get(words[link - 1]), heads.get(words[-1])
    if by_head is None or (by_head in _WEAK and by_last not in (None, *_WEAK)):
        by_head = by_last
    anywhere = next((_table("anywhere")[w] for w in reversed(words) if w in _table("anywhere")), None)
    return by_head or anywhere or next((heads[w] for w in reversed(words) if w in heads), None)


def is_head(word: str) -> bool:
    """Whether a word can be the head of the name of an organisation, agreement or place."""
    return word in _table("heads")


@cache
def _table(name: str) -> dict[str, EntityType]:
    return {word: EntityType(kind) for kind, words in read_lexicon("heads")[name].items() for word in words}
