"""`/findings/ANALYSIS`: what an analysis finds, and `/findings/ANALYSIS/ID`: one finding with its statements."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.analysis import ANALYSES
from faultline.web.analysing import analyses_of
from faultline.web.current import View
from faultline.web.failing import UnknownError
from faultline.web.filters import Filtered, PageNumber
from faultline.web.finding import documents_of
from faultline.web.paging import Page
from faultline.web.rendering import render
from faultline.web.routes.analyses import options_of
from faultline.web.showing import words_of

router = APIRouter(prefix="/findings", include_in_schema=False)


@router.get("/{name}")
def show_analysis(request: Request, view: View, chosen: Filtered, name: str) -> HTMLResponse:
    """All that an analysis finds under the filter and the settings of the address."""
    if name not in {analysis.name for analysis in ANALYSES}:
        raise UnknownError(f"there is no analysis {name!r}")
    done = {name: analyses_of(request).run(view, chosen, name, **options_of(request))}
    return render(request, view, "findings.html", heading=words_of(request).code("analysis", name), done=done)


@router.get("/{name}/{key}")
def show_finding(
    request: Request, view: View, chosen: Filtered, name: str, key: str, page: PageNumber = 1
) -> HTMLResponse:
    """The finding of an analysis under the filter and the settings of the address; 404 where it is not found there."""
    done = analyses_of(request).run(view, chosen, name, **options_of(request))
    found = next((f for f in done.findings.findings if f.id in (key, f"{name}:{key}")), None) if done.findings else None
    if found is None and not done.running:
        raise UnknownError(f"the analysis of {name} has no finding {key!r} under this filter")
    ids = found.statements if found else ()
    shown = Page(page, len(ids))
    statements = view.statements_by_id(ids[shown.offset : shown.offset + shown.size])
    return render(
        request,
        view,
        "finding.html",
        name=name,
        done=done,
        finding=found,
        statements=statements,
        documents=documents_of(view, statements),
        judgements=view.judgements(),
        page=shown,
    )
