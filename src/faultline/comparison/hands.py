"""Who did it, as two tellings of one deed say: one hand, another one, or each the other's victim."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from faultline.comparison.tellings import Telling
from faultline.comparison.wording import content_words, covered, lists, stem
from faultline.model.statement import Argument
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold
from faultline.resolution.happenings.accounts import trigger_words
from faultline.resolution.nominals import head_of

MOSTLY = 0.5
"""Share of the words of one name that another must have for both to be one hand."""
WAR_DAYS = 3
"""Days on which two struck one another from which on they are at war."""
_STEM = 5
_LEAST_NAME = 3
_ACRONYM = re.compile(r"\b[A-Z][A-Z-]*[A-Z]{2}\b")


def another_hand(a: Telling, b: Telling) -> bool:
    """Whether two tellings give two doers: two names, or nameless people of two sorts ("soldiers", "vigilantes")."""
    if is_crossed(a, b) or are_one_hand(_doers(a), _doers(b)) or _is_only_owner(a) or _is_only_owner(b):
        return False
    if _hits_itself(a) or _hits_itself(b):
        return False
    if _names_doer(a, b) or _names_doer(b, a) or lands_of(a, "actor") & lands_of(b, "actor"):
        return False
    if a.actors and b.actors:
        return not a.actors & b.actors
    x, y = (frozenset(w for i in _doers(t) for w in _names_in(i)) for t in (a, b))
    if x and y:
        return not x & y
    sorts = [frozenset(s for i in _doers(t) for s in _sorts(i)) for t in (a, b)]
    return not x and not y and bool(sorts[0] and sorts[1]) and not sorts[0] & sorts[1]


def _hits_itself(telling: Telling) -> bool:
    """Whether doer and sufferer are read as one ("Israeli … Israelis were killed"), so that the doer is in doubt."""
    return bool(telling.actors & telling.recipients or lands_of(telling, "actor") & lands_of(telling, "recipient"))


def are_one_sufferer(a: Telling, b: Telling) -> bool:
    """Whether both name one who suffered it, where that ties two deeds of a day: in a town, or whoever is no land."""
    shared = a.recipients & b.recipients
    if a.is_in_town and b.is_in_town:
        return bool(shared)
    return any(not whom.startswith("country:") for whom in shared)


def is_crossed(a: Telling, b: Telling) -> bool:
    """Whether each did to the other what the other is told to have done."""
    return bool(a.actors & b.recipients and a.recipients & b.actors)


def at_war(tellings: Iterable[Telling]) -> frozenset[frozenset[str]]:
    """Pairs of whom each is told to strike the other, on several days: who struck on one day contradicts nothing."""
    struck: dict[tuple[str, str], set[str]] = defaultdict(set)
    for telling in tellings:
        for actor in telling.actors:
            for recipient in telling.recipients - telling.actors:
                struck[actor, recipient].add(telling.time.start or "")
    both = [(a, b) for a, b in struck if (b, a) in struck]
    return frozenset(frozenset((a, b)) for a, b in both if len(struck[a, b] | struck[b, a]) >= WAR_DAYS)


def lands_of(telling: Telling, role: str) -> frozenset[str]:
    """The countries that a side is called after: "Afghan forces", "a Pakistani border post"."""
    return frozenset(
        land
        for s in telling.statements
        for i in s.roles(role)
        for land in countries().take_out(fold(i.text).split())[0]
    )


def are_alike(a: Telling, b: Telling) -> bool:
    """Whether nameless doers and victims are called alike."""
    return all(_heads(a, role) & _heads(b, role) for role in ("actor", "recipient"))


def bodies_named(arguments: Iterable[Argument]) -> frozenset[str]:
    """The acronyms of bodies within the descriptions of a side: MINUSMA in "ten peacekeepers of MINUSMA"."""
    return frozenset(w for i in arguments for w in _ACRONYM.findall(i.text))


def victims_alike(a: Telling, b: Telling) -> bool:
    """Whether those who suffer it are called alike, or one telling does not say."""
    ones, others = _heads(a, "recipient"), _heads(b, "recipient")
    return not (ones and others) or bool(ones & others)


def are_one_hand(ones: Iterable[Argument], others: Iterable[Argument]) -> bool:
    """Whether doers are called alike, or one is within how the other is called ("the M23", "rebels of the M23")."""
    sides = [list(ones), list(others)]
    texts = [[fold(i.name or i.text) for i in side] for side in sides]
    if any(f" {x} " in f" {y} " or f" {y} " in f" {x} " for x in texts[0] for y in texts[1]):
        return True
    hands = [[content_words(f"{i.name or ''} {i.text}") for i in side if i.entity] for side in sides]
    return any(covered(x, y) >= MOSTLY for x in hands[0] for y in hands[1])


def _names_doer(a: Telling, b: Telling) -> bool:
    """Whether the sentence of one names the doer of the other beside its own: "a commando of the ELN"."""
    suffered = {fold(i.text) for s in b.statements for i in s.roles("recipient")}
    called = {name for i in _doers(a) if i.entity for name in (fold(i.text), fold(i.name or ""))} - suffered
    quotes = [f" {fold(s.evidence.quote)} " for s in b.statements if s.evidence.table is None]
    return any(len(name) >= _LEAST_NAME and f" {name} " in quote for name in called for quote in quotes)


def _is_only_owner(telling: Telling) -> bool:
    """Whether the doer is read from the owner of something else: "the Council's inaction … the seizure of the town"."""
    for statement in telling.statements:
        done = trigger_words(statement.pattern)
        for actor in statement.roles("actor"):
            owned = re.search(re.escape(actor.text) + r"[’']s?\s+(\w+)", statement.evidence.quote)
            if owned and not any(fold(owned.group(1)).startswith(word[:_STEM]) for word in done):
                return True
    return False


def _doers(telling: Telling) -> tuple[Argument, ...]:
    return tuple(i for s in telling.statements for i in s.roles("actor"))


def _names_in(doer: Argument) -> frozenset[str]:
    """The words of a name within a description; a first word with a capital may only begin the sentence."""
    return frozenset(fold(w) for w in doer.text.split()[1:] if w[:1].isupper())


def _sorts(doer: Argument) -> frozenset[str]:
    head = stem(head_of(doer.text))
    return frozenset(sort for sort, words in _doers_by_sort().items() if head in words)


def _heads(telling: Telling, role: str) -> frozenset[str]:
    return frozenset(stem(head_of(i.text)) for s in telling.statements for i in s.roles(role))


@cache
def _doers_by_sort() -> dict[str, frozenset[str]]:
    return {sort: frozenset(map(stem, some)) for sort, some in lists()["doers"].items()}
