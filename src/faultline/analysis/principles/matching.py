"""Which statements a query finds."""

from __future__ import annotations

import re
from functools import lru_cache

from faultline.analysis.material import Material
from faultline.analysis.principles.rules import Query, RoleFilter
from faultline.model.statement import Argument, Kind, Stage, Statement
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold

DONE = frozenset({Stage.PLEDGED, Stage.ACTIVE, Stage.ENDED, None})
"""Stages of an effort that count where a query names none: what is only announced or proposed is nothing done."""


def matches(material: Material, query: Query, statement: Statement) -> bool:
    """Whether a statement fulfils all conditions of a query."""
    return (
        statement.kind is query.kind
        and statement.polarity is query.polarity
        and statement.modality.value in query.modalities
        and is_of_type(query, statement.type)
        and (not query.modes or statement.mode in query.modes)
        and _is_of_stage(query, statement)
        and _killed(statement) >= query.killed
        and all(_is_filled(material, statement, role, by) for role, by in query.roles.items())
        and (not query.words or _holds(query.words, statement.evidence.quote))
        and not (query.without and _holds(query.without, statement.evidence.quote))
    )


def is_of_type(query: Query, of_type: str) -> bool:
    """Whether a type is one of those asked for; of efforts the beginning of a code is enough."""
    if not query.types or of_type in query.types:
        return True
    return query.kind is Kind.EFFORT and of_type.startswith(query.types)


def _is_of_stage(query: Query, statement: Statement) -> bool:
    if query.stages:
        return statement.stage is not None and statement.stage.value in query.stages
    return query.kind is not Kind.EFFORT or statement.stage in DONE


def _killed(statement: Statement) -> float:
    killed = statement.counts.killed if statement.counts else None
    return killed.low or 0.0 if killed else 0.0


def _is_filled(material: Material, statement: Statement, role: str, by: RoleFilter) -> bool:
    return any(_fills(material, statement, argument, by) for argument in statement.roles(role))


def _fills(material: Material, statement: Statement, argument: Argument, by: RoleFilter) -> bool:
    entity = material.entities.get(argument.entity or "")
    if by.types and (entity is None or entity.type.value not in by.types):
        return False
    names = f"{argument.text} ; {argument.name or ''}"
    if by.words and not _holds(by.words, names):
        return False
    return by.home is None or _is_at_home(statement, names) is by.home


def _is_at_home(statement: Statement, names: str) -> bool | None:
    """Whether somebody is of the country in which the statement lies; None where their name or it tells no country."""
    where = statement.place.country if statement.place else None
    own, _ = countries().take_out(fold(names).split())
    return where in own if where and own else None


def _holds(words: tuple[str, ...], text: str) -> bool:
    return _pattern(words).search(fold(text)) is not None


@lru_cache(maxsize=1000)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words or phrases, singular or plural, whole."""
    return re.compile(rf"\b(?:{'|'.join(re.escape(fold(w)) for w in words)})(?:s|es)?\b")
