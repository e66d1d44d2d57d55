"""`/documents` and the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from faultline.model.document import Document, Passage
from faultline.web.current import Kept, View
from faultline.web.document_list import DocumentList
from faultline.web.filters import Filtered, PageNumber
from faultline.web.finding import found
from faultline.web.highlighting import Span, mark_passages, runs
from faultline.web.narrowing import selected, selection_of
from faultline.web.paging import Page
from faultline.web.rendering import render
from faultline.workspace import MapView
from faultline.workspace.page_pictures import original_of

router = APIRouter(include_in_schema=False)
_Own = Annotated[str, Query(max_length=200)]


@router.get("/documents")
def list_documents(
    request: Request,
    view: View,
    chosen: Filtered,
    titled: _Own = "",
    publisher: _Own = "",
    language: _Own = "",
    format: _Own = "",
    year: _Own = "",
    order: _Own = "path",
    page: PageNumber = 1,
) -> HTMLResponse:
    """The documents with a statement that fits, all where nothing is chosen, with facets to narrow them by."""
    statements = dict(selected(view, chosen).documents())
    documents = view.documents() if chosen.is_empty else view.documents(statements)
    asked = {"publisher": publisher, "language": language, "format": format, "year": year}
    listed = DocumentList(documents, statements, asked, titled)
    shown = Page(page, len(listed.found))
    some = listed.ordered(order)[shown.offset : shown.offset + shown.size]
    return render(
        request,
        view,
        "documents.html",
        documents=some,
        statements=statements,
        facets=listed.facets(),
        asked=asked,
        titled=titled,
        order=order,
        page=shown,
        kin=_kin(view, some),
    )


@router.get("/documents/{key}")
def read_document(
    request: Request,
    view: View,
    workspace: Kept,
    chosen: Filtered,
    key: str,
    sheet: Annotated[int, Query(ge=0)] = 0,
) -> HTMLResponse:
    """The text with statements and mentions marked in place, the statements and the picture of a page beside it."""
    document = found(view.document, key)
    selection = replace(selection_of(view, chosen), documents=(document.id,), publishers=())
    statements = view.selected(selection).statements()
    spans = [
        Span(s.evidence.start, s.evidence.end, statement=s)
        for s in statements
        if s.evidence.start is not None and s.evidence.end is not None
    ]
    has_pictures = original_of(workspace, view, document) is not None
    last = max((passage.page or 0 for passage in document.passages), default=0) if has_pictures else 0
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
        pages=_pages(document, spans),
        last=last,
        sheet=min(sheet, last),
    )


def _pages(document: Document, spans: Sequence[Span]) -> dict[str, int]:
    """The page of each statement, by its id, where the document has pages."""
    paged = [passage for passage in document.passages if passage.page]
    pages: dict[str, int] = {}
    at = 0
    for span in sorted(spans, key=lambda s: s.start) if paged else ():
        while at + 1 < len(paged) and paged[at + 1].start <= span.start:
            at += 1
        if span.statement:
            pages[span.statement.id] = paged[at].page or 1
    return pages


def _kin(view: MapView, documents: Sequence[Document]) -> dict[str, tuple[Document, str]]:
    """For each of the documents that is not a source of its own: the document it is tied to, and what ties them."""
    tied = [o for o in view.document_origins({d.id for d in documents}) if o.kin]
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
