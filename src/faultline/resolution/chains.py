"""Gathers the mentions of each document into chains: the unit that resolution ties to an entity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.tables.schemas import Named

ChainKey = tuple[str, int]
"""A document's id and the number of a chain in it."""

NAMING = (Form.NAME, Form.ACRONYM)
_NONE: Mapping[str, int] = {}
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|our|this|that|these|those|such|any|some)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_SPACES = re.compile(r"\s+")
_ABBREVIATION = re.compile(r"(?:\b[^\W\d_]\.|\b[A-Z][a-z]{1,4}\.)$")


@dataclass(frozen=True)
class Chain:
    """All mentions of one thing in one document, in the order of the text."""

    document: str
    number: int
    mentions: tuple[Named, ...]

    @property
    def key(self) -> ChainKey:
        return self.document, self.number

    @cached_property
    def by_form(self) -> Mapping[Form, Mapping[str, int]]:
        """The cleaned texts of the mentions with their counts, by form."""
        found: dict[Form, dict[str, int]] = {}
        for mention in self.mentions:
            texts, text = found.setdefault(mention.form, {}), clean(mention.text)
            texts[text] = texts.get(text, 0) + mention.count
        return found

    def texts(self, *forms: Form) -> Counter[str]:
        """The cleaned texts of the mentions of these forms, with their counts."""
        found: Counter[str] = Counter()
        for form in forms:
            for text, count in self.by_form.get(form, _NONE).items():
                found[text] += count
        return found

    @cached_property
    def has_name(self) -> bool:
        return any(form in self.by_form for form in NAMING)

    @cached_property
    def type(self) -> EntityType:
        """The type most of its names have, else most of its other mentions."""
        named = [m.type for m in self.mentions if m.form in NAMING]
        return most_common(named or [m.type for m in self.mentions])

    @cached_property
    def representative(self) -> str:
        """The text that tells most: the longest name, else acronym, demonym, description; empty for pronouns alone."""
        for form in (Form.NAME, Form.ACRONYM, Form.DEMONYM, Form.NOMINAL):
            texts = self.by_form.get(form)
            if texts:
                return min(texts, key=lambda t: (-len(t), t))
        return ""


def gather_chains(mentions: Sequence[Named]) -> list[Chain]:
    """The chains of all documents, sorted, whatever the order of the mentions."""
    found: dict[ChainKey, list[Named]] = {}
    for mention in mentions:
        found.setdefault((mention.document, mention.chain), []).append(mention)
    return [Chain(*key, tuple(sorted(found[key], key=mention_order))) for key in sorted(found)]


def mention_order(mention: Named) -> tuple[str, int, str, int, str, str]:
    """Sorts mentions by document, place in the text, and what else tells two apart."""
    start = -1 if mention.start is None else mention.start
    end = -1 if mention.end is None else mention.end
    return mention.document, start, mention.text, end, mention.type.value, f"{mention.form.value}{mention.chain}"


@lru_cache(maxsize=200_000)
def clean(text: str) -> str:
    """The mention without leading article, trailing possessive and acronym in brackets, white space made plain.

    The point of an abbreviation stays: "U.S.", "Rapides Parish, La."
    """
    text = _SPACES.sub(" ", text).strip(' ,;:"“”')
    text = text if _ABBREVIATION.search(text) else text.strip(' ,;:."“”')
    text = _BRACKETS.sub("", text) or text
    return _POSSESSIVE.sub("", _ARTICLE.sub("", text)).strip() or text


def most_common(types: Sequence[EntityType]) -> EntityType:
    """The most frequent type; ties go to the first by name, so that the order of input does not matter."""
    if len(types) == 1:
        return types[0]
    counts = Counter(types)
    return min(counts, key=lambda t: (-counts[t], t.value))
