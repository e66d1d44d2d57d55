"""`/api/suggestions`: what may be added to the filter, with how many statements of the present one it would leave."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from faultline.errors import UsageError
from faultline.web.current import View
from faultline.web.filters import Filtered
from faultline.web.narrowing import selected

router = APIRouter(prefix="/api/suggestions", tags=["map"])
MOST = 10


@router.get("")
def suggest(
    view: View,
    chosen: Filtered,
    field: Annotated[str, Query(max_length=20, description="place, actor or source")],
    text: Annotated[str, Query(max_length=100, description="Part of the name")] = "",
) -> dict[str, Any]:
    """Places, actors or sources of what the filter leaves, those of most statements first."""
    some, wanted = selected(view, chosen), text.strip() or None
    if field == "actor":
        found = some.actors(text=wanted, limit=MOST)
    elif field == "place":
        found = some.places(text=wanted, limit=MOST)
    elif field == "source":
        found = some.publishers(text=wanted, limit=MOST)
    else:
        raise UsageError(f"nothing is suggested for {field!r}: take place, actor or source")
    return {"suggestions": [asdict(one) for one in found]}
