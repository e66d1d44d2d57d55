"""`/review`: what has not been judged yet, to be judged one by one."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.web.current import View
from faultline.web.filters import Filtered, PageNumber
from faultline.web.finding import documents_of
from faultline.web.narrowing import selected
from faultline.web.paging import Page
from faultline.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/review")
def show_review(request: Request, view: View, chosen: Filtered, page: PageNumber = 1) -> HTMLResponse:
    """Statements that fit the filter and have not been judged."""
    some = selected(view, chosen if chosen.judged else replace(chosen, judged=False))
    shown = Page(page, some.count())
    statements = some.statements(limit=shown.size, offset=shown.offset)
    return render(
        request,
        view,
        "review.html",
        statements=statements,
        documents=documents_of(view, statements),
        judgements=view.judgements(),
        page=shown,
    )
