"""Reads rule files in TOML; what is wrong in one is told with its place. `docs/analysis.md` tells how to write one."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from faultline.analysis.principles.rules import Principle, Query, Question, RoleFilter, RuleSet
from faultline.errors import UsageError
from faultline.model.entity import EntityType
from faultline.model.statement import Kind, Modality, Polarity, Stage
from faultline.ontology import vocabulary
from faultline.ontology.labels import VOCABULARIES

SHIPPED = ("priorities", "paris", "new_deal")
E = TypeVar("E", bound=StrEnum)


@cache
def shipped_rules(name: str) -> RuleSet:
    """A set of the package; UsageError where there is none of this name."""
    if name not in SHIPPED:
        raise UsageError(f"there are no rules {name!r}: take {', '.join(SHIPPED)}, or name a TOML file")
    path = files("faultline.analysis.principles") / f"{name}.toml"
    return parse_rules(path.read_text(encoding="utf-8"), f"{name}.toml")


def read_rules(path: Path) -> RuleSet:
    """The rules in a file; UsageError that says where and what is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"the rules {path} cannot be read: {error.strerror}; shipped are {', '.join(SHIPPED)}"
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"the rules {path} are not UTF-8: save them so") from error
    return parse_rules(text, str(path))


def parse_rules(text: str, where: str) -> RuleSet:
    """The rules of a text; `where` names it in errors."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{where} is no TOML: {error}") from error
    table = _Table(content, where)
    table.knows("name", "principle")
    principles = tuple(_principle(t) for t in table.tables("principle", "principle"))
    if not principles:
        raise UsageError(f"{where}: there is no principle: write [[principle]] with a name and questions")
    return RuleSet(table.text("name"), principles)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of a rule file with the place to name in errors."""

    content: Mapping[str, Any]
    where: str

    def knows(self, *keys: str) -> None:
        """UsageError for the first key that does not belong here."""
        for key in self.content:
            if key not in keys:
                raise self.error(f"{key!r} is not known here: take {', '.join(keys)}")

    def error(self, what: str) -> UsageError:
        return UsageError(f"{self.where}: {what}")

    def text(self, key: str) -> str:
        value = self.content.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(f"{key!r} is missing: give it as a text in quotation marks")
        return value

    def number(self, key: str, default: int) -> int:
        value = self.content.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or value < default:
            raise self.error(f"{key!r} must be a whole number from {default}, not {value!r}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.content.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise self.error(f'{key!r} must be a list of texts: {key} = ["one", "two"]')
        return tuple(value)

    def among(self, key: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Texts each of which must be one of those allowed."""
        given = self.texts(key)
        for value in given:
            if value not in allowed:
                raise self.error(f"{value!r} is none of {key!r}: take {_listed(allowed)}")
        return given

    def tables(self, key: str, called: str) -> list[_Table]:
        value = self.content.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise self.error(f"{key!r} must be a list of tables")
        return [_Table(v, f"{self.where}, {called} {n}") for n, v in enumerate(value, start=1)]


def _principle(table: _Table) -> Principle:
    table.knows("name", "means", "question")
    named = _Table(table.content, f"{table.where} ({table.text('name')})")
    questions = tuple(_question(t) for t in named.tables("question", "question"))
    if not questions:
        raise named.error("it asks nothing: write [[principle.question]] with what to ask")
    return Principle(named.text("name"), str(named.content.get("means", "")), questions)


def _question(table: _Table) -> Question:
    table.knows("ask", "supported", "contradicted", "at_least", "sources")
    supported, contradicted = (
        tuple(_query(t) for t in table.tables(key, f"{key} query")) for key in ("supported", "contradicted")
    )
    if not supported and not contradicted:
        raise table.error("nothing can answer it: give queries in 'supported' or 'contradicted'")
    return Question(table.text("ask"), supported, contradicted, table.number("at_least", 1), table.number("sources", 1))


def _query(table: _Table) -> Query:
    table.knows(*Query.__dataclass_fields__)
    kind = _one(table, "kind", Kind, None)
    return Query(
        kind,
        _types(table, kind),
        table.texts("modes"),
        table.among("stages", [s.value for s in Stage]),
        table.among("modalities", [m.value for m in Modality]) or (Modality.ACTUAL.value,),
        _one(table, "polarity", Polarity, Polarity.AFFIRMED),
        table.texts("words"),
        table.texts("without"),
        table.number("killed", 0),
        _roles(table, kind),
    )


def _one(table: _Table, key: str, of: type[E], default: E | None) -> E:
    value = table.content.get(key, default)
    try:
        return of(value)
    except ValueError:
        raise table.error(f"{key!r} must be one of {_listed([e.value for e in of])}, not {value!r}") from None


def _types(table: _Table, kind: Kind) -> tuple[str, ...]:
    """The types; those of efforts are the beginnings of sector codes."""
    given = table.texts("types")
    allowed = ("+", "-") if kind is Kind.CAUSE else vocabulary(VOCABULARIES[kind])
    for value in given:
        if value not in allowed and not (kind is Kind.EFFORT and any(code.startswith(value) for code in allowed)):
            raise table.error(
                f"{value!r} is no type of {kind.value}; ontology/{VOCABULARIES.get(kind, kind)}.toml lists them"
            )
    return given


def _roles(table: _Table, kind: Kind) -> dict[str, RoleFilter]:
    content = table.content.get("roles", {})
    if not isinstance(content, dict):
        raise table.error("'roles' must be a table: roles = { actor = { types = ['armed_group'] } }")
    allowed: list[str] = vocabulary("roles")["roles"][kind.value]
    found = {}
    for role, conditions in content.items():
        if role not in allowed:
            raise table.error(f"{role!r} is no role of {kind.value}: take {_listed(allowed)}")
        if not isinstance(conditions, dict):
            raise table.error(f'the role {role!r} must be a table: {role} = {{ words = ["civilian"] }}')
        found[role] = _role(_Table(conditions, f"{table.where}, role {role}"))
    return found


def _role(table: _Table) -> RoleFilter:
    table.knows(*RoleFilter.__dataclass_fields__)
    home = table.content.get("home")
    if home is not None and not isinstance(home, bool):
        raise table.error(f"'home' must be true or false, not {home!r}")
    return RoleFilter(table.among("types", [t.value for t in EntityType]), table.texts("words"), home)


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(values))
