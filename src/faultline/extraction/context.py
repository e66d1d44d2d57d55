"""What an extractor is given: one sentence as a tree, with the document around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from faultline.extraction.agency import acts, is_one_of_those
from faultline.extraction.attributes.attribution import Voices
from faultline.extraction.attributes.authors import Author
from faultline.extraction.attributes.settings import NOWHERE, Setting
from faultline.extraction.coreference.meant import Meant
from faultline.extraction.phrases import argument
from faultline.extraction.topics import Topic, topic_of
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import agents
from faultline.model.document import Document
from faultline.model.statement import Argument
from faultline.model.time import Time


@dataclass(frozen=True, slots=True)
class SentenceContext:
    """One sentence and what stands around it.

    Attributes:
        earlier: The date of the sentence before in the same passage, where it had just one.
        setting: The place in which earlier sentences leave the reader.
        author: Whom the text speaks for, where it is a letter, a statement or a resolution.
        advised: Whom it last advised or asked for help.
        topic: Whom the sentence before is about.
        doers: Who did the violence told just before.
        meant: The words for whom its pronouns stand.
        triggers: The word that each statement made of the sentence goes by, filled while they are made.
    """

    document: Document
    tree: Tree
    voices: Voices
    earlier: Time | None = None
    setting: Setting = NOWHERE
    author: Author | None = None
    advised: Argument | None = None
    topic: Topic | None = None
    doers: tuple[Argument, ...] = ()
    meant: Mapping[int, Meant] = field(default_factory=dict)
    triggers: dict[str, int] = field(default_factory=dict)

    def argument(self, role: str, head: int, *, wide: bool = False) -> Argument | None:
        return argument(self.document, self.tree, role, head, wide=wide)

    def arguments(self, role: str, heads: tuple[int, ...], *, wide: bool = False) -> tuple[Argument, ...]:
        """One argument a head; what has no words, or only a pronoun that refers to nobody, gives none."""
        found: list[Argument] = []
        for head in heads:
            if self.tree.is_in_time(head):
                continue
            is_pronoun = self.tree.tokens[head].upos in ("PRON", "DET", "ADV")
            is_open = is_pronoun and (head in self.meant or self.tree.mention(head) is None)
            written = None if is_open else self.argument(role, head, wide=wide)
            meant = self._meant(role, head) if is_open or is_one_of_those(self.tree, head) else ()
            for made in meant or ((written,) if written is not None else ()):
                if all((made.start, made.end) != (f.start, f.end) for f in found):
                    found.append(made)
        return tuple(found)

    def _meant(self, role: str, pronoun: int) -> tuple[Argument, ...]:
        """For a pronoun whom it stands for, else the subject further up, else the last sentence's topic."""
        tree = self.tree
        if pronoun in self.meant:
            return tuple(replace(a, role=role) for a in self.meant[pronoun].arguments)
        meant = self.topic
        is_whose = tree.relation(pronoun) == "nmod"  # "ordered his arrest": not the one who orders
        for above in tree.ancestors(pronoun)[2 if is_whose else 1 :]:
            subjects = [s for s in tree.children(above, "nsubj") if s < pronoun]
            if subjects:
                meant = topic_of(self.document, tree, subjects[0])
                break
        if meant is None or not meant.is_meant_by(tree, pronoun):
            return ()
        return tuple(replace(a, role=role) for a in meant.arguments)

    def acts(self, index: int) -> bool:
        """Whether the phrase can be somebody who acts; "it" is, where the sentence before is about a body."""
        if index in self.meant:
            return self.meant[index].acts
        if self.tree.lemmas[index] == "it" and self.tree.mention(index) is None:
            return self.tree.tokens[index].relation == "nsubj" and bool(self._meant("", index))
        return acts(self.tree, index, agents())

    def actors(self, heads: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(h for h in heads if self.acts(h))
