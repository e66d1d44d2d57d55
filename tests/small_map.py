"""Tables of a map made by hand, where a test must know every row."""

from __future__ import annotations

from faultline.model.comparison import Comparison, Severity, Verdict
from faultline.model.document import Document, Passage, Role
from faultline.model.entity import Alias, Entity, EntityType
from faultline.model.evidence import Evidence
from faultline.model.loss import Loss
from faultline.model.place import Place, PlaceReference
from faultline.model.sentence import Form
from faultline.model.statement import Argument, Counts, Kind, Modality, Speaker, Statement
from faultline.model.time import Basis, Precision, Time
from faultline.model.value import Value
from faultline.tables.schemas import Identity, Named
from faultline.workspace.map_tables import DocumentOrigin, MapTables

FIRST = "The mission has 300 troops in Gao. The army will attack Gao, the envoy said."
SECOND = "The mission has 500 troops in Gao."


def small_tables() -> MapTables:
    """Two documents, three statements of text, three entities, two comparisons."""
    day = Time("2014-05-02", "2014-05-02", Precision.DAY, Basis.STATED, "2 May 2014")
    gao = PlaceReference("Gao", 30, 33, 3, "geonames:1", "Gao", "ML", 16.27, -0.04)
    killed = Counts(killed=Value(4, 4, "persons", text="four"))
    envoy = Speaker("the envoy", 61, 70, 4, "e1", "The Mission")
    return MapTables(
        documents=(
            Document("d1", "a.txt", "text", FIRST, title="First", passages=(Passage(0, len(FIRST), Role.BODY, 1),)),
            Document("d2", "b.txt", "text", SECOND, date="2015", passages=(Passage(0, len(SECOND), Role.BODY),)),
        ),
        origins=(DocumentOrigin("d1", "a.txt", "", "d1"), DocumentOrigin("d2", "b.txt", "", "d2")),
        statements=(
            _statement("s1", Kind.QUANTITY, "troops", _span("d1", FIRST, 0, 34), "subject", 1, "e1", gao, day),
            Statement(
                "s2",
                Kind.EVENT,
                "ASSAULT",
                _span("d1", FIRST, 35, 60),
                (Argument("actor", "The army", 35, 43, 2, "e2", "Armed Forces"),),
                modality=Modality.PLANNED,
                counts=killed,
                speaker=envoy,
            ),
            _statement("s3", Kind.QUANTITY, "troops", _span("d2", SECOND, 0, 34), "subject", 1, "e1", None, None),
        ),
        mentions=(
            Named("d1", "The mission", EntityType.INTERNATIONAL_ORGANISATION, Form.NOMINAL, 1, 0, 11),
            Named("d1", "The army", EntityType.MILITARY, Form.NOMINAL, 2, 35, 43),
            Named("d2", "The mission", EntityType.INTERNATIONAL_ORGANISATION, Form.NOMINAL, 1, 0, 11),
        ),
        entities=(
            Entity("e1", "The Mission", EntityType.INTERNATIONAL_ORGANISATION, documents=("d1", "d2"), mentions=9),
            Entity(
                "e2", "Armed Forces", EntityType.MILITARY, (Alias("Forces armées", 2),), ("d1",), 4, why=("same name",)
            ),
            Entity("e3", "armed men", EntityType.ARMED_GROUP, mentions=1, residual=True),
        ),
        places=(Place("geonames:1", "Gao", "city", "ML", "Gao", 16.27, -0.04, 87000),),
        identities=(Identity("d1", 1, "e1"), Identity("d1", 2, "e2"), Identity("d2", 1, "e1")),
        comparisons=(
            _comparison("c1", Kind.QUANTITY, Verdict.CONTRADICTED, Severity.HARD, ("s1", "s3"), 2),
            _comparison("c2", Kind.EVENT, Verdict.SINGLE_SOURCE, Severity.NONE, ("s2",), 1),
        ),
        losses=(Loss("a.txt", "extraction", "no subject", count=3), Loss("c.pdf", "documents", "encrypted PDF")),
    )


def many_statements(number: int) -> MapTables:
    """One document with that many statements, each on one of ten entities."""
    text = "Group holds town. " * number
    statements = [
        _statement(
            f"s{n:06}", Kind.QUANTITY, "troops", _span("d1", text, n * 18, n * 18 + 17), "subject", n, f"e{n % 10}"
        )
        for n in range(number)
    ]
    document = Document("d1", "a.txt", "text", text, passages=(Passage(0, len(text), Role.BODY),))
    return MapTables((document,), (DocumentOrigin("d1", "a.txt", "", "d1"),), tuple(statements))


def _span(document: str, text: str, start: int, end: int) -> Evidence:
    return Evidence.of_span(document, text, start, end, extractor="rules@1")


def _statement(
    identity: str,
    kind: Kind,
    type_: str,
    evidence: Evidence,
    role: str,
    chain: int,
    entity: str,
    place: PlaceReference | None = None,
    time: Time | None = None,
) -> Statement:
    start = evidence.start or 0
    argument = Argument(role, evidence.quote[:5], start, start + 5, chain, entity, entity.upper())
    return Statement(identity, kind, type_, evidence, (argument,), time, place, Value(300, 300, "persons", text="300"))


def _comparison(
    identity: str, kind: Kind, verdict: Verdict, severity: Severity, statements: tuple[str, ...], sources: int
) -> Comparison:
    return Comparison(identity, "The Mission: troops", kind, verdict, severity, "300 and 500", statements, sources)
