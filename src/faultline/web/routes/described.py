"""`/api`: the JSON API for readers, made of its own description; nothing is loaded from elsewhere."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.analysis import ANALYSES, Scope
from faultline.analysis.finding import plain_settings
from faultline.analysis.settings_text import settings_of
from faultline.web.current import View
from faultline.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/api")
def describe_api(request: Request, view: View) -> HTMLResponse:
    """Every address of the API with what it takes."""
    paths: dict[str, dict[str, Any]] = request.app.openapi()["paths"]
    entries = [(path, method.upper(), entry) for path, methods in paths.items() for method, entry in methods.items()]
    return render(request, view, "api.html", entries=entries, settings={a.name: _settings(a.name) for a in ANALYSES})


def _settings(name: str) -> dict[str, Any]:
    told: dict[str, Any] = plain_settings(settings_of(name, Scope(), {}))
    return {key: value for key, value in told.items() if key != "scope"}
