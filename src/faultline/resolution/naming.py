"""Chooses how the map calls a thing that no register names: the most complete of its frequent names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from faultline.model.entity import EntityType
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name
from faultline.resolution.lexicon import words

LONGEST_NAME = 12
"""Words; beyond it a name is likely a span that ran on."""
LONGEST_INITIALS = 3
"""Letters; a word of more in capitals is a surname and no initials."""
FREQUENT = 0.2
"""A name is frequent when it has this share of the count of the most frequent."""


def display_name(names: Mapping[str, int], kind: EntityType) -> str:
    """The most complete of the frequent names; of a person, also of those that complete the most frequent.

    Persons go without their titles; names in shouting capitals come last.
    """
    cleaned: Counter[str] = Counter()
    for text, count in names.items():
        cleaned[_person(text, names) if kind is EntityType.PERSON else _introduced(text)] += count
    most = max(cleaned.values())
    usual = min((t for t, n in cleaned.items() if n == most), key=lambda t: (-len(t), t))
    frequent = {
        t: n
        for t, n in cleaned.items()
        if len(t.split()) <= LONGEST_NAME
        and (n >= FREQUENT * most or (kind is EntityType.PERSON and _completes(t, usual)))
    }
    best = min(frequent or cleaned, key=lambda t: (-len(fold_name(t).split()), _is_shouted(t), -cleaned[t], -len(t), t))
    return _in_small_letters(best) if kind is EntityType.PERSON else best


def _in_small_letters(name: str) -> str:
    """A person's name with no surname in capitals: "Awa Diarra" for "Awa DIARRA", "Jo Le Roux" for "Jo LE ROUX"."""
    parts = name.split()
    first = len(parts)
    while first and parts[first - 1].isupper() and parts[first - 1].isalpha():
        first -= 1
    has_surname = any(len(part) > LONGEST_INITIALS for part in parts[first:])
    is_double = len(parts) - first > 1 and all(len(part) > 1 for part in parts[first:])
    small = {part for part in parts[first:] if has_surname or is_double}
    return " ".join(p.title() if p in small or (p.isupper() and len(p) > LONGEST_INITIALS) else p for p in parts)


def _completes(name: str, usual: str) -> bool:
    """Whether a name holds all the words of the usual one: a full name is often given once, then the surname."""
    return set(fold_name(usual).split()) < set(fold_name(name).split())


def _introduced(text: str) -> str:
    """Without the words that introduce it: "Council of Elders" for "called the Council of Elders"."""
    parts = text.split()
    for size in (2, 1):
        if len(parts) > size and fold_name(" ".join(parts[:size])) in words("introductions"):
            rest = parts[size:]
            return " ".join(rest[1:] if len(rest) > 1 and rest[0] == "the" else rest)
    return text


def _person(text: str, names: Mapping[str, int]) -> str:
    """Without title; without the country that ran into it ("Mali Jane Doe") where the rest is a name of its own."""
    name = without_title(text)
    first, _, rest = name.partition(" ")
    return rest if rest in names and countries().named(first) else name


def without_title(name: str) -> str:
    """The name as written, without the titles and nationality before it."""
    parts = name.split()
    while len(parts) > 1:
        size = next((n for n in (3, 2, 1) if n < len(parts) and fold_name(" ".join(parts[:n])) in words("titles")), 0)
        if not size and _is_title(parts[0]):
            size = 1
        if not size and len(parts) > 2 and countries().of_demonym(parts[0]):
            size = 1
        if not size:
            break
        parts = parts[size:]
    return " ".join(parts)


def _is_title(word: str) -> bool:
    """Whether all parts of a word are titles: "Brig.-Gen."."""
    return all(part in words("titles") for part in fold_name(word).split()) and bool(fold_name(word))


def _is_shouted(text: str) -> bool:
    return text.isupper() and len(text) > 5
