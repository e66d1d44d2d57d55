"""A mapping and a table → the same mapping with a rule, or an argument, for each of several columns of one kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from faultline.datasets.mapping import ArgumentRule, Mapping, StatementRule
from faultline.datasets.tags import Tag

T = TypeVar("T")
_NAMES = frozenset({"column", "fallback", "heading_of", "best"})
"""Attributes of rules that name a column of which there may be several."""


def repeated(
    mapping: Mapping, headings: Sequence[str], tags: Sequence[Tag | None] = ()
) -> tuple[Mapping, dict[str, int]]:
    """The mapping for a table, and where its columns stand; a second column of a kind is called `name#2`, and so on."""
    positions = mapping.positions(headings, tags)
    tagged = mapping.tagged(tags)
    names: dict[str, tuple[str, ...]] = {}
    for name in mapping.many & tagged.keys():
        names[name] = tuple(name if n == 0 else f"{name}#{n + 1}" for n in range(len(tagged[name])))
        positions |= dict(zip(names[name], tagged[name], strict=True))
    labels = {name: headings[index].strip() for name, index in positions.items()}
    rules = (one for rule in mapping.statements for one in _rules(rule, names))
    return replace(mapping, statements=tuple(_with_headings(rule, labels) for rule in rules)), positions


def _rules(rule: StatementRule, names: dict[str, tuple[str, ...]]) -> list[StatementRule]:
    """A rule for each column that its figure may stand in, with an argument for each column that names one."""
    figure = rule.value.best if rule.value else None
    rules = [_renamed(rule, figure, name) for name in names[figure]] if figure in names else [rule]
    return [replace(one, arguments=_arguments(one.arguments, names)) for one in rules]


def _arguments(rules: tuple[ArgumentRule, ...], names: dict[str, tuple[str, ...]]) -> tuple[ArgumentRule, ...]:
    return tuple(replace(rule, column=name) for rule in rules for name in names.get(rule.column or "", (rule.column,)))


def _with_headings(rule: StatementRule, labels: dict[str, str]) -> StatementRule:
    arguments = tuple(
        replace(a, default=labels.get(a.heading_of, a.default)) if a.heading_of else a for a in rule.arguments
    )
    return replace(rule, arguments=arguments)


def _renamed(part: T, old: str | None, new: str) -> T:
    """The same rule with another name of a column, wherever it stands."""
    if isinstance(part, tuple):
        return tuple(_renamed(one, old, new) for one in part)  # type: ignore[return-value]
    if not is_dataclass(part) or isinstance(part, type):
        return part
    changed: dict[str, Any] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        changed[field.name] = new if field.name in _NAMES and value == old else _renamed(value, old, new)
    return replace(part, **changed)
