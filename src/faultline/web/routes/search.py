"""`/search`: full text over passages, statements and entities, and who said what about whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from faultline.errors import UsageError
from faultline.web.asking import what_is_asked
from faultline.web.current import View
from faultline.web.filters import Filtered, PageNumber
from faultline.web.finding import documents_of
from faultline.web.narrowing import selected
from faultline.web.paging import Page
from faultline.web.rendering import render
from faultline.web.searching import KINDS, search
from faultline.workspace import Hit, MapView
from faultline.workspace.search import highlights

router = APIRouter(include_in_schema=False)
SIZE = 20
_Text = Annotated[str, Query(max_length=500)]


@router.get("/search")
def show_search(
    request: Request,
    view: View,
    chosen: Filtered,
    q: _Text = "",
    by: _Text = "",
    about: _Text = "",
    what: _Text = "",
    page: PageNumber = 1,
) -> HTMLResponse:
    """The best hits first, their matches marked; with a voice or a matter, the statements by their time."""
    query, asked = q.strip(), what_is_asked(view, q, by, about)
    shared = {"query": q.strip(), "by": by.strip(), "about": about.strip(), "what": what if what in KINDS else ""}
    some = selected(view, chosen)
    if not asked.is_empty:
        total, statements = some.said(asked, limit=SIZE, offset=(page - 1) * SIZE)
        said = [(s, pieces(s.evidence.quote, highlights(s.evidence.quote, f"{query} {about}"))) for s in statements]
        return render(
            request,
            view,
            "search.html",
            **shared,
            found=None,
            hits=[],
            said=said,
            voices=[] if said else some.voices(),
            meant=[_name(view, one) for one in (asked.by_entity, asked.about_entity)],
            documents=documents_of(view, statements),
            judgements=view.judgements(),
            page=Page(page, total, SIZE),
        )
    found = search(view, chosen, query, what, limit=SIZE, offset=(page - 1) * SIZE) if query else None
    return render(
        request,
        view,
        "search.html",
        **shared,
        found=found,
        hits=[(hit, target_of(hit), pieces(hit.text, hit.highlights)) for hit in found.hits] if found else [],
        said=None,
        voices=[] if query else some.voices(),
        meant=[],
        documents=found.documents if found else {},
        page=Page(page, found.total if found else 0, SIZE),
    )


def _name(view: MapView, identity: str | None) -> tuple[str, str] | None:
    """The entity by which a name was understood; None for none and for a place."""
    try:
        entity = view.entity(identity) if identity else None
    except UsageError:
        return None
    return (entity.id, entity.name) if entity else None


def target_of(hit: Hit) -> str:
    """The page that a hit leads to."""
    if hit.kind == "entity":
        return f"/entities/{hit.id}"
    if hit.kind == "statement":
        return f"/statements/{hit.id}"
    return f"/documents/{hit.document}" + (f"#at-{hit.start}" if hit.start is not None else "")


def pieces(text: str, highlighted: Iterable[tuple[int, int]]) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it matched."""
    found: list[tuple[str, bool]] = []
    done = 0
    for start, end in sorted(highlighted):
        if start >= done:
            found += [(text[done:start], False), (text[start:end], True)]
            done = end
    return [piece for piece in (*found, (text[done:], False)) if piece[0]]
