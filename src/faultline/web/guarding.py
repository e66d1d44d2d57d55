"""Keeps the workbench to this machine's own browser, and its pages to themselves."""

from __future__ import annotations

import ipaddress

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'self'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Refuses requests that name another host, and adds the protective headers to every answer.

    A page elsewhere can make its own name point to 127.0.0.1 and so read what is served here (DNS rebinding); its
    requests then carry that name as their host, which is how they are told. Where one signs in, such a page has no
    session: its cookie belongs to the name under which it was given, and any host is answered.
    """

    def __init__(self, app: ASGIApp, *, any_host: bool = False) -> None:
        self._app, self._any_host = app, any_host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers["Cache-Control"] = _caching(scope["path"])
            await send(message)

        if self._any_host or is_own_host(Headers(scope=scope).get("host", "")):
            await self._app(scope, receive, send_guarded)
        else:
            refusal = PlainTextResponse("This workbench answers only under the name of this machine.\n", 421)
            await refusal(scope, receive, send_guarded)


def _caching(path: str) -> str:
    """Vendored files have their version in their path; our own may change with the next version of Faultline."""
    if path.startswith("/static/vendor/"):
        return "public, max-age=31536000, immutable"
    return "no-cache" if path.startswith("/static/") else "no-store"


def is_own_host(host: str) -> bool:
    """Whether a Host header names this machine: `localhost` or a loopback address, with or without a port."""
    host = host.lower()
    name = host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.rsplit(":", 1)[0]
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False
