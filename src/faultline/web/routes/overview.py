"""`/`: what the map holds, at a glance."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.model.comparison import Verdict
from faultline.web.current import View
from faultline.web.filters import Filtered
from faultline.web.narrowing import selected
from faultline.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/")
def show_overview(request: Request, view: View, chosen: Filtered) -> HTMLResponse:
    """Counts, kinds, actors, disagreements, losses, newest documents, under the filter."""
    some = selected(view, chosen)
    found = dict(some.documents())
    documents = sorted(view.documents(found), key=lambda d: d.date or "", reverse=True)
    verdicts = some.verdicts()
    losses: Counter[str] = Counter()
    for loss in view.losses():
        losses[loss.step] += loss.count
    return render(
        request,
        view,
        "overview.html",
        counts={
            **view.counts(),
            "documents": len(documents) if not chosen.is_empty else view.counts()["documents"],
            "statements": some.count(),
            "entities": some.count_entities(),
            "comparisons": sum(count for _, count in verdicts),
        },
        kinds=some.counts_by("kind"),
        modalities=some.counts_by("modality"),
        verdicts=verdicts,
        actors=some.actors(residual=False, limit=12),
        disputed=some.comparisons(verdict=Verdict.CONTRADICTED, limit=5),
        documents=documents[:8],
        losses=sorted(losses.items()),
    )
