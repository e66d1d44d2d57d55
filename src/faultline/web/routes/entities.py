"""`/entities` and the page of one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from faultline.model.entity import EntityType
from faultline.web.current import View
from faultline.web.filters import PageNumber, chosen_member
from faultline.web.finding import documents_by_id, found, group_by_kind
from faultline.web.paging import Page
from faultline.web.rendering import render

router = APIRouter(include_in_schema=False)
SHOWN = 400


@router.get("/entities")
def list_entities(
    request: Request,
    view: View,
    type: Annotated[str, Query(max_length=40)] = "",
    q: Annotated[str, Query(max_length=200)] = "",
    page: PageNumber = 1,
) -> HTMLResponse:
    """Who and what is named, the most mentioned first, by type and text."""
    chosen, text = chosen_member(EntityType, "entity type", type), q.strip() or None
    facets = [(one, view.count_entities(type=one, text=text)) for one in EntityType]
    shown = Page(page, view.count_entities(type=chosen, text=text))
    return render(
        request,
        view,
        "entities.html",
        entities=view.entities(type=chosen, text=text, limit=shown.size, offset=shown.offset),
        facets=[facet for facet in facets if facet[1]],
        chosen=chosen,
        query=q,
        page=shown,
    )


@router.get("/entities/{key}")
def show_entity(request: Request, view: View, key: str) -> Response:
    """Names, why they are one, and what is said of it, by kind; an id that was once leads to the one that is."""
    entity = found(view.entity, key)
    if view.redirect(key):
        return RedirectResponse(f"/entities/{entity.id}")
    total = view.count_statements(entity=entity.id)
    statements = view.statements(entity=entity.id, limit=SHOWN)
    return render(
        request,
        view,
        "entity.html",
        entity=entity,
        groups=group_by_kind(statements),
        shown=len(statements),
        total=total,
        documents=documents_by_id(view),
    )
