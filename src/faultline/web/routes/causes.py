"""`/causes`: the causal loop diagram of what is said to raise or lower what, with its loops, roots and voices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from faultline.analysis import Findings
from faultline.analysis.finding import Finding
from faultline.exchange.causal_diagram import diagram_of, links_shown, pair_of
from faultline.web.analysing import analyses_of
from faultline.web.current import View
from faultline.web.filters import Filtered
from faultline.web.rendering import render
from faultline.workspace import MapView

router = APIRouter(include_in_schema=False)
WHOLE = 2000
"""Findings of each kind that are asked for; the page shows the first of them."""
SIZES = (20, 40, 100)
AROUND = 24
"""Arrows around one factor: more of them in one layer cannot be seen together."""
Option = Annotated[str, Query(max_length=300)]


@router.get("/causes")
def show_causes(
    request: Request,
    view: View,
    chosen: Filtered,
    loop: Option = "",
    factor: Option = "",
    voices: Option = "",
    most: Annotated[int, Query(ge=1, le=200)] = SIZES[1],
) -> HTMLResponse:
    """The first links and all loops; or what lies around one factor, or what two voices say."""
    done = analyses_of(request).run(view, chosen, "causes", top=WHOLE)
    found = done.findings if done.findings and done.findings.of_kind("link") else None
    links = [f for f in found.of_kind("link") if not f.cannot] if found else []
    lit, pair = _named(found, "loop", loop), _named(found, "voices", voices)
    told_by = _told_by(view, links, pair) if pair else {}
    if pair:
        shown = [link for link in links if link.id in told_by]
    elif factor:
        shown = _around(links, factor)[: min(most, AROUND)]
        lit = lit or (next((f for f in shown if factor in pair_of(f)), None) and Finding("", "factor", factor))
    else:
        shown = links_shown(links, found.of_kind("loop") if found else (), most)
    return render(
        request,
        view,
        "causes.html",
        done=done,
        top=WHOLE,
        diagram=diagram_of(shown, lit, told_by) if shown else None,
        shown=shown,
        links=links,
        lit=lit,
        pair=pair,
        told_by=told_by,
        factor=factor,
        most=most,
        sizes=SIZES,
        circles=found.of_kind("loop") if found else (),
        root=found.of_kind("root") if found else (),
        leverage=found.of_kind("leverage") if found else (),
        voices=sorted(found.of_kind("voices") if found else (), key=_what_they_share),
    )


def _named(found: Findings | None, kind: str, key: str) -> Finding | None:
    """The finding of a kind whose id ends so."""
    some = found.of_kind(kind) if found and key else ()
    return next((f for f in some if f.id.split(":")[-1] == key), None)


def _what_they_share(pair: Finding) -> tuple[int, int]:
    """Those first who contradict each other, then those who say the same."""
    opposed, shared = pair.facts.get("opposed"), pair.facts.get("shared")
    return (
        -len(opposed) if isinstance(opposed, list) else 0,
        -len(shared) if isinstance(shared, list) else 0,
    )


def _around(links: Sequence[Finding], factor: str) -> list[Finding]:
    """The links on a factor, then those on its neighbours."""
    near = [link for link in links if factor in pair_of(link)]
    beside = {name for link in near for name in pair_of(link)}
    return near + [link for link in links if link not in near and beside & set(pair_of(link))]


def _told_by(view: MapView, links: Sequence[Finding], pair: Finding) -> dict[str, str]:
    """Which of two voices tells a link: `a`, `b` or `both`, by the id of the link."""
    entities = pair.facts.get("entities")
    a, b = (str(one) for one in entities) if isinstance(entities, list) else ("", "")
    speaker = {s.id: s.speaker.entity for s in view.statements_by_id(pair.statements) if s.speaker}
    told = {}
    for link in links:
        who = {speaker.get(s) for s in link.statements} & {a, b}
        if who:
            told[link.id] = "both" if len(who) > 1 else "a" if a in who else "b"
    return told
