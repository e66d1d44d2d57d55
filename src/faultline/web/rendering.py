"""Templates and the words they use. All text is escaped; what a document says is never markup."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from faultline import __version__
from faultline.exchange.dates import say_date, say_time
from faultline.exchange.figures import say_figure, say_number, say_range
from faultline.exchange.wording import join, say, say_voice, say_what
from faultline.model.statement import Kind
from faultline.ontology.labels import KINDS, code_label, document_name, plain, type_label
from faultline.web.filters import address
from faultline.workspace import MapView

FOLDER = Path(__file__).parent
MENU = (
    ("Overview", "/"),
    ("Documents", "/documents"),
    ("Entities", "/entities"),
    ("Statements", "/statements"),
    ("Comparisons", "/comparisons"),
    ("Losses", "/losses"),
    ("Search", "/search"),
)


def render(request: Request, view: MapView, template: str, /, **content: object) -> HTMLResponse:
    """A page over a view of the map."""
    shared = {"path": request.url.path, "title": view.title, "map_version": view.version}
    return HTMLResponse(_environment().get_template(template).render({**shared, **content}))


def render_failure(request: Request, status: int, heading: str, sentence: str) -> HTMLResponse:
    """A page that says what went wrong and where to go from there; it needs no map."""
    shared = {"path": request.url.path, "title": "Faultline", "map_version": None}
    template = _environment().get_template("failure.html")
    return HTMLResponse(template.render(shared, status=status, heading=heading, sentence=sentence), status)


def followable(link: str | None) -> str | None:
    """The address as a link, if it is one that a browser may follow."""
    return link if link and link.startswith(("https://", "http://")) else None


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "code": code_label,
        "date": say_date,
        "figure": say_figure,
        "number": say_number,
        "plain": plain,
        "range": say_range,
        "say": say,
        "time": say_time,
        "document_name": document_name,
        "link": followable,
    }
    environment.globals |= {
        "KINDS": KINDS,
        "Kind": Kind,
        "MENU": MENU,
        "address": address,
        "join": join,
        "say_voice": say_voice,
        "say_what": say_what,
        "type_label": type_label,
        "software": __version__,
    }
    return environment
