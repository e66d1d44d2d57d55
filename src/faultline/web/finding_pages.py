"""A page of findings as they are: what an analysis found under the filter, kind by kind, each with its statements."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from starlette.responses import HTMLResponse

from faultline.web.analysing import analyses_of
from faultline.web.filters import Filter
from faultline.web.rendering import render
from faultline.web.showing import words_of
from faultline.workspace import MapView


def show_findings(
    request: Request, view: MapView, chosen: Filter, page: str, *names: str, **options: Any
) -> HTMLResponse:
    """The findings of some analyses under the name that `frame.ways` has for the page."""
    done = {name: analyses_of(request).run(view, chosen, name, **options) for name in names}
    return render(request, view, "findings.html", heading=words_of(request)(f"frame.ways.{page}"), done=done)
