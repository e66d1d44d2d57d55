"""Short ways to make statements of people killed or hurt."""

from __future__ import annotations

from dataclasses import replace

from tests.comparison.told import day, told, who

from faultline.model.evidence import Evidence
from faultline.model.place import PlaceReference
from faultline.model.statement import Argument, Counts, Kind, Speaker, Statement
from faultline.model.time import Basis, Precision, Time
from faultline.model.value import Value

GAO = PlaceReference("Gao", place="geonames:gao", name="Gao", country="ML", lat=16.27, lon=-0.04)
KIDAL = PlaceReference("Kidal", place="geonames:kidal", name="Kidal", country="ML", lat=18.44, lon=1.41)


def persons(low: float, high: float | None = None, qualifier: str | None = None, text: str = "") -> Value:
    return Value(low, low if high is None else high, "persons", qualifier, None, text)


def sentence(document: str, number: int, quote: str = "It is told so.") -> Evidence:
    """The evidence of the sentence of this number in a document."""
    return Evidence(document, quote, "rules@1", 100 * number, 100 * number + len(quote))


def killed(
    identity: str,
    number: Value | None,
    *,
    when: str | None = "2019-03-23",
    where: PlaceReference | None = GAO,
    document: str = "d1",
    at: int = 0,
    injured: Value | None = None,
    actor: str | None = "Band",
    voice: str | None = None,
) -> Statement:
    """An event of people killed."""
    sides: tuple[Argument, ...] = (who("actor", actor),) if actor else ()
    made = told(identity, Kind.EVENT, "ASSAULT", *sides, document=document, when=when, where=where)
    speaker = Speaker(voice, entity=f"e-{voice}", name=voice) if voice else None
    return replace(
        made, counts=Counts(number, injured), mode="killing", evidence=sentence(document, at), speaker=speaker
    )


def deaths(
    identity: str,
    number: Value,
    *,
    of: str = "people",
    when: str | None = "2019-03-23",
    where: PlaceReference | None = GAO,
    document: str = "d1",
    at: int = 0,
    quote: str = "It is told so.",
    measure: str = "deaths",
) -> Statement:
    """A figure of people killed."""
    subject = Argument("subject", of, name=of)
    made = told(identity, Kind.QUANTITY, measure, subject, document=document, when=when, where=where, value=number)
    return replace(made, evidence=sentence(document, at, quote))


def coded(
    identity: str, row: str, number: Value, violence: str = "1.0", when: str = "2015-01-02", table: str = "ucdp_ged"
) -> Statement:
    """A row that codes an event."""
    made = told(identity, Kind.EVENT, "ASSAULT", who("actor", "Band"), document="t1", when=when, where=GAO, row=row)
    quote = f"id={row}; type_of_violence={violence}; best={number.text}"
    evidence = Evidence("t1", quote, f"table:{table}@1", None, None, table, row)
    return replace(made, counts=Counts(number), evidence=evidence, pattern=f"table:{table}@1")


def since(text: str) -> Time:
    return Time(text, None, Precision.INTERVAL, Basis.STATED, f"since {text}")


__all__ = ["GAO", "KIDAL", "coded", "day", "deaths", "killed", "persons", "sentence", "since"]
