"""Pieces of SVG; all text is escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from textwrap import wrap
from xml.sax.saxutils import escape, unescape

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


def box(x: float, y: float, width: float, height: float, dash: str | None = None, thick: float = 1.2) -> str:
    """A white box with an edge."""
    size: dict[str, str | int | float | bool | None] = {
        "x": _n(x),
        "y": _n(y),
        "width": _n(width),
        "height": _n(height),
        "rx": 4,
    }
    return empty_tag(
        "rect", {**size, "fill": "#ffffff", "stroke": INK, "stroke-width": thick, "stroke-dasharray": dash}
    )


def course(d: str, colour: str = INK, width: float = 1, dash: str | None = None, opacity: float = 1) -> str:
    """A line along a path."""
    look: dict[str, str | int | float | bool | None] = {
        "stroke": colour,
        "stroke-width": width,
        "stroke-dasharray": dash,
        "stroke-opacity": opacity,
    }
    return empty_tag("path", {"d": d, "fill": "none", **look})


def shape(d: str, colour: str = INK, edge: str | None = None) -> str:
    """A filled path."""
    return empty_tag("path", {"d": d, "fill": colour, "stroke": edge})


def ring(x: float, y: float, radius: float, colour: str = INK) -> str:
    """An empty circle."""
    return empty_tag("circle", {"cx": _n(x), "cy": _n(y), "r": _n(radius), "fill": "#ffffff", "stroke": colour})


def mark(x: float, y: float, sign: str) -> str:
    """A sign in a small white circle, to lie on a line."""
    return ring(x, y, 6.5, SOFT) + text(x, y + 4, sign, 12, "middle")


def moved(pieces: Iterable[str], x: float, y: float) -> str:
    """Pieces so far to the right and down."""
    return f'<g transform="translate({_n(x)} {_n(y)})">{"".join(pieces)}</g>'


def lines(pieces: Iterable[tuple[float, float, float, float]], colour: str = SOFT, width: float = 0.7) -> str:
    """Many straight pieces as one path."""
    course = "".join(f"M{_n(a)} {_n(b)}L{_n(c)} {_n(d)}" for a, b, c, d in pieces)
    return empty_tag("path", {"d": course, "stroke": colour, "stroke-width": width, "fill": "none"})


def figure(caption: str, height: float, pieces: Iterable[str], width: float = WIDTH) -> Figure:
    """A drawing so wide and so high, on white."""
    wide, tall = round(width), round(height)
    ground = empty_tag("rect", {"x": 0, "y": 0, "width": wide, "height": tall, "fill": "#ffffff"})
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" role="img">'
    return Figure(caption, f"{head}{element('title', caption)}{ground}{''.join(pieces)}</svg>", wide, tall)


def shortened(label: str, most: int) -> str:
    """A label of at most so many letters."""
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def broken(label: str, letters: int, most: int) -> list[str]:
    """A label in at most so many lines of so many letters; what is too long ends in an ellipsis."""
    lines = wrap(label, letters) or [label]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][: letters - 1].rstrip()}…"]
    return lines


def labelled(drawn: Figure, change: Callable[[str], str]) -> Figure:
    """The figure with its caption and each of its labels changed."""

    def said(found: re.Match[str]) -> str:
        return f"{found[1]}{escape(change(unescape(found[2])))}{found[3]}"

    return replace(drawn, caption=change(drawn.caption), svg=_LABEL.sub(said, drawn.svg))


_LABEL = re.compile(r"(<(?:text|title)\b[^>]*>)([^<]*)(</(?:text|title)>)")


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
