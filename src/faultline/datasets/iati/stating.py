"""An activity → its statements.

It says who does it and who funds it (efforts without money); each sum of money in it is one effort more, parted by
sector and recipient as its percentages say. The sums that tell of one gift differ in stage and modality, and are never
to be added across them: a budget is proposed and planned, a planned disbursement announced and planned, a pledge
pledged and planned, a commitment pledged, a payment active. Money that comes in is the gift of the provider, who
reports it too: it is no effort but the relation `funds`, with its amount where it was paid.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, product
from typing import Any

from faultline.datasets.iati.activity import Activity
from faultline.datasets.iati.codes import entry_of
from faultline.datasets.iati.locations import locations_of
from faultline.datasets.iati.money import Sum, sums_of
from faultline.datasets.iati.organisations import Organisation, Organisations
from faultline.datasets.iati.portions import NOWHERE, Part, portions
from faultline.datasets.iati.quoting import EXTRACTOR, Quote
from faultline.datasets.losses import LossBook
from faultline.datasets.naming import Naming
from faultline.model.entity import EntityType
from faultline.model.evidence import Evidence
from faultline.model.place import PlaceReference
from faultline.model.statement import (
    Argument,
    Attribution,
    Kind,
    Modality,
    Polarity,
    Stage,
    Statement,
    statement_id,
)
from faultline.model.value import Value

FUNDING = f"effort/finance {EXTRACTOR}"
"""The pattern of efforts of those who pay."""


def statements_of(
    element: Any, id: str, naming: Naming, organisations: Organisations, book: LossBook
) -> list[Statement]:
    """All statements of an activity; a sum that cannot be read is reported and left out."""
    stating = _Stating(Activity(element, id, organisations), naming)
    sums = sums_of(stating.activity, book)
    made = chain(stating.doing(), stating.funding(), chain.from_iterable(map(stating.money, sums)))
    return list({statement.id: statement for statement in made}.values())


class _Stating:
    """Makes the statements of one activity."""

    def __init__(self, activity: Activity, naming: Naming) -> None:
        self.activity = activity
        self._naming = naming
        self._tied: set[tuple[int, int]] = set()
        self._voice = activity.reporter.speaker() if activity.reporter else None
        title = activity.title
        self._title = Argument("activity", title.text if title else activity.id)
        status = entry_of("statuses", activity.status)
        self._state: dict[str, Any] = {
            "time": activity.time,
            "stage": Stage(status["stage"]) if "stage" in status else None,
            "modality": Modality(status.get("modality", "actual")),
        }

    def doing(self) -> Iterator[Statement]:
        """Who does it, in each sector for each recipient; and at each of its locations, in its largest sector."""
        activity, actors, quote = self.activity, _as(self._doers(), "actor"), self._quote()
        evidence = self._evidence(quote, activity.id)
        sectors = activity.sectors or (activity.unspecified,)
        for sector, recipient in product(sectors, activity.recipients or (NOWHERE,)):
            arguments = [*actors, *self._recipient(recipient), self._title]
            yield self._effort(sector.code, arguments, evidence, place=self._place(recipient), **self._state)
        largest = max(sectors, key=lambda sector: sector.percentage or 0)
        for number, place, words in locations_of(activity, self._naming):
            at = quote.more()
            at.add("location", words)
            evidence = self._evidence(at, f"{activity.id}/location/{number}")
            yield self._effort(largest.code, [*actors, self._title], evidence, place=place, **self._state)

    def funding(self) -> Iterator[Statement]:
        """Who funds it, in each sector; nothing where they do it themselves, which `doing` says."""
        activity, funders = self.activity, self.activity.participants.get("1", [])
        paying, doing = {one.chain for one in funders}, {one.chain for one in self._doers()}
        if paying <= doing:
            return
        others = [one for one in self._doers() if one.chain not in paying]
        arguments = [*_as(funders, "actor"), *_as(others, "recipient"), self._title]
        evidence, place = self._evidence(self._quote(), activity.id), self._only(activity.recipients)
        for sector in activity.sectors or (activity.unspecified,):
            yield self._effort(sector.code, arguments, evidence, place=place, pattern=FUNDING, **self._state)

    def money(self, money: Sum) -> Iterator[Statement]:
        """The efforts of a sum, one for each of its portions; or the tie between giver and receiver."""
        evidence, giver, receiver = self._evidence(money.quote, money.row), money.giver, money.receiver
        if giver and receiver and money.is_tie:
            if money.comes_in or (giver.chain, receiver.chain) not in self._tied:
                yield self._tie(money, giver, receiver, evidence)
            self._tied.add((giver.chain, receiver.chain))
        if money.comes_in:
            return
        people = [*_as([giver] if giver else [], "actor"), *_as([receiver] if receiver else [], "recipient")]
        state: dict[str, Any] = {"time": money.time, "stage": money.stage, "modality": money.modality}
        parts = list(portions(money.sectors, money.recipients, self.activity.unspecified))
        for sector, recipient, share in parts:
            text = money.text if len(parts) == 1 else f"{money.text} × {sector.words} × {recipient.words or '?'}"
            amount = money.amount if len(parts) == 1 else round(money.amount * share, 2)
            value = Value(amount, amount, "money", currency=money.currency, text=text)
            arguments = [*people, self._title]
            yield self._effort(sector.code, arguments, evidence, place=self._place(recipient), value=value, **state)

    def _tie(self, money: Sum, giver: Organisation, receiver: Organisation, evidence: Evidence) -> Statement:
        """That one funds the other; with the amount of money that came in, for it is told nowhere else."""
        value = Value(money.amount, money.amount, "money", currency=money.currency, text=money.text)
        return self._statement(
            Kind.RELATION,
            "funds",
            (*_as([giver], "source"), *_as([receiver], "target")),
            evidence,
            value=value if money.comes_in and money.stage is Stage.ACTIVE else None,
            place=self._only(money.recipients),
            time=money.time,
            modality=money.modality,
        )

    def _effort(self, type: str, arguments: list[Argument], evidence: Evidence, **fields: Any) -> Statement:
        return self._statement(Kind.EFFORT, type, tuple(arguments), evidence, **fields)

    def _statement(
        self, kind: Kind, type: str, arguments: tuple[Argument, ...], evidence: Evidence, **fields: Any
    ) -> Statement:
        """The statement, with the reporting organisation as its voice."""
        modality = fields.setdefault("modality", Modality.ACTUAL)
        return Statement(
            id=statement_id(kind, type, evidence, arguments, fields.get("value"), Polarity.AFFIRMED, modality),
            kind=kind,
            type=type,
            evidence=evidence,
            arguments=arguments,
            speaker=self._voice,
            attribution=Attribution.REPORTED if self._voice else Attribution.AUTHOR,
            confidence=1.0,
            **{"pattern": EXTRACTOR, **fields},
        )

    def _doers(self) -> list[Organisation]:
        """Those who implement it, else extend it, else answer for it, else report it."""
        activity = self.activity
        found = next((orgs for role in ("4", "3", "2") if (orgs := activity.participants.get(role))), [])
        return found or [one for one in [activity.reporter] if one]

    def _recipient(self, part: Part) -> list[Argument]:
        """The country as the one that is helped; a region is named, but is nobody."""
        if not part.name:
            return []
        known = self._naming.name(part.name, EntityType.COUNTRY, part.code) if part.is_country else None
        return [Argument("recipient", part.name, chain=known)]

    def _place(self, part: Part) -> PlaceReference | None:
        if not part.name:
            return None
        country = part.code if part.is_country else None
        return PlaceReference(part.name, chain=self._naming.name(part.name, EntityType.PLACE, country), country=country)

    def _only(self, parts: tuple[Part, ...]) -> PlaceReference | None:
        """The place of something that has one recipient, None where it has several."""
        return self._place(parts[0]) if len(parts) == 1 else None

    def _evidence(self, quote: Quote, row: str) -> Evidence:
        return quote.evidence(self._naming.document, row)

    def _quote(self) -> Quote:
        """The evidence of the activity as a whole."""
        activity, quote = self.activity, self.activity.quote.more()
        for role, organisations in sorted(activity.participants.items()):
            name = entry_of("roles", role).get("name", role)
            quote.add(f"participating-org[{name}]", [one.words for one in organisations])
        for type_, time in sorted(activity.dates.items()):
            quote.add(f"activity-date[{entry_of('dates', type_).get('name', type_)}]", time.text)
        quote.add("recipient", [part.words for part in activity.recipients])
        quote.add("sector", [part.words for part in activity.sectors])
        return quote


def _as(organisations: list[Organisation], role: str) -> list[Argument]:
    return [one.argument(role) for one in organisations]
