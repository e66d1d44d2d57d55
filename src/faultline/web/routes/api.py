"""`/api`: what the pages show, as JSON in the form of the exports; described in `/openapi.json`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from faultline.exchange.comparisons import comparison_object
from faultline.exchange.documents import document_object
from faultline.exchange.entities import entity_object
from faultline.exchange.json_lines import Json
from faultline.exchange.statements import statement_object
from faultline.model.comparison import Verdict
from faultline.model.entity import EntityType
from faultline.model.statement import Statement
from faultline.web.analysing import analyses_of
from faultline.web.asking import what_is_asked
from faultline.web.current import View
from faultline.web.filters import Filtered, chosen_member
from faultline.web.finding import documents_of, found
from faultline.web.narrowing import selected
from faultline.web.reviewing import review_queue
from faultline.workspace import MapView

router = APIRouter(prefix="/api", tags=["map"])

Limit = Annotated[int, Query(ge=1, le=1000)]
Offset = Annotated[int, Query(ge=0, le=100_000_000)]
Asked = Annotated[str, Query(max_length=500)]
JsonObject = dict[str, Any]


@router.get("/map")
def read_map(view: View) -> JsonObject:
    """Title, version (with the position of the ledger where anything was judged), and counts."""
    return {"title": view.title, "version": view.edition, "counts": view.counts()}


@router.get("/statements")
def read_statements(view: View, chosen: Filtered, limit: Limit = 100, offset: Offset = 0) -> JsonObject:
    """Statements, narrowed; each as `export --format statements` gives it."""
    some = selected(view, chosen)
    return {"total": some.count(), "statements": _objects(view, some.statements(limit=limit, offset=offset))}


@router.get("/statements/{key}")
def read_statement(view: View, key: str) -> JsonObject:
    """One statement."""
    return dict(_objects(view, [found(view.statement, key)])[0])


@router.get("/entities")
def read_entities(
    view: View,
    chosen: Filtered,
    entity_type: Annotated[str, Query(max_length=40)] = "",
    q: Annotated[str, Query(max_length=200)] = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> JsonObject:
    """Entities of the statements that fit, all of the map where nothing is chosen, the most mentioned first."""
    type, text = chosen_member(EntityType, "entity type", entity_type), q.strip() or None
    some, paths = selected(view, chosen), _paths(view)
    entities = some.entities(type=type, text=text, limit=limit, offset=offset)
    return {
        "total": some.count_entities(type=type, text=text),
        "entities": [entity_object(entity, paths) for entity in entities],
    }


@router.get("/entities/{key}")
def read_entity(view: View, key: str) -> JsonObject:
    """One entity."""
    return dict(entity_object(found(view.entity, key), _paths(view)))


@router.get("/documents")
def read_documents(view: View, chosen: Filtered) -> JsonObject:
    """The documents with a statement that fits, all where nothing is chosen, without text and passages."""
    only = None if chosen.is_empty else dict(selected(view, chosen).documents())
    whole = [document_object(document) for document in view.documents(only)]
    short = [{k: v for k, v in document.items() if k not in ("text", "passages")} for document in whole]
    return {"total": len(short), "documents": short}


@router.get("/documents/{key}")
def read_document(view: View, key: str) -> JsonObject:
    """One document with its text and passages."""
    return dict(document_object(found(view.document, key)))


@router.get("/comparisons")
def read_comparisons(
    view: View,
    chosen: Filtered,
    verdict: Annotated[str, Query(max_length=40)] = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> JsonObject:
    """Comparisons in which a statement that fits takes part, of one verdict or all."""
    wanted, some = chosen_member(Verdict, "verdict", verdict), selected(view, chosen)
    counts, judgements = dict(some.verdicts()), view.judgements()
    comparisons = some.comparisons(verdict=wanted, limit=limit, offset=offset)
    return {
        "total": counts.get(wanted.value, 0) if wanted else sum(counts.values()),
        "comparisons": [comparison_object(comparison, judgements.get(comparison.id)) for comparison in comparisons],
    }


@router.get("/comparisons/{key}")
def read_comparison(view: View, key: str) -> JsonObject:
    """One comparison."""
    comparison = found(view.comparison, key)
    return dict(comparison_object(comparison, view.judgements().get(comparison.id)))


@router.get("/review")
def read_review(request: Request, view: View, chosen: Filtered, limit: Limit = 100) -> JsonObject:
    """What should be judged next: ids of statements with what puts them where they stand."""
    queue = review_queue(view, chosen, analyses_of(request))
    told = {"total": queue.total, "judged": queue.judged, "running": queue.running > 0}
    return {**told, "urgent": [asdict(one) for one in queue.urgent[:limit]]}


@router.get("/said")
def read_said(
    view: View,
    chosen: Filtered,
    q: Asked = "",
    by: Asked = "",
    about: Asked = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> JsonObject:
    """Who said what about whom, by time; `by` and `about` are names, `q` words of the quote."""
    total, statements = selected(view, chosen).said(what_is_asked(view, q, by, about), limit=limit, offset=offset)
    return {"total": total, "statements": _objects(view, statements)}


@router.get("/search")
def read_search(
    view: View,
    q: Annotated[str, Query(min_length=1, max_length=500)],
    limit: Limit = 20,
    offset: Offset = 0,
    what: Annotated[str, Query(max_length=20, description="passage, statement or entity")] = "",
) -> JsonObject:
    """Full-text search over passages, statements and entities."""
    result = view.search(q, limit=limit, offset=offset, kind=what)
    hits = [
        {
            "kind": hit.kind,
            "id": hit.id,
            "document": hit.document,
            "start": hit.start,
            "end": hit.end,
            "title": hit.title,
            "text": hit.text,
            "highlights": [list(span) for span in hit.highlights],
            "score": hit.score,
        }
        for hit in result.hits
    ]
    return {"total": result.total, "hits": hits}


def _objects(view: MapView, statements: list[Statement]) -> list[dict[str, Json]]:
    documents, judgements = documents_of(view, statements), view.judgements()
    return [statement_object(s, documents[s.evidence.document], judgements.get(s.id)) for s in statements]


def _paths(view: MapView) -> dict[str, str]:
    return {document.id: document.path for document in view.documents()}
