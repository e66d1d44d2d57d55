"""Personal pronouns.

"He" and "she" mean the person last in the fore; "it" and "they" are resolved only where one thing alone can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faultline.language.found import Found
from faultline.language.persons import Persons
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Sentence, Token

_PERSONAL = {"he": "he", "him": "he", "she": "she", "her": "she"}
_REACH = 3
_SINGULAR = frozenset(EntityType) - {
    EntityType.PERSON,
    EntityType.GROUP,
    EntityType.GOODS,
    EntityType.PLACE,
    EntityType.NAMED_EVENT,
}
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")


@dataclass(frozen=True, slots=True)
class Recent:
    """A mention already in a chain, with what later mentions ask of it."""

    found: Found
    chain: int
    sentence: int
    words: tuple[str, ...]
    head: str
    is_subject: bool
    is_plural: bool

    @classmethod
    def of(cls, sentence: Sentence, found: Found, chain: int) -> Recent:
        """The record of a mention in its sentence."""
        tokens = sentence.tokens[found.first : found.stop]
        head = sentence.tokens[found.head] if found.head >= 0 else tokens[-1]
        is_plural = "Number=Plur" in head.feats and (found.form is Form.NOMINAL or found.type is EntityType.GROUP)
        words = tuple(t.text for t in tokens)
        return cls(found, chain, sentence.index, words, head.lemma.lower(), head.relation in _SUBJECTS, is_plural)

    def names_a(self, word: str) -> bool:
        """Whether "the WORD" can take up this mention: its head, or a word of its name."""
        if self.found.form is Form.NOMINAL:
            return self.head == word and len(self.words) > 1 and not self.is_plural
        return self.found.form is Form.NAME and word.title() in self.words and len(self.words) > 1


def resolve_pronouns(
    sentence: Sentence, here: Sequence[Recent], before: Sequence[Recent], persons: Persons
) -> Iterator[Recent]:
    """The pronouns of a sentence that can be resolved."""
    for token in sentence.tokens:
        if token.upos != "PRON":
            continue
        lower = token.text.lower()
        found = None
        if lower in _PERSONAL and token.relation != "nmod:poss":
            found = _person(sentence, token, _PERSONAL[lower], here, before, persons)
        elif lower in ("it", "they") and token.relation in _SUBJECTS:
            found = _thing(sentence, token, lower, here, before)
        if found is not None:
            mention = Found(token.index, token.index + 1, found.found.type, Form.PRONOUN, None, 0, token.index)
            yield Recent.of(sentence, mention, found.chain)


def _person(
    sentence: Sentence, pronoun: Token, gender: str, here: Sequence[Recent], before: Sequence[Recent], persons: Persons
) -> Recent | None:
    """The nearest preceding person, subjects first, sentence by sentence backwards."""
    groups = [[r for r in here if r.found.stop <= pronoun.index and not _is_sister(sentence, r, pronoun)]]
    for back in range(1, _REACH + 1):
        groups.append([r for r in before if r.sentence == sentence.index - back])
    for group in groups:
        candidates = [r for r in group if r.found.type is EntityType.PERSON and not r.is_plural]
        for recent in sorted(candidates, key=lambda r: (not r.is_subject, -r.found.first)):
            if persons.agrees(recent.chain, gender):
                return recent
    return None


def _is_sister(sentence: Sentence, recent: Recent, pronoun: Token) -> bool:
    """Subject and object of one verb are two persons: "Carcy thanked him"."""
    head = sentence.tokens[recent.found.head] if recent.found.head >= 0 else None
    return head is not None and head.head == pronoun.head and pronoun.relation not in _SUBJECTS


def _thing(
    sentence: Sentence, pronoun: Token, word: str, here: Sequence[Recent], before: Sequence[Recent]
) -> Recent | None:
    """The only subject so far in the sentence that fits; at the start of one, the only subject of the last."""
    earlier = [r for r in here if r.found.stop <= pronoun.index and r.found.form is not Form.DEMONYM]
    pool = earlier or [r for r in before if r.sentence == sentence.index - 1 and r.found.form is not Form.DEMONYM]
    if not earlier and pronoun.index > 2:
        return None
    fitting = [r for r in pool if r.is_subject and _fits(r, word)]
    return fitting[0] if len({r.chain for r in fitting}) == 1 else None


def _fits(recent: Recent, word: str) -> bool:
    if word == "they":
        return recent.is_plural
    return recent.found.type in _SINGULAR and not recent.is_plural
