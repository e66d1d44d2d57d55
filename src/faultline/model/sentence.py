"""What the language pipeline gives: sentences of tokens with their names, times, quantities and quotations.

These values are all that extraction sees; which library made them is known to `language` alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from faultline.model.document import Role
from faultline.model.entity import EntityType
from faultline.model.time import Time
from faultline.model.value import Value


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word (UD v2). Offsets count code points of the document's text.

    Attributes:
        head: Index in the sentence of its syntactic head, -1 for the root.
        feats: `Number=Plur|…`, empty where there are none.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str


class Form(StrEnum):
    """How a mention refers."""

    NAME = "name"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to somebody, something or somewhere.

    Attributes:
        first, stop: Its tokens are `tokens[first:stop]` of its sentence.
        chain: Mentions of one document that share it mean the same thing.
    """

    start: int
    end: int
    text: str
    type: EntityType
    form: Form
    chain: int
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date or period named in the text, `tokens[first:stop]`, and what it resolves to."""

    first: int
    stop: int
    time: Time


@dataclass(frozen=True, slots=True)
class QuantityExpression:
    """A figure, `tokens[first:stop]`; `head` is the index of the noun it counts, -1 where there is none."""

    first: int
    stop: int
    head: int
    value: Value


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage: `text[start:end]` of the document."""

    index: int
    start: int
    end: int
    role: Role
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[QuantityExpression, ...] = ()

    def children(self, index: int, *relations: str) -> tuple[Token, ...]:
        """The dependents of a token, all or those whose relation is named (`obl` also finds `obl:agent`)."""
        return tuple(
            t
            for t in self.tokens
            if t.head == index and (not relations or t.relation in relations or t.relation.split(":")[0] in relations)
        )


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks, without them; it may run over several sentences."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document as the language pipeline understands it."""

    document: str
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
