"""`/api/suggestions`: what may be added to the filter, with how many statements of the present one it would leave."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from faultline.errors import UsageError
from faultline.web.current import View
from faultline.web.filters import Filtered, filter_of
from faultline.web.narrowing import selected

router = APIRouter(prefix="/api/suggestions", tags=["map"])
MOST = 10
_FIELDS = ("place", "actor", "source")


@router.get("")
def suggest(
    view: View,
    chosen: Filtered,
    field: Annotated[str, Query(max_length=20, description="place, actor or source")],
    text: Annotated[str, Query(max_length=100, description="Part of the name")] = "",
) -> dict[str, Any]:
    """Places, actors or sources of what the filter leaves, those of most statements first; another value of a field
    widens it, so what the filter says of the field itself does not count.
    """
    if field not in _FIELDS:
        raise UsageError(f"nothing is suggested for {field!r}: take one of {', '.join(_FIELDS)}")
    others = filter_of(pair for pair in chosen.pairs() if pair[0] != field)
    some, wanted = selected(view, others), text.strip() or None
    ask = {"actor": some.actors, "place": some.places, "source": some.publishers}[field]
    found = ask(text=wanted, limit=MOST)
    return {"suggestions": [asdict(one) for one in found]}
