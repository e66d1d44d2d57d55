"""`/comparisons` and the page of one, side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from faultline.model.comparison import Verdict
from faultline.web.current import View
from faultline.web.filters import PageNumber, chosen_member
from faultline.web.finding import documents_by_id, found
from faultline.web.paging import Page
from faultline.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/comparisons")
def list_comparisons(
    request: Request, view: View, verdict: Annotated[str, Query(max_length=40)] = "", page: PageNumber = 1
) -> HTMLResponse:
    """Where sources agree, differ and update one another."""
    chosen = chosen_member(Verdict, "verdict", verdict)
    verdicts = dict(view.counts_by("verdict"))
    total = verdicts.get(chosen.value, 0) if chosen else sum(verdicts.values())
    shown = Page(page, total)
    return render(
        request,
        view,
        "comparisons.html",
        comparisons=view.comparisons(verdict=chosen, limit=shown.size, offset=shown.offset),
        verdicts=verdicts,
        chosen=chosen,
        page=shown,
    )


@router.get("/comparisons/{key}")
def show_comparison(request: Request, view: View, key: str) -> HTMLResponse:
    """The statements on one matter beside each other, with the verdict and its reason."""
    comparison = found(view.comparison, key)
    return render(
        request,
        view,
        "comparison.html",
        comparison=comparison,
        statements=view.statements_by_id(comparison.statements),
        documents=documents_by_id(view),
        judgement=view.judgements().get(comparison.id),
    )
