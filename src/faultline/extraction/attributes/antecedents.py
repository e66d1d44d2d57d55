"""Who is meant where only "he", "she" or "they" speaks: by his chain, else whoever spoke last.

A reader of "The mayor said … She added that …" goes by who spoke, and seldom by the grammar: a second speaker is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faultline.extraction.attributes.asides import aside_speaker
from faultline.extraction.attributes.speaking import PRONOUNS, as_speaker, is_channel, is_one_person
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.model.statement import Speaker

_NAMED = (Form.NAME, Form.ACRONYM)
_SUBJECTS = ("nsubj", "appos")
_REACH = 500


@dataclass(frozen=True, slots=True)
class Antecedents:
    """What a pronoun that speaks may stand for.

    Attributes:
        named: Chains that have a name.
        told: Where each sentence begins, and the chains of its names with the places where these stand.
        described: The descriptions of a chain that a pronoun speaks for, in order.
        persons, crowds: Who spoke before, single persons and others, in order.
        subjects: The persons named as subjects, in order.
    """

    named: frozenset[int]
    told: dict[int, tuple[tuple[int, int], ...]]
    described: dict[int, tuple[Speaker, ...]]
    persons: tuple[Speaker, ...]
    crowds: tuple[Speaker, ...]
    subjects: tuple[Speaker, ...]

    @classmethod
    def of(cls, document: Document, trees: tuple[Tree, ...]) -> Antecedents:
        mentions = [(tree, m) for tree in trees for m in tree.sentence.mentions]
        spoken = {m.chain for _, m in mentions if m.form is Form.PRONOUN and m.text.lower() in PRONOUNS}
        described: dict[int, tuple[Speaker, ...]] = {}
        for tree, mention in mentions:
            if mention.form is Form.NOMINAL and mention.chain in spoken:
                found = as_speaker(document, tree, tree.mention_head(mention))
                described[mention.chain] = (*described.get(mention.chain, ()), *([found] if found else []))
        named = frozenset(m.chain for _, m in mentions if m.form in _NAMED)
        told = {t.sentence.start: tuple((m.start, m.chain) for m in t.sentence.mentions) for t in trees}
        spoke = sorted(_spoke(document, trees), key=lambda pair: _start(pair[0]))
        persons, crowds = (tuple(s for s, is_person in spoke if is_person is wanted) for wanted in (True, False))
        subjects = tuple(
            Speaker(m.text, m.start, m.end, m.chain)
            for tree, m in mentions
            if m.form is Form.NAME and m.type is EntityType.PERSON and tree.relation(tree.mention_head(m)) in _SUBJECTS
        )
        return cls(named, told, described, persons, crowds, subjects)

    def meant(self, speaker: Speaker, sentence: int) -> Speaker:
        """The speaker himself, or the one whom his pronoun stands for, in the sentence that begins at an offset."""
        if speaker.text.lower() not in PRONOUNS:
            return speaker
        start = _start(speaker)
        is_told = any(c == speaker.chain and at < start for at, c in self.told.get(sentence, ()))
        if speaker.chain in self.named and not is_told:
            return speaker
        is_one = speaker.text.lower() in ("he", "she", "him", "her")
        spoke = self.persons if is_one else self.crowds
        last = [s for s in spoke if start - _REACH <= _start(s) < start and not (is_told and s.chain == speaker.chain)]
        if last:
            return last[-1]
        before = [
            s for s in self.described.get(-1 if speaker.chain is None else speaker.chain, ()) if _start(s) < start
        ]
        named = [s for s in self.subjects if start - _REACH <= _start(s) < start] if is_one else []
        return (before or named or [speaker])[-1]


def _start(speaker: Speaker) -> int:
    return speaker.start or 0


def _spoke(document: Document, trees: tuple[Tree, ...]) -> Iterator[tuple[Speaker, bool]]:
    """Who speaks by a verb of saying, by name or description, and whether it is a single person."""
    for tree in trees:
        for token in tree.tokens:
            if token.upos != "VERB" or tree.lemmas[token.index] not in words("attribution", "aside_verbs"):
                continue
            apart = aside_speaker(document, tree, token.index)
            subjects = tree.children(token.index, "nsubj")
            found = apart or (as_speaker(document, tree, subjects[0]) if subjects else None)
            if found is not None and found.text.lower() not in PRONOUNS:
                yield found, _is_person(tree, found)


def _is_person(tree: Tree, speaker: Speaker) -> bool:
    """Whether a speaker is one person: by his name, or by a singular noun that names no body."""
    inside = [t.index for t in tree.tokens if _start(speaker) <= t.start < (speaker.end or 0)]
    heads = [i for i in inside if tree.head(i) not in inside] or inside
    if not heads:
        return False
    is_unknown = tree.mention(heads[0]) is None and "Number=Plur" not in tree.tokens[heads[0]].feats
    return is_one_person(tree, heads[0]) or (is_unknown and not is_channel(tree, heads[0]))
