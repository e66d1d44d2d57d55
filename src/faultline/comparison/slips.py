"""Slips of the pen: a year off, letters of a name in the wrong order or left out."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from faultline.model.statement import Statement
from faultline.model.time import Precision, Time
from faultline.model.value import Value
from faultline.resolution.folding import fold
from faultline.resolution.spelling import skeleton

_LEAST_LETTERS = 6
_LEAST_DIGITS = 3
"""Digits before the zeros at the end from which on an equal figure is no coincidence."""


def is_year_slip(a: Time | None, b: Time | None, value: Value | None) -> bool:
    """Whether one exact figure stands for one day of two years running."""
    if a is None or b is None or value is None or value.low is None or value.low != value.high:
        return False
    if a.precision is not Precision.DAY or b.precision is not Precision.DAY or not (a.start and b.start):
        return False
    is_exact = len(f"{value.low:.10g}".replace(".", "").rstrip("0")) >= _LEAST_DIGITS
    return is_exact and a.start[4:] == b.start[4:] and abs(int(a.start[:4]) - int(b.start[:4])) == 1


def misspelt(a: Statement, b: Statement) -> tuple[str, str]:
    """The first two texts of arguments or places that differ by a slip; empty where there are none."""
    texts = [[x.text for x in (*s.arguments, *((s.place,) if s.place else ()))] for s in (a, b)]
    return next(((x, y) for x in texts[0] for y in texts[1] if is_misspelling(x, y)), ("", ""))


def is_misspelling(a: str, b: str) -> bool:
    """Whether two names differ by one slip that is no way to write the same sounds.

    Two neighbouring letters in the wrong order, or one letter lost, in a single word of a name: "Koulikoro" and
    "Kuolikoro". Ways to write foreign sounds (Touareg, Tuareg) are no slips, nor are endings (Mali, Malian).
    """
    x, y = a.split(), b.split()
    if len(x) != len(y):
        return False
    odd = [(v, w) for v, w in zip(x, y, strict=True) if fold(v) != fold(w)]
    return len(odd) == 1 and all(w[:1].isupper() for w in odd[0]) and _is_slip(*map(fold, odd[0]))


def _is_slip(a: str, b: str) -> bool:
    if (
        not (a and b)
        or min(len(a), len(b)) < _LEAST_LETTERS
        or a[0] != b[0]
        or a[-1] != b[-1]
        or skeleton(a) == skeleton(b)
        or a.replace(" ", "") == b.replace(" ", "")
    ):
        return False
    if len(a) == len(b):
        return sorted(a) == sorted(b) and OSA.distance(a, b) == 1
    return OSA.distance(a, b) == 1 and OSA.distance(skeleton(a), skeleton(b)) == 1
