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

TITLES = {
    400: "That cannot be asked",
    404: "There is nothing here",
    405: "That cannot be done here",
    500: "Something went wrong",
    503: "No map to show",
}


class UnknownError(UsageError):
    """The address names a thing that this version of the map does not hold; status 404."""


def _answer(request: Request, status: int, sentence: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": sentence}, status)
    return render_failure(request, status, TITLES.get(status, "That did not work"), sentence)


def _on_faultline(request: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, UnknownError) else 400 if isinstance(error, UsageError) else 503
    return _answer(request, status, f"{error}")


def _on_http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    sentence = f"The workbench has no page {request.url.path}." if status == 404 else f"The answer was {status}."
    return _answer(request, status, sentence)


def _on_invalid(request: Request, error: Exception) -> Response:
    problems = error.errors() if isinstance(error, RequestValidationError) else []
    named = "; ".join(f"{problem['loc'][-1]}: {problem['msg']}" for problem in problems)
    return _answer(request, 400, f"The address asks for something that does not exist ({named}).")


def _on_anything(request: Request, _: Exception) -> Response:
    return _answer(request, 500, "The workbench met a fault of its own; the map is unharmed. Reload the page.")


HANDLERS: dict[int | type[Exception], Callable[[Request, Any], Any]] = {
    FaultlineError: _on_faultline,
    HTTPException: _on_http,
    RequestValidationError: _on_invalid,
    Exception: _on_anything,
}
