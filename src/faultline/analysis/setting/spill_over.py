"""Spill-over as sources state it: sentences that say so, and causes in one country of what is in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from faultline.analysis.belonging import Belonging
from faultline.analysis.material import Material
from faultline.analysis.setting.crossings import words
from faultline.model.statement import Kind, Modality, Polarity, Statement
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name

_TOLD = (Modality.ACTUAL, Modality.ALLEGED)
_COUNTRY_WITHIN = 8
"""Words after "from" or "into" among which the country must stand."""


@dataclass(frozen=True, slots=True)
class SpillOver:
    """What is said to come over from one country into another.

    Attributes:
        origin, destination: ISO codes; where a sentence does not say which way, in order of code.
        is_directed: Whether it is said which way.
        how: `said` in words of spilling over, or `cause`.
        denied: The statements that deny it.
    """

    origin: str
    destination: str
    is_directed: bool
    how: str
    statements: tuple[str, ...]
    denied: tuple[str, ...]


def spill_overs(material: Material) -> list[SpillOver]:
    """All that is told, sorted by countries; that nobody affirms is left out."""
    groups: dict[tuple[str, str, bool, str], list[Statement]] = defaultdict(list)
    belonging = Belonging(material)
    for statement in material.statements:
        if statement.modality not in _TOLD:
            continue
        for origin, destination, is_directed in _said(statement):
            groups[origin, destination, is_directed, "said"].append(statement)
        for origin, destination in _caused(statement, belonging):
            groups[origin, destination, True, "cause"].append(statement)
    found = []
    for key, some in sorted(groups.items()):
        told = tuple(dict.fromkeys(s.id for s in some if s.polarity is Polarity.AFFIRMED))
        if told:
            found.append(SpillOver(*key, told, tuple(s.id for s in some if s.polarity is Polarity.DENIED)))
    return found


def _said(statement: Statement) -> Iterator[tuple[str, str, bool]]:
    """(from, into, whether that is said) of a sentence that says that something spills over."""
    quote = statement.evidence.quote
    word = None if statement.evidence.table is not None else _pattern().search(quote)
    if word is None:
        return
    named = set(_codes(quote))
    origins, destinations = _after(quote, "from"), _after(quote[word.start() :], "into")
    origins -= destinations
    here = statement.place.country if statement.place else None
    if not destinations and here and here not in origins:
        destinations = {here}
    if not origins and destinations:
        origins = named - destinations
    if origins and destinations:
        yield from ((a, b, True) for a, b in product(sorted(origins), sorted(destinations)) if a != b)
        return
    others = sorted(named | ({here} if here else set()))
    if len(others) == 2:
        yield others[0], others[1], False


def _after(text: str, side: str) -> set[str]:
    """The countries that stand soon after a word for "from" or "into", before another such word."""
    found: set[str] = set()
    parts = re.split(_sides(), text)
    for word, part in zip(parts[1::2], parts[2::2], strict=True):
        if word.lower() in words()["spill_over"][side]:
            found |= set(_codes(" ".join(part.split()[:_COUNTRY_WITHIN])))
    return found


def _caused(statement: Statement, belonging: Belonging) -> Iterator[tuple[str, str]]:
    """The countries of a cause and of its effect, where the two have none in common."""
    if statement.kind is not Kind.CAUSE:
        return
    causes, effects = (_countries_of(statement, role, belonging) for role in ("cause", "effect"))
    if not effects and statement.place and statement.place.country:
        effects = {statement.place.country}
    if causes and effects and not causes & effects:
        yield from product(sorted(causes), sorted(effects))


def _countries_of(statement: Statement, role: str, belonging: Belonging) -> set[str]:
    found: set[str] = set()
    for argument in statement.roles(role):
        found |= set(_codes(argument.text))
        code = belonging.country(argument.entity) if argument.entity else None
        found |= {code} if code else set()
    return found


def _codes(text: str) -> list[str]:
    return countries().take_out(fold_name(text).split())[0]


@cache
def _pattern() -> re.Pattern[str]:
    listed = (r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", w))) for w in words()["spill_over"]["words"])
    return re.compile(rf"\b(?:{'|'.join(listed)})\b", re.IGNORECASE)


@cache
def _sides() -> re.Pattern[str]:
    lists = words()["spill_over"]
    return re.compile(rf"\b({'|'.join(map(re.escape, (*lists['from'], *lists['into'])))})\b", re.IGNORECASE)
