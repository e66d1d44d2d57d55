"""A map of ties, routes and causes whose every edge is known: two outlets, one of them reprinted word for word.

The texts are made up. It has what a format may lose: parallel edges, ties without direction, several spells and open
ones, two entities of one name, a name that is hostile to XML, spreadsheets and Markdown, and a route over the
antimeridian.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as field_of
from pathlib import Path

from faultline.model.comparison import Comparison, Severity, Verdict
from faultline.model.document import Document, Passage, Role
from faultline.model.entity import Alias, Entity, EntityType
from faultline.model.evidence import Evidence
from faultline.model.place import Place, PlaceReference
from faultline.model.statement import Argument, Kind, Modality, Polarity, Stage, Statement, statement_id
from faultline.model.time import Basis, Precision, Time
from faultline.model.value import Value
from faultline.pipeline import TableStage
from faultline.resolution import Resolution
from faultline.settings import Settings
from faultline.tables.schemas import Named, Record
from faultline.workspace import MapView, Workspace
from faultline.workspace.publishing import publish_version

HOSTILE = '=HYPERLINK("http://x")|<b>*A&B*</b>\x01]]>\n"\'\\_end'


def _entity(identity: str, name: str, of_type: EntityType, **more: object) -> Entity:
    return Entity(identity, name, of_type, (Alias(name, 2),), mentions=2, **more)  # type: ignore[arg-type]


FRONT = _entity("a1", "Northern Front", EntityType.ARMED_GROUP)
ARMY = _entity("b2", "Army", EntityType.MILITARY)
EAST = _entity("c3", "Government", EntityType.GOVERNMENT)
WEST = _entity("c4", "government", EntityType.GOVERNMENT)
RULE = _entity("c5", "Government", EntityType.GROUP, residual=True)
VILLAIN = _entity("d4", HOSTILE, EntityType.ORGANISATION)
LAND = _entity("e1", "Dorland", EntityType.COUNTRY, place="geonames:10")
SARN = _entity("e2", "Sarn", EntityType.PLACE, place="geonames:2")
CAPE = _entity("e3", "Cape", EntityType.PLACE, place="geonames:3")
ATOLL = _entity("e4", "Atoll", EntityType.PLACE, place="geonames:4")
ALONE = _entity("f0", "Nobody", EntityType.PERSON)
ENTITIES = (FRONT, ARMY, EAST, WEST, RULE, VILLAIN, LAND, SARN, CAPE, ATOLL, ALONE)
PLACES = (
    Place("geonames:10", "Dorland", "country", "XD", None, 12.0, 3.0),
    Place("geonames:2", "Sarn", "city", "XD", None, 10.5, 170.25),
    Place("geonames:3", "Cape", "city", None, None, -10.5, -175.75),
    Place("geonames:4", "Atoll", "city", None, None, 0.0, 175.0),
)


@dataclass(frozen=True)
class Said:
    """A sentence of a document and what it says: role → entities, or words that are no entity."""

    quote: str
    kind: Kind
    type: str
    roles: Mapping[str, Sequence[Entity | str]]
    more: Mapping[str, object] = field_of(default_factory=dict)


def _time(start: str | None, end: str | None) -> Time:
    return Time(start, end, Precision.INTERVAL, Basis.STATED, "then")


PUBLISHED = Time(None, "2019-03-06", Precision.UNKNOWN, Basis.PUBLICATION, "")
HERALD = (
    Said(
        "The Front and the army fought from 4 to 9 March 2019.", Kind.RELATION, "fights",
        {"source": [FRONT], "target": [ARMY]}, {"time": _time("2019-03-04", "2019-03-09")},
    ),
    Said(
        "The Front has backed the eastern government since May.", Kind.RELATION, "supports",
        {"source": [FRONT], "target": [EAST]}, {"time": _time("2018-05-01", None)},
    ),
    Said(
        "It is alleged that the Front backed the western government.", Kind.RELATION, "supports",
        {"source": [FRONT], "target": [WEST]}, {"modality": Modality.ALLEGED, "time": PUBLISHED},
    ),
    Said(
        "The army attacked the Front near Sarn on 1 January 2017.", Kind.EVENT, "ASSAULT",
        {"actor": [ARMY], "recipient": [FRONT]},
        {
            "time": _time("2017-01-01", "2017-01-01"),
            "mode": "heavy-weapons",
            "place": PlaceReference("Sarn", place="geonames:2", name="Sarn", country="XD", lat=10.5, lon=170.25),
        },
    ),
    Said(
        "Both governments and the army held talks.", Kind.EVENT, "CONSULT", {"actor": [WEST, EAST, ARMY]},
    ),
    Said("The mayor met somebody.", Kind.EVENT, "CONSULT", {"actor": ["The mayor"]}),
    Said("The Front supports the idea.", Kind.POSITION, "supports", {"holder": [FRONT], "target": ["the idea"]}),
    Said(
        "The drought raised the price of grain.", Kind.CAUSE, "+",
        {"cause": ["The drought"], "effect": ["the price of grain"]},
    ),
    Said("Trade lowers hunger, hunger.", Kind.CAUSE, "-", {"cause": ["hunger,"], "effect": ["Hunger"]}),
)  # fmt: skip
BULLETIN = (
    Said(
        "In Dorland the army and the Front were fighting on 20 March 2019.", Kind.RELATION, "fights",
        {"source": [ARMY], "target": [FRONT]}, {"time": _time("2019-03-20", "2019-03-20")},
    ),
    Said(
        "The Front denies that it backs the eastern government.", Kind.RELATION, "supports",
        {"source": [FRONT], "target": [EAST]}, {"polarity": Polarity.DENIED},
    ),
    Said(
        "The rulers pledged police reform to the villains.", Kind.EFFORT, "15210",
        {"actor": [RULE], "recipient": [VILLAIN], "activity": ["police reform"]}, {"stage": Stage.PLEDGED},
    ),
    Said("The villains condemn Dorland.", Kind.POSITION, "condemns", {"holder": [VILLAIN], "target": [LAND]}),
    Said(
        "Fuel moves from Sarn through the Atoll and the strait to the Cape.", Kind.FLOW, "fuel",
        {"goods": ["Fuel"], "origin": [SARN], "via": [ATOLL, "the strait"], "destination": [CAPE]},
        {"value": Value(7500.0, None, "litres", "more_than", text="more than 7,500")},
    ),
    Said(
        "Arms go from Sarn and the Cape to Dorland and the Atoll.", Kind.FLOW, "arms",
        {"goods": ["Arms"], "origin": [SARN, CAPE], "destination": [LAND, ATOLL]},
    ),
    Said(
        "Drought lowered the price of grain.", Kind.CAUSE, "-",
        {"cause": ["Drought"], "effect": ["the price of grain"]},
    ),
    Said(
        "The minister denied that drought raises the price of grain.", Kind.CAUSE, "+",
        {"cause": ["drought"], "effect": ["the price of grain"]}, {"polarity": Polarity.DENIED},
    ),
    Said(
        "Nobody says that rain raises trade & \"time\".", Kind.CAUSE, "+",
        {"cause": ["rain"], "effect": ["trade & \"time\" \x01"]}, {"modality": Modality.HYPOTHETICAL},
    ),
    Said("Delay lowers trust.", Kind.CAUSE, "-", {"cause": ["The delay"], "effect": ["trust_in the state's word"]}),
    Said("It is denied that tea lowers trust.", Kind.CAUSE, "-", {"cause": ["tea"], "effect": ["trust"]},
         {"polarity": Polarity.DENIED}),
)  # fmt: skip


def network_view(folder: Path) -> MapView:
    """The map as a view."""
    workspace = Workspace.create(folder, title="Ties & “routes”")
    herald = _document("herald.txt", HERALD, title="The week", publisher="The Herald", date="2019-03-06")
    echo = _document("echo.txt", HERALD, title="Repeated", publisher="The Echo", date="2019-03-08")
    bulletin = _document("bulletin.txt", BULLETIN, title="Bulletin", publisher="Mission", date="2019-03-10")
    records = [
        Record(d.path, document=d, statements=tuple(_statement(d, s) for s in said))
        for d, said in ((herald, HERALD), (echo, HERALD), (bulletin, BULLETIN))
    ]
    stages = (TableStage("resolution", _resolve, "1"), TableStage("comparison", _compare, "1"))
    publish_version(workspace, (), (), records, stages, stages, lambda *_: None)
    return workspace.view()


def _document(path: str, said: Sequence[Said], **facts: str) -> Document:
    text = "\n\n".join(s.quote for s in said)
    identity = hashlib.sha256(path.encode()).hexdigest()[:16]
    return Document(identity, path, "text", text, passages=(Passage(0, len(text), Role.BODY),), **facts)


def _statement(document: Document, said: Said) -> Statement:
    start = document.text.index(said.quote)
    evidence = Evidence.of_span(document.id, document.text, start, start + len(said.quote), extractor="rules@1")
    arguments = tuple(_argument(role, end) for role, ends in said.roles.items() for end in ends)
    s = Statement("", said.kind, said.type, evidence, arguments, **said.more)  # type: ignore[arg-type]
    identity = statement_id(s.kind, s.type, evidence, arguments, s.value, s.polarity, s.modality)
    return Statement(identity, said.kind, said.type, evidence, arguments, **said.more)  # type: ignore[arg-type]


def _argument(role: str, end: Entity | str) -> Argument:
    if isinstance(end, str):
        return Argument(role, end)
    return Argument(role, end.name, entity=end.id, name=end.name)


def _resolve(
    documents: Sequence[Document], statements: Sequence[Statement], mentions: Sequence[Named], settings: Settings
) -> Resolution:
    return Resolution(tuple(statements), ENTITIES, PLACES, (), ())


def _compare(
    statements: Sequence[Statement], documents: Sequence[Document], _settings: object = None, _origins: object = None
) -> tuple[Comparison, ...]:
    """The fighting is corroborated, whom the Front backs is contradicted."""

    def comparison(identity: str, verdict: Verdict, of_type: str) -> Comparison:
        ids = tuple(sorted(s.id for s in statements if s.type == of_type and s.modality is Modality.ACTUAL))
        return Comparison(identity, of_type, Kind.RELATION, verdict, Severity.NONE, "They say so.", ids, 2)

    return (
        comparison("c1", Verdict.CORROBORATED, "fights"),
        comparison("c2", Verdict.CONTRADICTED, "supports"),
    )
