"""Short ways to make statements for tests of what is built on comparisons."""

from __future__ import annotations

from faultline.model.document import Document
from faultline.model.evidence import Evidence
from faultline.model.place import PlaceReference
from faultline.model.statement import Argument, Kind, Modality, Stage, Statement
from faultline.model.time import Basis, Precision, Time
from faultline.model.value import Value


def day(text: str) -> Time:
    return Time(text, text, Precision.DAY, Basis.STATED, text)


def place(name: str, country: str) -> PlaceReference:
    return PlaceReference(name, place=f"geonames:{name}", name=name, country=country)


def who(role: str, name: str, entity: str | None = None) -> Argument:
    return Argument(role, name, entity=entity or f"e-{name}", name=name)


def told(
    identity: str,
    kind: Kind,
    of_type: str,
    *arguments: Argument,
    document: str = "d1",
    when: str | None = None,
    where: PlaceReference | None = None,
    value: Value | None = None,
    stage: Stage | None = None,
    modality: Modality = Modality.ACTUAL,
    row: str | None = None,
) -> Statement:
    evidence = (
        Evidence(document, f"row={row}", "table:t@1", table="t", row=row)
        if row
        else Evidence.of_span(document, "It is told so.", 0, 14, extractor="rules@1")
    )
    return Statement(
        identity,
        kind,
        of_type,
        evidence,
        arguments,
        time=day(when) if when else None,
        place=where,
        value=value,
        stage=stage,
        modality=modality,
    )


def document(identity: str, date: str | None = None, publisher: str | None = None) -> Document:
    return Document(identity, f"{identity}.txt", "text", f"Text of {identity}.", date=date, publisher=publisher)
