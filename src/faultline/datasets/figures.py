"""Cells with a figure, a range or a coordinate."""

from __future__ import annotations

import re
from dataclasses import dataclass

from faultline.errors import UnreadableError

_SPACES = re.compile(r"[\u00a0\u2009\u202f]")
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[, '’]\d{3})+(?:\.\d+)?")
_DOT_GROUPED = re.compile(r"[+-]?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_SCALED = re.compile(r"(.+?)\s*(thousand|million|billion)", re.IGNORECASE)
_RANGE = re.compile(r"(.+?)\s*(?:–|—| to |(?<=\d)-(?=\d))\s*(.+)")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_QUALIFIERS = {
    "about": "about",
    "around": "about",
    "approximately": "about",
    "approx.": "about",
    "~": "about",
    "c.": "about",
    "nearly": "nearly",
    "almost": "nearly",
    "more than": "more_than",
    "over": "more_than",
    ">": "more_than",
    "at least": "at_least",
    "≥": "at_least",
    "up to": "up_to",
    "≤": "up_to",
    "less than": "less_than",
    "fewer than": "less_than",
    "<": "less_than",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell counts: `low` equals `high` but for a range."""

    low: float
    high: float
    qualifier: str | None = None


def read_figure(cell: str) -> Figure:
    """The figure in a cell: `7500`, `7,500`, `about 7 500`, `7,000–7,500`, `1.2 million`.

    Raises:
        UnreadableError: It is no figure, or one that may be read in two ways (`1,5`).
    """
    text = _SPACES.sub(" ", cell).strip()
    qualifier, text = _qualified(text)
    if match := _RANGE.fullmatch(text):
        low, high = _number(match[1], cell), _number(match[2], cell)
        if low > high:
            raise UnreadableError(f"{cell!r} has its lower end above its upper end")
        return Figure(low, high, qualifier)
    number = _number(text, cell)
    return Figure(number, number, qualifier)


def read_number(cell: str) -> float:
    """A single number without a qualifier."""
    return _number(_SPACES.sub(" ", cell).strip(), cell)


def read_coordinate(cell: str, limit: float) -> float:
    """Degrees within ±`limit` (90 for latitudes, 180 for longitudes)."""
    degrees = read_number(cell)
    if abs(degrees) > limit:
        raise UnreadableError(f"{cell!r} lies outside ±{limit:g} degrees")
    return degrees


def _qualified(text: str) -> tuple[str | None, str]:
    lower = text.lower()
    for words in sorted(_QUALIFIERS, key=len, reverse=True):
        if lower.startswith(words):
            return _QUALIFIERS[words], text[len(words) :].strip()
    return None, text


def _number(text: str, cell: str) -> float:
    text = text.strip()
    if match := _SCALED.fullmatch(text):
        return _number(match[1], cell) * _SCALES[match[2].lower()]
    if _PLAIN.fullmatch(text):
        return float(text)
    if _GROUPED.fullmatch(text):
        return float(re.sub(r"[, '’]", "", text))
    if _DOT_GROUPED.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    raise UnreadableError(f"{cell!r} is no number")
