"""`/documents` and the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.model.document import Document, Passage
from faultline.web.current import View
from faultline.web.filters import Filtered, PageNumber
from faultline.web.finding import found
from faultline.web.highlighting import Span, mark_passages, runs
from faultline.web.narrowing import selected, selection_of
from faultline.web.paging import Page
from faultline.web.rendering import render
from faultline.workspace import MapView

router = APIRouter(include_in_schema=False)
SIZE = 100


@router.get("/documents")
def list_documents(request: Request, view: View, chosen: Filtered, page: PageNumber = 1) -> HTMLResponse:
    """The documents with a statement that fits, all where nothing is chosen, with how much was drawn from each."""
    some = selected(view, chosen)
    total, ids = some.document_page(SIZE, (page - 1) * SIZE)
    documents = view.documents(ids)
    return render(
        request,
        view,
        "documents.html",
        documents=documents,
        statements=dict(some.documents()),
        kin=_kin(view, documents),
        page=Page(page, total, SIZE),
    )


@router.get("/documents/{key}")
def read_document(request: Request, view: View, chosen: Filtered, key: str) -> HTMLResponse:
    """The text with statements and mentions marked in place, and the statements beside it."""
    document = found(view.document, key)
    selection = replace(selection_of(view, chosen), documents=(document.id,), publishers=())
    statements = view.selected(selection).statements()
    spans = [
        Span(s.evidence.start, s.evidence.end, statement=s)
        for s in statements
        if s.evidence.start is not None and s.evidence.end is not None
    ]
    return render(
        request,
        view,
        "document.html",
        document=document,
        statements=statements,
        judgements=view.judgements(),
        titled=_title_passage(document),
        runs=runs(mark_passages(document, spans + _mentions(view, document))),
        losses=[loss for loss in view.losses() if loss.path == document.path],
        kin=_kin(view, [document]).get(document.id),
    )


def _kin(view: MapView, documents: Sequence[Document]) -> dict[str, tuple[Document, str]]:
    """For each of the documents that is not a source of its own: the document it is tied to, and what ties them."""
    wanted = {d.id for d in documents}
    tied = [o for o in view.document_origins() if o.kin and o.document in wanted]
    by_id = {d.id: d for d in view.documents({o.kin for o in tied if o.kin})} if tied else {}
    return {o.document: (by_id[o.kin], o.why) for o in tied if o.kin in by_id}


def _title_passage(document: Document) -> Passage | None:
    """The passage in which the title stands, so that a page does not give it twice."""
    return next((p for p in document.passages if document.text[p.start : p.end].strip() == document.title), None)


def _mentions(view: MapView, document: Document) -> list[Span]:
    spans: list[Span] = []
    for mention in view.mentions(document.id):
        entity = view.entity_of(document.id, mention.chain)
        if entity and mention.start is not None and mention.end is not None:
            spans.append(Span(mention.start, mention.end, entity=entity))
    return spans
