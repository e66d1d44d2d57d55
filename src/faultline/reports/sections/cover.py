"""0. Cover facts."""

from __future__ import annotations

from faultline import __version__
from faultline.exchange.dates import say_date
from faultline.exchange.figures import say_count
from faultline.model.time import Precision, Time
from faultline.reports.citing import Citations
from faultline.reports.elements import Block, Table, cells, note
from faultline.reports.material import Material, in_time
from faultline.reports.sections.invitations import COVER

MANY = 100
"""Dated statements from which on the period is also told without its extremes."""


def cover(material: Material, _: Citations) -> list[Block]:
    """What this report is, from what, until when."""
    dates = sorted(d.date for d in material.documents.values() if d.date)
    rows = (
        ("Subject", material.title),
        ("Sources", _extent(material)),
        ("Published between", f"{say_date(dates[0])} and {say_date(dates[-1])}" if dates else "no document is dated"),
        ("Period spoken of", _period(material)),
        ("Cut-off", say_date(dates[-1]) if dates else "unknown, since no document is dated"),
        ("Made by", f"Faultline {__version__} from map version {material.version}"),
        ("Handling", "Working draft for analysts. It says what the sources say, not what is true; check the quotes."),
    )
    return [
        Table("Facts about this report", ("What", "Answer"), tuple(cells(*row) for row in rows)),
        note(COVER),
    ]


def _extent(material: Material) -> str:
    documents = say_count(len(material.documents), "document")
    return f"{documents}, {say_count(len(material.statements), 'statement')} drawn from them"


def _period(material: Material) -> str:
    """From the earliest to the latest time that a text gives, no more exact than the text gives them."""
    times = [s.time for s in in_time(material.statements) if s.time]
    if not times:
        return "no statement is dated by its text"
    first = min(times, key=lambda time: (time.start or time.end or "", time.end or ""))
    last = max(times, key=lambda time: (time.end or time.start or "", time.start or ""))
    begins, ends = (_no_more_exact(time, day) for time, day in ((first, first.start), (last, last.end)))
    whole = begins if begins == ends else f"{begins} to {ends}"
    if len(times) < MANY:
        return whole
    years = sorted((time.start or time.end or "")[:4] for time in times)
    return f"{whole}; nine in ten statements between {years[len(years) // 20]} and {years[-1 - len(years) // 20]}"


def _no_more_exact(time: Time, day: str | None) -> str:
    known = day or time.start or time.end or ""
    return say_date(known[: _LETTERS.get(time.precision, len(known))])


_LETTERS = {Precision.YEAR: 4, Precision.DECADE: 4, Precision.MONTH: 7, Precision.SEASON: 7}
"""Of an ISO date, as far as a text gives it."""
