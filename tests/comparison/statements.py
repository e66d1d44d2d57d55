"""Makes statements for the tests of comparison, from cells a person can read."""

from __future__ import annotations

import calendar
import hashlib
import re

from faultline.model.document import Document, Passage, Role
from faultline.model.evidence import Evidence
from faultline.model.place import PlaceReference
from faultline.model.statement import Argument, Counts, Kind, Modality, Polarity, Statement
from faultline.model.time import Basis, Precision, Time
from faultline.model.value import Value

_VALUE = re.compile(r"^(?:([a-z_]+) )?(\d+)(?:-(\d+))? (\w+)(?: ([A-Z]{3}))?$")
_ROLES = {
    Kind.QUANTITY: ("subject",),
    Kind.RELATION: ("source", "target"),
    Kind.POSITION: ("holder", "target"),
    Kind.EVENT: ("actor", "recipient"),
}
_SAID = "What the subject of this sentence had then, wrote {voice}, was not guessed but counted by all who saw it."
_FAR, _MOST = 600, 8
"""Code points from one statement of a voice to its next, so that they stand in passages of their own; and how many."""
_SHARED = """The mission kept its soldiers in the four towns along the river and said the count had been checked twice.
Its commander told the visitors that the road to the north stayed closed after dark, that two bridges needed repair, and
that nobody had yet paid the drivers who carried flour and fuel to the outposts during the rains."""


def document(voice: str) -> Document:
    """A document of a voice; `Reprint` repeats the text of `Gazette`, `Almanac` is years younger."""
    own = _SHARED
    if voice not in ("Gazette", "Reprint"):
        own = "".join(f"{voice} saw {voice}{n} " for n in range(12))
    said = _SAID.format(voice=voice)
    text = "".join(f"{said} {own}".ljust(_FAR) for _ in range(_MOST)) + ("Reprinted." if voice == "Reprint" else ".")
    identity = hashlib.sha256(voice.encode()).hexdigest()[:16]
    date = "2021-03-01" if voice == "Almanac" else "2016-09-01"
    whole = (Passage(0, len(text), Role.BODY),)
    return Document(identity, f"{voice.lower()}.txt", "text", text, publisher=voice, date=date, passages=whole)


def statement(kind: str, type: str, cell: str, time: str, voice: str, number: int = 0) -> Statement:
    """One statement; `cell` is a value ("about 7500 persons"), "denied", or empty."""
    is_planned, cell = cell.startswith("planned "), cell.removeprefix("planned ")
    value = read_value(cell)
    is_event = kind == "event"
    at = number % _MOST * _FAR
    roles = _ROLES[Kind(kind)]
    return Statement(
        id=hashlib.sha256(repr((kind, type, cell, time, voice, number)).encode()).hexdigest()[:16],
        kind=Kind(kind),
        type=type,
        evidence=Evidence.of_span(
            document(voice).id, document(voice).text, at, at + len(_SAID.format(voice=voice)), extractor="test@1"
        ),
        arguments=tuple(Argument(role, role, entity=f"{role}-1", name=f"the {role}") for role in roles),
        time=read_time(time),
        place=PlaceReference("Sévaré", place="geonames:2449893", name="Sévaré") if is_event else None,
        value=None if is_event else value,
        counts=Counts(killed=value) if is_event and value else None,
        polarity=Polarity.DENIED if cell == "denied" else Polarity.AFFIRMED,
        modality=Modality.PLANNED if is_planned else Modality.ACTUAL,
    )


def read_value(cell: str) -> Value | None:
    """ "more_than 5000 persons", "200-300 persons", "450000000 money USD"."""
    match = _VALUE.match(cell)
    if match is None:
        return None
    qualifier, low, high, unit, currency = match.groups()
    words = cell.rsplit(" ", 2 if currency else 1)[0].replace("_", " ")
    return Value(float(low), float(high or low), unit, qualifier, currency, words)


def read_time(cell: str) -> Time | None:
    """ISO dates, whole or partial, as the days they cover."""
    if not cell:
        return None
    parts = [int(p) for p in cell.split("-")]
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(parts) - 1]
    first = (*parts, 1, 1)[:3]
    if len(parts) == 3:
        last = first
    else:
        month = parts[1] if len(parts) == 2 else 12
        last = (parts[0], month, calendar.monthrange(parts[0], month)[1])
    start, end = ("-".join(f"{n:02d}" for n in day) for day in (first, last))
    return Time(start, end, precision, Basis.STATED, cell)
