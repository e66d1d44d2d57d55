"""`/entities`, the list of actors, and the page of one."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from faultline.model.entity import EntityType
from faultline.web.current import View
from faultline.web.filters import Filtered, PageNumber, address, chosen_member
from faultline.web.finding import documents_of, found, group_by_kind
from faultline.web.narrowing import selected, selection_of
from faultline.web.paging import Page
from faultline.web.rendering import render

router = APIRouter(include_in_schema=False)
SHOWN = 100


@router.get("/entities")
def list_entities(
    request: Request,
    view: View,
    chosen: Filtered,
    entity_type: Annotated[str, Query(max_length=40)] = "",
    q: Annotated[str, Query(max_length=200)] = "",
    page: PageNumber = 1,
) -> HTMLResponse:
    """Who and what is named, the most mentioned first, by type and text."""
    type, text = chosen_member(EntityType, "entity type", entity_type), q.strip() or None
    some = selected(view, chosen)
    facets = some.entity_types(text=text)
    shown = Page(page, dict(facets).get(type, 0) if type else sum(count for _, count in facets))
    return render(
        request,
        view,
        "entities.html",
        entities=some.entities(type=type, text=text, limit=shown.size, offset=shown.offset),
        facets=facets,
        chosen=type,
        query=q,
        page=shown,
    )


@router.get("/entities/{key}")
def show_entity(request: Request, view: View, chosen: Filtered, key: str) -> Response:
    """Names, why they are one, and what is said of it, by kind; an id that was once leads to the one that is."""
    entity = found(view.entity, key)
    if view.redirect(key):
        return RedirectResponse(address(f"/entities/{entity.id}", chosen.pairs()))
    some = view.selected(replace(selection_of(view, chosen), actors=(entity.id,)))
    statements = some.statements(limit=SHOWN)
    return render(
        request,
        view,
        "entity.html",
        entity=entity,
        groups=group_by_kind(statements),
        shown=len(statements),
        total=some.count(),
        documents={d.id: d for d in view.documents(entity.documents)} | documents_of(view, statements),
        judgements=view.judgements(),
    )
