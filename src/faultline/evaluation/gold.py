"""Annotations to measure against: statements, entities and groups of statements, as JSON Lines.

A folder holds `statements.jsonl` and, where they are annotated, `entities.jsonl` and `conflicts.jsonl`. A statement has
`id`, `doc` (how the name of its document begins), `kind`, `quote`, `salience` (`core` where it must be found), and what
its kind carries: `actor`, `target`, `event_type`, `relation`, `value`, `stance` … A participant is the id of an entity,
a text as `{"text": …}`, or a list of these.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faultline.errors import UsageError
from faultline.evaluation.likeness import plain_name, words_of
from faultline.model.statement import Kind

RELATIONS = ("contradicts", "updates", "agrees", "framing")
"""How statements of a group can stand."""


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One annotated statement; `fields` holds what its kind carries, as annotated."""

    id: str
    document: str
    kind: Kind
    quote: str
    is_core: bool
    fields: Mapping[str, Any]

    @property
    def modality(self) -> str:
        return str(self.fields.get("modality", "actual"))


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """One identity: its names, and the forms under which the documents mention it, as they are compared."""

    id: str
    names: frozenset[str]
    forms: tuple[str, ...]
    documents: frozenset[str]
    is_core: bool


@dataclass(frozen=True, slots=True)
class GoldGroup:
    """Statements on one matter, by id, and how they stand: agrees, updates, contradicts or framing."""

    relation: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """Everything annotated; `names` are those of each entity and of the ones that need not be told from it."""

    statements: tuple[GoldStatement, ...]
    entities: tuple[GoldEntity, ...]
    groups: tuple[GoldGroup, ...]
    names: Mapping[str, frozenset[str]]

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(s.document for s in self.statements)


def read_gold(folder: Path, documents: frozenset[str] = frozenset()) -> Gold:
    """The annotations of a folder, all or those of some documents (as their `doc` names them).

    Raises:
        UsageError: If the folder has no statements, a line cannot be read, or a document is not annotated.
    """
    rows = list(_rows(folder / "statements.jsonl"))
    statements = tuple(_statement(row, number, folder) for number, row in enumerate(rows, 1))
    known = frozenset(s.document for s in statements)
    if documents - known:
        unknown, given = ", ".join(sorted(documents - known)), ", ".join(sorted(known))
        raise UsageError(f"{folder} annotates no document {unknown}: take some of {given}")
    statements = tuple(s for s in statements if not documents or s.document in documents)
    rows = _rows_if_any(folder / "entities.jsonl")
    entities = tuple(_entity(row) for row in rows)
    groups = _groups(_rows_if_any(folder / "conflicts.jsonl"), documents or known)
    return Gold(statements, entities, tuple(groups), _names(rows, entities))


def _rows_if_any(path: Path) -> list[dict[str, Any]]:
    return list(_rows(path)) if path.exists() else []


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: give the folder that holds statements.jsonl") from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise UsageError(f"{path}, line {number}, is not JSON ({error.msg}): mend or remove it") from error
        if not isinstance(row, dict):
            raise UsageError(f"{path}, line {number}, is no JSON object: mend or remove it")
        yield row


def _statement(row: dict[str, Any], number: int, folder: Path) -> GoldStatement:
    try:
        kind = Kind(row["kind"])
        return GoldStatement(row["id"], row["doc"], kind, row["quote"], row.get("salience") == "core", row)
    except (KeyError, ValueError) as error:
        where = f"{folder / 'statements.jsonl'}, statement {number}"
        raise UsageError(f"{where}, lacks a field or has no known kind ({error}): mend or remove it") from error


def _entity(row: dict[str, Any]) -> GoldEntity:
    aliases = row.get("aliases", ())
    names = frozenset(" ".join(words_of(name)) for name in (row["name"], *aliases))
    forms = tuple(plain_name(alias) for alias in aliases)
    return GoldEntity(row["id"], names, forms, frozenset(row.get("docs", ())), row.get("salience") == "core")


def _groups(rows: list[dict[str, Any]], documents: frozenset[str]) -> Iterator[GoldGroup]:
    for row in rows:
        if row["relation"] in RELATIONS and set(row["docs"]) <= documents and not row.get("identity"):
            yield GoldGroup(row["relation"], tuple(row["statements"]))


def _names(rows: list[dict[str, Any]], entities: tuple[GoldEntity, ...]) -> dict[str, frozenset[str]]:
    own = {e.id: e.names for e in entities}
    alike = {r["id"]: r.get("score_equiv", ()) for r in rows}
    return {i: names.union(*(own.get(o, frozenset()) for o in alike[i])) for i, names in own.items()}
