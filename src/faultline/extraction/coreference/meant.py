"""The words for whom a pronoun stands, as arguments of what the sentence states."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.extraction.agency import acts, named
from faultline.extraction.coreference.resolving import References
from faultline.extraction.phrases import argument
from faultline.extraction.wordlists import agents
from faultline.model.document import Document
from faultline.model.statement import Argument


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom or what a pronoun stands for: one argument, or several joined ones; and whether they can act."""

    arguments: tuple[Argument, ...]
    acts: bool


def meant_in(document: Document, references: References, position: int) -> dict[int, Meant]:
    """For the pronouns of a sentence that are resolved the phrases that tell who is meant."""
    found: dict[int, Meant] = {}
    for pronoun, heads in references.phrases_in(position).items():
        told = tuple(
            made
            for sentence, head in heads
            if (made := argument(document, tree := references.trees[sentence], "", named(tree, head))) is not None
        )
        if told:
            sentence, head = heads[0]
            found[pronoun] = Meant(told, acts(references.trees[sentence], head, agents()))
    return found
