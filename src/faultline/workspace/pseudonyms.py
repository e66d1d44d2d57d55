"""A map as it may leave the house: private persons under numbers, their names gone from every text and table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa

from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.model.entity import Entity, EntityType
from faultline.model.judgement import Judgement, Terms
from faultline.model.loss import Loss
from faultline.model.sentence import Form
from faultline.model.statement import Statement
from faultline.tables import from_batch, schema_of, to_table
from faultline.tables.json_values import from_json, to_json
from faultline.tables.schemas import Named
from faultline.workspace.judged import Judged
from faultline.workspace.map_tables import DocumentOrigin
from faultline.workspace.parts import rows_of
from faultline.workspace.person_numbers import person_numbers
from faultline.workspace.private_persons import private_persons
from faultline.workspace.redaction.masking import Mask, Row
from faultline.workspace.redaction.names import Names, forms_of, words_of
from faultline.workspace.statement_filter import mention_conditions

if TYPE_CHECKING:
    from faultline.workspace.queries import PartQueries
    from faultline.workspace.view import MapView

T = TypeVar("T")
_AT_ONCE = 1000
_DOCUMENTS_AT_ONCE = 50


def pseudonymise(
    view: MapView, queries: PartQueries, naming: Iterable[str] = (), now: MapView | None = None
) -> Pseudonyms | None:
    """Put numbers in place of private persons in all tables of a view, with what was judged in them; None where there
    are none. Marks stand for their names in texts and quotes, so that offsets stay. Whoever is called as one of
    `naming` is left. Numbers are those that `now`, a newer version, has for the same persons."""
    people = [e for e in view.entities(type=EntityType.PERSON.value) if not e.residual]
    mentions = _mentions_of(people, queries)
    texts = {d.id: d for d in _documents(view)} if people else {}
    kept = {name.casefold() for name in naming}
    private = private_persons(people, view.iterate_statements(), mentions, texts)
    private = [e for e in private if kept.isdisjoint({e.name.casefold(), *(a.text.casefold() for a in e.aliases)})]
    if not private:
        return None
    called = {e.id: _names(e, mentions[e.id]) for e in people}
    known_as = {e.id: led.new if now and (led := now.redirect(e.id)) else e.id for e in private}
    made = Pseudonyms(person_numbers(known_as), Names(_forms(private, called), str))
    made.lay_over(view, queries, texts.values())
    return made


def _mentions_of(people: Sequence[Entity], queries: PartQueries) -> dict[str, list[Named]]:
    """The mentions of each person, all of them read at once."""
    found: dict[str, list[Named]] = {one.id: [] for one in people}
    meant = {
        (document, chain): who
        for document, chain, who in queries.rows("SELECT document, chain, entity FROM identities")
    }
    for mention in queries.values(Named, "mentions", mention_conditions(list(found))):
        if (who := meant.get((mention.document, mention.chain))) in found:
            found[str(who)].append(mention)
    return found


def _documents(view: MapView) -> Iterator[Document]:
    ids = iter([document.id for document in view.documents()])
    while some := list(islice(ids, _DOCUMENTS_AT_ONCE)):
        yield from view.whole_documents(some)


def _names(entity: Entity, mentions: Sequence[Named]) -> tuple[str, ...]:
    return tuple(sorted({entity.name, *(m.text for m in mentions if m.form is Form.NAME)}))


def _forms(private: Sequence[Entity], called: dict[str, tuple[str, ...]]) -> tuple[Any, ...]:
    """The forms of each; a name is weighed against those of other persons that share a word with it alone."""
    holders: dict[str, set[str]] = defaultdict(set)
    for entity, names in called.items():
        for word in {word for name in names for word in words_of(name)}:
            holders[word].add(entity)
    found = []
    for one in private:
        near = {e for name in called[one.id] for word in words_of(name) for e in holders[word]} - {one.id}
        others = sorted({name for entity in near for name in called[entity]})
        found.append(forms_of(called[one.id], others, str))
    return tuple(found)


class Pseudonyms:
    """Numbers for persons, by the ids of their entities, and marks for their names."""

    def __init__(self, numbers: Mapping[str, str], names: Names) -> None:
        self.count = len(numbers)
        self._numbers = numbers
        self._mask = Mask(names)

    def words(self, text: str) -> str:
        """Any words without the names."""
        return self._mask.string(text)

    def facts(self, told: Mapping[str, str | int]) -> dict[str, str | int]:
        """What is told of a version, without the names."""
        return {name: self.words(one) if isinstance(one, str) else one for name, one in told.items()}

    def judged(self, judged: Judged) -> Judged:
        """What judgements change of a version in which it is done already."""
        standing = {key: self.judgement(one) for key, one in judged.standing.items()}
        return Judged(standing, judged.targets, tuple(map(self.judgement, judged.orphaned)))

    def judgement(self, judgement: Judgement) -> Judgement:
        """The judgement as it may be shown."""
        named = self._mask.named_in(self._mask.texts)
        note, seen = self._mask.string(judgement.note, named), self._mask.string(judgement.seen, named)
        terms = from_json(self._mask.string(to_json(judgement.terms), named), Terms)
        return replace(judgement, note=note, seen=seen, terms=terms)

    def lay_over(self, view: MapView, queries: PartQueries, documents: Iterable[Document]) -> None:
        """Hold every table without the names, in place of what the view reads now."""
        mask = self._mask
        documents = list(documents)
        said = _said_of_data(view, documents)
        for document in documents:
            mask.take_document(_row(document), said.get(document.id, ()))
        tables = {
            "documents": _table("documents", Document, documents, mask.document),
            "statements": self._statements(view),
            "entities": _table("entities", Entity, view.entities(), self._entity),
            "mentions": _table("mentions", Named, queries.values(Named, "mentions"), self._of_document),
            "comparisons": _table("comparisons", Comparison, view.comparisons(), self._comparison(view)),
            "losses": _table("losses", Loss, view.losses(), self._anywhere),
            "origins": _table("origins", DocumentOrigin, view.document_origins(), self._anywhere),
        }
        for name, rows in tables.items():
            queries.put(name, rows)

    def _statements(self, view: MapView) -> pa.Table:
        tables, at = [], 0
        statements = view.iterate_statements()
        while some := list(islice(statements, _AT_ONCE)):
            tables.append(_table("statements", Statement, some, self._statement, begin=at))
            at += len(some)
        return pa.concat_tables(tables) if tables else _table("statements", Statement, [], self._statement)

    def _statement(self, row: Row) -> Row:
        mask, evidence = self._mask, row["evidence"]
        named = mask.named_in([evidence["document"]]) | mask.names.named_in(evidence["quote"])
        made: Row = mask.value(row, evidence["document"], named)
        made["arguments"] = [self._numbered(one) for one in made["arguments"]]
        for role in ("speaker", "reported_by"):
            made[role] = made[role] and self._numbered(made[role])
        return made

    def _numbered(self, voice: Row) -> Row:
        number = self._numbers.get(voice["entity"] or "")
        return {**voice, "name": number} if number else voice

    def _entity(self, row: Row) -> Row:
        if row["id"] in self._numbers:
            return {**row, "name": self._numbers[row["id"]], "aliases": [], "why": [], "refused": []}
        changed: Row = self._mask.value(row, None, self._mask.named_in(row["documents"]))
        return changed

    def _of_document(self, row: Row) -> Row:
        changed: Row = self._mask.value(row, row["document"])
        return changed

    def _anywhere(self, row: Row) -> Row:
        changed: Row = self._mask.value(row, None, self._mask.named_in(self._mask.texts))
        return changed

    def _comparison(self, view: MapView) -> Callable[[Row], Row]:
        document_of = {s.id: s.evidence.document for s in view.iterate_statements()}

        def changed(row: Row) -> Row:
            documents = {document_of[s] for s in row["statements"] if s in document_of}
            made: Row = self._mask.value(row, None, self._mask.named_in(documents))
            return made

        return changed


def _said_of_data(view: MapView, documents: Iterable[Document]) -> dict[str, list[str]]:
    """What was read of the rows of data sets, by document."""
    of_data = {document.id for document in documents if not document.text}
    said: dict[str, list[str]] = {document: [] for document in of_data}
    if of_data:
        for statement in view.iterate_statements():
            if statement.evidence.document in of_data:
                said[statement.evidence.document].append(statement.evidence.quote)
    return said


def _row(document: Document) -> Row:
    row: Row = to_table([document], Document).to_pylist()[0]
    return row


def _table(name: str, cls: type[T], values: Sequence[T], change: Callable[[Row], Row], begin: int = 0) -> pa.Table:
    rows = [change(row) for row in to_table(values, cls).to_pylist()]
    changed = from_batch(pa.Table.from_pylist(rows, schema=schema_of(cls)), cls)
    return rows_of(name, changed, list(range(begin, begin + len(changed))))
