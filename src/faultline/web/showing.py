"""How the page that is being made is shown: its address, language, theme and filter, for templates to reach."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from faultline.errors import UsageError
from faultline.web.filters import FIELDS, Filter, Pairs, address, filter_of
from faultline.web.words import LANGUAGES, Words, spoken, words_in
from faultline.workspace.accounts import Role

THEMES = ("light", "dark")
LANGUAGE_COOKIE, THEME_COOKIE = "faultline_language", "faultline_theme"
_PASSING = ("lang", "theme")
"""Names in an address that set a cookie and go no further."""
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Shown:
    """A page on its way.

    Attributes:
        path: Of its address.
        query: What its address asks besides the filter.
        theme: `light` or `dark` where the reader chose, else empty and the system decides.
        account: Who signed in; empty where nobody has to.
        may_change: Whether who looks may also judge, write and add sources.
        token: What a form of the page sends back to show that it comes from the page.
    """

    path: str = "/"
    query: Pairs = ()
    words: Words = field(default_factory=lambda: words_in(LANGUAGES[0]))
    theme: str = ""
    chosen: Filter = field(default_factory=Filter)
    token: str = ""
    account: str = ""
    may_change: bool = True

    def keep(self, path: str, /, **query: object) -> str:
        """The address of another page, under the same filter."""
        return address(path, self.chosen.pairs(), **query)

    def here(self, chosen: Filter | None = None, /, **query: object) -> str:
        """This page again, from its first page on, with another filter or other values in its own query."""
        own = tuple((name, value) for name, value in self.query if name not in query and name != "page")
        pairs = (self.chosen if chosen is None else chosen).pairs()
        return address(self.path, (*pairs, *own), **query)


_shown: ContextVar[Shown | None] = ContextVar("shown", default=None)


def shown() -> Shown:
    """How the page is shown that is being made now."""
    return _shown.get() or Shown()


@contextmanager
def showing(page: Shown) -> Iterator[Shown]:
    """Within it, `shown` gives this page."""
    before = _shown.set(page)
    try:
        yield page
    finally:
        _shown.reset(before)


def shown_of(request: Request, token: str = "") -> Shown:
    """How the page is shown that a request asks for; a filter that cannot be is none here, its route refuses it."""
    pairs = tuple(request.query_params.multi_items())
    try:
        chosen = filter_of(pairs)
    except UsageError:
        chosen = Filter()
    own = tuple((n, v) for n, v in pairs if v and n not in FIELDS and n not in _PASSING and n not in ("from", "to"))
    account = getattr(request.state, "account", None)
    name, may_change = (account.name, account.role >= Role.ANALYST) if account else ("", True)
    return Shown(request.url.path, own, words_of(request), _theme(request), chosen, token, name, may_change)


def words_of(request: Request) -> Words:
    """The words in the language that the address, the cookie or the browser asks for, in this order."""
    for name in (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if name in LANGUAGES:
            return words_in(name)
    return words_in(spoken(request.headers.get("accept-language", "")))


def remember(request: Request, response: Response) -> None:
    """Keep the language and the theme that the address asks for."""
    for name, cookie, known in (("lang", LANGUAGE_COOKIE, LANGUAGES), ("theme", THEME_COOKIE, THEMES)):
        value = request.query_params.get(name)
        if value in known:
            response.set_cookie(cookie, value, max_age=_YEAR, samesite="strict")


def _theme(request: Request) -> str:
    for name in (request.query_params.get("theme"), request.cookies.get(THEME_COOKIE)):
        if name in THEMES:
            return name
    return ""
