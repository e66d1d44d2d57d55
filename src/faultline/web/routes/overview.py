"""`/`: what the map holds, at a glance."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.model.comparison import Verdict
from faultline.web.current import View
from faultline.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/")
def show_overview(request: Request, view: View) -> HTMLResponse:
    """Counts, kinds, actors, disagreements, losses, newest documents."""
    documents = sorted(view.documents(), key=lambda d: d.date or "", reverse=True)
    losses: Counter[str] = Counter()
    for loss in view.losses():
        losses[loss.step] += loss.count
    return render(
        request,
        view,
        "overview.html",
        counts=view.counts(),
        kinds=view.counts_by("kind"),
        modalities=view.counts_by("modality"),
        verdicts=view.counts_by("verdict"),
        actors=view.entities(residual=False, limit=12),
        disputed=view.comparisons(verdict=Verdict.CONTRADICTED, limit=5),
        documents=documents[:8],
        losses=sorted(losses.items()),
    )
