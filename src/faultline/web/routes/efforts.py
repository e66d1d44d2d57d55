"""`/efforts`: what the analysis of efforts finds."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.web.current import View
from faultline.web.filters import Filtered
from faultline.web.finding_pages import show_findings

router = APIRouter(include_in_schema=False)


@router.get("/efforts")
def show_efforts(request: Request, view: View, chosen: Filtered) -> HTMLResponse:
    """The findings by kind."""
    return show_findings(request, view, chosen, "efforts", "efforts")
