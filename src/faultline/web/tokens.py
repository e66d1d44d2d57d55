"""Shows that a form comes from one of our own pages: a cookie, and in the form what only we can make of it.

A page elsewhere can make a browser send a form here, with the cookie; it can neither read the cookie nor make the
token of it (double submit with a key; the key lives as long as the process).
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from faultline.errors import UsageError

COOKIE = "faultline_visit"
FIELD, HEADER = "token", "x-faultline-token"


class ForgedError(UsageError):
    """A change was asked for by what is not a page of ours, or one of before a restart; status 403."""


class Tokens:
    """Makes and checks the tokens of one run of the workbench."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def visit_of(self, request: Request) -> str:
        """What the cookie of the visit holds, made up for a new visitor."""
        return request.cookies.get(COOKIE) or secrets.token_hex(16)

    def token(self, visit: str) -> str:
        """What a form sends back in a visit."""
        return hmac.new(self._key, visit.encode(), sha256).hexdigest()

    def give(self, visit: str, request: Request, response: Response) -> None:
        """Set the cookie of the visit where the browser does not have it."""
        if request.cookies.get(COOKIE) != visit:
            response.set_cookie(COOKIE, visit, httponly=True, samesite="strict")

    def check(self, request: Request, token: str) -> None:
        """Raise ForgedError unless the request comes from a page of ours."""
        origin = request.headers.get("origin", "")
        own = {f"{scheme}://{request.headers.get('host', '')}" for scheme in ("http", "https")}
        is_foreign = bool(origin) and origin not in own
        visit = request.cookies.get(COOKIE, "")
        if is_foreign or not visit or not hmac.compare_digest(self.token(visit), token):
            raise ForgedError("this did not come from a page of this workbench as it runs now: reload the page")
