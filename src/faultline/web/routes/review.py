"""`/review`: what has not been judged yet, to be judged one by one, what matters most first."""

from __future__ import annotations

from functools import cache, partial

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.model.document import Document
from faultline.model.statement import Statement
from faultline.web.analysing import Remembered, analyses_of
from faultline.web.current import View
from faultline.web.filters import Filtered, PageNumber
from faultline.web.narrowing import selected
from faultline.web.paging import Page
from faultline.web.rendering import render
from faultline.web.reviewing import review_queue
from faultline.workspace import MapView

router = APIRouter(include_in_schema=False)
SIZE = 12
AROUND = 240


@router.get("/review")
def show_review(request: Request, view: View, chosen: Filtered, page: PageNumber = 1) -> HTMLResponse:
    """Statements that fit the filter and have not been judged, with what stands around them and why they come first.

    Where the filter asks for those judged, these, to be taken back.
    """
    queue = review_queue(view, chosen, analyses_of(request))
    shown = Page(page, queue.judged if chosen.judged else len(queue.urgent), SIZE)
    some = {one.id: one for one in queue.urgent[shown.offset : shown.offset + SIZE]}
    statements = view.statements_by_id(some)
    if chosen.judged:
        statements = selected(view, chosen).statements(limit=SIZE, offset=shown.offset)
    documents = _documents(request, view, {s.evidence.document for s in statements})
    return render(
        request,
        view,
        "review.html",
        queue=queue,
        judgements=view.judgements(),
        items=[
            (s, some.get(s.id), documents[s.evidence.document], _around(s, documents[s.evidence.document]))
            for s in statements
        ],
        page=shown,
    )


def _documents(request: Request, view: MapView, keys: set[str]) -> dict[str, Document]:
    """Whole documents by id, kept for the version, since one judges statement after statement of the same texts."""
    texts: Remembered = request.app.state.texts
    entries = {key: texts.entry((view.version, key)) for key in sorted(keys)}
    new = [key for key, (_, is_new) in entries.items() if is_new]

    @cache
    def read() -> dict[str, Document]:
        return {document.id: document for document in view.whole_documents(new)}

    def one(key: str) -> Document:
        return read()[key]

    for key in new:
        entries[key][0].fill(partial(one, key))
    return {key: entry.future.result() for key, (entry, _) in entries.items()}


def _around(statement: Statement, document: Document) -> tuple[str, str]:
    """What stands before and after the quote, to the ends of its passage at most; nothing for a row."""
    start, end = statement.evidence.start, statement.evidence.end
    if start is None or end is None:
        return "", ""
    home = next((p for p in document.passages if p.start <= start < p.end), None)
    first, last = (home.start, max(home.end, end)) if home else (start, end)
    before, after = document.text[max(first, start - AROUND) : start], document.text[end : min(last, end + AROUND)]
    return f"…{before}" if first < start - AROUND else before, f"{after}…" if last > end + AROUND else after
