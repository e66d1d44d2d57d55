"""`--format hxl`: who funds or does what, where: the efforts as a table with HXL tags, for HDX and humanitarian tools.

HXL 1.1 (OCHA, 2018), tagging conventions: a row of headings, a row of hashtags with attributes, then the data. The tags
of money and organisations are those that OCHA gives the flows of its Financial Tracking Service; tags of our own begin
with `#x_`, as the dictionary asks. We write the tags ourselves: libhxl needs a package under the GPL.

Whoever pays is `#org+funder`, whoever is or was at work is `#org+impl`, and an `#org` without a role is one that has
promised or is asked to do a thing. A row is a report of an effort, not a project: several may tell of one.
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
from faultline.model.document import Document
from faultline.model.statement import Argument, Kind, Modality, Polarity, Stage, Statement
from faultline.model.time import Basis
from faultline.ontology.labels import activity_label, document_name, web_address
from faultline.workspace.view import MapView

Cell = str | int | float | bool | None

COLUMNS: tuple[tuple[str, str], ...] = (
    ("Funder", "#org+funder+name"),
    ("Implementer", "#org+impl+name"),
    ("Organisation without a told role", "#org+name"),
    ("Beneficiary", "#beneficiary+name"),
    ("Activity", "#activity+name"),
    ("Sector", "#sector+name"),
    ("DAC purpose code", "#sector+code+v_dac"),
    ("Country", "#country+name"),
    ("Country code", "#country+code+v_iso3"),
    ("First-level area", "#adm1+name"),
    ("Second-level area", "#adm2+name"),
    ("Place in the source", "#loc+name"),
    ("Latitude", "#geo+lat"),
    ("Longitude", "#geo+lon"),
    ("Start", "#date+start"),
    ("End", "#date+end"),
    ("Amount, at least", "#value+funding+min"),
    ("Amount, at most", "#value+funding+max"),
    ("Currency", "#currency+code"),
    ("Quantity, at least", "#x_quantity+min"),
    ("Quantity, at most", "#x_quantity+max"),
    ("Unit", "#x_quantity+unit"),
    ("Status", "#status+name"),
    ("Modality", "#x_modality"),
    ("Source", "#meta+source"),
    ("Speaker", "#meta+speaker"),
    ("Title", "#meta+title"),
    ("Published", "#date+reported"),
    ("Address", "#meta+url"),
    ("Quote", "#meta+quote"),
    ("Document", "#meta+document"),
    ("Copy of", "#meta+copy_of"),
    ("Statement", "#meta+id"),
)
"""Heading and tag."""
_LEFT_OUT = (Modality.CALLED_FOR, Modality.HYPOTHETICAL)


def write_hxl(view: MapView, stream: TextIO) -> Written:
    """Write the table: a row for each effort but those that are denied, merely called for or hypothetical."""
    rows = _Rows(view)
    left_out: Counter[str] = Counter()
    written = 0
    stream.write(csv_line(heading for heading, _ in COLUMNS))
    stream.write(csv_line(tag for _, tag in COLUMNS))
    for statement in view.iterate_statements():
        if statement.kind is not Kind.EFFORT:
            left_out["statements that are no efforts"] += 1
        elif statement.polarity is Polarity.DENIED:
            left_out["efforts that are denied"] += 1
        elif statement.modality in _LEFT_OUT:
            left_out[f"efforts that are {statement.modality.value.replace('_', ' ')}"] += 1
        else:
            cells = rows.row(statement)
            stream.write(csv_line(cells.get(tag) for _, tag in COLUMNS))
            written += 1
    return Written({"efforts": written}, left_out)


class _Rows:
    """Makes rows, with what is known of documents and places at hand."""

    def __init__(self, view: MapView) -> None:
        self._documents = {document.id: document for document in view.documents()}
        self._areas = Areas(view)
        self._copies = {
            o.document: self._documents[o.origin].path for o in view.document_origins() if o.document != o.origin
        }

    def row(self, statement: Statement) -> dict[str, Cell]:
        """Tag → cell; what is not known is not there."""
        document = self._documents[statement.evidence.document]
        return {
            **_who(statement),
            "#activity+name": _names(statement.roles("activity")),
            "#sector+name": activity_label(statement.type),
            "#sector+code+v_dac": statement.type,
            **_where(statement, self._areas.around(statement.place)),
            **_when(statement),
            **_value(statement),
            "#status+name": statement.stage.value if statement.stage else None,
            "#x_modality": statement.modality.value,
            **_source(statement, document),
            "#meta+copy_of": self._copies.get(document.id),
        }


def role_tag(statement: Statement) -> str:
    """The tag of those who make the effort: funder where money is told, implementer where they are or were at work."""
    value = statement.value
    if (value and value.unit == "money") or statement.pattern.startswith("effort/finance"):
        return "#org+funder+name"
    return "#org+impl+name" if statement.stage in (Stage.ACTIVE, Stage.ENDED) else "#org+name"


def _who(statement: Statement) -> dict[str, Cell]:
    return {
        role_tag(statement): _names(statement.roles("actor")),
        "#beneficiary+name": _names(statement.roles("recipient")),
    }


def _names(arguments: tuple[Argument, ...]) -> str | None:
    return "; ".join(one_line(argument.name or argument.text) for argument in arguments) or None


def _where(statement: Statement, area: Area) -> dict[str, Cell]:
    return {
        "#country+name": area.country,
        "#country+code+v_iso3": area.alpha3,
        "#adm1+name": area.adm1,
        "#adm2+name": area.adm2,
        "#loc+name": one_line(statement.place.text) if statement.place else None,
        "#geo+lat": number(area.lat),
        "#geo+lon": number(area.lon),
    }


def _when(statement: Statement) -> dict[str, Cell]:
    """What the text gives; a date of publication is no date of the effort."""
    time = statement.time
    if time is None or time.basis is Basis.PUBLICATION:
        return {}
    return {"#date+start": time.start, "#date+end": time.end}


def _value(statement: Statement) -> dict[str, Cell]:
    value = statement.value
    if value is None:
        return {}
    low, high = (number(end) for end in known_ends(value))
    if value.unit == "money":
        return {"#value+funding+min": low, "#value+funding+max": high, "#currency+code": value.currency}
    return {"#x_quantity+min": low, "#x_quantity+max": high, "#x_quantity+unit": value.unit}


def _source(statement: Statement, document: Document) -> dict[str, Cell]:
    speaker = statement.speaker
    return {
        "#meta+source": document.publisher,
        "#meta+speaker": one_line(speaker.name or speaker.text) if speaker else None,
        "#meta+title": document_name(document),
        "#date+reported": document.date,
        "#meta+url": web_address(document),
        "#meta+quote": one_line(statement.evidence.quote),
        "#meta+document": document.path,
        "#meta+id": statement.id,
    }
