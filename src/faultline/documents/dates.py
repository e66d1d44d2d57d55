"""Publication dates as people and machines write them → ISO, never more precise than what is written."""

from __future__ import annotations

import re
from datetime import date

_NAMES: tuple[tuple[str, ...], ...] = (
    ("january", "jan", "janvier", "janv", "enero", "januar"),
    ("february", "feb", "février", "fevrier", "févr", "febrero", "februar"),
    ("march", "mar", "mars", "marzo", "märz"),
    ("april", "apr", "avril", "abril"),
    ("may", "mai", "mayo"),
    ("june", "jun", "juin", "junio", "juni"),
    ("july", "jul", "juillet", "juil", "julio", "juli"),
    ("august", "aug", "août", "aout", "agosto"),
    ("september", "sept", "sep", "septembre", "septiembre"),
    ("october", "oct", "octobre", "octubre", "oktober"),
    ("november", "nov", "novembre", "noviembre"),
    ("december", "dec", "décembre", "decembre", "déc", "diciembre", "dezember"),
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|\.)?"

# Most telling first; every one ends at a boundary, so that a longer number is not cut.
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}-(?P<m>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"\b{_YEAR}[/.](?P<m>\d\d?)[/.](?P<day>\d\d?)\b",
        rf"\b{_DAY}\s+(?:of\s+|de\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}",
        rf"\b{_DAY}[-/]{_MONTH}[-/]{_YEAR}",
        rf"\b{_MONTH}\s+{_DAY}\b,?\s+(?:at\s+)?{_YEAR}",
        rf"\b(?P<first>\d\d?)[/.](?P<second>\d\d?)[/.]{_YEAR}",
        rf"\b{_MONTH},?\s+{_YEAR}",
        rf"\b{_YEAR}-(?P<m>\d\d)\b",
    )
)
_COMPACT = re.compile(r"\bD?:?(?P<year>(?:19|20)\d\d)(?P<m>\d\d)(?P<day>\d\d)(?:\d{6}|\b)")


def find_date(text: str) -> tuple[str, int, int] | None:
    """The first date in the text with its offsets; forms with a day win over those with a month alone."""
    for form in _FORMS:
        for match in form.finditer(text):
            found = _iso(match)
            if found:
                return found, match.start(), match.end()
    return None


def publication_date(text: str) -> str | None:
    """The date a string gives, as ISO, perhaps `2019` or `2019-01`; None where it gives none or two readings."""
    found = find_date(text)
    if found:
        return found[0]
    compact = _COMPACT.search(text)
    if compact:
        return _iso(compact)
    year = re.fullmatch(r"\W*((?:19|20)\d\d)\W*", text)
    return year.group(1) if year else None


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    year = int(groups["year"])
    if groups.get("first"):
        return _numeric(year, int(groups["first"]), int(groups["second"]))
    month = int(groups["m"]) if groups.get("m") else _MONTHS[groups["month"].casefold()]
    if not groups.get("day"):
        return f"{year:04d}-{month:02d}" if 1 <= month <= 12 else None
    return _valid(year, month, int(groups["day"]))


def _numeric(year: int, first: int, second: int) -> str | None:
    """`30/08/2016` and `08/30/2016` say which is the day; `03/04/2016` does not, so only the year stays."""
    if first == second or second > 12:
        return _valid(year, first, second)
    if first > 12:
        return _valid(year, second, first)
    return f"{year:04d}" if 1 <= first <= 12 and 1 <= second <= 12 else None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
