"""`/voices`: whose words the sources pass on, and how the sources stand, with the analyst's grades."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.analysis.finding import Finding
from faultline.model.judgement import Decision, Judgement
from faultline.web.analysing import Analysed, analyses_of
from faultline.web.current import View
from faultline.web.filters import Filtered
from faultline.web.rendering import render
from faultline.workspace import MapView

router = APIRouter(include_in_schema=False)
WHOLE = 500
"""Findings of each kind that are asked for."""
LETTERS, FIGURES = "ABCDEF", "123456"


@router.get("/voices")
def show_voices(request: Request, view: View, chosen: Filtered) -> HTMLResponse:
    """Shares of the words passed on with their intervals, speakers, outlets and topics; then outlets and silences."""
    run = analyses_of(request).run
    heard, stand = run(view, chosen, "voices", top=WHOLE), run(view, chosen, "sources", top=WHOLE)
    outlets = _of(stand, "source")
    return render(
        request,
        view,
        "voices.html",
        heard=heard,
        stand=stand,
        top=WHOLE,
        shares={kind: _of(heard, kind) for kind in ("kind", "reach", "named")},
        speakers=_of(heard, "speaker"),
        mixes={kind: _of(heard, kind) for kind in ("outlet", "topic")},
        unheard=_of(heard, "unheard"),
        cannot=[f for f in (heard.findings.findings if heard.findings else ()) if f.cannot],
        outlets=outlets,
        silences=_of(stand, "silence"),
        graded=_graded(view, outlets),
        letters=LETTERS,
        figures=FIGURES,
    )


def _of(done: Analysed, kind: str) -> list[Finding]:
    return [f for f in done.findings.of_kind(kind) if not f.cannot] if done.findings else []


def _graded(view: MapView, outlets: Iterable[Finding]) -> dict[str, Judgement]:
    """The grade that stands for each outlet, by its name: of the publisher, or of the document without one."""
    standing = {t: j for t, j in view.judgements().items() if j.decision is Decision.GRADE}
    if not standing:
        return {}
    paths = {d.id: d.path for d in view.documents(standing.keys())}
    named = {paths.get(target, target): judgement for target, judgement in standing.items()}
    return {f.title: named[f.title] for f in outlets if f.title in named}
