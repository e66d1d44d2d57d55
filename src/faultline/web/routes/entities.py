"""`/entities`, the list of actors, and the page of one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from faultline.errors import UsageError
from faultline.model.entity import Entity, EntityType
from faultline.model.judgement import DECISIONS, Decision, Subject
from faultline.ontology import vocabulary
from faultline.web.analysing import analyses_of
from faultline.web.current import View
from faultline.web.filters import Filtered, PageNumber, address, chosen_member
from faultline.web.finding import documents_of, found
from faultline.web.narrowing import selected, selection_of
from faultline.web.paging import SIZE, Page
from faultline.web.profile import MOST_TYING, Profile, profile_of
from faultline.web.rendering import render
from faultline.web.small_bars import bar_chart
from faultline.workspace import MapView
from faultline.workspace.making_columns import SPEAKS
from faultline.workspace.roster import ORDERS, ActorsWanted

router = APIRouter(include_in_schema=False)
ROLES = ("actor", "recipient", "source", "target", "holder", "subject", "carrier", SPEAKS)
SUGGESTED, DOCUMENTS, FROM = 8, 12, 40
_Short = Annotated[str, Query(max_length=40)]


@router.get("/entities")
def list_entities(
    request: Request,
    view: View,
    chosen: Filtered,
    entity_type: _Short = "",
    q: Annotated[str, Query(max_length=200)] = "",
    country: _Short = "",
    role: _Short = "",
    residual: _Short = "",
    decided: _Short = "",
    sort: _Short = "",
    page: PageNumber = 1,
) -> HTMLResponse:
    """Who and what is named, by type, country, role and text, in the order asked for."""
    wanted = ActorsWanted(
        type=chosen_member(EntityType, "entity type", entity_type),
        text=q.strip() or None,
        country=country.upper(),
        role=_one_of("role", role, ROLES),
        residual=_yes_or_no("residual", residual),
        judged=_yes_or_no("decided", decided),
    )
    order = _one_of("order", sort, ORDERS) or ORDERS[0]
    judged, text = _judged(view), wanted.text
    queries = selected(view, chosen).of_actors()
    roster = queries.roster()
    named = roster.columns.named(text) if text else None
    total, some = roster.listed(wanted, judged, named, order=order, limit=SIZE, offset=(page - 1) * SIZE)
    entities = queries.stored_at(at for at, _ in some)
    return render(
        request,
        view,
        "entities.html",
        listed=[(entities[at], count) for at, count in some],
        facets=roster.facets(wanted, judged, named),
        wanted=wanted,
        country_names={code: str(entry["name"]) for code, entry in vocabulary("countries").items()},
        roles=ROLES,
        orders=ORDERS,
        order=order,
        query=q,
        judged=judged,
        page=Page(page, total),
    )


@router.get("/entities/{key}")
def show_entity(
    request: Request,
    view: View,
    chosen: Filtered,
    key: str,
    tie: Annotated[str, Query(max_length=300)] = "",
    other: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """All that is told of it; an id that was once leads to the one that is.

    Args:
        tie: Key of a tie whose sentences are wanted.
        other: Part of a name with which another entity is looked for, to be one with this.
    """
    entity = found(view.entity, key)
    if view.redirect(key):
        return RedirectResponse(address(f"/entities/{entity.id}", chosen.pairs()))
    selection = selection_of(view, chosen)
    profile: Profile | None
    profile, running = analyses_of(request).later(
        (view.edition, "profile", selection, entity.id), lambda: profile_of(view, selection, entity.id)
    )
    suggested, _ = analyses_of(request).later(
        (view.edition, "alike", entity.id, other.strip()), lambda: _suggested(view, entity, other.strip())
    )
    shown = next((t for t in profile.ties if t.key == tie), None) if profile and tie else None
    sentences = view.statements_by_id(shown.statements[:50]) if shown else []
    said = [*profile.latest, *profile.spoken[1], *sentences] if profile else []
    documents = [key for key, _ in profile.documents[:DOCUMENTS]] if profile else []
    return render(
        request,
        view,
        "entity.html",
        entity=entity,
        profile=profile,
        running=running,
        chart=bar_chart(profile.time) if profile and profile.time else None,
        tie=shown,
        sentences=sentences,
        documents={d.id: d for d in view.documents((*documents, *entity.documents[:FROM]))} | documents_of(view, said),
        named_in=DOCUMENTS,
        judgements=view.judgements(),
        history=[j for j in view.judgements_on(entity.id) if j.subject is Subject.ENTITY],
        looked_for=other,
        most_tying=MOST_TYING,
        suggested=suggested or [],
        types=tuple(EntityType),
        decisions=[d for d in DECISIONS[Subject.ENTITY] if d is not Decision.PLACE],
    )


def _suggested(view: MapView, entity: Entity, text: str) -> list[Entity]:
    """Others that may be the same: those of the text, or else of the same type that share a word of the name."""
    if text:
        return [e for e in view.entities(text=text, limit=SUGGESTED + 1) if e.id != entity.id][:SUGGESTED]
    words = sorted({w for w in entity.name.split() if len(w) > 3}, key=lambda w: (-len(w), w))
    alike: dict[str, Entity] = {}
    for word in words[:3]:
        alike |= {e.id: e for e in view.entities(type=entity.type, text=word, limit=SUGGESTED) if e.id != entity.id}
    return list(alike.values())[:SUGGESTED]


def _judged(view: MapView) -> list[str]:
    """The ids of entities that an analyst has decided about."""
    return sorted(key for key, j in view.judgements().items() if j.subject is Subject.ENTITY)


def _one_of(name: str, value: str, known: tuple[str, ...]) -> str:
    if value and value not in known:
        raise UsageError(f"there is no {name} {value!r}: choose one of {', '.join(known)}")
    return value


def _yes_or_no(name: str, value: str) -> bool | None:
    return {"": None, "yes": True, "no": False}[_one_of(name, value, ("yes", "no"))]
