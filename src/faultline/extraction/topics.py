"""Whom a sentence is about, for the next that only says "they", "he", "it" or "the two" where no chain resolves it."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.extraction.agency import acts, is_one_of_those, named
from faultline.extraction.phrases import argument
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import agents, words
from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.statement import Argument

PLURAL = ("they", "them", "their")
SINGULAR = ("he", "she", "him", "her", "his")
BODY = ("it", "its")


@dataclass(frozen=True, slots=True)
class Topic:
    """Those a sentence is about, and the pronouns that stand for them."""

    arguments: tuple[Argument, ...]
    pronouns: tuple[str, ...]

    def is_meant_by(self, tree: Tree, index: int) -> bool:
        """Whether a word of a later sentence can stand for them; "the two" only for as many as are named."""
        if is_one_of_those(tree, index):
            return len(self.arguments) > 1
        return tree.lemmas[index] in self.pronouns


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
    is_open = tree.tokens[subject].upos == "PRON" or is_one_of_those(tree, subject)
    if is_open and before is not None and tree.chain(subject) in (None, *(a.chain for a in before.arguments)):
        return before if before.is_meant_by(tree, subject) else None
    return topic_of(document, tree, subject)


def topic_of(document: Document, tree: Tree, subject: int) -> Topic | None:
    """The subject and those joined with it as a topic, where it is somebody who acts and is named or described."""
    if tree.tokens[subject].upos not in ("NOUN", "PROPN") or not acts(tree, subject, agents()):
        return None
    joined = [k for k in tree.children(subject, "conj") if tree.is_noun(k) and acts(tree, k, agents())]
    heads = dict.fromkeys(named(tree, head) for head in (subject, *joined))
    found = tuple(a for head in heads if (a := argument(document, tree, "topic", head)) is not None)
    return Topic(found, _pronouns(tree, subject)) if found else None


def _pronouns(tree: Tree, subject: int) -> tuple[str, ...]:
    mention = tree.mention(subject)
    is_many = "Number=Plur" in tree.tokens[subject].feats or bool(tree.children(subject, "conj"))
    if is_many or tree.lemmas[subject] in words("grammar", "crowds"):
        return PLURAL
    is_person = mention is None or mention.type in (EntityType.PERSON, EntityType.GROUP)
    return SINGULAR if is_person and tree.lemmas[subject] not in words("events", "bodies") else BODY
