"""Gathers the mentions of each document into chains: the unit that resolution ties to an entity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.tables.schemas import Named

ChainKey = tuple[str, int]
"""A document's id and the number of a chain in it."""

NAMING = (Form.NAME, Form.ACRONYM)
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|our|this|that|these|those|such|any|some)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Chain:
    """All mentions of one thing in one document, in the order of the text."""

    document: str
    number: int
    mentions: tuple[Named, ...]

    @property
    def key(self) -> ChainKey:
        return self.document, self.number

    def texts(self, *forms: Form) -> Counter[str]:
        """The cleaned texts of the mentions of these forms, with their counts."""
        found: Counter[str] = Counter()
        for mention in self.mentions:
            if mention.form in forms:
                found[clean(mention.text)] += mention.count
        return found

    @property
    def has_name(self) -> bool:
        return any(m.form in NAMING for m in self.mentions)

    @property
    def type(self) -> EntityType:
        """The type most of its names have, else most of its other mentions."""
        named = [m.type for m in self.mentions if m.form in NAMING]
        return most_common(named or [m.type for m in self.mentions])

    @property
    def representative(self) -> str:
        """The text that tells most: the longest name, else acronym, demonym, description; empty for pronouns alone."""
        for form in (Form.NAME, Form.ACRONYM, Form.DEMONYM, Form.NOMINAL):
            texts = self.texts(form)
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


def clean(text: str) -> str:
    """The mention without leading article, trailing possessive and acronym in brackets, white space made plain."""
    text = _SPACES.sub(" ", text).strip(' ,;:."“”')
    text = _BRACKETS.sub("", text) or text
    return _POSSESSIVE.sub("", _ARTICLE.sub("", text)).strip() or text


def most_common(types: Sequence[EntityType]) -> EntityType:
    """The most frequent type; ties go to the first by name, so that the order of input does not matter."""
    counts = Counter(types)
    return min(counts, key=lambda t: (-counts[t], t.value))
