"""`/efforts`: who does what where, what overlaps, what is missing, and what came of promises."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from faultline.web.analysing import analyses_of
from faultline.web.current import View
from faultline.web.filters import Filtered
from faultline.web.matrix import matrix_of
from faultline.web.rendering import render

router = APIRouter(include_in_schema=False)

WHOLE = 5000
"""Findings of each kind that the matrix is made of."""


@router.get("/efforts")
def show_efforts(
    request: Request, view: View, chosen: Filtered, rows: Annotated[str, Query(max_length=10)] = "place"
) -> HTMLResponse:
    """A matrix of places or actors against sectors, ladders, overlaps, gaps, and what was tried before."""
    done = analyses_of(request).run(view, chosen, "efforts", top=WHOLE)
    found = done.findings
    presences = found.of_kind("presence") if found else ()
    return render(
        request,
        view,
        "efforts.html",
        done=done,
        top=WHOLE,
        by_actor=rows == "actor",
        matrix=matrix_of(presences, by_actor=rows == "actor") if presences else None,
        first={finding.id: finding for finding in presences},
        kinds={kind: found.of_kind(kind) if found else () for kind in ("ladder", "overlap", "gap", "ended")},
        actors=found.of_kind("actor") if found else (),
        spread=found.of_kind("fragmentation") if found else (),
    )
