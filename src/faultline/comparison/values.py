"""How two figures relate: the same, compatible, different, or one likely a slip in copying the other."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from faultline.model.value import Value


class Match(StrEnum):
    """UNLIKE figures count different things and are not compared."""

    SAME = "same"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"
    SCALED = "scaled"
    SWAPPED = "swapped"
    UNLIKE = "unlike"


@dataclass(frozen=True, slots=True)
class ValueMatch:
    """How two figures relate, and in words."""

    match: Match
    words: str


_SPREAD: dict[str, tuple[float, float]] = {
    "about": (0.9, 1.1),
    "around": (0.9, 1.1),
    "approximately": (0.9, 1.1),
    "some": (0.9, 1.1),
    "estimated": (0.85, 1.15),
    "nearly": (0.9, 1.0),
    "almost": (0.9, 1.0),
    "more_than": (1.0, 1.5),
    "over": (1.0, 1.5),
    "at_least": (1.0, 2.0),
    "less_than": (0.5, 1.0),
    "under": (0.5, 1.0),
    "up_to": (0.5, 1.0),
    "at_most": (0.5, 1.0),
}
"""What a qualifier lets a figure mean, as factors. "More than 5,000" is hardly 50,000: a writer would say so."""


_VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "billions"})
MOST_VAGUE = 2.0
"""How far above its range a vague figure may mean: eleven million are "millions" too."""
_SLIPS = {10.0: 100.0, 1000.0: 1.0, 1_000_000.0: 1.0}
"""Factors by which a figure is miscopied, each from a least figure on: 35 and 350 are just two figures."""


def compare_values(a: Value | None, b: Value | None) -> ValueMatch:
    """How two figures relate, by their ranges, qualifiers and digits."""
    if a is None or b is None or (a.low is None and a.high is None) or (b.low is None and b.high is None):
        return ValueMatch(Match.UNLIKE, "one of them gives no figure")
    if a.unit != b.unit or (a.currency and b.currency and a.currency != b.currency):
        return ValueMatch(Match.UNLIKE, f"{figure(a)} and {figure(b)} are in different units")
    pair = f"{figure(a)} and {figure(b)}"
    if (a.low, a.high) == (b.low, b.high):
        if a.qualifier == b.qualifier:
            return ValueMatch(Match.SAME, f"{pair} are the same figure")
        return ValueMatch(Match.COMPATIBLE, f"{pair} are the same figure, qualified otherwise")
    if _overlap(_range(a), _range(b)):
        return ValueMatch(Match.COMPATIBLE, f"{pair} agree within what their words allow")
    x, y = point(a), point(b)
    if x is None or y is None:
        return ValueMatch(Match.DIFFERENT, f"{figure(a)} against {figure(b)}")
    return _compare_points(x, y, a, b)


def figure(value: Value) -> str:
    """The figure in the source's words, else as a number with thousands separated."""
    if value.text:
        return value.text
    low, high = value.low, value.high
    parts = [f"{n:,.10g}" for n in (low, high) if n is not None]
    return parts[0] if low == high or len(parts) == 1 else f"{parts[0]} to {parts[1]}"


def middle(value: Value | None) -> float | None:
    """The figure, of a range its middle, of an open one its known end; None where no figure is given."""
    ends = [n for n in (value.low, value.high) if n is not None] if value else []
    return sum(ends) / len(ends) if ends else None


def point(value: Value) -> float | None:
    """The single figure, or None for a range."""
    return value.low if value.low is not None and value.low == value.high else None


def _compare_points(x: float, y: float, a: Value, b: Value) -> ValueMatch:
    against = f"{figure(a)} against {figure(b)}"
    if _is_rounded(x, y) or _is_rounded(y, x):
        return ValueMatch(Match.COMPATIBLE, f"{against}: one is the other rounded")
    if x > 0 and y > 0:
        factor = max(x, y) / min(x, y)
        if any(math.isclose(factor, f, rel_tol=1e-9) for f in _SLIPS if min(x, y) >= _SLIPS[f]):
            return ValueMatch(Match.SCALED, f"{against}: the same digits, {factor:,.0f} times apart")
        if _is_swapped(_digits(x), _digits(y)):
            return ValueMatch(Match.SWAPPED, f"{against}: two digits have changed places")
    return ValueMatch(Match.DIFFERENT, against)


def _range(value: Value) -> tuple[float, float]:
    low = value.low if value.low is not None else 0.0
    high = value.high if value.high is not None else math.inf
    down, up = _SPREAD.get(value.qualifier or "", (1.0, 1.0))
    is_vague = value.low != value.high and bool(_VAGUE & set(value.text.lower().split()))
    return low * down, high * (MOST_VAGUE if is_vague else up)


def _overlap(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _is_rounded(exact: float, rounded: float) -> bool:
    """Whether `rounded` is `exact` at its own two leading digits or more, and ends in at least two zeros."""
    if rounded < 100 or rounded % 100:
        return False
    zeros = len(str(int(rounded))) - len(str(int(rounded)).rstrip("0"))
    return bool(round(exact, -zeros) == rounded) and abs(exact - rounded) / rounded <= 0.05


def _digits(number: float) -> str:
    return f"{number:.10g}".replace(".", "")


def _is_swapped(a: str, b: str) -> bool:
    """Whether two neighbouring digits have changed places; three digits or more, so that 12 and 21 are no slip."""
    if len(a) != len(b) or len(a) < 3:
        return False
    odd = [i for i in range(len(a)) if a[i] != b[i]]
    return len(odd) == 2 and odd[1] == odd[0] + 1 and a[odd[0]] == b[odd[1]] and a[odd[1]] == b[odd[0]]
