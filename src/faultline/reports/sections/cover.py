"""0. Cover facts."""

from __future__ import annotations

from faultline import __version__
from faultline.exchange.dates import say_date
from faultline.exchange.figures import say_count
from faultline.reports.citing import Citations
from faultline.reports.elements import Block, Table, cells, note
from faultline.reports.material import Material, in_time


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
        note("Purpose, question, arena and authorship are the analyst's to state, and stand in no document."),
    ]


def _extent(material: Material) -> str:
    documents = say_count(len(material.documents), "document")
    return f"{documents}, {say_count(len(material.statements), 'statement')} drawn from them"


def _period(material: Material) -> str:
    days = [day for s in in_time(material.statements) if s.time for day in (s.time.start, s.time.end) if day]
    if not days:
        return "no statement is dated by its text"
    days.sort()
    cut = len(days) // 20
    if cut == 0:
        return f"{say_date(days[0])} to {say_date(days[-1])}"
    return (
        f"nine in ten dates lie between {say_date(days[cut])} and {say_date(days[-1 - cut])}; the first is "
        f"{say_date(days[0])}, the last {say_date(days[-1])}"
    )
