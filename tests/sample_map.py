"""A small map whose content is known, kept by the real workspace; it has one statement of each kind and hostile text.

The texts are made up: their country, groups and towns do not exist.
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
from faultline.model.loss import Loss
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
from faultline.workspace import Workspace
from faultline.workspace.publishing import publish_version

HOSTILE = '<script>alert("x")</script> [trap](javascript:alert(1)) | `code` & *stars* {{ 7 * 7 }}'

HERALD = (
    "Clash at Dorava\n\n"
    "The Northern Front attacked an army post in Dorava on 4 March 2019. "
    "Twelve soldiers were killed, the mayor said.\n\n"
    "The Northern Front is led by Anselm Karo. Donor aid lowers the anger of the herders.\n\n"
    f"{HOSTILE}"
)
BULLETIN = (
    "Weekly bulletin\n\n"
    "About 1,500 displaced people have reached Dorava. The mission pledged $2 million to train the police.\n\n"
    "Fuel moves from Sarn through Dorava to the coast. The opposition calls for a ceasefire. "
    "The army denied that it attacked the Northern Front in Dorava."
)

FRONT = Entity(
    id="aa01",
    name="Northern Front",
    type=EntityType.ARMED_GROUP,
    aliases=(Alias("Northern Front", 3), Alias("the Front", 1)),
    mentions=4,
    why=("“the Front” is the last word of “Northern Front” in the same document.",),
    refused=("Northern Front split from Old Front and is another group",),
)
ARMY = Entity(id="bb02", name="army", type=EntityType.MILITARY, aliases=(Alias("army", 2),), mentions=2)
MISSION = Entity(
    id="cc03",
    name="The Mission",
    type=EntityType.INTERNATIONAL_ORGANISATION,
    aliases=(Alias("mission", 1),),
    mentions=1,
)
HERDERS = Entity(
    id="dd04", name="herders", type=EntityType.GROUP, aliases=(Alias("herders", 9),), mentions=9, residual=True
)
VILLAIN = Entity(id="ee05", name=HOSTILE, type=EntityType.ORGANISATION, aliases=(Alias(HOSTILE, 1),), mentions=1)
KARO = Entity(id="ff06", name="Anselm Karo", type=EntityType.PERSON, aliases=(Alias("Anselm Karo", 1),), mentions=1)
ENTITIES = (FRONT, ARMY, MISSION, HERDERS, VILLAIN, KARO)
DORAVA = Place("geonames:1", "Dorava", "city", "XD", None, 12.5, 3.25)


def document_of(path: str, text: str, **facts: str) -> Document:
    """A document whose passages are the paragraphs of its text, the first being the title."""
    passages, start = [], 0
    for part in text.split("\n\n"):
        passages.append(Passage(start, start + len(part), Role.BODY if passages else Role.TITLE, page=1))
        start += len(part) + 2
    identity = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Document(identity, path, "text", text, language="en", passages=tuple(passages), **facts)


HERALD_DOCUMENT = document_of(
    "sources/herald.txt", HERALD, title="Clash at Dorava", publisher="The Herald", date="2019-03-06", author="M. Vel"
)
BULLETIN_DOCUMENT = document_of(
    "sources/bulletin.txt", BULLETIN, title="Weekly bulletin", publisher="Mission Office", date="2019-03-10"
)
TABLE_DOCUMENT = Document("7ab1e7ab1e7ab1e7", "sources/events.csv", "csv", "", title="Events", publisher="Desk")


def built_map(folder: Path) -> Workspace:
    """A workspace in `folder` whose current version is the sample map."""
    workspace = Workspace.create(folder, title="Dorava & the “North”")
    publish(workspace, _records())
    return workspace


def publish(workspace: Workspace, records: Sequence[Record]) -> None:
    """Make these records the current version."""
    stages = (TableStage("resolution", _resolve, "1"), TableStage("comparison", _compare, "1"))
    publish_version(workspace, (), (), records, stages, stages, lambda *_: None)


def one_document(text: str) -> Record:
    """A record of a document without statements."""
    return Record("sources/late.txt", document=document_of("sources/late.txt", text, title="Late news"))


def _said(document: Document, kind: Kind, type: str, quote: str, **fields: object) -> Statement:
    start = document.text.index(quote)
    evidence = Evidence.of_span(document.id, document.text, start, start + len(quote), extractor="rules@1")
    return _identified(Statement("", kind, type, evidence, **fields))  # type: ignore[arg-type]


def _identified(s: Statement) -> Statement:
    return replace(s, id=statement_id(s.kind, s.type, s.evidence, s.arguments, s.value, s.polarity, s.modality))


def _in(document: Document, role: str, text: str, entity: Entity | None = None) -> Argument:
    start = document.text.index(text)
    chain = ENTITIES.index(entity) if entity else None
    return Argument(role, text, start, start + len(text), chain)


def _records() -> list[Record]:
    h, b = HERALD_DOCUMENT, BULLETIN_DOCUMENT
    dorava = PlaceReference("Dorava", place=DORAVA.id, name="Dorava", country="XD", lat=12.5, lon=3.25)
    march = Time("2019-03-04", "2019-03-04", Precision.DAY, Basis.STATED, "4 March 2019")
    published = Time(None, "2019-03-10", Precision.UNKNOWN, Basis.PUBLICATION, "")
    front = _in(h, "actor", "The Northern Front", FRONT)
    herald = (
        _said(
            h, Kind.EVENT, "ASSAULT", "The Northern Front attacked an army post in Dorava on 4 March 2019",
            arguments=(front, _in(h, "recipient", "army", ARMY)), time=march, place=dorava, mode="heavy-weapons",
            counts=Counts(killed=Value(12, 12, "persons", text="Twelve")), confidence=0.8,
        ),
        _said(
            h, Kind.QUANTITY, "deaths", "Twelve soldiers were killed, the mayor said",
            arguments=(_in(h, "subject", "soldiers", ARMY),), value=Value(12.0, 12.0, "persons", text="Twelve"),
            modality=Modality.ALLEGED, attribution=Attribution.REPORTED, speaker=Speaker("the mayor"), time=march,
        ),
        _said(
            h, Kind.RELATION, "leads", "The Northern Front is led by Anselm Karo",
            arguments=(_in(h, "source", "Anselm Karo", KARO), replace(front, role="target")),
        ),
        _said(
            h, Kind.CAUSE, "-", "Donor aid lowers the anger of the herders",
            arguments=(_in(h, "cause", "Donor aid"), _in(h, "effect", "the anger of the herders", HERDERS)),
        ),
        _said(
            h, Kind.POSITION, "condemns", HOSTILE, arguments=(_in(h, "holder", HOSTILE, VILLAIN),),
        ),
    )  # fmt: skip
    bulletin = (
        _said(
            b, Kind.QUANTITY, "displaced", "About 1,500 displaced people have reached Dorava", place=dorava,
            value=Value(1500.0, 1500.0, "persons", "about", text="About 1,500"), time=published,
        ),
        _said(
            b, Kind.EFFORT, "15210", "The mission pledged $2 million to train the police", stage=Stage.PLEDGED,
            arguments=(_in(b, "actor", "mission", MISSION), _in(b, "activity", "train the police")),
            value=Value(2e6, 2e6, "money", currency="USD", text="$2 million"),
        ),
        _said(
            b, Kind.FLOW, "fuel", "Fuel moves from Sarn through Dorava to the coast",
            arguments=(
                _in(b, "goods", "Fuel"), _in(b, "origin", "Sarn"), _in(b, "via", "Dorava"),
                _in(b, "destination", "the coast"),
            ),
        ),
        _said(
            b, Kind.POSITION, "calls_for", "The opposition calls for a ceasefire", modality=Modality.CALLED_FOR,
            arguments=(_in(b, "holder", "opposition"), _in(b, "target", "a ceasefire")),
        ),
        _said(
            b, Kind.EVENT, "ASSAULT", "it attacked the Northern Front in Dorava", polarity=Polarity.DENIED,
            place=dorava,
            arguments=(_in(b, "actor", "army", ARMY), _in(b, "recipient", "the Northern Front", FRONT)),
            attribution=Attribution.REPORTED, speaker=Speaker("The army", chain=ENTITIES.index(ARMY)),
        ),
    )  # fmt: skip
    row = Evidence(TABLE_DOCUMENT.id, "killed=9; place=Dorava", "sample@1", table="events", row="2")
    table = _identified(
        Statement(
            "", Kind.QUANTITY, "deaths", row, (Argument("subject", "army", chain=ENTITIES.index(ARMY)),),
            value=Value(9.0, 9.0, "persons"), time=march, confidence=1.0,
        )
    )  # fmt: skip
    mentions = tuple(
        Named(s.evidence.document, a.text, ENTITIES[a.chain].type, Form.NAME, a.chain, a.start, a.end)
        for s in (*herald, *bulletin)
        for a in s.arguments
        if a.chain is not None
    )
    return [
        Record(h.path, document=h, statements=herald, mentions=tuple(m for m in mentions if m.document == h.id)),
        Record(b.path, document=b, statements=bulletin, mentions=tuple(m for m in mentions if m.document == b.id)),
        Record(TABLE_DOCUMENT.path, document=TABLE_DOCUMENT, statements=(table,)),
        Record(
            "sources/locked.pdf", losses=(Loss("sources/locked.pdf", "documents", "encrypted PDF", "needs a password"),)
        ),
    ]


def _resolve(
    documents: Sequence[Document], statements: Sequence[Statement], mentions: Sequence[Named], settings: Settings
) -> Resolution:
    """The known entities, by the chain numbers that the sample gives them."""

    def named(voice: Argument) -> Argument:
        entity = ENTITIES[voice.chain] if voice.chain is not None else None
        return replace(voice, entity=entity.id, name=entity.name) if entity else voice

    def spoken(voice: Speaker | None) -> Speaker | None:
        entity = ENTITIES[voice.chain] if voice and voice.chain is not None else None
        return replace(voice, entity=entity.id, name=entity.name) if voice and entity else voice

    resolved = tuple(
        replace(s, arguments=tuple(named(a) for a in s.arguments), speaker=spoken(s.speaker)) for s in statements
    )
    of = {e.id: sorted({m.document for m in mentions if ENTITIES[m.chain] == e}) for e in ENTITIES}
    entities = tuple(replace(e, documents=tuple(of[e.id])) for e in ENTITIES if of[e.id])
    identities = sorted(
        {Identity(m.document, m.chain, ENTITIES[m.chain].id) for m in mentions}, key=lambda i: (i.document, i.chain)
    )
    return Resolution(resolved, entities, (DORAVA,) if documents else (), tuple(identities), ())


def _compare(
    statements: Sequence[Statement], documents: Sequence[Document], _settings: object = None, _origins: object = None
) -> tuple[Comparison, ...]:
    """The two figures of the dead, which differ."""
    deaths = tuple(sorted(s.id for s in statements if s.type == "deaths"))
    if len(deaths) < 2:
        return ()
    reason = "The Herald has twelve dead and the desk's table nine, for the same day."
    return (Comparison("c0de", "army: deaths", Kind.QUANTITY, Verdict.CONTRADICTED, Severity.HARD, reason, deaths, 2),)
