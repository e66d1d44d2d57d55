"""`/comparisons`: where sources differ and agree, side by side, to be judged; and the page of one matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from faultline.model.comparison import Severity, Verdict
from faultline.model.judgement import Decision
from faultline.model.statement import Kind
from faultline.web.current import View
from faultline.web.differing import sides_of
from faultline.web.filters import Filtered, PageNumber, chosen_member
from faultline.web.finding import documents_of, found
from faultline.web.narrowing import selected
from faultline.web.paging import Page
from faultline.web.rendering import render
from faultline.web.showing import words_of

router = APIRouter(include_in_schema=False)
SIDES = 3
"""Passages of a matter that the list shows; its own page shows all."""
SIZE = 20
Option = Annotated[str, Query(max_length=40)]


@router.get("/comparisons")
def list_comparisons(
    request: Request,
    view: View,
    chosen: Filtered,
    verdict: Option = "",
    matter: Option = "",
    severity: Option = "",
    page: PageNumber = 1,
) -> HTMLResponse:
    """The matters of what fits the filter, disagreements first; `matter` is the kind of their statements."""
    wanted = (
        chosen_member(Verdict, "verdict", verdict),
        chosen_member(Kind, "kind", matter),
        chosen_member(Severity, "severity", severity),
    )
    some = selected(view, chosen)
    counts = some.comparison_counts()
    shown = Page(page, sum(n for *names, n in counts if _fits(names, wanted)), SIZE)
    comparisons = some.comparisons(
        verdict=wanted[0], kind=wanted[1], severity=wanted[2], limit=shown.size, offset=shown.offset
    )
    statements = {s.id: s for s in view.statements_by_id([s for c in comparisons for s in c.statements])}
    words = words_of(request)
    return render(
        request,
        view,
        "comparisons.html",
        comparisons=comparisons,
        sides={c.id: sides_of([statements[s] for s in c.statements if s in statements], words) for c in comparisons},
        most_sides=SIDES,
        documents=documents_of(view, statements.values()),
        facets=_facets(counts, wanted),
        chosen=wanted,
        judgements=view.judgements(),
        page=shown,
        verdicts=tuple(Verdict),
    )


@router.get("/comparisons/{key}")
def show_comparison(request: Request, view: View, key: str) -> HTMLResponse:
    """All statements on one matter beside each other, with what differs, the verdict and its reason."""
    comparison = found(view.comparison, key)
    statements = view.statements_by_id(comparison.statements)
    differences, sides = sides_of(statements, words_of(request))
    judged = view.judgements_on(comparison.id)
    return render(
        request,
        view,
        "comparison.html",
        comparison=comparison,
        statements=statements,
        differences=differences,
        sides=sides,
        documents=documents_of(view, statements),
        judgement=view.judgements().get(comparison.id),
        notes=[j for j in judged if j.decision is Decision.NOTE and not j.undone],
        verdicts=tuple(Verdict),
    )


def _fits(names: Iterable[object], wanted: Iterable[object]) -> bool:
    return all(want is None or name == want for name, want in zip(names, wanted, strict=True))


def _facets(counts: list[tuple[str, str, str, int]], wanted: tuple[object, ...]) -> dict[str, list[tuple[str, int]]]:
    """By verdict, kind and severity how many there are, the other facets as they are chosen."""
    facets: dict[str, list[tuple[str, int]]] = {}
    for place, facet in enumerate(("verdict", "matter", "severity")):
        others = tuple(None if at == place else want for at, want in enumerate(wanted))
        told: Counter[str] = Counter()
        for *names, n in counts:
            if _fits(names, others):
                told[str(names[place])] += n
        facets[facet] = told.most_common()
    return facets
