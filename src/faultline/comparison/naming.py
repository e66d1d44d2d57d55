"""Gives parties that resolution left without an entity the one whose full name they are written with.

A name may be missed as a name in one sentence and found in the next. Only what is written exactly like the name of one
entity, and of no second one, is taken for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from faultline.model.statement import Argument, Statement
from faultline.resolution.folding import fold_name
from faultline.tables.rows import Rows

Known = Mapping[str, tuple[str, str]]
"""Entity and name of whom a full name means."""
_ARTICLE = re.compile(r"^(?:the|The)\s+")
_LEAST_WORDS = 2


def known_names(statements: Rows[Statement]) -> Known:
    """The entity and name of the one whose name tells it, by the name as it is compared."""
    unknown = {_bare(text) for text, entity, _ in _parties(statements) if entity is None and _is_name(text)}
    meant: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for text, entity, name in _parties(statements) if unknown else ():
        if entity and name and (key := _bare(text)) in unknown:
            meant[key].add((entity, name))
    return {key: next(iter(some)) for key, some in meant.items() if len(some) == 1}


def _parties(statements: Rows[Statement]) -> Iterator[tuple[str, str | None, str | None]]:
    """Text, entity and name of all arguments, those of each batch that are the same once."""
    fields = ["text", "entity", "name"]
    for column in statements.columns("arguments"):
        flat = column.flatten()
        table = pa.Table.from_arrays([pc.struct_field(flat, name) for name in fields], fields)
        distinct = table.group_by(fields).aggregate([])
        yield from zip(*(distinct.column(name).to_pylist() for name in fields), strict=True)


def with_known_name(statement: Statement, known: Known) -> Statement:
    """The statement, with the entities of its nameless parties where the name tells them; its id stays."""
    if not known or not any(
        a.entity is None and _is_name(a.text) and _bare(a.text) in known for a in statement.arguments
    ):
        return statement
    return replace(statement, arguments=tuple(_with_entity(a, known) for a in statement.arguments))


def _with_entity(argument: Argument, known: Known) -> Argument:
    found = known.get(_bare(argument.text)) if argument.entity is None and _is_name(argument.text) else None
    return replace(argument, entity=found[0], name=found[1]) if found else argument


def _bare(text: str) -> str:
    return fold_name(_ARTICLE.sub("", text))


def _is_name(text: str) -> bool:
    words = _ARTICLE.sub("", text).split()
    return len(words) >= _LEAST_WORDS and all(w[:1].isupper() for w in words)
