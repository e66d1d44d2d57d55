"""`--format events-csv`: the events in the columns of the UCDP Georeferenced Event Dataset, for tools made for it.

The 49 columns of GED 23.1 to 25.1 in their order (UCDP GED codebook 24.1), then some of our own. A row is a report and
not an event: GED has one row for what several sources report, here `matter` is the same for them. What only UCDP can
know (its ids, the Gleditsch-Ward numbers of countries, `event_clarity`, who of the dead fell on which side) is empty.
Deaths come from the counts of the event alone and are never reckoned; `best` is the figure where the source gives one.
"""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from faultline.exchange.areas import Area, Areas
from faultline.exchange.citing import one_line
from faultline.exchange.csv_text import csv_line
from faultline.exchange.figures import known_ends
from faultline.exchange.forms import Written
from faultline.exchange.json_lines import number
from faultline.exchange.standing import short_of_fact
from faultline.exchange.violence import date_precision, type_of_violence, where_precision
from faultline.model.document import Document
from faultline.model.statement import Argument, Kind, Statement
from faultline.model.time import Basis
from faultline.ontology.labels import document_name
from faultline.workspace.view import MapView

Cell = str | int | float | bool | None

GED_COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
OUR_COLUMNS = (
    "event_type", "mode", "matter", "copy_of", "attribution", "confidence", "killed_text", "injured_low",
    "injured_high", "quote", "document", "start", "end",
)  # fmt: skip


def write_events_csv(view: MapView, stream: TextIO) -> Written:
    """Write a row for each event that a source tells as a fact; the others are counted by how they stand."""
    rows = _Rows(view)
    left_out: Counter[str] = Counter()
    written = 0
    stream.write(csv_line((*GED_COLUMNS, *OUR_COLUMNS)))
    for statement in view.iterate_statements():
        if statement.kind is not Kind.EVENT:
            left_out["statements that are no events"] += 1
        elif stands := short_of_fact(statement):
            left_out[f"events that are {stands}"] += 1
        else:
            cells = rows.row(statement)
            stream.write(csv_line(cells.get(column) for column in (*GED_COLUMNS, *OUR_COLUMNS)))
            written += 1
    return Written({"events": written}, left_out)


class _Rows:
    """Makes rows, with what is known of documents, places, entities and comparisons at hand."""

    def __init__(self, view: MapView) -> None:
        self._documents = {document.id: document for document in view.documents()}
        self._areas = Areas(view)
        self._entities = {entity.id: entity for entity in view.entities()}
        self._matters = {s: c for c in view.comparisons(kind=Kind.EVENT.value) for s in c.statements}
        self._copies = {
            o.document: self._documents[o.origin].path for o in view.document_origins() if o.document != o.origin
        }

    def row(self, statement: Statement) -> dict[str, Cell]:
        """Column → cell; columns that are not known are not there."""
        document = self._documents[statement.evidence.document]
        area = self._areas.around(statement.place)
        matter = self._matters.get(statement.id)
        return {
            "id": statement.id,
            "type_of_violence": type_of_violence(statement, self._entities),
            **_sides(statement),
            "number_of_sources": matter.independent_sources if matter else 1,
            **_source(statement, document),
            **_where(statement, area),
            **_when(statement),
            **_figures(statement),
            "event_type": statement.type,
            "mode": statement.mode,
            "matter": matter.id if matter else statement.id,
            "copy_of": self._copies.get(document.id),
            "attribution": statement.attribution.value,
            "confidence": round(statement.confidence, 4),
            "quote": one_line(statement.evidence.quote),
            "document": document.path,
            "start": statement.evidence.start,
            "end": statement.evidence.end,
        }


def priogrid(lat: float, lon: float) -> int:
    """The number of the PRIO-GRID cell (half a degree, from the south-west corner) in which a point lies."""
    row, column = min(int((lat + 90) * 2), 359), min(int((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _sides(statement: Statement) -> dict[str, Cell]:
    side_a, side_b = (_names(statement.roles(role)) for role in ("actor", "recipient"))
    dyad = f"{side_a} - {side_b}" if side_a and side_b else None
    return {"side_a": side_a, "side_b": side_b, "dyad_name": dyad}


def _names(arguments: tuple[Argument, ...]) -> str | None:
    return ", ".join(one_line(argument.name or argument.text) for argument in arguments) or None


def _source(statement: Statement, document: Document) -> dict[str, Cell]:
    article = ",".join(one_line(part) for part in (document.publisher, document.date, document_name(document)) if part)
    speaker = statement.speaker
    return {
        "source_article": article,
        "source_office": document.publisher,
        "source_date": document.date,
        "source_headline": document.title,
        "source_original": one_line(speaker.name or speaker.text) if speaker else None,
    }


def _where(statement: Statement, area: Area) -> dict[str, Cell]:
    place = statement.place
    known: dict[str, Cell] = {
        "where_prec": where_precision(statement, area),
        "where_coordinates": one_line(place.name) if place and place.name else None,
        "where_description": one_line(place.text) if place else None,
        "adm_1": area.adm1,
        "adm_2": area.adm2,
        "country": area.country,
    }
    if area.lat is not None and area.lon is not None:
        lat, lon = number(round(area.lat, 6)), number(round(area.lon, 6))
        gid = priogrid(area.lat, area.lon)
        known |= {"latitude": lat, "longitude": lon, "geom_wkt": f"POINT ({lon} {lat})", "priogrid_gid": gid}
    return known


def _when(statement: Statement) -> dict[str, Cell]:
    """What the text gives; a date of publication is no date of the event."""
    time = statement.time
    if time is None or time.basis is Basis.PUBLICATION:
        return {}
    years = {day[:4] for day in (time.start, time.end) if day}
    return {
        "year": int(min(years)) if len(years) == 1 else None,
        "date_prec": date_precision(time),
        "date_start": time.start,
        "date_end": time.end,
    }


def _figures(statement: Statement) -> dict[str, Cell]:
    counts = statement.counts
    killed, injured = (counts.killed, counts.injured) if counts else (None, None)
    low, high = known_ends(killed) if killed else (None, None)
    injured_low, injured_high = known_ends(injured) if injured else (None, None)
    return {
        "low": number(low),
        "high": number(high),
        "best": number(low) if low == high else None,
        "killed_text": one_line(killed.text) if killed else None,
        "injured_low": number(injured_low),
        "injured_high": number(injured_high),
    }
