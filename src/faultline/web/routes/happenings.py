"""`/api/timeline`: what the timeline and the map are drawn from."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from faultline.web.current import View
from faultline.web.filters import Filtered
from faultline.web.narrowing import selected
from faultline.web.when_and_where import of_happenings, over_place, over_time

router = APIRouter(prefix="/api", tags=["map"])

Span = Annotated[str, Query(max_length=5, description="all: from the earliest to the latest date")]


@router.get("/timeline")
def read_timeline(view: View, chosen: Filtered, span: Span = "") -> dict[str, Any]:
    """Bars over all times, whatever the period, and places everywhere, whatever the place; `total` fits both.

    Events and efforts, unless kinds are chosen.
    """
    wanted = of_happenings(chosen)
    time = over_time(view, wanted, whole=span == "all")
    return {
        "time": asdict(time) if time else None,
        "places": [asdict(place) for place in over_place(view, wanted)],
        "total": selected(view, wanted).count(),
    }
