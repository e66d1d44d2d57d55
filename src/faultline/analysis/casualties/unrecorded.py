"""The findings on those whom no list holds: the averages over all models, and each model."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from faultline.analysis.casualties.lists import Lists, refusal
from faultline.analysis.casualties.multiple_systems import (
    LEVEL,
    Average,
    Estimate,
    Model,
    estimate,
    lincoln_petersen,
    term_names,
)
from faultline.analysis.finding import Fact, Finding, finding_id, not_enough

MOST_MODELS = 40
"""Models that are listed, those of most weight first; all count in the average."""
_TITLE = "Those on no list"


def unrecorded(lists: Lists | None) -> Iterator[Finding]:
    """The finding of kind unrecorded and one of kind model for each model, or why they cannot be made."""
    why = refusal(lists)
    if lists is None or why:
        yield not_enough("casualties", "unrecorded", _TITLE, why or "")
        return
    found = estimate(lists)
    if found.by_aic is None or found.by_bic is None:
        why = "no model can be fitted: the lists overlap too little"
        yield not_enough("casualties", "unrecorded", _TITLE, why)
        return
    yield _averaged(lists, found, found.by_aic, found.by_bic)
    for model in sorted(found.models, key=lambda m: (-m.by_aic, m.terms))[:MOST_MODELS]:
        yield _model(model, lists.names)


def _averaged(lists: Lists, found: Estimate, by_aic: Average, by_bic: Average) -> Finding:
    fitted = [m for m in found.models if m.unlisted is not None]
    figures = [m.unlisted for m in fitted if m.unlisted is not None]
    names = lists.names
    facts: dict[str, Fact] = {
        "recorded": lists.recorded,
        "lists": {name: lists.size(p) for p, name in enumerate(names)},
        "overlaps": _overlaps(lists),
        "by_aic": _average(by_aic),
        "by_bic": _average(by_bic),
        "least": round(min(figures)),
        "most": round(max(figures)),
        "models": len(found.models),
        "fitted": len(fitted),
        "by_two_lists": _pairs(lists),
        "assumes": "everyone could stand on every list, people are matched rightly, and the lists do not all depend on "
        "one another at once; no data can test that",
    }
    title = (
        f"On no list: {by_aic.unlisted:,.0f} ({_ends(by_aic.low, by_aic.high)} in {LEVEL:.0%}) averaged by AIC, "
        f"{by_bic.unlisted:,.0f} ({_ends(by_bic.low, by_bic.high)}) by BIC; by single models {min(figures):,.0f} to "
        f"{max(figures):,.0f}, beside {lists.recorded:,} recorded"
    )
    return Finding(finding_id("casualties", "unrecorded", *names), "unrecorded", title, facts)


def _ends(low: float | None, high: float | None) -> str:
    return f"{low or 0.0:,.0f}–{'unbounded' if high is None else format(high, ',.0f')}"


def _average(average: Average) -> dict[str, Fact]:
    high = None if average.high is None else round(average.high)
    return {"unlisted": round(average.unlisted), "low": round(average.low), "high": high}


def _model(model: Model, names: tuple[str, ...]) -> Finding:
    called = term_names(model.terms, names)
    about = finding_id("casualties", "model", called)
    if model.unlisted is None:
        return Finding(about, "model", called, cannot=model.cannot)
    facts: dict[str, Fact] = {
        "unlisted": round(model.unlisted),
        "low": None if model.low is None else round(model.low),
        "high": None if model.high is None else round(model.high),
        "aic": round(model.aic or 0.0, 2),
        "bic": round(model.bic or 0.0, 2),
        "weight_by_aic": round(model.by_aic, 4),
        "weight_by_bic": round(model.by_bic, 4),
    }
    between = f" ({_ends(model.low, model.high)})" if model.low is not None else ""
    return Finding(about, "model", f"{called}: {model.unlisted:,.0f}{between} on no list", facts)


def _overlaps(lists: Lists) -> dict[str, Fact]:
    """How many stand on each two of the lists, and on all."""
    places = range(len(lists.names))
    found: dict[str, Fact] = {
        f"{lists.names[a]} and {lists.names[b]}": lists.size(a, b) for a, b in combinations(places, 2)
    }
    return {**found, "all": lists.size(*places)}


def _pairs(lists: Lists) -> dict[str, Fact]:
    """All persons by each two of the lists alone, as if these were independent (Lincoln and Petersen)."""
    found: dict[str, Fact] = {}
    for a, b in combinations(range(len(lists.names)), 2):
        whole = lincoln_petersen(lists.size(a), lists.size(b), lists.size(a, b))
        found[f"{lists.names[a]} and {lists.names[b]}"] = None if whole is None else round(whole)
    return found
