"""How the workbench fails: a status by the class of the error, a page that says what now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from faultline.errors import FaultlineError, UsageError
from faultline.web.rendering import render_failure
from faultline.web.showing import words_of
from faultline.web.tokens import ForgedError

_TITLED = frozenset({400, 403, 404, 405, 500, 503})


class UnknownError(UsageError):
    """The address names a thing that this version of the map does not hold; status 404."""


def _answer(request: Request, status: int, sentence: str) -> Response:
    if request.url.path.startswith("/api/") or "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"error": sentence}, status)
    return render_failure(request, status, str(status) if status in _TITLED else "other", sentence)


def _on_faultline(request: Request, error: Exception) -> Response:
    statuses = ((UnknownError, 404), (ForgedError, 403), (UsageError, 400))
    return _answer(request, next((status for cls, status in statuses if isinstance(error, cls)), 503), f"{error}")


def _on_http(request: Request, error: Exception) -> Response:
    status, words = error.status_code if isinstance(error, HTTPException) else 500, words_of(request)
    missing = words("failure.no_page", path=request.url.path)
    return _answer(request, status, missing if status == 404 else words("failure.status", status=status))


def _on_invalid(request: Request, error: Exception) -> Response:
    problems = error.errors() if isinstance(error, RequestValidationError) else []
    named = "; ".join(f"{problem['loc'][-1]}: {problem['msg']}" for problem in problems)
    return _answer(request, 400, words_of(request)("failure.invalid", named=named))


def _on_anything(request: Request, _: Exception) -> Response:
    return _answer(request, 500, words_of(request)("failure.own_fault"))


HANDLERS: dict[int | type[Exception], Callable[[Request, Any], Any]] = {
    FaultlineError: _on_faultline,
    HTTPException: _on_http,
    RequestValidationError: _on_invalid,
    Exception: _on_anything,
}
