"""What sources say leads to what: factors as boxes, bundles of claims as arrows, loops drawn out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faultline.analysis import Finding
from faultline.analysis.finding import Fact
from faultline.exchange.causal_diagram import Arrow, Diagram, diagram_of, links_shown, pair_of, pairs_of
from faultline.exchange.layered import WIDTH as BOX
from faultline.reports.drawings.svg import INK, SOFT, WIDTH, box, course, figure, mark, moved, shape, text
from faultline.reports.elements import Figure
from faultline.reports.material import Material

MOST = 16
WIDEST, TALLEST = 1060.0, 1150.0
_KEY, _SIDE = 34, 12.0
_DASHES = {"+": None, "-": "7 4", "?": "1.5 3"}


def causal_loops(material: Material) -> Figure | None:
    """The links on loops and those that most sources tell, as many as a page holds; None where there is none."""
    loops = material.chosen(material.analyses.found("causes", "loop"))
    links = _with_loops(material.chosen(material.analyses.found("causes", "link")), loops)
    if not links:
        return None
    chosen, diagram = _fitting(links, loops)
    on_loops = {pair for loop in loops for pair in pairs_of(loop)}
    pieces = []
    for arrow in diagram.arrows:
        pieces += _arrow(arrow, pair_of(arrow.finding) in on_loops)
    for factor in diagram.factors:
        pieces.append(box(factor.x, factor.y, BOX, factor.height))
        for n, words in enumerate(factor.lines):
            pieces.append(text(factor.x + BOX / 2, factor.y + 19 + 15 * n, words, 12, "middle"))
    pieces += [mark(arrow.x, arrow.y, "−" if arrow.sign == "-" else arrow.sign) for arrow in diagram.arrows]
    closed = "loops that they close are drawn thick" if loops else "they close no loop"
    caption = (
        f"What sources say raises (+) or lowers (−) what: {len(chosen)} links, those on loops and those that most "
        f"sources tell; {closed}. These are claims and prove no cause; a paler arrow survives fewer samples of the "
        "sources, and two arrows stand where sources differ."
    )
    return figure(
        caption,
        diagram.height + _KEY + 8,
        [*_key(), moved(pieces, _SIDE, _KEY)],
        max(diagram.width + 2 * _SIDE, WIDTH),
    )


def _with_loops(links: Sequence[Finding], loops: Sequence[Finding]) -> list[Finding]:
    """The links, and those of loops that too few sources tell for them to be among the first."""
    known = {pair_of(link) for link in links}
    more: dict[tuple[str, str], Finding] = {}
    for loop in loops:
        signs, fewest = loop.facts.get("signs"), loop.facts.get("sources_of_weakest_link")
        weakest = fewest if isinstance(fewest, int) else 1
        for pair, sign in zip(pairs_of(loop), signs if isinstance(signs, list) else (), strict=False):
            if pair not in known and pair not in more:
                counts = {"sources_raising": weakest * (sign == "+"), "sources_lowering": weakest * (sign == "-")}
                facts: dict[str, Fact] = {"cause": pair[0], "effect": pair[1], "sign": sign, **counts}
                more[pair] = replace(loop, id=f"{loop.id} {len(more)}", title=" → ".join(pair), facts=facts)
    return [*more.values(), *links]


def _fitting(links: Sequence[Finding], loops: Sequence[Finding]) -> tuple[list[Finding], Diagram]:
    """As many links as fit, those of loops at any rate."""
    for most in range(MOST, 1, -1):
        chosen = links_shown(links, loops, most)
        diagram = diagram_of(chosen)
        if diagram.width <= WIDEST and diagram.height <= TALLEST:
            return chosen, diagram
    return list(links[:1]), diagram_of(links[:1])


def _arrow(arrow: Arrow, is_on_loop: bool) -> list[str]:
    width = arrow.width + (1.5 if is_on_loop else 0.0)
    line = course(arrow.path, INK, width, _DASHES.get(arrow.sign), max(arrow.opacity, 0.35))
    return [line, shape(arrow.head, INK)]


def _key() -> list[str]:
    pieces, x = [], 14.0
    for sign, name in (("+", "said to raise"), ("-", "said to lower"), ("?", "way not told")):
        pieces += [course(f"M{x:.1f} 14h34", INK, 1.8, _DASHES[sign]), text(x + 40, 18, name, 11, "start", SOFT)]
        x += 62 + 6.5 * len(name)
    return [*pieces, text(x, 18, "wider: told by more sources", 11, "start", SOFT)]
