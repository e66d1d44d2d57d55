"""`/losses`: what was dropped on the way, so that nothing shrinks in silence."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.model.loss import Loss
from faultline.web.current import View
from faultline.web.filters import PageNumber
from faultline.web.paging import Page
from faultline.web.rendering import render

router = APIRouter(include_in_schema=False)
SIZE = 200


@router.get("/losses")
def list_losses(request: Request, view: View, page: PageNumber = 1) -> HTMLResponse:
    """Counts by step and reason, then each loss."""
    losses = view.losses()
    shown = Page(page, len(losses), SIZE)
    return render(
        request,
        view,
        "losses.html",
        reasons=_by_reason(losses),
        losses=losses[shown.offset : shown.offset + shown.size],
        documents=view.document_ids_by_path(),
        page=shown,
    )


def _by_reason(losses: list[Loss]) -> list[tuple[str, str, int]]:
    counts: Counter[tuple[str, str]] = Counter()
    for loss in losses:
        counts[loss.step, loss.reason] += loss.count
    return [(step, reason, counts[step, reason]) for step, reason in sorted(counts)]
