"""The values of a workbook's cells → the text that a CSV file would have for them.

ECMA-376, part 1: 18.4 (shared strings), 18.8.30 (formats of numbers), 18.18.11 (types of cells). A date is a number
with a format that shows days: as ISO 8601 it keeps what the format shows, so that `Jan-20` is a month and no day.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from faultline.datasets.workbook_parts import small_part
from faultline.documents.content import Content

LONGEST = 131_072
"""Characters in a cell, at most, as in CSV; spreadsheet programs allow 32,767."""
_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""What stands in a format and shows no part of the number: literals, padding, colours, conditions."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BUILT_IN = {
    **dict.fromkeys((14, 15, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy-mm-dd"),
    16: "yyyy-mm-dd",
    17: "yyyy-mm",
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 45, 46, 47, 55, 56), "h:mm:ss"),
}
_LAST_DAY = 2_958_465
"""31 December 9999."""


@dataclass(frozen=True, slots=True)
class Styles:
    """How the workbook shows its numbers.

    Attributes:
        formats: The format of dates by the number of the style that cells refer to; other styles are not in it.
        since_1904: Days are counted from 1904, as on old Macintoshes.
    """

    formats: Mapping[str, str] = field(default_factory=dict)
    since_1904: bool = False

    def text(self, raw: str, style: str | None) -> str:
        """A number as its cell shows it: a date, or the plain figure without the noise of binary fractions."""
        shown = self.formats.get(style or "0")
        return _date(raw, shown, self.since_1904) if shown else _figure(raw)


def read_strings(content: Content, parts: Sequence[str]) -> list[str]:
    """The strings that cells refer to by number; readings of Japanese names are left out."""
    found: list[str] = []
    pieces: list[str] = []
    inside, aside = False, False

    def start(name: str, given: dict[str, str]) -> None:  # noqa: ARG001
        nonlocal inside, aside
        inside = name == "t" and not aside
        aside = aside or name == "rPh"

    def end(name: str) -> None:
        nonlocal inside, aside
        inside = False
        if name == "rPh":
            aside = False
        elif name == "si":
            found.append(_CONTROLS.sub("", "".join(pieces)))
            pieces.clear()

    def text(piece: str) -> None:
        if inside:
            pieces.append(piece)

    if "xl/sharedStrings.xml" in parts:
        small_part(content, "xl/sharedStrings.xml", start=start, end=end, text=text)
    return found


def read_styles(content: Content, parts: Sequence[str], *, since_1904: bool) -> Styles:
    """The formats of dates by style."""
    own: dict[str, str] = {}
    used: list[str] = []
    listed = False

    def start(name: str, given: dict[str, str]) -> None:
        nonlocal listed
        if name == "numFmt":
            own[given.get("numFmtId", "")] = given.get("formatCode", "")
        elif name == "cellXfs":
            listed = True
        elif name == "xf" and listed:
            used.append(given.get("numFmtId", "0"))

    def end(name: str) -> None:
        nonlocal listed
        listed = listed and name != "cellXfs"

    if "xl/styles.xml" in parts:
        small_part(content, "xl/styles.xml", start=start, end=end, text=lambda _: None)
    shown = {str(style): _shown(number, own) for style, number in enumerate(used)}
    return Styles({style: format_ for style, format_ in shown.items() if format_}, since_1904)


def _shown(number: str, own: dict[str, str]) -> str:
    """What of a date a format shows, in our words; empty for a number that is none."""
    code = own.get(number)
    if code is None:
        return _BUILT_IN.get(int(number), "") if number.isascii() and number.isdigit() else ""
    shown = _SHOWN.sub("", code.split(";")[0]).casefold()
    if shown == "general":
        return ""
    has = {letter for letter in "dyhs" if letter in shown} | ({"m"} if "m" in shown else set())
    if "h" in has or "s" in has:
        return "yyyy-mm-dd h:mm:ss" if "y" in has or "d" in has else "h:mm:ss"
    if "d" in has:
        return "yyyy-mm-dd"
    return "yyyy-mm" if "m" in has else "yyyy" if "y" in has else ""


@lru_cache(100_000)
def _date(raw: str, shown: str, since_1904: bool) -> str:
    try:
        days = float(raw)
    except ValueError:
        return raw
    if not 0 <= days <= _LAST_DAY:
        return _figure(raw)
    first = datetime.datetime(1904, 1, 1) if since_1904 else datetime.datetime(1899, 12, 30 if days >= 61 else 31)
    seconds = round(days * 86_400)
    moment = first + datetime.timedelta(seconds=seconds)
    if "y" not in shown or (days < 1 and not since_1904):
        return moment.strftime("%H:%M:%S")
    if shown in ("yyyy", "yyyy-mm"):
        return moment.date().isoformat()[: len(shown)]
    return moment.date().isoformat() if seconds % 86_400 == 0 else moment.isoformat(sep=" ")


@lru_cache(100_000)
def _figure(raw: str) -> str:
    if raw.lstrip("-").isdecimal():
        return raw
    try:
        number = Decimal(f"{float(raw):.15g}")
    except (ValueError, ArithmeticError):
        return raw
    if not number.is_finite() or number.adjusted() > 40 or number.adjusted() < -40:
        return raw
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
