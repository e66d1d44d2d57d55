"""`--format plover`: the events as PLOVER records, JSON Lines, for programs that read event data.

PLOVER (Political Language Ontology for Verifiable Event Records) manual 0.8, chapter on the JSON format: its names and
its nesting. What PLOVER has no name for stands in fields of our own, which the manual allows: `polarity`, `modality`,
`date_basis`, `date_precision`, `speaker`, `attribution`, and `entity_type` and `country_name` of an entity. COUP,
ELECTION, DEPLOY and OTHER are not PLOVER's and have no counterpart that would say the same, so they are left out and
counted. `event_scale` is left out: it rates types of event and says nothing of this one.
"""

from __future__ import annotations

import calendar
from collections import Counter
from typing import TextIO

from faultline.exchange.areas import Areas
from faultline.exchange.figures import known_ends
from faultline.exchange.forms import Written
from faultline.exchange.json_lines import Json, json_line, number
from faultline.exchange.plover_actors import Actors
from faultline.exchange.plover_terms import contexts_of, loses_its_mode, modes_of, plover
from faultline.model.document import Document
from faultline.model.place import PlaceReference
from faultline.model.statement import Counts, Kind, Statement
from faultline.model.value import Value
from faultline.ontology.labels import web_address
from faultline.workspace.view import MapView

CODEBOOK = "plover-0.8"
_RESOLUTIONS = {"country": 1, "admin1": 2, "admin2": 3, "city": 4}


def write_plover(view: MapView, stream: TextIO) -> Written:
    """Write one record a line; says how many events have no type or no date there."""
    records = _Records(view)
    left_out: Counter[str] = Counter()
    written = 0
    for statement in view.iterate_statements():
        if statement.kind is not Kind.EVENT:
            left_out["statements that are no events"] += 1
        elif statement.type not in plover()["quad"]:
            left_out[f"events of type {statement.type}, which PLOVER does not have"] += 1
        elif (days := days_of(statement)) is None:
            left_out["events without a date, not even one of publication"] += 1
        else:
            left_out["modes that PLOVER does not have"] += loses_its_mode(statement)
            stream.write(json_line(records.record(statement, days)))
            written += 1
    return Written({"events": written}, left_out)


class _Records:
    """Makes records, with what is known of documents, places and entities at hand."""

    def __init__(self, view: MapView) -> None:
        self._title, self._version = view.title, view.edition
        self._documents = {document.id: document for document in view.documents()}
        self._areas = Areas(view)
        self._actors = Actors(view)
        self._links = {s: c.id for c in view.comparisons(kind=Kind.EVENT.value) for s in c.statements}

    def record(self, statement: Statement, days: tuple[str, str]) -> dict[str, Json]:
        """A record; fields without a value are left out."""
        first, last = days
        time, evidence = statement.time, statement.evidence
        document = self._documents[evidence.document]
        fields: dict[str, Json] = {
            "id": statement.id,
            "date": first,
            "enddate": last if last != first else None,
            "actor": self._actors.entities(statement.roles("actor")) or [{"sector": "UNK"}],
            "recipient": self._actors.entities(statement.roles("recipient")),
            "event": [statement.type],
            "event_loc": self._location(statement.place),
            "quad_code": plover()["quad"][statement.type],
            "mode": list[Json](modes_of(statement)),
            "context": list[Json](contexts_of(statement)),
            "size": _size(statement.counts),
            "link": self._links.get(statement.id),
            "text": evidence.quote,
            "text_info": {"start": evidence.start, "end": evidence.end} if evidence.start is not None else None,
            "cite_info": self._citation(document, evidence.extractor),
            "coder": evidence.extractor,
            "polarity": statement.polarity.value,
            "modality": statement.modality.value,
            "date_basis": time.basis.value if time else None,
            "date_precision": time.precision.value if time else None,
            "speaker": statement.speaker.name or statement.speaker.text if statement.speaker else None,
            "attribution": statement.attribution.value,
        }
        return _known(fields)

    def _location(self, place: PlaceReference | None) -> dict[str, Json]:
        area = self._areas.around(place)
        return _known({
            "extracted_place": place.text if place else None,
            "resolved_place": place.name if place else None,
            "geonameid": area.geoname,
            "lat": number(area.lat),
            "lon": number(area.lon),
            "city": area.city,
            "district": area.adm2,
            "province": area.adm1,
            "country": area.country,
            "country_code": area.alpha3,
            "resolution": _RESOLUTIONS.get(area.feature or ""),
        })  # fmt: skip

    def _citation(self, document: Document, extractor: str) -> dict[str, Json]:
        return _known({
            "corpus": self._title,
            "citation": document.path,
            "url": web_address(document),
            "title": document.title,
            "language": document.language,
            "publication": document.publisher,
            "coder": extractor,
            "codebook": CODEBOOK,
            "version": self._version,
        })  # fmt: skip


def days_of(statement: Statement) -> tuple[str, str] | None:
    """The first and last day, a partial date as all its days; an open side is taken from the other; None for none."""
    time = statement.time
    start, end = (time.start or time.end, time.end or time.start) if time else (None, None)
    return (_day(start, first=True), _day(end, first=False)) if start and end else None


def _size(counts: Counts | None) -> dict[str, Json]:
    if counts is None:
        return {}
    figures = {"dead": counts.killed, "injured": counts.injured, "arrested": counts.detained}
    return {name: figure for name, value in figures.items() if value for name, figure in _figure(name, value).items()}


def _figure(name: str, value: Value) -> dict[str, Json]:
    """One number where there is one, else its ends apart."""
    low, high = known_ends(value)
    if low is not None and low == high:
        return {name: number(low)}
    return _known({f"{name}_low": number(low), f"{name}_high": number(high)})


def _day(date: str, *, first: bool) -> str:
    year, month, *day = [*(int(part) for part in date[:10].split("-")), *([] if "-" in date else [1 if first else 12])]
    last = calendar.monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{day[0] if day else 1 if first else last:02}"


def _known(fields: dict[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in fields.items() if value not in (None, [], {})}
