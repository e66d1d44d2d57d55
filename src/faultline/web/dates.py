"""Dates and periods in the words of the interface."""

from __future__ import annotations

from faultline.exchange.dates import say_date, say_time
from faultline.model.time import Basis, Precision, Time
from faultline.web.words import Words


def date_in_words(iso: str, words: Words) -> str:
    """`2014-05-02` as "2 May 2014" or « 2 mai 2014 »; anything else as it is."""
    if words.language == "en":
        return say_date(iso)
    parts = iso.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return iso
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return iso
    said = [parts[0]]
    if len(parts) > 1:
        said.insert(0, words(f"codes.month.{int(parts[1])}"))
    if len(parts) > 2:
        day = int(parts[2])
        said.insert(0, words("codes.first_day") if day == 1 else str(day))
    return " ".join(said)


def time_in_words(time: Time, words: Words) -> str:
    """The time of a statement, with a word on how it is known where the text does not state it."""
    if words.language == "en":
        return say_time(time)
    if time.basis is Basis.PUBLICATION:
        known = time.end or time.start
        return words("codes.published_by", date=date_in_words(known, words)) if known else ""
    said = _interval(time, words)
    return words("codes.inferred", time=said) if said and time.basis is Basis.INFERRED else said


def _interval(time: Time, words: Words) -> str:
    start, end = time.start, time.end
    if start is None and end is None:
        return ""
    if start is None or end is None:
        key = "codes.until" if end else "codes.since"
        return words(key, date=date_in_words(end or start or "", words))
    if start == end:
        return date_in_words(start, words)
    if time.precision is Precision.MONTH and start[:7] == end[:7]:
        return date_in_words(start[:7], words)
    if time.precision is Precision.YEAR and start[:4] == end[:4]:
        return start[:4]
    return words("codes.from_to", start=date_in_words(start, words), end=date_in_words(end, words))
