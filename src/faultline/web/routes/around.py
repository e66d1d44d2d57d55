"""`/api`: what stands around the statements: losses, news, and the profile of an actor."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from faultline.web.analysing import analyses_of
from faultline.web.current import Kept, View
from faultline.web.filters import Filtered
from faultline.web.finding import found
from faultline.web.narrowing import selection_of
from faultline.web.news import News, news_of
from faultline.web.profile import Profile, Tied, profile_of

router = APIRouter(prefix="/api", tags=["map"])

Limit = Annotated[int, Query(ge=1, le=10_000)]
Offset = Annotated[int, Query(ge=0, le=100_000_000)]
JsonObject = dict[str, Any]


@router.get("/losses")
def read_losses(view: View, limit: Limit = 1000, offset: Offset = 0) -> JsonObject:
    """What was dropped on the way, by step and reason; `total` counts entries, each of which stands for `count`."""
    losses = view.losses()
    return {"total": len(losses), "losses": [asdict(loss) for loss in losses[offset : offset + limit]]}


@router.get("/news")
def read_news(request: Request, workspace: Kept, view: View) -> JsonObject:
    """What is new since the build before this one; `running` while that is still being worked out."""
    return _news_object(news_of(workspace, view, analyses_of(request)))


@router.get("/entities/{key}/profile")
def read_profile(request: Request, view: View, chosen: Filtered, key: str) -> JsonObject:
    """What the page of an actor shows: counts, ties with their times and statements, when, documents; or `running`."""
    entity, selection = found(view.entity, key), selection_of(view, chosen)
    profile, running = analyses_of(request).later(
        (view.edition, "profile", selection, entity.id), lambda: profile_of(view, selection, entity.id)
    )
    shown = _profile_object(profile) if profile else {}
    return {"entity": entity.id, "running": running > 0, **shown}


def _news_object(news: News) -> JsonObject:
    documents = [
        {"path": one.path, "id": key or None, "change": one.change.value, "before": one.before, "after": one.after}
        for one, key in news.documents
    ]
    return {
        "since": news.since or None,
        "running": news.running > 0,
        "is_too_large": news.is_too_large,
        "documents": documents,
        "added": news.added,
        "gone": news.gone,
        "comparisons": [comparison.id for comparison in news.appeared],
    }


def _profile_object(profile: Profile) -> JsonObject:
    return {
        "kinds": dict(profile.kinds),
        "roles": [_tied_object(tied) for tied in profile.roles],
        "ties": [_tied_object(tied) for tied in profile.others],
        "read": profile.read,
        "latest": [statement.id for statement in profile.latest],
        "spoken": {"total": profile.spoken[0], "statements": [statement.id for statement in profile.spoken[1]]},
        "time": asdict(profile.time) if profile.time else None,
        "documents": dict(profile.documents),
    }


def _tied_object(tied: Tied) -> JsonObject:
    tie = tied.tie
    return {
        "with": tied.other,
        "name": tied.name,
        "way": tied.way,
        "kind": tie.kind.value,
        "type": tie.type,
        "label": tie.label,
        "first": tied.first or None,
        "last": tied.last or None,
        "sources": tied.sources,
        "statements": list(tied.statements),
    }
