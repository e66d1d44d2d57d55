"""Capitals that act: in "Ottawa announced" the capital stands for the government."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.model.statement import Argument, Kind, Speaker, Statement
from faultline.resolution.chains import ChainKey
from faultline.resolution.countries import countries
from faultline.resolution.referents import Referent
from faultline.tables.schemas import Named

ACTING = {
    Kind.EVENT: ("actor",),
    Kind.RELATION: ("source", "target"),
    Kind.EFFORT: ("actor",),
    Kind.POSITION: ("holder", "target"),
}

Spoken = Argument | Speaker


def acting_capitals(
    statements: Iterable[Statement], referents: Mapping[ChainKey, Referent]
) -> tuple[dict[tuple[ChainKey, int | None], str], list[tuple[str, Named]]]:
    """The spans at which a capital stands for a government.

    Returns:
        For each span, given as (chain, start), the code of the country; and the spans as mentions with that code.
    """
    spans: dict[tuple[ChainKey, int | None], str] = {}
    mentions: list[tuple[str, Named]] = []
    for statement in statements:
        document = statement.evidence.document
        for spoken in _acting(statement):
            if spoken.chain is None:
                continue
            chain = (document, spoken.chain)
            code = _capital(referents.get(chain))
            if code and (chain, spoken.start) not in spans:
                spans[chain, spoken.start] = code
                mentions.append((code, _mention(document, spoken)))
    return spans, mentions


def _acting(statement: Statement) -> Iterable[Spoken]:
    yield from statement.roles(*ACTING.get(statement.kind, ()))
    if statement.speaker:
        yield statement.speaker
    if statement.reported_by:
        yield statement.reported_by


def _capital(referent: Referent | None) -> str | None:
    if referent is None or referent.place is None or not referent.key.startswith("place:geonames"):
        return None
    code = countries().of_capital(referent.place.name)
    return code if code and code == referent.place.country else None


def _mention(document: str, spoken: Spoken) -> Named:
    return Named(
        document, spoken.text, EntityType.GOVERNMENT, Form.NAME, spoken.chain or 0, start=spoken.start, end=spoken.end
    )
