"""`/comparisons/figures`: the figures that are told of one matter, over time, with their ranges and who tells them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.model.statement import Kind
from faultline.web.analysing import analyses_of
from faultline.web.current import View
from faultline.web.filters import Filtered, PageNumber
from faultline.web.finding import documents_of
from faultline.web.ledgers import in_order, ledgers_of_casualties, ledgers_of_comparisons
from faultline.web.narrowing import selected
from faultline.web.paging import Page
from faultline.web.rendering import render

router = APIRouter(include_in_schema=False)
WHOLE, SIZE = 2000, 12
"""Casualty findings and comparisons that are looked through; matters on a page."""


@router.get("/comparisons/figures")
def show_figures(request: Request, view: View, chosen: Filtered, page: PageNumber = 1) -> HTMLResponse:
    """Casualties by the analysis of them, other figures by the comparisons; revisions beside them."""
    done = analyses_of(request).run(view, chosen, "casualties", top=WHOLE)
    findings = done.findings.findings if done.findings else ()
    compared = selected(view, chosen).comparisons(kind=Kind.QUANTITY, limit=WHOLE)
    statements = {s.id: s for s in view.statements_by_id([s for c in compared for s in c.statements])}
    documents = documents_of(view, statements.values())
    ledgers = in_order([*ledgers_of_casualties(findings), *ledgers_of_comparisons(compared, statements, documents)])
    shown = Page(page, len(ledgers), SIZE)
    return render(
        request,
        view,
        "figures.html",
        done=done,
        top=WHOLE,
        ledgers=ledgers[shown.offset : shown.offset + shown.size],
        revisions=[f for f in findings if f.kind == "revision" and not f.cannot],
        totals=[f for f in findings if f.kind == "total" and not f.cannot and f.facts.get("by") == "all"],
        page=shown,
    )
