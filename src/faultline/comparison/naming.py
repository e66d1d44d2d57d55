"""Gives parties that resolution left without an entity the one whose full name they are written with.

A name may be missed as a name in one sentence and found in the next. Only what is written exactly like the name of one
entity, and of no second one, is taken for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from faultline.model.statement import Argument, Statement
from faultline.resolution.folding import fold_name

_ARTICLE = re.compile(r"^(?:the|The)\s+")
_LEAST_WORDS = 2


def with_known_names(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, with the entities of their nameless parties where the name tells them; ids stay."""
    unknown = {_bare(a) for s in statements for a in s.arguments if a.entity is None and _is_name(a)}
    meant: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for statement in statements if unknown else ():
        for argument in statement.arguments:
            if argument.entity and argument.name and (key := _bare(argument)) in unknown:
                meant[key].add((argument.entity, argument.name))
    known = {key: next(iter(some)) for key, some in meant.items() if len(some) == 1}
    return tuple(_named(s, known) for s in statements) if known else tuple(statements)


def _named(statement: Statement, known: dict[str, tuple[str, str]]) -> Statement:
    if not any(a.entity is None and _is_name(a) and _bare(a) in known for a in statement.arguments):
        return statement
    return replace(statement, arguments=tuple(_with_entity(a, known) for a in statement.arguments))


def _with_entity(argument: Argument, known: dict[str, tuple[str, str]]) -> Argument:
    found = known.get(_bare(argument)) if argument.entity is None and _is_name(argument) else None
    return replace(argument, entity=found[0], name=found[1]) if found else argument


def _bare(argument: Argument) -> str:
    return fold_name(_ARTICLE.sub("", argument.text))


def _is_name(argument: Argument) -> bool:
    words = _ARTICLE.sub("", argument.text).split()
    return len(words) >= _LEAST_WORDS and all(w[:1].isupper() for w in words)
