"""The statements as a flat table: who and what by role, when, where, how many, who says it, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from faultline.exchange.flat_tables import Cell, FlatColumn, FlatTable, joined
from faultline.exchange.wording import say
from faultline.model.document import Document
from faultline.model.judgement import Judgement
from faultline.model.statement import Argument, Speaker, Statement
from faultline.model.value import Value
from faultline.ontology.labels import type_label
from faultline.workspace.view import MapView

ROLES: dict[str, str] = {
    "actor": "who did it or gives it (events, efforts)",
    "recipient": "to whom (events, efforts)",
    "source": "whose tie it is (relations)",
    "target": "to whom or what (relations, positions)",
    "activity": "what is done (efforts)",
    "goods": "what moves (flows)",
    "origin": "from where (flows)",
    "via": "through where (flows)",
    "destination": "to where (flows)",
    "carrier": "who carries it (flows)",
    "cause": "what raises or lowers (causes)",
    "effect": "what is raised or lowered (causes)",
    "subject": "whose figure it is (quantities)",
    "holder": "whose position it is (positions)",
}
"""All roles of the ontology, in its order, and what they are."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what the map knows around it.

    Attributes:
        roles: Role → the arguments in it, in order.
        copy_of: Path of the document whose text its document repeats.
        precision: Feature of its place: `city`, `country` …
    """

    statement: Statement
    roles: Mapping[str, Sequence[Argument]]
    document: Document
    copy_of: str | None
    precision: str | None
    judgement: Judgement | None


def said_of(view: MapView, statements: Iterable[Statement]) -> Iterator[Said]:
    """The statements with their documents, places and judgements."""
    documents = {document.id: document for document in view.documents()}
    copies = {o.document: documents[o.origin].path for o in view.document_origins() if o.document != o.origin}
    features = {place.id: place.feature for place in view.places()}
    judgements = {key: found for key, found in view.judgements().items() if not found.undone}
    for s in statements:
        document = s.evidence.document
        place = s.place.place if s.place else None
        precision = features.get(place) if place else None
        yield Said(s, _roles(s), documents[document], copies.get(document), precision, judgements.get(s.id))


def _roles(statement: Statement) -> dict[str, list[Argument]]:
    filled: dict[str, list[Argument]] = {}
    for argument in statement.arguments:
        filled.setdefault(argument.role, []).append(argument)
    return filled


def _names(role: str) -> Callable[[Said], Cell]:
    return lambda said: joined(a.name or a.text for a in said.roles.get(role, ()))


def _ids(role: str) -> Callable[[Said], Cell]:
    return lambda said: joined(a.entity or "" for a in said.roles.get(role, ()))


def _role_columns() -> Iterator[FlatColumn[Said]]:
    for role, says in ROLES.items():
        yield FlatColumn(role, str, _names(role), says)
        yield FlatColumn(f"{role}_id", str, _ids(role), f"ids of the entities in `{role}`, in the same order")


def _of_time(name: str) -> Callable[[Said], Cell]:
    return lambda said: getattr(said.statement.time, name) if said.statement.time else None


def _of_place(name: str) -> Callable[[Said], Cell]:
    return lambda said: getattr(said.statement.place, name) if said.statement.place else None


def _value(said: Said) -> Value | None:
    return said.statement.value


def _count(name: str) -> Callable[[Said], Value | None]:
    return lambda said: getattr(said.statement.counts, name) if said.statement.counts else None


def _of_value(name: str, figure: Callable[[Said], Value | None] = _value) -> Callable[[Said], Cell]:
    def read(said: Said) -> Cell:
        value = figure(said)
        return getattr(value, name) if value else None

    return read


def _range_columns(name: str, says: str, figure: Callable[[Said], Value | None]) -> Iterator[FlatColumn[Said]]:
    for side, end in (("low", "the least"), ("high", "the most")):
        yield FlatColumn(f"{name}_{side}", float, _of_value(side, figure), f"{says}, {end}")


def _count_columns() -> Iterator[FlatColumn[Said]]:
    for name in ("killed", "injured", "detained"):
        yield from _range_columns(name, f"people {name} in an event", _count(name))


def _voice(speaker: Speaker | None) -> Cell:
    return joined((speaker.name or speaker.text,)) if speaker else None


def _voice_id(speaker: Speaker | None) -> Cell:
    return speaker.entity if speaker else None


def _of_judgement(name: str) -> Callable[[Said], Cell]:
    return lambda said: getattr(said.judgement, name) if said.judgement else None


COLUMNS: tuple[FlatColumn[Said], ...] = (
    FlatColumn("id", str, lambda r: r.statement.id, "identity of the reading, for `faultline explain`"),
    FlatColumn("kind", str, lambda r: r.statement.kind.value, "one of the seven kinds"),
    FlatColumn("type", str, lambda r: r.statement.type, "its type, by kind"),
    FlatColumn("type_name", str, lambda r: type_label(r.statement.kind, r.statement.type), "the type in words"),
    FlatColumn("says", str, lambda r: say(r.statement), "the statement in a sentence of ours"),
    *_role_columns(),
    FlatColumn("polarity", str, lambda r: r.statement.polarity.value, "`affirmed` or `denied`"),
    FlatColumn("modality", str, lambda r: r.statement.modality.value, "`actual`, `planned`, `alleged` …"),
    FlatColumn("mode", str, lambda r: r.statement.mode, "how an event was done"),
    FlatColumn("stage", str, lambda r: r.statement.stage.value if r.statement.stage else None, "of an effort"),
    FlatColumn("time_start", str, _of_time("start"), "first day; none where it is open"),
    FlatColumn("time_end", str, _of_time("end"), "last day; none where it is open"),
    FlatColumn("time_precision", str, _of_time("precision"), "`day`, `month`, `year` …"),
    FlatColumn("time_basis", str, _of_time("basis"), "`stated`, `inferred` or `publication`"),
    FlatColumn("time_text", str, _of_time("text"), "the words of the text"),
    FlatColumn("place", str, lambda r: _of_place("name")(r) or _of_place("text")(r), "name of the place"),
    FlatColumn("place_id", str, _of_place("place"), "the place it is taken to mean", refers_to="places"),
    FlatColumn("place_text", str, _of_place("text"), "the words of the text"),
    FlatColumn("place_precision", str, lambda r: r.precision, "`city`, `admin1`, `country` …; a country is one point"),
    FlatColumn("country", str, _of_place("country"), "ISO 3166-1 alpha-2"),
    FlatColumn("lat", float, _of_place("lat"), "degrees north, WGS 84"),
    FlatColumn("lon", float, _of_place("lon"), "degrees east, WGS 84"),
    *_range_columns("value", "the figure", _value),
    FlatColumn("unit", str, _of_value("unit"), "of the figure"),
    FlatColumn("qualifier", str, _of_value("qualifier"), "`about`, `more_than`, `up_to` …"),
    FlatColumn("currency", str, _of_value("currency"), "ISO 4217"),
    FlatColumn("value_text", str, _of_value("text"), "the figure in the words of the text"),
    *_count_columns(),
    FlatColumn("speaker", str, lambda r: _voice(r.statement.speaker), "the voice; none in the author's own"),
    FlatColumn("speaker_id", str, lambda r: _voice_id(r.statement.speaker), "its entity", refers_to="entities"),
    FlatColumn("reported_by", str, lambda r: _voice(r.statement.reported_by), "who passes the speaker on"),
    FlatColumn("reported_by_id", str, lambda r: _voice_id(r.statement.reported_by), "its entity", refers_to="entities"),
    FlatColumn("attribution", str, lambda r: r.statement.attribution.value, "`author`, `quoted` or `reported`"),
    FlatColumn("confidence", float, lambda r: round(r.statement.confidence, 4), "how surely the sentence says this"),
    FlatColumn("quote", str, lambda r: r.statement.evidence.quote, "the sentence or cells that say it"),
    FlatColumn("start", int, lambda r: r.statement.evidence.start, "where the quote begins, in code points"),
    FlatColumn("end", int, lambda r: r.statement.evidence.end, "where it ends"),
    FlatColumn("table_name", str, lambda r: r.statement.evidence.table, "of a row of a table"),
    FlatColumn("table_row", str, lambda r: r.statement.evidence.row, "its number or the record's own id"),
    FlatColumn("extractor", str, lambda r: r.statement.evidence.extractor, "what read it, with its version"),
    FlatColumn("document_id", str, lambda r: r.document.id, "the document it stands in", refers_to="documents"),
    FlatColumn("document", str, lambda r: r.document.path, "its path"),
    FlatColumn("title", str, lambda r: r.document.title, "its title"),
    FlatColumn("publisher", str, lambda r: r.document.publisher, "its publisher"),
    FlatColumn("published", str, lambda r: r.document.date, "its date, maybe partial (`2019-01`)"),
    FlatColumn("copy_of", str, lambda r: r.copy_of, "path of the document whose text it repeats"),
    FlatColumn("judgement", str, _of_judgement("decision"), "the last decision of an analyst"),
    FlatColumn("judged_by", str, _of_judgement("who"), "whose"),
    FlatColumn("judged_at", str, _of_judgement("at"), "when, ISO 8601 with zone"),
    FlatColumn("judgement_note", str, _of_judgement("note"), "and why"),
)

STATEMENTS: FlatTable[Statement, Said] = FlatTable(
    "statements",
    "all that the sources say, a statement a row",
    COLUMNS,
    lambda view: view.iterate_statements(),
    said_of,
    key=("id",),
    indexes=(("kind", "type"), ("document_id",), ("place_id",), ("speaker_id",), ("time_start",)),
)
