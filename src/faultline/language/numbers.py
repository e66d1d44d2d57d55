"""Figures in words and digits: "13,000", "1.2 million", "two hundred and fifty", "tens of thousands"."""

from __future__ import annotations

import re
from dataclasses import dataclass

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "millions": 1_000_000, "billion": 1_000_000_000,
    "billions": 1_000_000_000, "trillion": 10**12, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "k": 1_000,
    "dozen": 12,
}  # fmt: skip

# What the plurals leave open: at least two of the kind, fewer than the next round figure.
VAGUE = {
    "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2_000, 9_999),
    "millions": (2_000_000, 9_999_999), "billions": (2 * 10**9, 10**10 - 1),
    "tens of thousands": (20_000, 99_999), "hundreds of thousands": (200_000, 999_999),
    "tens of millions": (20_000_000, 99_999_999), "hundreds of millions": (200_000_000, 999_999_999),
    "hundreds of billions": (2 * 10**11, 10**12 - 1), "tens of billions": (2 * 10**10, 10**11 - 1),
}  # fmt: skip
SEVERAL = (2, 9)
"""What "several" and "a few" multiply a scale with: "several hundred" is 200 to 900."""

_ONES = "|".join(sorted(UNITS, key=len, reverse=True))
_TENS = "|".join(TENS)
_SMALL = rf"(?:(?:{_TENS})(?:[\s-](?:{_ONES}))?|{_ONES}|half)"
DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d{1,3}(?:\ \d{3})+(?![\d,.]\d)|\d+(?:\.\d+)?"
_SCALE = r"hundred|thousand|million|billion|trillion|dozen"
WORDS = rf"(?:{_SMALL}|a)(?:[\s-](?:and\s)?(?:a\s)?(?:{_SMALL}|{_SCALE}))*"
VAGUE_WORDS = (
    r"(?:tens|dozens|hundreds)\sof\s(?:thousands|millions|billions)|dozens|scores|hundreds|thousands|millions|billions"
)
SEVERAL_WORDS = rf"(?:several|a\sfew)\s(?:{_SCALE})s?"

_DIGITS_WITH_SCALE = re.compile(
    rf"(?P<digits>{DIGITS})(?:[\s-]?(?P<scale>{_SCALE}|millions|billions|bn|mn|[mk]))?", re.I
)


@dataclass(frozen=True, slots=True)
class Figure:
    """The least and the greatest number that the words allow; equal for an exact one."""

    low: float
    high: float


def read_figure(text: str) -> Figure | None:
    """The figure that the whole of `text` states, or None."""
    lower = re.sub(r"\s+", " ", text.lower().strip())
    digits = _DIGITS_WITH_SCALE.fullmatch(lower)
    if digits:
        number = float(re.sub(r"[,\s]", "", digits["digits"])) * SCALES.get(digits["scale"] or "", 1)
        return Figure(_clean(number), _clean(number))
    if lower.replace("dozens of ", "tens of ") in VAGUE:
        return Figure(*VAGUE[lower.replace("dozens of ", "tens of ")])
    if lower.startswith(("several ", "a few ")):
        scale = SCALES[lower.split()[-1].removesuffix("s")]
        return Figure(SEVERAL[0] * scale, SEVERAL[1] * scale)
    number_in_words = _read_words(lower)
    return None if number_in_words is None else Figure(number_in_words, number_in_words)


def _read_words(lower: str) -> float | None:
    """ "two hundred and fifty thousand" by adding up groups; None for words that are no number."""
    total, group = 0.0, 0.0
    parts = [w for w in re.split(r"[\s-]+", lower) if w != "and"]
    if parts in (["a"], ["half"]):
        return None
    for place, word in enumerate(parts):
        if word == "half":
            group = 0.5
        elif word == "a":
            group = group if group == 0.5 else group + 1.0
        elif word in UNITS or word in TENS:
            group += UNITS.get(word, 0) + TENS.get(word, 0)
        elif word in ("hundred", "dozen"):
            group = (group or 1.0) * SCALES[word]
        elif word in SCALES and place:
            total += (group or 1.0) * SCALES[word]
            group = 0.0
        else:
            return None
    return _clean(total + group)


def _clean(number: float) -> float:
    """Without the dust of binary fractions: 1.1 million is 1100000."""
    return float(round(number, 6))
