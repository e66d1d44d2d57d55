"""Whom a sentence is about, for the next one that only says "they", "he" or "she" where no chain resolves it."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.extraction.agency import acts
from faultline.extraction.phrases import argument
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import agents, words
from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.statement import Argument

PLURAL = ("they", "them")
SINGULAR = ("he", "she", "him", "her")


@dataclass(frozen=True, slots=True)
class Topic:
    """Somebody a sentence is about, and whether "they" or "he" stands for him."""

    argument: Argument
    is_plural: bool

    def is_meant_by(self, pronoun: str) -> bool:
        return pronoun in (PLURAL if self.is_plural else SINGULAR)


def topics(document: Document, trees: tuple[Tree, ...]) -> tuple[Topic | None, ...]:
    """For each sentence the subject of the one before; a sentence about "they" hands on who they were."""
    found: list[Topic | None] = []
    last: Topic | None = None
    for tree in trees:
        found.append(last)
        last = _topic(document, tree, last) if tree.sentence.role.is_content else None
    return tuple(found)


def _topic(document: Document, tree: Tree, before: Topic | None) -> Topic | None:
    root = next((t.index for t in tree.tokens if tree.head(t.index) < 0), -1)
    subject = next(iter(tree.children(root, "nsubj")), -1) if root >= 0 else -1
    if subject < 0:
        return None
    if tree.tokens[subject].upos == "PRON" and tree.mention(subject) is None:
        return before if before is not None and before.is_meant_by(tree.lemmas[subject]) else None
    return topic_of(document, tree, subject)


def topic_of(document: Document, tree: Tree, subject: int) -> Topic | None:
    """The subject as a topic, where it is somebody who acts and one pronoun alone can stand for."""
    if tree.tokens[subject].upos not in ("NOUN", "PROPN") or not acts(tree, subject, agents()):
        return None
    mention = tree.mention(subject)
    is_many = "Number=Plur" in tree.tokens[subject].feats or bool(tree.children(subject, "conj"))
    is_plural = is_many or tree.lemmas[subject] in words("grammar", "crowds")
    is_person = mention is None or mention.type in (EntityType.PERSON, EntityType.GROUP)
    if not is_plural and not is_person:
        return None
    found = argument(document, tree, "topic", subject)
    return Topic(found, is_plural) if found is not None else None
