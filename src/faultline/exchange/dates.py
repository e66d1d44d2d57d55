"""How a date and a period read in plain words."""

from __future__ import annotations

from faultline.model.time import Basis, Precision, Time

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def say_date(iso: str) -> str:
    """`2014-05-02` as "2 May 2014", `2014-05` as "May 2014"; anything else as it is."""
    parts = iso.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return iso
    words = [str(int(part)) for part in reversed(parts)]
    if len(parts) > 1:
        month = int(parts[1])
        if not 1 <= month <= 12:
            return iso
        words[-2] = MONTHS[month - 1]
    return " ".join(words)


def say_time(time: Time) -> str:
    """The time of a statement, with a word on how it is known where the text does not state it."""
    if time.basis is Basis.PUBLICATION:
        known = time.end or time.start
        return f"by {say_date(known)} (date of publication)" if known else ""
    said = _interval(time)
    return f"{said} (inferred)" if said and time.basis is Basis.INFERRED else said


def _interval(time: Time) -> str:
    start, end = time.start, time.end
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"until {say_date(end)}" if end else f"since {say_date(start or '')}"
    if start == end:
        return say_date(start)
    if time.precision is Precision.MONTH and start[:7] == end[:7]:
        return say_date(start[:7])
    if time.precision is Precision.YEAR and start[:4] == end[:4]:
        return start[:4]
    if time.precision is Precision.SEASON and (season := SEASONS.get(int(start[5:7] or 0))):
        return f"{season} {start[:4]}"
    if time.precision is Precision.DECADE:
        return f"{start[:3]}0s"
    return f"{say_date(start)} to {say_date(end)}"
