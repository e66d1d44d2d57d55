"""Templates and the words they use. All text is escaped; what a document says is never markup."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from starlette.requests import Request
from starlette.responses import HTMLResponse

from faultline import __version__
from faultline.exchange.figures import say_figure, say_range
from faultline.exchange.wording import join
from faultline.model.judgement import Fault
from faultline.model.statement import Kind, Modality
from faultline.ontology.labels import document_name
from faultline.web.bar import chips_of
from faultline.web.dates import date_in_words, time_in_words
from faultline.web.filters import address
from faultline.web.showing import remember, showing, shown, shown_of
from faultline.web.speaking import code_told, label_told, speaking, told, told_voice, told_what, told_whole, type_told
from faultline.web.tokens import Tokens
from faultline.web.words import LANGUAGES
from faultline.workspace import MapView

FOLDER = Path(__file__).parent
WAYS = (
    ("overview", "/"),
    ("actors", "/entities"),
    ("influence", "/influence"),
    ("timeline", "/timeline"),
    ("routes", "/routes"),
    ("efforts", "/efforts"),
    ("causes", "/causes"),
    ("comparisons", "/comparisons"),
    ("voices", "/voices"),
    ("documents", "/documents"),
    ("search", "/search"),
)
"""The pages of the first menu: the name of each, `frame.ways.NAME` in the messages, and its address."""
QUIET_WAYS = (
    ("statements", "/statements"),
    ("review", "/review"),
    ("notes", "/notes"),
    ("upload", "/upload"),
    ("more", "/analyses"),
    ("losses", "/losses"),
    ("api", "/api"),
)


UNSAID = frozenset({"entity", "entities", "place_ids", "claims", "figures", "means"})
"""Facts of findings that are ids, or more than a line holds."""


def render(request: Request, view: MapView, template: str, /, **content: object) -> HTMLResponse:
    """A page over a view of the map, under the filter of its address."""
    tokens: Tokens = request.app.state.tokens
    visit = tokens.visit_of(request)
    with showing(shown_of(request, tokens.token(visit))) as page, speaking(view):
        shared = {"title": view.title, "edition": view.edition, "page_shown": page, "chips": chips_of(view, page)}
        response = HTMLResponse(_environment().get_template(template).render({**shared, **content}))
    tokens.give(visit, request, response)
    remember(request, response)
    return response


def render_alone(request: Request, template: str, status: int = 200, /, **content: object) -> HTMLResponse:
    """A page that needs no map, with a form."""
    tokens: Tokens = request.app.state.tokens
    visit = tokens.visit_of(request)
    with showing(shown_of(request, tokens.token(visit))) as page:
        shared: dict[str, object] = {"title": "Faultline", "edition": None, "page_shown": page, "chips": []}
        response = HTMLResponse(_environment().get_template(template).render({**shared, **content}), status)
    tokens.give(visit, request, response)
    remember(request, response)
    return response


def render_failure(request: Request, status: int, heading: str, sentence: str) -> HTMLResponse:
    """A page that says what went wrong and where to go from there; it needs no map."""
    with showing(shown_of(request)) as page:
        shared: dict[str, object] = {"title": "Faultline", "edition": None, "page_shown": page, "chips": []}
        template = _environment().get_template("failure.html")
        text = template.render(shared, status=status, heading=page.words(f"failure.{heading}"), sentence=sentence)
    return HTMLResponse(text, status)


def compile_pages() -> None:
    """Make the templates ready, which takes the first page of each a twentieth of a second."""
    for name in _environment().list_templates(("html",)):
        _environment().get_template(name)


def followable(link: str | None) -> str | None:
    """The address as a link, if it is one that a browser may follow."""
    return link if link and link.startswith(("https://", "http://")) else None


def _say(key: str, /, **values: object) -> str:
    return shown().words(key, **values)


def _number(value: float) -> str:
    return shown().words.number(value)


@pass_context  # so that Jinja asks for each page, and not once when it compiles
def _code(_: Context, code: object, group: str) -> str:
    return shown().words.code(group, str(code))


def _keep(path: str, /, **query: object) -> str:
    return shown().keep(path, **query)


def _here(**query: object) -> str:
    return shown().here(**query)


def _script_words(*prefixes: str) -> str:
    return shown().words.for_script(*prefixes)


def _is_here(path: str, target: str) -> bool:
    return path == target or (target != "/" and path.startswith(f"{target}/"))


def _filters() -> dict[str, Any]:
    return {
        "called": _code,
        "code": code_told,
        "date": lambda iso: date_in_words(iso, shown().words),
        "document_name": document_name,
        "figure": say_figure,
        "link": followable,
        "number": _number,
        "range": say_range,
        "label": label_told,
        "say": told_whole,
        "told": told,
        "time": lambda time: time_in_words(time, shown().words),
    }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= _filters()
    environment.globals |= {
        "FAULTS": tuple(Fault),
        "KINDS": tuple(Kind),
        "LANGUAGES": LANGUAGES,
        "MODALITIES": tuple(Modality),
        "QUIET_WAYS": QUIET_WAYS,
        "UNSAID": UNSAID,
        "WAYS": WAYS,
        "address": address,
        "here": _here,
        "is_here": _is_here,
        "join": join,
        "keep": _keep,
        "page_token": lambda: shown().token,
        "say_voice": told_voice,
        "say_what": told_what,
        "script_words": _script_words,
        "software": __version__,
        "t": _say,
        "type_label": type_told,
    }
    return environment
