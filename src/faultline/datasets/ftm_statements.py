"""One entity of FollowTheMoney that is a link or an event → what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from faultline.datasets.dates import read_date
from faultline.datasets.figures import read_number
from faultline.datasets.ftm_items import Item
from faultline.datasets.ftm_names import Names, is_named_event, model
from faultline.datasets.naming import Naming
from faultline.errors import UnreadableError
from faultline.model.entity import EntityType
from faultline.model.evidence import Evidence
from faultline.model.place import PlaceReference
from faultline.model.statement import (
    Argument,
    Attribution,
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
from faultline.ontology import vocabulary

EXTRACTOR = "table:ftm@1"
_TABLE = "ftm"
_ABOUT = ("name", "keywords", "role", "purpose", "amount", "currency", "relationship", "reason", "program", "status")
_TIMES = ("date", "startDate", "endDate")
_SOURCE = ("summary", "description", "publisher", "sourceUrl")


class FtmRowError(UnreadableError):
    """A link that cannot be read."""


@dataclass(slots=True)
class _Saying:
    """A statement that is put together: who is named in it, and which properties were read."""

    item: Item
    names: Names
    naming: Naming
    read: list[str] = field(default_factory=list)

    def arguments(self, role: str, *properties: str) -> tuple[Argument, ...]:
        """Those that properties name, in a role."""
        self.read += properties
        return tuple(self.argument(role, one) for p in properties for one in self.item.properties.get(p, ()))

    def argument(self, role: str, identity: str) -> Argument:
        """One that is known by its id; FtmRowError where it is not in the file."""
        thing = self.names.things.get(identity)
        if thing is None:
            raise FtmRowError(f"it names {identity[:80]!r}, which the file does not have")
        return Argument(role, thing.name, chain=self.naming.name(thing.name, thing.type, identity=identity))

    def quote(self) -> str:
        """The properties read as `name=value; …`, in their order, entities by their names."""
        cells = [f"schema={self.item.schema}"]
        for name, values in self.item.properties.items():
            if name in self.read or name in (*_ABOUT, *_TIMES, *_SOURCE):
                texts = (self.names.things[v].name if v in self.names.things else v for v in values)
                cells.append(f"{name}={', '.join(texts)}")
        return "; ".join(cells)


def statements_of(item: Item, names: Names, naming: Naming) -> list[Statement]:
    """What an entity says; nothing where it is a thing or a document.

    Raises:
        UnreadableError: An end is not in the file, or a date or sum cannot be read.
    """
    saying = _Saying(item, names, naming)
    if item.schema in model().relations:
        return [] if names.is_side(item) else [_link(saying)]
    match item.schema:
        case "Payment":
            return [_payment(saying)]
        case "Sanction":
            return [_sanction(saying)]
        case "Event" if not is_named_event(item):
            return [_event(saying)]
    return []


def _link(saying: _Saying) -> Statement:
    first, last, type_ = model().relations[saying.item.schema]
    sources, targets = saying.arguments("source", first), saying.arguments("target", last)
    if not sources or not targets:
        raise FtmRowError(f"it has no {last if sources else first}")
    if saying.item.schema == "UnknownLink":
        return _unknown_link(saying, sources, targets)
    return _statement(saying, Kind.RELATION, type_, (*sources, *targets))


def _unknown_link(saying: _Saying, sources: tuple[Argument, ...], targets: tuple[Argument, ...]) -> Statement:
    """A link whose role is a tie in our words is that tie; any other is an association."""
    role = (saying.item.first("role") or "").casefold()
    if relation := _labels("relations").get(role):
        return _statement(saying, Kind.RELATION, relation, (*sources, *targets))
    purpose, _, stage = role.partition(" (")
    if (sector := _labels("sectors").get(purpose)) and stage.rstrip(")") in ("", *Stage):
        ends = (*_as("actor", sources), *_as("recipient", targets), Argument("activity", purpose))
        return _statement(saying, Kind.EFFORT, sector, ends, stage=Stage(stage.rstrip(")")) if stage else None)
    if stance := _labels("stances").get(role):
        return _statement(saying, Kind.POSITION, stance, (*_as("holder", sources), *_as("target", targets)))
    return _statement(saying, Kind.RELATION, "associated_with", (*sources, *targets))


def _payment(saying: _Saying) -> Statement:
    """Money that is said to be given is an effort where its purpose is told, else a relation of funding."""
    actors, recipients = saying.arguments("actor", "payer"), saying.arguments("recipient", "beneficiary")
    if not actors or not recipients:
        raise FtmRowError("it has no " + ("beneficiary" if actors else "payer"))
    purposes = saying.item.properties.get("purpose", ())
    if not purposes:
        ends = (*_as("source", actors), *_as("target", recipients))
        return _statement(saying, Kind.RELATION, "funds", ends, value=_amount(saying.item))
    labels = _labels("sectors")
    sector = next((labels[p.casefold()] for p in purposes if p.casefold() in labels), "99810")
    told = [p for p in purposes if p.casefold() not in labels] or purposes[:1]
    arguments = (*actors, *recipients, *(Argument("activity", p) for p in told))
    return _statement(saying, Kind.EFFORT, sector, arguments, value=_amount(saying.item), stage=Stage.ACTIVE)


def _sanction(saying: _Saying) -> Statement:
    actors = tuple(_named(saying, "actor", text) for text in saying.item.properties.get("authority", ()))
    recipients = saying.arguments("recipient", "entity")
    if not recipients:
        raise FtmRowError("it names no entity")
    saying.read.append("authority")
    return _statement(saying, Kind.EVENT, "SANCTION", (*actors, *recipients))


def _event(saying: _Saying) -> Statement:
    """An event with its sides where a link or the organiser tells them; who is only involved is on neither side."""
    item = saying.item
    words = item.properties.get("keywords", ())
    type_ = next((word for word in words if word in vocabulary("events")), "OTHER")
    mode = next((word for word in words if word in vocabulary("events")[type_].get("modes", {})), None)
    subjects, objects = saying.names.sides.get(item.first("recordId") or "", ((), ()))
    actors = tuple(saying.argument("actor", one) for one in subjects) or saying.arguments("actor", "organizer")
    recipients = tuple(saying.argument("recipient", one) for one in objects)
    saying.read += ["involved", "location", "country"]
    place = _place(saying)
    return _statement(saying, Kind.EVENT, type_, (*actors, *recipients), place=place, mode=mode)


def _statement(
    saying: _Saying,
    kind: Kind,
    type_: str,
    arguments: tuple[Argument, ...],
    *,
    value: Value | None = None,
    stage: Stage | None = None,
    mode: str | None = None,
    place: PlaceReference | None = None,
) -> Statement:
    speaker = _speaker(saying)
    time = _time(saying.item)
    evidence = Evidence(saying.naming.document, saying.quote(), EXTRACTOR, table=_TABLE, row=saying.item.id)
    return Statement(
        id=statement_id(kind, type_, evidence, arguments, value, Polarity.AFFIRMED, Modality.ACTUAL),
        kind=kind,
        type=type_,
        evidence=evidence,
        arguments=arguments,
        time=time,
        place=place,
        value=value,
        stage=stage,
        mode=mode,
        speaker=speaker,
        attribution=Attribution.REPORTED if speaker else Attribution.AUTHOR,
        confidence=1.0,
        pattern=EXTRACTOR,
    )


def _as(role: str, arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    return tuple(Argument(role, a.text, chain=a.chain) for a in arguments)


def _named(saying: _Saying, role: str, text: str) -> Argument:
    return Argument(role, text, chain=saying.naming.name(text, EntityType.ORGANISATION))


def _speaker(saying: _Saying) -> Speaker | None:
    text = saying.item.first("publisher")
    return Speaker(text, chain=saying.naming.name(text, EntityType.ORGANISATION)) if text else None


def _place(saying: _Saying) -> PlaceReference | None:
    text, code = saying.item.first("location"), (saying.item.first("country") or "").upper()
    country = code if code in vocabulary("countries") else None
    if text is None:
        return None
    return PlaceReference(text, chain=saying.naming.name(text, EntityType.PLACE, country), country=country)


def _time(item: Item) -> Time | None:
    """From the first of its first days to the last of its last; a `date` is both."""
    if single := item.first("date"):
        return read_date(single)
    first, last = (item.first(name) for name in ("startDate", "endDate"))
    start, end = (read_date(day) if day else None for day in (first, last))
    if start and start == end:
        return start
    if start is None and end is None:
        return None
    known = " – ".join(day for day in (first, last) if day)
    if start and end and start.start and end.end and start.start > end.end:
        raise FtmRowError(f"it ends ({last}) before it begins ({first})")
    return Time(start.start if start else None, end.end if end else None, Precision.INTERVAL, Basis.STATED, known)


def _amount(item: Item) -> Value | None:
    text = item.first("amount") or item.first("amountUsd")
    if text is None:
        return None
    currency = (item.first("currency") or "").upper() or None if item.first("amount") else "USD"
    return Value(read_number(text), read_number(text), "money", currency=currency, text=text)


@cache
def _labels(name: str) -> dict[str, str]:
    """The terms of a vocabulary by their names in small letters."""
    return {
        str(entry["name"]).casefold(): term
        for term, entry in vocabulary(name).items()
        if isinstance(entry, dict) and "name" in entry
    }
