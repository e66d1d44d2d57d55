"""`/voices`: whose words the sources pass on, and how the sources stand."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.web.current import View
from faultline.web.filters import Filtered
from faultline.web.finding_pages import show_findings

router = APIRouter(include_in_schema=False)


@router.get("/voices")
def show_voices(request: Request, view: View, chosen: Filtered) -> HTMLResponse:
    """The findings on voices, then those on sources."""
    return show_findings(request, view, chosen, "voices", "voices", "sources")
