"""`/`: what the map holds, what is new on it, and what it lacks, at a glance."""

from __future__ import annotations

from itertools import islice

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.analysis import Finding, Findings
from faultline.model.comparison import Verdict
from faultline.web.analysing import Analysed, analyses_of
from faultline.web.current import Kept, View
from faultline.web.filters import Filtered
from faultline.web.narrowing import selected
from faultline.web.news import PATIENCE, news_of
from faultline.web.rendering import render
from faultline.web.small_bars import bar_chart
from faultline.web.when_and_where import of_happenings, over_time

router = APIRouter(include_in_schema=False)
GAPS, LATEST = 6, 6
UNASKED = 20_000
"""Statements of a map up to which the first page looks for gaps and draws times without being asked."""


@router.get("/")
def show_overview(request: Request, workspace: Kept, view: View, chosen: Filtered) -> HTMLResponse:
    """Counts, kinds, actors, places, disagreements, news, gaps, losses and newest documents, under the filter."""
    some, analyses = selected(view, chosen), analyses_of(request)
    number, latest = some.document_page(LATEST, latest=True)
    documents = {document.id: document for document in view.documents(latest)}
    verdicts = some.verdicts()
    is_small = view.count_statements() <= UNASKED
    time = over_time(view, of_happenings(chosen), whole=False) if is_small else None
    gaps = analyses.run(view, chosen, "gaps", PATIENCE) if is_small else Analysed()
    return render(
        request,
        view,
        "overview.html",
        counts={
            **view.counts(),
            "documents": number,
            "statements": some.count(),
            "entities": some.count_entities(),
            "comparisons": sum(count for _, count in verdicts),
        },
        kinds=some.counts_by("kind"),
        modalities=some.counts_by("modality"),
        chart=bar_chart(time) if time else None,
        verdicts=verdicts,
        actors=some.actors(residual=False, limit=10),
        places=some.places(limit=6),
        disputed=some.comparisons(verdict=Verdict.CONTRADICTED, limit=5),
        documents=[documents[key] for key in latest],
        losses=view.counts_by("lost"),
        unsettled=len(view.unsettled),
        news=news_of(workspace, view, analyses),
        gaps=gaps,
        questions=_one_of_each_kind(gaps.findings) if gaps.findings else [],
    )


def _one_of_each_kind(found: Findings) -> list[Finding]:
    """The first gaps of each kind, in turn, so that no kind fills the page."""
    kinds = dict.fromkeys(finding.kind for finding in found.findings)
    turns = [list(found.of_kind(kind)) for kind in kinds]
    longest = max(map(len, turns), default=0)
    in_turn = (turn[n] for n in range(longest) for turn in turns if n < len(turn) and not turn[n].cannot)
    return list(islice(in_turn, GAPS))
