"""The causal map: factors, and links that say what raises or lowers what, each link the bundle of all who say so.

Phrases that differ in case, white space, a leading article or closing punctuation are one factor; nothing else is
merged, since "violence" and "the violence in the north" are not the same thing. A link is not drawn because somebody
denies it, but those who deny a link that others assert are counted in it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from faultline.comparison.independence import Independence
from faultline.exchange.citing import cite_some, one_line
from faultline.model.statement import Kind, Modality, Polarity, Statement
from faultline.workspace.view import MapView

_ARTICLE = re.compile(r"^(?:the|an?|this|that|these|those)\s+", re.IGNORECASE)
_AT_THE_ENDS = " \t\n.,;:!?\"'“”‘’"
_NOT_IN_NAMES = str.maketrans({'"': "'", "\\": "/", "_": " "})
"""Signs that mean something in the equations of a model."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A cause or effect: the most frequent of its phrases as name, and all the phrases."""

    name: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What raises (`+`) or lowers (`-`) what, by the names of the factors.

    Attributes:
        support: How many independent sources say so in which way: `asserted`, `alleged`, … `denied`.
        quotes: The first few of the quotes that differ with their documents, denials last.
    """

    cause: str
    effect: str
    sign: str
    support: Mapping[str, int]
    statements: tuple[str, ...]
    quotes: tuple[str, ...]

    @property
    def reason(self) -> str:
        """Who says so, in which words, and the ids of the statements, in one paragraph of plain text."""
        counted = ", ".join(f"{way} ({_sources(number)})" for way, number in self.support.items())
        return f"{counted[:1].upper()}{counted[1:]}. {' '.join(self.quotes)} Statements: {' '.join(self.statements)}."


@dataclass(frozen=True, slots=True)
class CausalMap:
    """Factors by name, links by cause, effect and sign, and the claims that make no link."""

    factors: tuple[Factor, ...]
    links: tuple[Link, ...]
    left_out: Mapping[str, int]


def causal_map_of(view: MapView) -> CausalMap:
    """The causal map of all statements of causes."""
    statements = view.statements(kind=Kind.CAUSE.value)
    names, phrases = _factors(statements)
    bundles: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    left_out: Counter[str] = Counter()
    for statement in statements:
        for cause, effect in _pairs(statement):
            if cause == effect:
                left_out["causal claims of a thing about itself"] += 1
            else:
                bundles[names[cause], names[effect], statement.type].append(statement)
    for key in [key for key, bundle in bundles.items() if all(s.polarity is Polarity.DENIED for s in bundle)]:
        left_out["causal claims that are only denied"] += len(bundles.pop(key))
    linked = {name for cause, effect, _ in bundles for name in (cause, effect)}
    factors = (Factor(names[key], tuple(sorted(phrases[key]))) for key in phrases if names[key] in linked)
    return CausalMap(tuple(sorted(factors, key=lambda f: f.name)), tuple(_links(view, bundles)), left_out)


def factor_key(phrase: str) -> str:
    """What phrases of one factor share; empty where nothing but an article and punctuation is left."""
    return _bare(phrase).casefold()


def _bare(phrase: str) -> str:
    line = one_line(phrase.translate(_NOT_IN_NAMES).strip(_AT_THE_ENDS))
    return _ARTICLE.sub("", line).strip(_AT_THE_ENDS)


def _factors(statements: Sequence[Statement]) -> tuple[dict[str, str], dict[str, Counter[str]]]:
    """Key → name, and key → its phrases."""
    phrases: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        for argument in statement.roles("cause", "effect"):
            if key := factor_key(argument.text):
                phrases[key][one_line(argument.text)] += 1
    return {key: _name(counted) for key, counted in phrases.items()}, phrases


def _name(phrases: Counter[str]) -> str:
    bare: Counter[str] = Counter()
    for phrase, number in phrases.items():
        name = _bare(phrase)
        bare[name[:1].upper() + name[1:]] += number
    return min(bare, key=lambda name: (-bare[name], name))


def _pairs(statement: Statement) -> Iterator[tuple[str, str]]:
    causes, effects = ({factor_key(a.text): None for a in statement.roles(role)} for role in ("cause", "effect"))
    return ((cause, effect) for cause, effect in product(causes, effects) if cause and effect)


def _links(view: MapView, bundles: Mapping[tuple[str, str, str], Sequence[Statement]]) -> Iterator[Link]:
    documents = {d.id: d for d in view.documents()}
    independence = Independence.of(tuple(documents.values()), {o.document: o.origin for o in view.document_origins()})
    for (cause, effect, sign), statements in sorted(bundles.items()):
        ways: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            ways[_way(statement)].append(statement)
        yield Link(
            cause=cause,
            effect=effect,
            sign=sign,
            support={way: independence.count(ways[way]) for way in _WAYS if way in ways},
            statements=tuple(s.id for s in statements),
            quotes=cite_some(sorted(statements, key=lambda s: s.polarity), documents),
        )


_WAYS = ("asserted", *(m.value.replace("_", " ") for m in Modality if m is not Modality.ACTUAL), "denied")


def _way(statement: Statement) -> str:
    if statement.polarity is Polarity.DENIED:
        return "denied"
    return "asserted" if statement.modality is Modality.ACTUAL else statement.modality.value.replace("_", " ")


def _sources(number: int) -> str:
    return f"{number} independent source{'s' * (number != 1)}"
