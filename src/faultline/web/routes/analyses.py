"""`/api/analyses`: what the analyses find under the filter, as the commands give it with `--json`."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, Response

from faultline.analysis import ANALYSES
from faultline.errors import UsageError
from faultline.web.analysing import analyses_of
from faultline.web.current import View
from faultline.web.failing import UnknownError
from faultline.web.filters import FIELDS, Filtered
from faultline.web.showing import words_of

router = APIRouter(prefix="/api/analyses", tags=["analyses"])
_COMMON = ("top", "draws", "seed")
_NAMES = ", ".join(analysis.name for analysis in ANALYSES)


@router.get("")
def read_analyses() -> dict[str, Any]:
    """The analyses there are, and what each answers."""
    return {"analyses": [{"name": analysis.name, "question": analysis.question} for analysis in ANALYSES]}


@router.get(
    "/{name}",
    description=f"What an analysis finds: one of {_NAMES}. Besides the filter it takes the settings of the analysis "
    "by their names, lists with commas: `families=relation,event`. Answers 202 while it is still being made.",
    responses={202: {"description": "It goes on; ask again."}},
)
def read_analysis(
    request: Request,
    view: View,
    chosen: Filtered,
    name: str,
    top: Annotated[int | None, Query(ge=1, description="Findings told of each kind")] = None,
    draws: Annotated[int | None, Query(ge=0, le=1000, description="Samples of the sources")] = None,
    seed: Annotated[int | None, Query(ge=0, description="Of the samples")] = None,
) -> Response:
    """`{"analysis", "settings", "findings", "notes"}`, the same for the same filter, settings and seed."""
    if name not in {analysis.name for analysis in ANALYSES}:
        raise UnknownError(f"there is no analysis {name!r}: take one of {_NAMES}")
    options: dict[str, Any] = options_of(request) | {
        k: v for k, v in (("top", top), ("draws", draws), ("seed", seed)) if v is not None
    }
    done = analyses_of(request).run(view, chosen, name, **options)
    if done.findings:
        return JSONResponse(done.findings.to_json())
    if done.cannot:
        raise UsageError(words_of(request)(done.cannot, n=done.statements))
    return JSONResponse({"analysis": name, "running": round(done.running, 1)}, 202, {"Retry-After": "5"})


def options_of(request: Request) -> dict[str, Any]:
    """What an address asks of an analysis besides the filter."""
    other = (*FIELDS, *_COMMON, "from", "to", "lang", "theme", "page")
    return {key: value for key, value in request.query_params.items() if key not in other and value}
