"""`/routes`: what the analysis of routes finds."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.web.current import View
from faultline.web.filters import Filtered
from faultline.web.finding_pages import show_findings

router = APIRouter(include_in_schema=False)


@router.get("/routes")
def show_routes(request: Request, view: View, chosen: Filtered) -> HTMLResponse:
    """The findings by kind."""
    return show_findings(request, view, chosen, "routes", "routes")
