"""One activity as values: what its statements share."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from faultline.datasets.dates import read_date, spanning
from faultline.datasets.iati.codes import HUMANITARIAN, UNSPECIFIED, code_of, entry_of
from faultline.datasets.iati.narratives import Narrative, language_of, narrative_of
from faultline.datasets.iati.organisations import Organisation, Organisations
from faultline.datasets.iati.portions import Part, recipients_of, sectors_of
from faultline.datasets.iati.quoting import Quote
from faultline.errors import UnreadableError
from faultline.model.time import Basis, Precision, Time


class Activity:
    """An `iati-activity`.

    Args:
        element: The element.
        id: Its iati-identifier.
        organisations: Those of the file.
    """

    def __init__(self, element: Any, id: str, organisations: Organisations) -> None:
        self.element = element
        self.id = id
        self.organisations = organisations
        self.language = language_of(element)
        self.currency = (element.get("default-currency") or "").strip().upper()

    @cached_property
    def reporter(self) -> Organisation | None:
        """Who publishes it: the voice."""
        return self.organisation(self.element.find("reporting-org"))

    @cached_property
    def title(self) -> Narrative | None:
        return narrative_of(self.element.iterfind("title"), self.language)

    @cached_property
    def participants(self) -> dict[str, list[Organisation]]:
        """By role: 1 funding, 2 accountable, 3 extending, 4 implementing; each named once in a role."""
        found: dict[str, list[Organisation]] = {}
        for element in self.element.iterfind("participating-org"):
            organisation = self.organisation(element)
            of_role = found.setdefault(code_of("roles", element.get("role")), [])
            if organisation and organisation.chain not in {one.chain for one in of_role}:
                of_role.append(organisation)
        return found

    @cached_property
    def sectors(self) -> tuple[Part, ...]:
        return sectors_of(self.element)

    @cached_property
    def recipients(self) -> tuple[Part, ...]:
        return recipients_of(self.element)

    @cached_property
    def unspecified(self) -> Part:
        """The sector of what has none: emergency response where it is marked as humanitarian."""
        return Part(HUMANITARIAN if is_true(self.element.get("humanitarian")) else UNSPECIFIED)

    @cached_property
    def status(self) -> str:
        """The code of its status, or where it gives none the one that its actual dates show."""
        code = code_of("statuses", self._coded("activity-status"))
        return code or ("4" if "4" in self.dates else "2" if "2" in self.dates else "1" if "1" in self.dates else "")

    @cached_property
    def dates(self) -> dict[str, Time]:
        """By type: 1 planned start, 2 actual start, 3 planned end, 4 actual end."""
        given = {code_of("dates", d.get("type")): d for d in self.element.iterfind("activity-date")}
        return {type_: time for type_, element in given.items() if (time := time_of(element))}

    @cached_property
    def time(self) -> Time | None:
        """From its start to its end, the actual ones where they are known."""
        start, end = self.dates.get("2") or self.dates.get("1"), self.dates.get("4") or self.dates.get("3")
        if start and end and (start.start or "") <= (end.end or ""):
            return spanning(start, end, f"{start.text} – {end.text}")
        if start:
            return Time(start.start, None, Precision.INTERVAL, Basis.STATED, start.text)
        return Time(None, end.end, Precision.INTERVAL, Basis.STATED, end.text) if end else None

    def organisation(self, element: Any) -> Organisation | None:
        """The organisation of an element, None where there is none."""
        return None if element is None else self.organisations.of(element, self.language)

    @cached_property
    def quote(self) -> Quote:
        """What stands in the evidence of all its statements."""
        quote = Quote()
        quote.add("iati-identifier", self.id)
        quote.add("reporting-org", self.reporter.words if self.reporter else None)
        quote.add("secondary-reporter", _if_true(self.element.find("reporting-org"), "secondary-reporter"))
        quote.narrative("title", self.title)
        quote.add("hierarchy", self.element.get("hierarchy"))
        quote.add("humanitarian", self.element.get("humanitarian"))
        quote.add("humanitarian-scope", [s.get("code") or "" for s in self.element.iterfind("humanitarian-scope")])
        if self.status:
            quote.add("activity-status", f"{self.status} {entry_of('statuses', self.status).get('name', '')}".strip())
        return quote

    def _coded(self, tag: str) -> str | None:
        element = self.element.find(tag)
        return None if element is None else element.get("code")


def time_of(element: Any) -> Time | None:
    """The day of an element with a date, None where it has none that can be read."""
    return None if element is None else time_of_day(element.get("iso-date") or element.text)


def time_of_day(given: str | None) -> Time | None:
    """The day of an ISO date; some publishers add the time zone."""
    try:
        return read_date((given or "").strip().removesuffix("Z"))
    except UnreadableError:
        return None


def is_true(given: str | None) -> bool:
    """A boolean of XML Schema."""
    return (given or "").strip().lower() in ("1", "true")


def _if_true(element: Any, name: str) -> str | None:
    return "1" if element is not None and is_true(element.get(name)) else None
