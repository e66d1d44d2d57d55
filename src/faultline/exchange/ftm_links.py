"""What statements say of entities, as FollowTheMoney's events and links.

A relation is the interest that says the same (`Membership`, `Directorship`, `Employment`, `Ownership`, `Succession`,
`Payment`) where its ends are what that schema asks for, else an `UnknownLink` whose `role` is the tie in words. An
event is an `Event`, and where it has both sides an `UnknownLink` from actor to recipient besides, since `Event` knows
those `involved` and not who did it. Help in money that is said to be given is a `Payment`; a pledge is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from faultline.analysis.ties import ENDS, ties_of
from faultline.exchange.figures import known_ends
from faultline.exchange.ftm_schema import Given, country_of, dates_of, entity_line, is_a
from faultline.exchange.ftm_things import Things, document_id, entity_id
from faultline.exchange.json_lines import number
from faultline.exchange.standing import short_of_fact
from faultline.exchange.wording import say
from faultline.model.document import Document
from faultline.model.statement import Kind, Stage, Statement
from faultline.model.value import Value
from faultline.ontology.labels import KINDS, activity_label, web_address

Ends = tuple[list[str], list[str]]

_PAYMENT = ("Payment", ("payer", "LegalEntity"), ("beneficiary", "LegalEntity"))
_LINK = ("UnknownLink", ("subject", "Thing"), ("object", "Thing"))
_RELATIONS = {
    "member_of": ("Membership", ("member", "LegalEntity"), ("organization", "Organization")),
    "leads": ("Directorship", ("director", "LegalEntity"), ("organization", "Organization")),
    "employs": ("Employment", ("employer", "Organization"), ("employee", "Person")),
    "owns": ("Ownership", ("owner", "LegalEntity"), ("asset", "Asset")),
    "merged_into": ("Succession", ("predecessor", "LegalEntity"), ("successor", "LegalEntity")),
    "funds": _PAYMENT,
}
"""Relation → schema, and the property and range of its source and of its target."""


class Links:
    """Makes events and links of statements."""

    def __init__(self, things: Things, documents: Mapping[str, Document]) -> None:
        self._things = things
        self._documents = documents

    def why_not(self, statement: Statement) -> str | None:
        """Why a statement is not here, in the plural; None where it is."""
        if statement.kind not in ENDS:
            return f"{KINDS[statement.kind][1]}, for which FollowTheMoney has no schema"
        if stands := short_of_fact(statement):
            return f"statements that are {stands}"
        if statement.kind is not Kind.EVENT and not all(self._ends(statement)):
            return "statements with an end that is no entity there"
        return None

    def lines(self, statement: Statement) -> Iterator[str]:
        """The entities of a statement for which `why_not` is None, one or two."""
        identity, given = f"statement-{statement.id}", self._source(statement)
        sources, targets = ends = self._ends(statement)
        if statement.kind is Kind.EVENT:
            yield entity_line(identity, "Event", given | self._event(statement, ends))
            identity = f"{identity}-link"
        if not sources or not targets:
            return
        schema, (first, _), (last, _) = self._schema(statement, ends)
        given |= {first: [entity_id(e) for e in sources], last: [entity_id(e) for e in targets]}
        given |= _payment(statement) if schema == "Payment" else _role(statement)
        yield entity_line(identity, schema, given)

    def _schema(self, statement: Statement, ends: Ends) -> tuple[str, tuple[str, str], tuple[str, str]]:
        fitting = _PAYMENT if _is_paid(statement) else _RELATIONS.get(statement.type, _LINK)
        fits = all(
            is_a(self._things.schema(entity), wanted)
            for entities, (_, wanted) in zip(ends, fitting[1:], strict=True)
            for entity in entities
        )
        return fitting if fits else _LINK

    def _ends(self, statement: Statement) -> Ends:
        """The ids of those at both ends that there is a schema for."""
        first, last = ([a.entity for a in statement.roles(role) if a.entity] for role in ENDS[statement.kind])
        return self._known(first), self._known(last)

    def _known(self, entities: list[str]) -> list[str]:
        return [entity for entity in dict.fromkeys(entities) if self._things.schema(entity)]

    def _event(self, statement: Statement, ends: Ends) -> Given:
        place = statement.place
        involved = [e for end in ends for e in end if is_a(self._things.schema(e), "LegalEntity")]
        return {
            "name": [say(statement)],
            "keywords": [statement.type, statement.mode],
            "location": [place.name or place.text] if place else [],
            "country": [country_of(place.country)] if place else [],
            "involved": [entity_id(entity) for entity in involved],
        }

    def _source(self, statement: Statement) -> Given:
        """When it is and who says it: what all that is bounded in time has there."""
        document = self._documents[statement.evidence.document]
        return {
            **dates_of(statement.time),
            "summary": [statement.evidence.quote],
            "description": [say(statement)],
            "recordId": [statement.id],
            "publisher": [document.publisher],
            "sourceUrl": [web_address(document)],
            "proof": [document_id(document.id)],
        }


def _is_paid(statement: Statement) -> bool:
    value = statement.value
    given = statement.kind is Kind.EFFORT and statement.stage in (Stage.ACTIVE, Stage.ENDED)
    return given and value is not None and value.unit == "money"


def _role(statement: Statement) -> Given:
    return {"role": [next(tie.label for tie in ties_of(statement))]}


def _payment(statement: Statement) -> Given:
    purpose = [a.text for a in statement.roles("activity")]
    sector = [activity_label(statement.type)] if statement.kind is Kind.EFFORT else []
    return {"purpose": [*purpose, *sector], **(_amount(statement.value) if statement.value else {})}


def _amount(value: Value) -> Given:
    """The sum, where the source gives one and no range."""
    low, high = known_ends(value)
    return {"amount": [str(number(low))], "currency": [value.currency]} if low is not None and low == high else {}
