"""Whom a toll counts, as the sentence tells it: all who suffered, a part of them, or the dead and hurt together."""

from __future__ import annotations

import re
from functools import cache

from faultline.comparison.figures import around
from faultline.comparison.wording import Words, listed, lists, stem
from faultline.model.statement import Statement
from faultline.model.value import Value
from faultline.resolution.folding import fold
from faultline.resolution.nominals import head_of

_JOINT = re.compile(
    r"(?:kill\w*|dead|died)\s+(?:and|or)\s+(?:wound|injur|hurt|maim)\w*\s+(?:[\w’'-]+\s+){0,2}$", re.IGNORECASE
)
_AMONG = re.compile(r"^(?:\s+[\w’'-]+){1,5}\s+(?:were|was|are|is)\s+among\b", re.IGNORECASE)


def is_no_whole(statement: Statement, value: Value | None) -> bool:
    """Whether a figure comes on top of another, is a part of it, or counts dead and hurt together.

    So "killed another two", "including 12 children", "ten children were among the dead", "killed and injured five".
    """
    if statement.evidence.table is not None or value is None or not value.text:
        return False
    quote = statement.evidence.quote
    before, after = around(quote, value.text)
    first = fold(value.text).split()[:1]
    if {*before[-1:], *first} & listed("added_before") or set(after[:1]) & listed("added_after"):
        return True
    at = quote.find(value.text)
    return at >= 0 and bool(_JOINT.search(quote[:at]) or _AMONG.match(quote[at + len(value.text) :]))


def suffer_alike(a: Statement, b: Statement) -> bool:
    """Whether both call those who suffered by one noun."""
    heads = [{head_of(i.text) for i in s.roles("recipient", "subject")} for s in (a, b)]
    return bool(heads[0] & heads[1])


def are_other_victims(a: Statement, x: Value | None, b: Statement, y: Value | None) -> bool:
    """Whether two tolls count people of two sorts: soldiers, civilians; children, and all who died."""
    sorts = [_sorts(s, v) for s, v in ((a, x), (b, y))]
    parts = [bool(words & _stems("parts")) for words in (_counted(a, x), _counted(b, y))]
    return bool(sorts[0] and sorts[1] and not sorts[0] & sorts[1]) or parts[0] is not parts[1]


def _sorts(statement: Statement, value: Value | None) -> frozenset[str]:
    words = _counted(statement, value)
    return frozenset(sort for sort in lists()["victims"] if words & _victims(sort))


def _counted(statement: Statement, value: Value | None) -> Words:
    """The stems of the words of the noun phrase after a figure, of two words at most before its clause goes on."""
    if statement.evidence.table is not None or value is None or not value.text:
        return frozenset()
    return frozenset(map(stem, around(statement.evidence.quote, value.text)[1][:2]))


@cache
def _victims(sort: str) -> Words:
    return frozenset(map(stem, lists()["victims"][sort]))


@cache
def _stems(name: str) -> Words:
    return frozenset(map(stem, listed(name)))
