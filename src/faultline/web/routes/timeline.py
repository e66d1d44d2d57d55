"""`/timeline`: events and efforts over time and place; choosing a stretch of one narrows the other."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from faultline.web.current import View
from faultline.web.filters import Filtered
from faultline.web.finding import documents_of
from faultline.web.narrowing import selected
from faultline.web.rendering import render
from faultline.web.showing import shown_of
from faultline.web.when_and_where import of_happenings, over_place, over_time

router = APIRouter(include_in_schema=False)

LISTED = 12
TABLED = 200


@router.get("/timeline")
def show_timeline(
    request: Request, view: View, chosen: Filtered, span: Annotated[str, Query(max_length=5)] = ""
) -> HTMLResponse:
    """Bars over time, circles on a map, both as tables, and the latest statements."""
    wanted, here, whole = of_happenings(chosen), shown_of(request).here, span == "all"
    time = over_time(view, wanted, whole=whole)
    drawn = wanted.period or (f"{time.first}..{time.last}" if time else "")
    statements = selected(view, replace(wanted, period=drawn)).extents().latest(limit=LISTED)
    places = over_place(view, wanted)
    return render(
        request,
        view,
        "timeline.html",
        time=time,
        whole=whole,
        bars=[(bar, here(replace(chosen, period=f"{bar.bin}..{bar.bin}"))) for bar in (time.bins if time else ())],
        places=[(place, here(replace(chosen, place=(place.id,)))) for place in places[:TABLED]],
        total=selected(view, wanted).count(),
        wanted=wanted,
        statements=statements,
        documents=documents_of(view, statements),
        judgements=view.judgements(),
    )
