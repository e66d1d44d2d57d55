"""`/statements` and the page of one."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.model.document import Document
from faultline.model.statement import Statement
from faultline.web.current import View
from faultline.web.filters import Filtered, PageNumber
from faultline.web.finding import documents_of, found
from faultline.web.narrowing import selected
from faultline.web.paging import Page
from faultline.web.rendering import render
from faultline.web.showing import shown_of

router = APIRouter(include_in_schema=False)
AROUND = 600
TYPES = 24


@router.get("/statements")
def list_statements(request: Request, view: View, chosen: Filtered, page: PageNumber = 1) -> HTMLResponse:
    """Statements that fit the filter, with their types to narrow them by."""
    some, any_type = selected(view, chosen), replace(chosen, type=())
    shown, here = Page(page, some.count()), shown_of(request).here
    statements = some.statements(limit=shown.size, offset=shown.offset)
    return render(
        request,
        view,
        "statements.html",
        statements=statements,
        types=[
            (type, count, here(replace(chosen, type=(type,))))
            for type, count in selected(view, any_type).counts_by("type")[:TYPES]
        ],
        without_type=here(any_type),
        documents=documents_of(view, statements),
        judgements=view.judgements(),
        page=shown,
    )


@router.get("/statements/{key}")
def show_statement(request: Request, view: View, key: str) -> HTMLResponse:
    """All that a statement says, where it stands, and what it is compared with."""
    statement = found(view.statement, key)
    evidence = statement.evidence
    document = view.document(evidence.document)
    before, after = _around(statement, document)
    standing = view.judgements().get(statement.id)
    return render(
        request,
        view,
        "statement.html",
        statement=statement,
        document=document,
        before=before,
        after=after,
        page=document.page_at(evidence.start) if evidence.start is not None else None,
        comparisons=view.comparisons(statement=statement.id),
        judgement=standing,
        earlier=[j for j in reversed(view.judgements_on(statement.id)) if standing is None or j.id != standing.id],
    )


def _around(statement: Statement, document: Document) -> tuple[str, str]:
    """What stands before and after the quote in its passage; nothing for a row."""
    start, end = statement.evidence.start, statement.evidence.end
    if start is None or end is None:
        return "", ""
    first = max((p.start for p in document.passages if p.start <= start), default=start)
    last = min((p.end for p in document.passages if p.end >= end), default=end)
    return document.text[max(first, start - AROUND) : start], document.text[end : min(last, end + AROUND)]
