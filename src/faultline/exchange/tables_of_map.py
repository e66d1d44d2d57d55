"""The tables of a map beside the statements, and the list of all: one row a thing, link tables for what is many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from faultline.exchange.flat_tables import FlatColumn, FlatTable, each, joined
from faultline.exchange.statement_columns import STATEMENTS
from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.model.entity import Alias, Entity
from faultline.model.loss import Loss
from faultline.model.place import Place
from faultline.model.statement import Argument, Statement
from faultline.workspace.view import MapView


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document, the id of the one whose text it repeats, and how many statements stand in it."""

    document: Document
    copy_of: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Filled:
    """An argument: the role of a statement that it fills, and the place it has among all of them."""

    statement: str
    position: int
    argument: Argument


@dataclass(frozen=True, slots=True)
class AliasOf:
    """An alias of an entity."""

    entity: str
    alias: Alias


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ids that belong together, the second at its place among those of the first."""

    first: str
    position: int
    second: str


def _listed(view: MapView, documents: Iterable[Document]) -> Iterator[ListedDocument]:
    origins = {o.document: o.origin for o in view.document_origins() if o.document != o.origin}
    statements = dict(view.counts_by("document"))
    return (ListedDocument(d, origins.get(d.id), statements.get(d.id, 0)) for d in documents)


def _filled(_: MapView, statements: Iterable[Statement]) -> Iterator[Filled]:
    return (Filled(s.id, n, argument) for s in statements for n, argument in enumerate(s.arguments, start=1))


def _named(_: MapView, entities: Iterable[Entity]) -> Iterator[AliasOf]:
    return (AliasOf(entity.id, alias) for entity in entities for alias in entity.aliases)


def _mentioned(_: MapView, entities: Iterable[Entity]) -> Iterator[Pair]:
    return (Pair(e.id, n, document) for e in entities for n, document in enumerate(e.documents, start=1))


def _compared(_: MapView, comparisons: Iterable[Comparison]) -> Iterator[Pair]:
    return (Pair(c.id, n, statement) for c in comparisons for n, statement in enumerate(c.statements, start=1))


def _facts(view: MapView) -> list[tuple[str, str]]:
    known = {"title": view.title, "version": view.edition, "made": view.created, **view.built}
    return [(name, str(value)) for name, value in known.items()]


DOCUMENTS: FlatTable[Document, ListedDocument] = FlatTable(
    "documents",
    "the sources, a document a row, without their texts",
    (
        FlatColumn("id", str, lambda r: r.document.id, "first 16 digits of the SHA-256 of the file"),
        FlatColumn("path", str, lambda r: r.document.path, "as given to `build`, joined with the path inside"),
        FlatColumn("title", str, lambda r: r.document.title, "as the document gives it"),
        FlatColumn("author", str, lambda r: r.document.author, "as the document gives it"),
        FlatColumn("publisher", str, lambda r: r.document.publisher, "as the document gives it"),
        FlatColumn("date", str, lambda r: r.document.date, "of publication, maybe partial (`2019-01`)"),
        FlatColumn("language", str, lambda r: r.document.language, "ISO 639-1"),
        FlatColumn("address", str, lambda r: r.document.address, "where it was published"),
        FlatColumn("format", str, lambda r: r.document.format, "the reader that read it"),
        FlatColumn("copy_of", str, lambda r: r.copy_of, "the document whose text it repeats", refers_to="documents"),
        FlatColumn("statements", int, lambda r: r.statements, "how many stand in it"),
    ),
    lambda view: view.documents(),
    _listed,
    key=("id",),
)
ARGUMENTS: FlatTable[Statement, Filled] = FlatTable(
    "arguments",
    "who and what fills a role, an argument of a statement a row",
    (
        FlatColumn("statement", str, lambda r: r.statement, "the statement", refers_to="statements"),
        FlatColumn("position", int, lambda r: r.position, "its place among the arguments, from 1"),
        FlatColumn("role", str, lambda r: r.argument.role, "as in `statements`"),
        FlatColumn("text", str, lambda r: r.argument.text, "the words of the text"),
        FlatColumn("entity", str, lambda r: r.argument.entity, "whom they mean, if known", refers_to="entities"),
        FlatColumn("name", str, lambda r: r.argument.name, "the entity's name"),
        FlatColumn("start", int, lambda r: r.argument.start, "where the words begin, in code points"),
        FlatColumn("end", int, lambda r: r.argument.end, "where they end"),
    ),
    lambda view: view.iterate_statements(),
    _filled,
    key=("statement", "position"),
    indexes=(("entity", "role"),),
)
ENTITIES: FlatTable[Entity, Entity] = FlatTable(
    "entities",
    "who and what is named, an identity a row",
    (
        FlatColumn("id", str, lambda e: e.id, "identity across documents"),
        FlatColumn("name", str, lambda e: e.name, "the name it goes by"),
        FlatColumn("type", str, lambda e: e.type.value, "`armed_group`, `person` …"),
        FlatColumn("mentions", int, lambda e: e.mentions, "how often it is mentioned"),
        FlatColumn("documents", int, lambda e: len(e.documents), "in how many documents"),
        FlatColumn("aliases", int, lambda e: len(e.aliases), "under how many forms"),
        FlatColumn("alias_names", str, lambda e: joined(a.text for a in e.aliases), "which"),
        FlatColumn("residual", bool, lambda e: e.residual, "a catch-all (“civilians”), which never ranks"),
        FlatColumn("place", str, lambda e: e.place, "the place it stands for", refers_to="places"),
        FlatColumn("why", str, lambda e: joined(e.why), "why its mentions are one"),
    ),
    lambda view: view.entities(),
    each,
    key=("id",),
    indexes=(("type",), ("name",)),
)
ALIASES: FlatTable[Entity, AliasOf] = FlatTable(
    "aliases",
    "the forms under which entities are mentioned, a form a row",
    (
        FlatColumn("entity", str, lambda r: r.entity, "whose form it is", refers_to="entities"),
        FlatColumn("text", str, lambda r: r.alias.text, "the form"),
        FlatColumn("count", int, lambda r: r.alias.count, "how often it stands in the texts"),
    ),
    lambda view: view.entities(),
    _named,
    indexes=(("entity",), ("text",)),
)
ENTITY_DOCUMENTS: FlatTable[Entity, Pair] = FlatTable(
    "entity_documents",
    "which documents mention an entity, a pair a row",
    (
        FlatColumn("entity", str, lambda r: r.first, "who is mentioned", refers_to="entities"),
        FlatColumn("document", str, lambda r: r.second, "in which document", refers_to="documents"),
    ),
    lambda view: view.entities(),
    _mentioned,
    indexes=(("entity",), ("document",)),
)
PLACES: FlatTable[Place, Place] = FlatTable(
    "places",
    "where statements lie, a place a row",
    (
        FlatColumn("id", str, lambda p: p.id, "`geonames:…`, `region:…`, `part:…` or `point:…`"),
        FlatColumn("name", str, lambda p: p.name, "its name"),
        FlatColumn("feature", str, lambda p: p.feature, "`city`, `admin1`, `admin2`, `country`, `region`, `point`"),
        FlatColumn("country", str, lambda p: p.country, "ISO 3166-1 alpha-2; none where it lies in several"),
        FlatColumn("admin1", str, lambda p: p.admin1, "code of the division of the country"),
        FlatColumn("lat", float, lambda p: p.lat, "degrees north, WGS 84"),
        FlatColumn("lon", float, lambda p: p.lon, "degrees east, WGS 84"),
        FlatColumn("population", int, lambda p: p.population, "people who live there, 0 where not known"),
    ),
    lambda view: view.places(),
    each,
    key=("id",),
)
COMPARISONS: FlatTable[Comparison, Comparison] = FlatTable(
    "comparisons",
    "how sources stand on one matter, a comparison a row",
    (
        FlatColumn("id", str, lambda c: c.id, "identity of the matter and what is compared"),
        FlatColumn("about", str, lambda c: c.about, "the matter"),
        FlatColumn("kind", str, lambda c: c.kind.value, "of the statements"),
        FlatColumn("verdict", str, lambda c: c.verdict.value, "`contradicted`, `updated`, `corroborated` …"),
        FlatColumn("severity", str, lambda c: c.severity.value, "`none`, `soft` or `hard`"),
        FlatColumn("reason", str, lambda c: c.reason, "why, in a sentence"),
        FlatColumn("statements", int, lambda c: len(c.statements), "how many are compared"),
        FlatColumn("independent_sources", int, lambda c: c.independent_sources, "copies counted once"),
    ),
    lambda view: view.comparisons(),
    each,
    key=("id",),
    indexes=(("verdict",),),
)
COMPARISON_MEMBERS: FlatTable[Comparison, Pair] = FlatTable(
    "comparison_members",
    "which statements are compared, a pair a row",
    (
        FlatColumn("comparison", str, lambda r: r.first, "the comparison", refers_to="comparisons"),
        FlatColumn("position", int, lambda r: r.position, "the statement's place in it, from 1"),
        FlatColumn("statement", str, lambda r: r.second, "the statement", refers_to="statements"),
    ),
    lambda view: view.comparisons(),
    _compared,
    key=("comparison", "position"),
    indexes=(("statement",),),
)
LOSSES: FlatTable[Loss, Loss] = FlatTable(
    "losses",
    "what was dropped on the way, by document, step and reason",
    (
        FlatColumn("path", str, lambda x: x.path, "of the document"),
        FlatColumn("step", str, lambda x: x.step, "where on the way"),
        FlatColumn("reason", str, lambda x: x.reason, "why"),
        FlatColumn("detail", str, lambda x: x.detail, "what helps to find or mend it"),
        FlatColumn("count", int, lambda x: x.count, "how many of the same"),
    ),
    lambda view: view.losses(),
    each,
    indexes=(("step", "reason"),),
)
MAP: FlatTable[tuple[str, str], tuple[str, str]] = FlatTable(
    "map",
    "which map this is, a fact a row",
    (
        FlatColumn("name", str, lambda fact: fact[0], "`title`, `version`, `made`, `software`, `stages` …"),
        FlatColumn("value", str, lambda fact: fact[1], "what it is"),
    ),
    _facts,
    each,
    key=("name",),
)
TABLES: tuple[FlatTable[Any, Any], ...] = (
    MAP,
    DOCUMENTS,
    PLACES,
    ENTITIES,
    ALIASES,
    ENTITY_DOCUMENTS,
    STATEMENTS,
    ARGUMENTS,
    COMPARISONS,
    COMPARISON_MEMBERS,
    LOSSES,
)
"""All of them, a table after those it refers to."""
