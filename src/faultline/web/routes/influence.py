"""`/influence`: who is tied to whom, who stands where in it, and what would change without one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from faultline.analysis import Finding
from faultline.errors import UsageError
from faultline.web.analysing import MOST_STATEMENTS, Analysed, analyses_of
from faultline.web.current import View
from faultline.web.drawn_network import RANKINGS, Asked, Bond, Drawn, Sign, drawn_network, ranking
from faultline.web.filters import Filter, Filtered, address, chosen_member
from faultline.web.finding import documents_of
from faultline.web.narrowing import selection_of
from faultline.web.network_questions import way, without
from faultline.web.rendering import render
from faultline.workspace import MapView

router = APIRouter()

FAMILIES = ("relation", "effort", "event", "position")
USUAL = ("relation", "effort", "event")
COLOURS = ("community", "camp", "type", "betweenness", "constraint")
BESIDE, BELOW, BONDS, SENTENCES, NAMED = 12, 50, 60, 60, 400
_RANKED = 20
_PATIENCE = 2.0
"""Seconds that the page waits for the samples of the analysis; its own figures are there before."""
_Text = Annotated[str, Query(max_length=130)]


def _read_asked(
    family: Annotated[list[str] | None, Query(max_length=8, description=f"Any of {', '.join(FAMILIES)}")] = None,
    sign: Annotated[str, Query(max_length=10, description="friendly, hostile or neutral")] = "",
    least: Annotated[str, Query(max_length=2, description="Independent sources that a tie needs")] = "",
) -> Asked:
    families = tuple(name for name in FAMILIES if name in (family or USUAL))
    if not families:
        raise UsageError(f"no tie is of these families: choose among {', '.join(FAMILIES)}")
    if least and not (least.isdecimal() and int(least) > 0):
        raise UsageError(f"a tie is told by one source or more, not {least!r}")
    return Asked(families, chosen_member(Sign, "sign", sign), int(least or 1))


Wanted = Annotated[Asked, Depends(_read_asked)]


@dataclass(frozen=True, slots=True)
class _Made:
    """The drawn network, or why there is none: then what `honest` says of it.

    Attributes:
        done: The findings of the analysis, whose samples tell how stable ranks are.
    """

    drawn: Drawn | None
    done: Analysed


@router.get("/influence", include_in_schema=False)
def show_influence(
    request: Request,
    view: View,
    chosen: Filtered,
    asked: Wanted,
    size: Annotated[str, Query(max_length=20)] = "",
    colour: Annotated[str, Query(max_length=20)] = "",
    tie: _Text = "",
    node: _Text = "",
    start: _Text = "",
    end: _Text = "",
    gone: _Text = "",
) -> HTMLResponse:
    """The graph with a panel beside it: rankings, or what was chosen; beneath it the same as tables."""
    made = _made(request, view, chosen, asked)
    size = size if size in RANKINGS else "betweenness"
    drawn, found = made.drawn, _by_kind(made.done)
    panel = _panel(view, drawn, tie=tie, node=node, start=start, end=end, gone=gone) if drawn else {"shown": ""}
    ranked = ranking(drawn, size) if drawn else []
    return render(
        request,
        view,
        "influence.html",
        made=made,
        source=address(
            "/api/influence",
            (*chosen.pairs(), *(("family", name) for name in asked.families)),
            sign=asked.sign or "",
            least=asked.least if asked.least > 1 else "",
        ),
        drawn=drawn,
        asked=asked,
        families=FAMILIES,
        signs=(Sign.FRIENDLY, Sign.HOSTILE, Sign.NEUTRAL),
        measures=tuple(RANKINGS),
        colours=[c for c in COLOURS if c not in ("community", "camp") or _groups(found).get(c)],
        size=size,
        colour=colour if colour in COLOURS else "",
        ranked=ranked[:BELOW],
        ranks=len(ranked),
        beside=BESIDE,
        stability={str(f.facts.get("entity")): f.stability for f in found.get("actor", ())},
        found=found,
        groups=_groups(found),
        bonds=drawn.bonds[:BONDS] if drawn else (),
        named=drawn.actors[:NAMED] if drawn else (),
        judgements=view.judgements(),
        **{"sentences": {}, "documents": {}, **panel},
    )


@router.get("/api/influence", tags=["analyses"])
def read_influence(request: Request, view: View, chosen: Filtered, asked: Wanted) -> Response:
    """The network: actors with their measures, ties with their sources; 202 while it is still being made."""
    made = _made(request, view, chosen, asked)
    if made.drawn is None:
        return JSONResponse({"actors": [], "ties": [], "groups": {}}, 202 if made.done.running else 200)
    return JSONResponse(
        {
            "actors": [_actor_object(actor) for actor in made.drawn.actors],
            "ties": [_bond_object(bond) for bond in made.drawn.bonds],
            "groups": _groups(_by_kind(made.done)),
        }
    )


def _made(request: Request, view: MapView, chosen: Filter, asked: Asked) -> _Made:
    analyses, selection = analyses_of(request), selection_of(view, chosen)
    count = view.selected(selection).count()
    if not 0 < count <= MOST_STATEMENTS:
        cannot = "findings.too_many" if count else "findings.none_selected"
        return _Made(None, Analysed(statements=count, cannot=cannot))
    drawn, running = analyses.reckoned(view, chosen, drawn_network, asked)
    if drawn is None:
        return _Made(None, Analysed(statements=count, running=running))
    done = analyses.run(view, chosen, "influence", _PATIENCE, families=tuple(sorted(asked.families)), top=_RANKED)
    return _Made(drawn, done)


def _panel(view: MapView, drawn: Drawn, *, tie: str, node: str, start: str, end: str, gone: str) -> dict[str, Any]:
    """What the panel beside the graph tells: of the choices of the address, the first that is made."""
    if tie:
        one, _, other = tie.partition("~")
        return {"shown": "tie", "bond": (bond := drawn.bond(one, other)), **_said(view, bond)}
    if gone:
        actor = drawn.meant(gone)
        return {"shown": "gone", "asked_for": gone, "loss": without(drawn, actor.id) if actor else None}
    if start and end:
        first, last = drawn.meant(start), drawn.meant(end)
        found = way(drawn, first.id, last.id) if first and last else None
        return {"shown": "way", "first": first, "last": last, "start": start, "end": end, "way": found}
    if node:
        actor = drawn.meant(node)
        own = drawn.bonds_of.get(actor.id, ()) if actor else ()
        return {"shown": "node", "asked_for": node, "actor": actor, "own": own}
    return {"shown": ""}


def _said(view: MapView, bond: Bond | None) -> dict[str, Any]:
    """The sentences of a bond, by strand: the first of each where there are many."""
    if bond is None:
        return {}
    each = max(3, SENTENCES // len(bond.strands))
    statements = view.statements_by_id(s for strand in bond.strands for s in strand.statements[:each])
    return {"sentences": {s.id: s for s in statements}, "documents": documents_of(view, statements)}


def _by_kind(done: Analysed) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in done.findings.findings if done.findings else ():
        if not finding.cannot:
            found.setdefault(finding.kind, []).append(finding)
    return found


def _groups(found: Mapping[str, list[Finding]]) -> dict[str, list[list[str]]]:
    """Communities and camps as lists of the ids of their actors, in the order of the findings."""
    groups = {"community": [_entities(f) for f in found.get("community", ())]}
    for finding in found.get("camps", ())[:1]:
        members, sizes = _entities(finding), finding.facts.get("sizes")
        ends = sizes if isinstance(sizes, list) else []
        starts = [sum(ends[:n]) for n in range(len(ends))]
        groups["camp"] = [members[start : start + size] for start, size in zip(starts, ends, strict=True)]
    return {name: some for name, some in groups.items() if some}


def _entities(finding: Finding) -> list[str]:
    given = finding.facts.get("entities")
    return [str(one) for one in given] if isinstance(given, Iterable) else []


def _actor_object(actor: Any) -> dict[str, Any]:
    names = ("id", "name", "type", "ranks", "ties", "incoming", "outgoing", "betweenness", "constraint")
    more = ("effective_size", "core", "is_cut", "sources", "share", "people")
    return {name: getattr(actor, name) for name in (*names, *more)}


def _bond_object(bond: Bond) -> dict[str, Any]:
    return {
        "key": bond.key,
        "a": bond.a,
        "b": bond.b,
        "sign": bond.sign,
        "direction": bond.direction,
        "sources": bond.sources,
        "share": bond.share,
        "families": [strand.family for strand in bond.strands],
        "statements": len(bond.statements),
    }
