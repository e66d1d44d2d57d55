"""Capitals that act: in "Ottawa announced" the capital stands for the government."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from faultline.model.statement import Argument, Kind, Speaker, Statement
from faultline.ontology import vocabulary
from faultline.resolution.chains import ChainKey
from faultline.resolution.countries import countries
from faultline.resolution.referents import Referent

ACTING = {
    Kind.EVENT: ("actor",),
    Kind.RELATION: ("source", "target"),
    Kind.EFFORT: ("actor",),
    Kind.POSITION: ("holder", "target"),
}

Spoken = Argument | Speaker
Span = tuple[ChainKey, int | None]
"""A mention of a chain: the chain, and where the mention starts."""


def acting_roles(statement: Statement) -> tuple[str, ...]:
    """The roles in which a capital acts; where somebody operates, it does not."""
    roles = ACTING.get(statement.kind, ())
    is_where = statement.kind is Kind.RELATION and vocabulary("relations").get(statement.type, {}).get("where", False)
    return tuple(role for role in roles if not (is_where and role == "target"))


def acting_capitals(
    statements: Iterable[Statement], referents: Mapping[ChainKey, Referent]
) -> dict[Span, tuple[str, str]]:
    """The spans at which a capital stands for a government, given as (chain, start), each with country and text.

    Args:
        statements: Of one document, or of several, in any order.
        referents: By chain, at least those of the documents of the statements.
    """
    spans: dict[Span, tuple[str, str]] = {}
    for statement in statements:
        for spoken in voices(statement):
            if spoken.chain is None:
                continue
            chain = (statement.evidence.document, spoken.chain)
            code = _capital(referents.get(chain))
            if code:
                found = (code, spoken.text)
                spans[chain, spoken.start] = min(spans.get((chain, spoken.start), found), found)
    return spans


def voices(statement: Statement) -> Iterable[Spoken]:
    yield from statement.roles(*acting_roles(statement))
    if statement.speaker:
        yield statement.speaker
    if statement.reported_by:
        yield statement.reported_by


def _capital(referent: Referent | None) -> str | None:
    if referent is None or referent.place is None or not referent.key.startswith("place:geonames"):
        return None
    code = countries().of_capital(referent.place.name)
    return code if code and code == referent.place.country else None
