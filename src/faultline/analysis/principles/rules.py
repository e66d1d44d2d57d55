"""What a rule file says: principle → question → queries → threshold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from faultline.model.statement import Kind, Modality, Polarity


@dataclass(frozen=True, slots=True)
class RoleFilter:
    """Who fills a role.

    Attributes:
        types: Types of entity, any of them.
        words: Any of them in the name or the text.
        home: True: of the country in which the statement lies, by name; False: of another country.
    """

    types: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    home: bool | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """Which statements answer a question; all conditions must hold, of those with several values any.

    Attributes:
        types: Types of the kind; a sector code stands for all codes that begin with it.
        words: In the quoted sentence; `without` are words that must not be there.
        killed: Fewest people killed, by the lowest figure.
        roles: By role, who must fill it.
    """

    kind: Kind
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    modalities: tuple[str, ...] = (Modality.ACTUAL.value,)
    polarity: Polarity = Polarity.AFFIRMED
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    killed: int = 0
    roles: Mapping[str, RoleFilter] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, what answers it either way, and how many statements and independent sources an answer needs."""

    ask: str
    supported: tuple[Query, ...]
    contradicted: tuple[Query, ...]
    at_least: int = 1
    sources: int = 1


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle in words, and its questions."""

    name: str
    means: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A set of principles by name."""

    name: str
    principles: tuple[Principle, ...]
