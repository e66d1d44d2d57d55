"""What one statement tells of a happening, in the form in which two are compared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from faultline.model.statement import Argument, Kind, Statement
from faultline.resolution.folding import fold, fold_name
from faultline.resolution.happenings.families import family, is_light
from faultline.resolution.nominals import is_residual

SIDES = ("actor", "recipient", "subject")
_TRIGGER = re.compile(r"'(.+)'")
_FIGURE = re.compile(r"\d[\d,]*")
_LONGEST_YEAR = 4


@dataclass(frozen=True, slots=True)
class Account:
    """A statement on a happening, ready to be compared.

    Attributes:
        words: The lemmas that tell what happened: those of the pattern's trigger, or the measure; none for a row.
        families: The families of these.
        sides: By role, who is named: entities, else folded names; nobody in particular is left out.
        victims: What those who suffer it, nobody by name, are called after: the names in "Uruguayan peacekeepers".
        party_words: The words of the parties, named or not.
        clause: The content words of the quote, by family.
        figures: The figures in the quote and the counts, years left out.
    """

    statement: Statement
    words: tuple[str, ...]
    families: frozenset[str]
    sides: Mapping[str, frozenset[str]]
    victims: frozenset[str]
    party_words: frozenset[str]
    clause: frozenset[str]
    figures: frozenset[str]


def account_of(statement: Statement) -> Account:
    """The account that a statement gives."""
    is_row = statement.evidence.table is not None
    measure = (statement.type,) if statement.kind is Kind.QUANTITY else ()
    told = () if is_row else trigger_words(statement.pattern) or measure
    parties = [a for a in statement.arguments if a.role in SIDES]
    return Account(
        statement=statement,
        words=told,
        families=frozenset(map(family, told)),
        sides={role: _named(statement.roles(role)) for role in SIDES},
        victims=frozenset(w for a in statement.roles("recipient", "subject") for w in _called_after(a, statement)),
        party_words=frozenset(w for a in parties for w in content_words(a.text)),
        clause=content_words(statement.evidence.quote),
        figures=_figures(statement),
    )


@lru_cache(maxsize=50_000)
def trigger_words(pattern: str) -> tuple[str, ...]:
    """The words of a pattern's name that carry its meaning: "attack" of `event/ASSAULT: verb 'carry out attack'`."""
    found = _TRIGGER.search(pattern)
    all_words = tuple(re.split(r"[ |*]+", found.group(1).lower())) if found else ()
    told = tuple(w for w in all_words if w and not is_light(w))
    return told or all_words


@lru_cache(maxsize=100_000)
def content_words(text: str) -> frozenset[str]:
    """The families of the words that carry meaning."""
    told = (w for w in fold(text).split() if len(w) > 2 and not w.isdigit() and not is_light(w))
    return frozenset(map(family, told))


def _named(side: tuple[Argument, ...]) -> frozenset[str]:
    return frozenset(a.entity or fold_name(a.text) for a in side if is_named(a))


def is_named(party: Argument) -> bool:
    """Whether a party is somebody in particular: no catch-all, or one whose words are all of a name ("Cuban Armed
    Forces").
    """
    return _is_named(party.name or party.text)


@lru_cache(maxsize=100_000)
def _is_named(name: str) -> bool:
    long = [word for word in name.split() if len(word) > 3]
    return not is_residual(name) or (len(long) > 1 and all(word[0].isupper() for word in long))


def _called_after(party: Argument, statement: Statement) -> frozenset[str]:
    """The words with a capital in a description of nobody in particular, but for a sentence's first and its noun."""
    if is_named(party):
        return frozenset()
    tokens = party.text.split()
    first = 1 if statement.evidence.quote.startswith(party.text) else 0
    capital = (fold(t) for t in tokens[first:] if t[:1].isupper())
    return frozenset(w for w in capital if w and not is_residual(w))


def _figures(statement: Statement) -> frozenset[str]:
    found = {f.replace(",", "") for f in _FIGURE.findall(statement.evidence.quote)}
    counts = statement.counts
    for value in (counts.killed, counts.injured, counts.detained) if counts else ():
        if value is not None and value.low == value.high:
            found.add(f"{value.low:g}")
    return frozenset(f for f in found if len(f) != _LONGEST_YEAR or not f.startswith(("19", "20")))
