"""Who may do what where the workbench can be reached from elsewhere; on this machine alone nobody has to sign in."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlencode

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from faultline.workspace.accounts import Account, Accounts, Role

COOKIE = "faultline_session"
SIGN_IN, SIGN_OUT = "/sign-in", "/sign-out"
_OPEN = (SIGN_IN, "/static/")
_LOOKING = frozenset({"GET", "HEAD", "OPTIONS"})


class Access:
    """Lets only those who signed in see the map, and only analysts change it; `state.account` says who it is."""

    def __init__(self, app: ASGIApp, accounts: Accounts) -> None:
        self._app, self._accounts = app, accounts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        account = self._accounts.signed_in(session_of(Headers(scope=scope)))
        scope.setdefault("state", {})["account"] = account
        refusal = None if scope["path"].startswith(_OPEN) else _refusal(scope, account)
        await (refusal or self._app)(scope, receive, send)


def session_of(headers: Headers) -> str:
    """What the cookie of a session holds; empty without one."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _refusal(scope: Scope, account: Account | None) -> Response | None:
    is_looking, is_data = scope["method"] in _LOOKING, scope["path"].startswith("/api/")
    if account is None:
        if is_data or not is_looking:
            return JSONResponse({"error": f"sign in first: {SIGN_IN}"}, 401)
        query = scope["query_string"].decode("latin-1")
        back = f"{scope['path']}{'?' if query else ''}{query}"
        return RedirectResponse(f"{SIGN_IN}?{urlencode({'back': back})}", 303)
    if not is_looking and scope["path"] != SIGN_OUT and account.role < Role.ANALYST:
        return JSONResponse({"error": f"{account.name} may read and not change: ask an owner of the map"}, 403)
    return None
