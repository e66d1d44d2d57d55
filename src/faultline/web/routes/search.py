"""`/search`: full text over passages, statements and entities."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from faultline.web.current import View
from faultline.web.filters import PageNumber
from faultline.web.paging import Page
from faultline.web.rendering import render
from faultline.workspace import Hit

router = APIRouter(include_in_schema=False)
SIZE = 20


@router.get("/search")
def show_search(
    request: Request, view: View, q: Annotated[str, Query(max_length=500)] = "", page: PageNumber = 1
) -> HTMLResponse:
    """The best hits first, their matches marked."""
    query = q.strip()
    result = view.search(query, limit=SIZE, offset=(page - 1) * SIZE) if query else None
    return render(
        request,
        view,
        "search.html",
        query=q,
        hits=[(hit, target_of(hit), marked(hit)) for hit in result.hits] if result else [],
        page=Page(page, result.total if result else 0, SIZE),
    )


def target_of(hit: Hit) -> str:
    """The page that a hit leads to."""
    if hit.kind == "entity":
        return f"/entities/{hit.id}"
    if hit.kind == "statement":
        return f"/statements/{hit.id}"
    return f"/documents/{hit.document}" + (f"#at-{hit.start}" if hit.start is not None else "")


def marked(hit: Hit) -> list[tuple[str, bool]]:
    """The hit's text in pieces, each with whether it matched."""
    pieces: list[tuple[str, bool]] = []
    done = 0
    for start, end in sorted(hit.highlights):
        if start >= done:
            pieces += [(hit.text[done:start], False), (hit.text[start:end], True)]
            done = end
    return [piece for piece in (*pieces, (hit.text[done:], False)) if piece[0]]
