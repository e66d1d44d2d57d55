"""Which positions are on one matter: one holder, one target or targets near in wording."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from faultline.comparison.gathering import gather
from faultline.comparison.labels import label
from faultline.comparison.wording import Words, are_near, content_words, covered, general, listed, share
from faultline.model.statement import Argument, Statement
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold

Key = tuple[str, ...]


def same_stances(key: Key, statements: Sequence[Statement]) -> Iterator[tuple[Key, list[Statement]]]:
    """Positions of one holder whose targets are one entity, or near in wording."""
    by_holder: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        holder = label(statement.roles("holder"))
        if holder and statement.roles("target"):
            by_holder[holder].append(statement)
    for holder in sorted(by_holder):
        for group in _of_one_holder(by_holder[holder]):
            yield (*key, holder, group[0].id), group


def _of_one_holder(statements: Sequence[Statement]) -> list[list[Statement]]:
    known = {s.id: (target_words(s), _deed(s)) for s in statements}
    found_by = {s.id: known[s.id][0] for s in statements}
    return gather(statements, found_by, lambda a, b: _is_one_matter(a, b, known))


def _is_one_matter(a: Statement, b: Statement, known: dict[str, tuple[Words, Words]]) -> bool:
    """Whether two stances are on one thing, and either the same stance or opposed ones.

    Names alone make no matter: "the Secretary-General to report" and "the Secretary-General to pay" are two. Opposed
    stances need targets that are one: "the measures" and "lifting the measures" are two.
    """
    (x, deed), (y, other) = known[a.id], known[b.id]
    if are_of_two_lands(a, b, "target") or _count_apart(a, b):
        return False
    if a.evidence.document != b.evidence.document and (_is_of_its_text(a) or _is_of_its_text(b)):
        return False
    if (deed and other and covered(deed, other) < 0.6) or _is_turned(a) is not _is_turned(b):
        return False
    if a.type == b.type:
        return are_near(x, y)
    is_one = max(share(x, y), share(_heads(a), _heads(b))) >= ONE_TARGET
    return frozenset({a.type, b.type}) in OPPOSED and is_one


def _count_apart(a: Statement, b: Statement) -> bool:
    """Whether the targets bear figures, and share none: "resolution 2734", "the later resolutions"."""
    x, y = (
        frozenset(n for i in s.roles("target") for n in _FIGURE.findall(_RELATIVE.split(i.text)[0])) for s in (a, b)
    )
    return bool(x | y) and not x & y


def _is_of_its_text(statement: Statement) -> bool:
    """Whether only its own text tells what is meant: "the humanitarian situation in the country"."""
    targets = statement.roles("target")
    if any(a.entity or _has_name(a.text) for a in targets) or lands_told(statement, "target"):
        return False
    words = [content_words(a.text) for a in targets if is_particular(a.text)]
    return any(w & general() and len(w - general()) <= 1 for w in words)


def is_particular(text: str) -> bool:
    """Whether a phrase points at something that was told before: "the", "this", "its"."""
    return _PARTICULAR.match(text) is not None


def _has_name(text: str) -> bool:
    return any(w[:1].isupper() for w in text.split()[1:])


_PARTICULAR = re.compile(r"^(?:the|this|that|these|those|such|its|their|his|her|our)\s", re.IGNORECASE)
_FIGURE = re.compile(r"\d+")


def _heads(statement: Statement) -> Words:
    """The words of the targets without what a relative clause adds: "the ceasefire that the government declared"."""
    return content_words(" ".join(_RELATIVE.split(a.text)[0] for a in statement.roles("target")))


def _is_turned(statement: Statement) -> bool:
    """Whether the target is the end or prevention of a thing: who calls for it opposes the thing."""
    first = [w for a in statement.roles("target")[:1] for w in fold(a.text).split() if w not in listed("stop")][:1]
    return bool(set(first) & listed("turning"))


def is_told_by_pronoun(statement: Statement) -> bool:
    """Whether only its own text tells what the target is: "his extradition", "this decision"."""
    quote = statement.evidence.quote
    return any(
        _POINTING.match(a.text) or _POINTING_BEFORE.search(quote[: max(0, quote.find(a.text))])
        for a in statement.roles("target")
    )


_POINTING = re.compile(r"(?:his|her|their|its|this|that|these|those|such)\s", re.IGNORECASE)
_POINTING_BEFORE = re.compile(r"\b(?:his|her|their|its|this|that|these|those|such)\s$", re.IGNORECASE)
_RELATIVE = re.compile(r",?\s(?:that|which|who|whose)\s")


def _deed(statement: Statement) -> Words:
    """The content words of the target that are no names; a word with which the sentence begins may be no name."""
    said = statement.evidence.quote
    texts = [
        f"{a.text[:1].lower()}{a.text[1:]}" if said.startswith(a.text) else a.text for a in statement.roles("target")
    ]
    return content_words(" ".join(w for text in texts for w in text.split() if w == w.lower()))


OPPOSED = {
    frozenset({"supports", "opposes"}),
    frozenset({"supports", "condemns"}),
    frozenset({"calls_for", "opposes"}),
    frozenset({"opposes", "condemns"}),
}
"""Stances that may be held on one thing: against one another, or alike."""
ONE_TARGET = 0.75
"""Share of words from which on two targets are one."""


def are_of_two_lands(a: Statement, b: Statement, role: str) -> bool:
    """Whether both tell of countries, and of none together: "the people of Libya", "the people of South Sudan".

    The country is that in the words of the role, else the one in which the statement says that it is ("the coup").
    """
    x, y = lands_told(a, role), lands_told(b, role)
    return bool(x and y and not x & y)


def lands_told(statement: Statement, role: str) -> frozenset[str]:
    """The countries in the words of a role, else the one in which the statement says that it is."""
    return lands_in(statement, role) or _land_of(statement)


def lands_in(statement: Statement, role: str) -> frozenset[str]:
    """The countries in the words of a role."""
    return _lands(" ".join(i.text for i in statement.roles(role)))


def _land_of(statement: Statement) -> frozenset[str]:
    place = statement.place
    return frozenset({place.country} if place is not None and place.country else ())


@lru_cache(maxsize=50_000)
def _lands(text: str) -> frozenset[str]:
    return frozenset(countries().take_out(fold(text).split())[0])


def words_of(arguments: Sequence[Argument]) -> Words:
    """The content words of arguments; those of the name where it is known who is meant."""
    return content_words(" ".join(a.name or a.text if a.entity else a.text for a in arguments))


def target_words(statement: Statement) -> Words:
    """What a position is on. An entity as the whole target is found by its id; in a longer target by its words.

    Who is called on to do something is not what is called for: then the sentence tells what.
    """
    words: set[str] = set()
    for argument in statement.roles("target"):
        said = content_words(argument.text)
        is_whole = argument.entity is not None and len(said) <= len(content_words(argument.name or argument.text))
        words |= {argument.entity or ""} if is_whole else said
        if is_whole and statement.type in _ASKING:
            words |= content_words(statement.evidence.quote)
    return frozenset(words)


_ASKING = ("calls_for", "warns")
