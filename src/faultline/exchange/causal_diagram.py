"""The causal loop diagram: factors as boxes, bundles of claims as arrows, drawn from the findings of the analysis."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from faultline.analysis.finding import Finding
from faultline.exchange.layered import WIDTH, Laid, lay_out

WIDEST = 1180.0
_LETTERS, _LINES, _LINE, _PAD = 27, 3, 15.0, 7.0
_SPLIT = 7.0
"""How far the two arrows of a disputed link stand apart."""
_HEAD = 8.0
_MARGIN = 34.0


@dataclass(frozen=True, slots=True)
class Factor:
    """A box: its name, the lines that it is broken into, where it stands, and the links on it."""

    name: str
    lines: tuple[str, ...]
    x: float
    y: float
    height: float
    is_lit: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """A bundle of claims, or one side of it where its polarity is disputed.

    Attributes:
        sign: `+`, `-` or `?`.
        path, head: The line and its point, as SVG has them.
        sources: Independent sources that say so; the line is as wide.
        share: In what part of the samples it stands, 0 to 1; None where nothing was drawn.
        x, y: Where the sign is written.
        told_by: `a`, `b` or `both` where two voices are compared.
    """

    finding: Finding
    sign: str
    path: str
    head: str
    sources: int
    x: float
    y: float
    is_lit: bool
    told_by: str = ""

    @property
    def share(self) -> float | None:
        return self.finding.stability.share if self.finding.stability else None

    @property
    def width(self) -> float:
        return round(min(1.2 + 1.1 * self.sources, 8.0), 1)

    @property
    def opacity(self) -> float:
        """Pale where it does not survive other samples of the sources."""
        return 0.7 if self.share is None else round(0.25 + 0.75 * self.share, 2)


@dataclass(frozen=True, slots=True)
class Diagram:
    """All of it, with its size."""

    factors: tuple[Factor, ...]
    arrows: tuple[Arrow, ...]
    width: float
    height: float


def links_shown(links: Sequence[Finding], loops: Iterable[Finding], most: int) -> list[Finding]:
    """The first links, and those of loops however far down they stand."""
    on_loops = {pair for loop in loops for pair in pairs_of(loop)}
    return [link for n, link in enumerate(links) if n < most or pair_of(link) in on_loops]


def diagram_of(
    links: Sequence[Finding], lit: Finding | None = None, told_by: Mapping[str, str] | None = None
) -> Diagram:
    """The diagram of some links.

    Args:
        lit: A loop that stands out, or a factor with the links on it.
        told_by: By id of a link which of two compared voices tells it.
    """
    names = list(dict.fromkeys(name for link in links for name in pair_of(link)))
    number = {name: n for n, name in enumerate(names)}
    lines = [_lines(name) for name in names]
    heights = [len(some) * _LINE + 2 * _PAD for some in lines]
    laid = lay_out(heights, [(number[a], number[b]) for a, b in map(pair_of, links)], WIDEST)
    bright = _lit(links, lit)
    shining = {name for pair in bright for name in pair} | ({lit.title} if lit else set())
    factors = tuple(
        Factor(name, lines[n], laid.left[n], laid.middle[n] - heights[n] / 2, heights[n], name in shining)
        for n, name in enumerate(names)
    )
    arrows = tuple(
        arrow
        for n, link in enumerate(links)
        for arrow in _arrows(n, link, laid, heights, number, pair_of(link) in bright, (told_by or {}).get(link.id, ""))
    )
    return Diagram(factors, arrows, laid.width, laid.height + _MARGIN)


def pair_of(link: Finding) -> tuple[str, str]:
    """Cause and effect of a link."""
    return str(link.facts["cause"]), str(link.facts["effect"])


def pairs_of(loop: Finding) -> list[tuple[str, str]]:
    """Cause and effect of each link of a loop."""
    factors = loop.facts.get("factors")
    names = [str(name) for name in factors] if isinstance(factors, list) else []
    return list(pairwise([*names, *names[:1]]))


def _lit(links: Sequence[Finding], lit: Finding | None) -> set[tuple[str, str]]:
    if lit is None:
        return set()
    if lit.kind == "loop":
        return set(pairs_of(lit))
    return {pair for pair in map(pair_of, links) if lit.title in pair}


def _lines(name: str) -> tuple[str, ...]:
    lines = textwrap.wrap(name, _LETTERS) or [name]
    if len(lines) > _LINES:
        lines = [
            *lines[: _LINES - 1],
            textwrap.shorten(" ".join(lines[_LINES - 1 :]), _LETTERS - 1, placeholder="") + "…",
        ]
    return tuple(line[: _LETTERS + 1] for line in lines)


def _arrows(
    n: int,
    link: Finding,
    laid: Laid,
    heights: Sequence[float],
    number: Mapping[str, int],
    is_lit: bool,
    told_by: str,
) -> Iterator[Arrow]:
    a, b = (number[name] for name in pair_of(link))
    raising, lowering = (_count(link, f"sources_{way}") for way in ("raising", "lowering"))
    both = (
        [("+", raising), ("-", lowering)] if raising and lowering else [(str(link.facts["sign"]), raising + lowering)]
    )
    for at, (sign, sources) in enumerate(both):
        aside = (at - (len(both) - 1) / 2) * 2 * _SPLIT
        if laid.backward[n]:
            path, head, x, y = _round_below(a, b, laid, heights, aside)
        else:
            path, head, x, y = _onward(a, b, laid, laid.ways[n], aside)
        yield Arrow(link, sign, path, head, sources, x, y, is_lit, told_by)


def _count(link: Finding, name: str) -> int:
    value = link.facts[name]
    return value if isinstance(value, int) else 0


def _onward(
    a: int, b: int, laid: Laid, between: Sequence[tuple[float, float]], aside: float
) -> tuple[str, str, float, float]:
    """From the right side of a box to the left side of a later one."""
    start = laid.left[a] + WIDTH, laid.middle[a] + aside
    end = laid.left[b] - _HEAD, laid.middle[b] + aside
    points = [start, *((x, y + aside) for x, y in between), end]
    path = f"M{_at(*start)}"
    for (x1, y1), (x2, y2) in pairwise(points):
        half = (x2 - x1) / 2
        path += f"C{_at(x1 + half, y1)} {_at(x2 - half, y2)} {_at(x2, y2)}"
    head = f"M{_at(end[0] + _HEAD, end[1])}l{-_HEAD - 1},-4.5v9z"
    return path, head, end[0] - 12, end[1] - 6


def _round_below(a: int, b: int, laid: Laid, heights: Sequence[float], aside: float) -> tuple[str, str, float, float]:
    """From below a box to below an earlier one, or one of its own layer."""
    start = laid.left[a] + WIDTH * 0.6 + aside, laid.middle[a] + heights[a] / 2
    end = laid.left[b] + WIDTH * 0.4 + aside, laid.middle[b] + heights[b] / 2 + _HEAD
    low = max(start[1], end[1]) + 24 + abs(aside)
    path = f"M{_at(*start)}C{_at(start[0], low)} {_at(end[0], low)} {_at(*end)}"
    head = f"M{_at(end[0], end[1] - _HEAD)}l-4.5,{_HEAD + 1}h9z"
    return path, head, end[0] + 9, end[1] + 9


def _at(x: float, y: float) -> str:
    return f"{x:.1f},{y:.1f}"
