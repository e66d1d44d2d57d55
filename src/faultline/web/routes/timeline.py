"""`/timeline`: events and efforts over time and place."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.web.current import View
from faultline.web.filters import Filtered
from faultline.web.finding_pages import show_findings

router = APIRouter(include_in_schema=False)


@router.get("/timeline")
def show_timeline(request: Request, view: View, chosen: Filtered) -> HTMLResponse:
    """What the next months may bring, as long as there is no drawing."""
    return show_findings(request, view, chosen, "timeline", "watch")
