"""`/routes`: what moves where, which ways it likely takes, and where it goes when a part of them is shut."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from faultline.web.analysing import Analysed, analyses_of
from faultline.web.current import View
from faultline.web.drawn_routes import coordinates, goods_of, rows_of
from faultline.web.filters import Filter, Filtered
from faultline.web.rendering import render
from faultline.workspace import MapView

router = APIRouter()

Goods = Annotated[str, Query(max_length=60, description="Only this class of goods")]
Shut = Annotated[str, Query(max_length=200, description="A place or a link, like `Gao - Kidal`, that is shut")]
_KINDS = ("path", "choke_point", "cut", "closure")


@router.get("/routes", include_in_schema=False)
def show_routes(request: Request, view: View, chosen: Filtered, goods: Goods = "", shut: Shut = "") -> HTMLResponse:
    """Legs and ways on the map; beneath it the same as tables, each row with its sentences."""
    done = _analysed(request, view, chosen, goods, shut)
    whole = _analysed(request, view, chosen, "", "") if goods or shut else done
    found = done.findings
    return render(
        request,
        view,
        "routes.html",
        done=done,
        goods=goods,
        shut=shut,
        classes=goods_of(whole.findings) if whole.findings else [],
        legs=rows_of(found) if found else [],
        worked={kind: found.of_kind(kind) for kind in _KINDS if found.of_kind(kind)} if found else {},
        closed=found.of_kind("shut") if found else (),
    )


@router.get("/api/routes", tags=["analyses"])
def read_routes(request: Request, view: View, chosen: Filtered, goods: Goods = "", shut: Shut = "") -> Response:
    """The findings on routes with the coordinates of their places; 202 while they are still being made."""
    done = _analysed(request, view, chosen, goods, shut)
    if done.findings is None:
        return JSONResponse({"findings": [], "places": {}}, 202 if done.running else 200)
    told: dict[str, Any] = done.findings.to_json()
    return JSONResponse({"findings": told["findings"], "places": coordinates(view, done.findings)})


def _analysed(request: Request, view: MapView, chosen: Filter, goods: str, shut: str) -> Analysed:
    asked: dict[str, Any] = {name: value for name, value in (("goods", goods), ("shut", shut)) if value}
    return analyses_of(request).run(view, chosen, "routes", **asked)
