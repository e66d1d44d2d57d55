"""Pieces of SVG; all text is escaped."""

from __future__ import annotations

from collections.abc import Iterable

from faultline.exchange.xml_text import element, empty_tag
from faultline.reports.elements import Figure

WIDTH = 800
INK, SOFT, LINE, ACCENT, PALE = "#1d2327", "#5b666e", "#c9d0d4", "#0b5c6b", "#f1f3f3"
FONT = "Libertinus Serif, Georgia, serif"


def text(x: float, y: float, content: str, size: int = 12, anchor: str = "start", colour: str = INK) -> str:
    """A line of text at a point."""
    look: dict[str, str | int | float | bool | None] = {
        "x": _n(x),
        "y": _n(y),
        "font-size": size,
        "font-family": FONT,
        "text-anchor": anchor,
        "fill": colour,
    }
    return element("text", content, look)


def line(
    x1: float, y1: float, x2: float, y2: float, colour: str = LINE, width: float = 1, dash: str | None = None
) -> str:
    ends = {"x1": _n(x1), "y1": _n(y1), "x2": _n(x2), "y2": _n(y2)}
    return empty_tag("line", {**ends, "stroke": colour, "stroke-width": width, "stroke-dasharray": dash})


def bar(x: float, y: float, width: float, height: float, colour: str = ACCENT) -> str:
    return empty_tag("rect", {"x": _n(x), "y": _n(y), "width": _n(width), "height": _n(height), "fill": colour})


def dot(x: float, y: float, radius: float, colour: str = ACCENT, opacity: float = 1) -> str:
    return empty_tag("circle", {"cx": _n(x), "cy": _n(y), "r": _n(radius), "fill": colour, "fill-opacity": opacity})


def lines(pieces: Iterable[tuple[float, float, float, float]], colour: str = SOFT, width: float = 0.7) -> str:
    """Many straight pieces as one path."""
    course = "".join(f"M{_n(a)} {_n(b)}L{_n(c)} {_n(d)}" for a, b, c, d in pieces)
    return empty_tag("path", {"d": course, "stroke": colour, "stroke-width": width, "fill": "none"})


def figure(caption: str, height: float, pieces: Iterable[str]) -> Figure:
    """A drawing of full width and so high, on white."""
    tall = round(height)
    ground = empty_tag("rect", {"x": 0, "y": 0, "width": WIDTH, "height": tall, "fill": "#ffffff"})
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall}" role="img">'
    return Figure(caption, f"{head}{element('title', caption)}{ground}{''.join(pieces)}</svg>", WIDTH, tall)


def shortened(label: str, most: int) -> str:
    """A label of at most so many letters."""
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
