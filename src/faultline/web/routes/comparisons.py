"""`/comparisons` and the page of one, side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from faultline.model.comparison import Verdict
from faultline.web.current import View
from faultline.web.filters import Filtered, PageNumber, chosen_member
from faultline.web.finding import documents_of, found
from faultline.web.narrowing import selected
from faultline.web.paging import Page
from faultline.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/comparisons")
def list_comparisons(
    request: Request,
    view: View,
    chosen: Filtered,
    verdict: Annotated[str, Query(max_length=40)] = "",
    page: PageNumber = 1,
) -> HTMLResponse:
    """Where sources agree, differ and update one another, in what fits the filter."""
    wanted, some = chosen_member(Verdict, "verdict", verdict), selected(view, chosen)
    verdicts = dict(some.verdicts())
    total = verdicts.get(wanted.value, 0) if wanted else sum(verdicts.values())
    shown = Page(page, total)
    return render(
        request,
        view,
        "comparisons.html",
        comparisons=some.comparisons(verdict=wanted, limit=shown.size, offset=shown.offset),
        verdicts=verdicts,
        chosen=wanted,
        page=shown,
    )


@router.get("/comparisons/{key}")
def show_comparison(request: Request, view: View, key: str) -> HTMLResponse:
    """The statements on one matter beside each other, with the verdict and its reason."""
    comparison = found(view.comparison, key)
    statements = view.statements_by_id(comparison.statements)
    return render(
        request,
        view,
        "comparison.html",
        comparison=comparison,
        statements=statements,
        documents=documents_of(view, statements),
        judgement=view.judgements().get(comparison.id),
    )
