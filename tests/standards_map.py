"""A map with what standard formats know differently: all kinds of ties, sides, places, precisions and figures.

The texts and actors are made up; the places are of the gazetteer, so that their areas are known. It has an echo of the
first text, a row of a CSV file and a record of another data set.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from faultline.model.comparison import Comparison, Severity, Verdict
from faultline.model.document import Document, Passage, Role
from faultline.model.entity import Alias, Entity, EntityType
from faultline.model.evidence import Evidence
from faultline.model.place import Place, PlaceReference
from faultline.model.sentence import Form
from faultline.model.statement import (
    Argument,
    Attribution,
    Counts,
    Kind,
    Modality,
    Polarity,
    Speaker,
    Stage,
    Statement,
    statement_id,
)
from faultline.model.time import Basis, Precision, Time
from faultline.model.value import Value
from faultline.pipeline import TableStage
from faultline.resolution import Resolution
from faultline.settings import Settings
from faultline.tables.schemas import Identity, Named, Record
from faultline.workspace import MapView, Workspace
from faultline.workspace.publishing import publish_version
from network_map import Said

FORMULA = '=HYPERLINK("http://x")\x01'
BEFORE = "🕊️ Report.\n\n"
"""What stands before the first statement: signs of more than one unit in UTF-16."""


def _entity(identity: str, name: str, of_type: EntityType, **more: object) -> Entity:
    return Entity(identity, name, of_type, (Alias(name, 2),), mentions=2, **more)  # type: ignore[arg-type]


FRONT = _entity("a1", "Northern Front", EntityType.ARMED_GROUP)
RIVAL = _entity("a2", "Southern Front", EntityType.ARMED_GROUP)
GUNMEN = _entity("a3", "gunmen", EntityType.ARMED_GROUP, residual=True)
ARMY = _entity("b1", "Army", EntityType.MILITARY)
STATE = _entity("b2", "Mali", EntityType.COUNTRY, place="geonames:2453866")
MINISTRY = _entity("b3", "Ministry of Wells", EntityType.GOVERNMENT_BODY)
KARO = _entity("c1", "Anselm Karo", EntityType.PERSON)
FIRM = _entity("c2", "Sand Ltd", EntityType.COMPANY)
DONOR = _entity("c3", FORMULA, EntityType.CIVIL_ORGANISATION)
GAO = _entity("d1", "Gao", EntityType.PLACE, place="geonames:2457163")
GOLD = _entity("d2", "gold", EntityType.GOODS)
ENTITIES = (FRONT, RIVAL, GUNMEN, ARMY, STATE, MINISTRY, KARO, FIRM, DONOR, GAO, GOLD)
PLACES = (
    Place("geonames:2453866", "Mali", "country", "ML", None, 12.6092, -7.9752),
    Place("geonames:2457163", "Gao", "city", "ML", "09", 16.2717, -0.0447),
    Place("geonames:2597449", "Kidal", "admin1", "ML", "10", 18.6144, 1.3168),
)
IN_GAO = PlaceReference("Gao", place="geonames:2457163", name="Gao", country="ML", lat=16.2717, lon=-0.0447)
IN_KIDAL = PlaceReference("Kidal", place="geonames:2597449", name="Kidal", country="ML", lat=18.6144, lon=1.3168)
PUBLISHED = Time(None, "2019-03", Precision.UNKNOWN, Basis.PUBLICATION, "")


def _time(start: str | None, end: str | None, precision: Precision = Precision.INTERVAL) -> Time:
    return Time(start, end, precision, Basis.STATED, "then")


def _money(figure: float, **more: object) -> Value:
    return Value(figure, figure, "money", currency="USD", text="a sum", **more)  # type: ignore[arg-type]


SAID = (
    Said(
        "The Northern Front attacked the army near Gao from 4 to 6 March 2019, killing at least 11 soldiers.",
        Kind.EVENT, "ASSAULT", {"actor": [FRONT], "recipient": [ARMY]},
        {
            "time": _time("2019-03-04", "2019-03-06"), "place": IN_GAO, "mode": "execute",
            "counts": Counts(killed=Value(11, 11, "persons", "at_least", text="at least 11")),
        },
    ),
    Said(
        "In March 2019 it killed ten to twelve villagers in Kidal and detained three, the mayor said.",
        Kind.EVENT, "ASSAULT", {"actor": [FRONT], "recipient": ["villagers"]},
        {
            "time": _time("2019-03-01", "2019-03-31", Precision.MONTH), "place": IN_KIDAL, "mode": "killing",
            "counts": Counts(Value(10, 12, "persons", text="ten to twelve"), None, Value(3, 3, "persons")),
            "speaker": Speaker("the mayor"), "attribution": Attribution.REPORTED,
        },
    ),
    Said(
        "The two fronts clashed.", Kind.EVENT, "ASSAULT", {"actor": [FRONT], "recipient": [RIVAL]}, {"time": PUBLISHED},
    ),
    Said(
        "Gunmen are said to have killed villagers.", Kind.EVENT, "ASSAULT",
        {"actor": [GUNMEN], "recipient": ["villagers"]}, {"modality": Modality.ALLEGED, "time": PUBLISHED},
    ),
    Said("The army took power on 18 August 2020.", Kind.EVENT, "COUP", {"actor": [ARMY]}),
    Said(
        "Mali will arm its army in 2021.", Kind.EVENT, "AID", {"actor": [STATE], "recipient": [ARMY]},
        {"mode": "military", "modality": Modality.PLANNED, "time": _time("2021-01-01", "2021-12-31", Precision.YEAR)},
    ),
    Said(
        "Mali did not ban the front.", Kind.EVENT, "COERCE", {"actor": [STATE], "recipient": [FRONT]},
        {"mode": "ban", "polarity": Polarity.DENIED, "time": _time("2020-05-02", None)},
    ),
    Said("Villages were burned.", Kind.EVENT, "ASSAULT", {"recipient": ["Villages"]}),
    Said("Karo belongs to the Front.", Kind.RELATION, "member_of", {"source": [KARO], "target": [FRONT]}),
    Said(
        "Karo led the Front in 2012.", Kind.RELATION, "leads", {"source": [KARO], "target": [FRONT]},
        {"time": _time("2012-01-01", "2012-12-31", Precision.YEAR)},
    ),
    Said("The ministry employs Karo.", Kind.RELATION, "employs", {"source": [MINISTRY], "target": [KARO]}),
    Said("Karo owns Sand Ltd.", Kind.RELATION, "owns", {"source": [KARO], "target": [FIRM]}),
    Said("Karo owns the Front.", Kind.RELATION, "owns", {"source": [KARO], "target": [FRONT]}),
    Said("The Southern Front merged into it.", Kind.RELATION, "merged_into", {"source": [RIVAL], "target": [FRONT]}),
    Said("The Front is in Gao.", Kind.RELATION, "operates_in", {"source": [FRONT], "target": [GAO]}),
    Said("The Front trades in gold.", Kind.RELATION, "trades_in", {"source": [FRONT], "target": [GOLD]}),
    Said("Mali backs the army.", Kind.POSITION, "supports", {"holder": [STATE], "target": [ARMY]}),
    Said(
        "The donor paid the ministry 2 million dollars for wells in Gao in May 2018.", Kind.EFFORT, "14010",
        {"actor": [DONOR], "recipient": [MINISTRY], "activity": ["-2+3 wells"]},
        {
            "stage": Stage.ACTIVE, "value": _money(2e6), "place": IN_GAO,
            "time": _time("2018-05-01", "2018-05-31", Precision.MONTH),
        },
    ),
    Said(
        "The donor pledged up to 5 million dollars to the ministry.", Kind.EFFORT, "14010",
        {"actor": [DONOR], "recipient": [MINISTRY], "activity": ["wells"]},
        {"stage": Stage.PLEDGED, "value": _money(5e6, qualifier="up_to")},
    ),
    Said(
        "Mali trains 55 police.", Kind.EFFORT, "15130", {"actor": [STATE], "activity": ["trains 55 police"]},
        {"stage": Stage.ACTIVE, "value": Value(55, 55, "persons", text="55")},
    ),
    Said(
        "Mali promised the army a clinic.", Kind.EFFORT, "12110",
        {"actor": [STATE], "recipient": [ARMY], "activity": ["a clinic"]}, {"stage": Stage.PLEDGED},
    ),
    Said(
        "Mali does not help the army.", Kind.EFFORT, "99810", {"actor": [STATE], "recipient": [ARMY]},
        {"polarity": Polarity.DENIED},
    ),
    Said(
        "Help is called for.", Kind.EFFORT, "99810", {"actor": [DONOR], "recipient": [ARMY]},
        {"modality": Modality.CALLED_FOR, "stage": Stage.PROPOSED},
    ),
    Said("The drought raises prices.", Kind.CAUSE, "+", {"cause": ["The drought"], "effect": ["prices"]}),
)  # fmt: skip

NAMED = (("Anselm Karo", Form.NAME), ("he", Form.PRONOUN), ("Karo", Form.NAME))
"""How Karo, chain 1, is mentioned in the first text."""
TEXT = BEFORE + "\n\n".join(said.quote for said in SAID)


def standards_view(folder: Path) -> MapView:
    """The map as a view."""
    workspace = Workspace.create(folder, title="Standards")
    facts = {"publisher": "The Herald", "author": "M. Vel", "language": "en"}
    herald = _document("herald.txt", title="The week", date="2019-03", address="https://herald.example/1", **facts)
    echo = _document("echo.txt", title="Repeated", address="herald example", publisher="+The Echo")
    table = Document("7ab1e7ab1e7ab1e7", "events.csv", "csv", "", title="Events")
    other = Document("0de50de50de50de5", "aid.xml", "iati", "", title="Aid")
    named = tuple(Named(herald.id, text, EntityType.PERSON, form, 1) for text, form in NAMED)
    records = [
        Record(herald.path, document=herald, statements=tuple(_of_text(herald, s) for s in SAID), mentions=named),
        Record(echo.path, document=echo, statements=tuple(_of_text(echo, s) for s in SAID)),
        Record(table.path, document=table, statements=(_of_row(table, "2"),)),
        Record(other.path, document=other, statements=(_of_row(other, "XM-DAC-1"),)),
    ]
    stages = (TableStage("resolution", _resolve, "1"), TableStage("comparison", _compare, "1"))
    publish_version(workspace, (), (), records, stages, stages, lambda *_: None)
    return workspace.view()


def _document(path: str, **facts: str) -> Document:
    identity = hashlib.sha256(path.encode()).hexdigest()[:16]
    return Document(identity, path, "text", TEXT, passages=(Passage(0, len(TEXT), Role.BODY),), **facts)


def _of_text(document: Document, said: Said) -> Statement:
    start = document.text.index(said.quote)
    evidence = Evidence.of_span(document.id, document.text, start, start + len(said.quote), extractor="rules@1")
    more = dict(said.more)
    if isinstance(place := more.get("place"), PlaceReference):
        at = start + said.quote.index(place.text)
        more["place"] = replace(place, start=at, end=at + len(place.text))
    return _statement(evidence, said, more)


def _of_row(document: Document, row: str) -> Statement:
    evidence = Evidence(document.id, "actor=Army; killed=4", "table:events@1", table="events", row=row)
    counts = Counts(killed=Value(4, 4, "persons", text="4"))
    time = _time("2019-04-01", "2019-04-07", Precision.WEEK)
    said = Said("", Kind.EVENT, "ASSAULT", {"actor": [ARMY], "recipient": [FRONT]})
    point = PlaceReference("well", place="point:16.0000,-1.0000", country="ML", lat=16.0, lon=-1.0)
    return _statement(evidence, said, {"counts": counts, "time": time, "place": point})


def _statement(evidence: Evidence, said: Said, more: dict[str, object]) -> Statement:
    arguments = tuple(_argument(role, end) for role, ends in said.roles.items() for end in ends)
    s = Statement("", said.kind, said.type, evidence, arguments, **more)  # type: ignore[arg-type]
    return replace(s, id=statement_id(s.kind, s.type, evidence, arguments, s.value, s.polarity, s.modality))


def _argument(role: str, end: Entity | str) -> Argument:
    return Argument(role, end) if isinstance(end, str) else Argument(role, end.name, entity=end.id, name=end.name)


def _resolve(
    documents: Sequence[Document], statements: Sequence[Statement], mentions: Sequence[Named], settings: Settings
) -> Resolution:
    identities = sorted({Identity(m.document, m.chain, KARO.id) for m in mentions}, key=lambda i: i.document)
    return Resolution(tuple(statements), ENTITIES, PLACES, tuple(identities), ())


def _compare(
    statements: Sequence[Statement], documents: Sequence[Document], _settings: object = None, _origins: object = None
) -> tuple[Comparison, ...]:
    """The first attack and its echo are one matter."""
    ids = tuple(sorted(s.id for s in statements if s.evidence.quote == SAID[0].quote))
    return (Comparison("c1", "attack", Kind.EVENT, Verdict.SINGLE_SOURCE, Severity.NONE, "Once.", ids, 1),)
