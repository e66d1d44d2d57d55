"""The smallest thing a source says: one of seven kinds, never without evidence."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from faultline.model.evidence import Evidence
from faultline.model.place import PlaceReference
from faultline.model.time import Time
from faultline.model.value import Value


class Kind(StrEnum):
    EVENT = "event"
    RELATION = "relation"
    EFFORT = "effort"
    FLOW = "flow"
    CAUSE = "cause"
    QUANTITY = "quantity"
    POSITION = "position"


class Polarity(StrEnum):
    AFFIRMED = "affirmed"
    DENIED = "denied"


class Modality(StrEnum):
    ACTUAL = "actual"
    PLANNED = "planned"
    ALLEGED = "alleged"
    CALLED_FOR = "called_for"
    HYPOTHETICAL = "hypothetical"


class Attribution(StrEnum):
    """Whose words they are: the author's own, quoted with quotation marks, or reported without."""

    AUTHOR = "author"
    QUOTED = "quoted"
    REPORTED = "reported"


class Stage(StrEnum):
    """How far an effort has come."""

    ANNOUNCED = "announced"
    PLEDGED = "pledged"
    ACTIVE = "active"
    ENDED = "ended"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Argument:
    """Who or what fills a role (`actor`, `target`, `goods` …; the roles of a kind are in `ontology/roles.toml`).

    `chain` is the document's own number for the thing meant (see `Mention`); resolution adds `entity` and `name`.
    """

    role: str
    text: str
    start: int | None = None
    end: int | None = None
    chain: int | None = None
    entity: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """The voice that says it, where it is not the author's own."""

    text: str
    start: int | None = None
    end: int | None = None
    chain: int | None = None
    entity: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """People killed, injured and detained in an event."""

    killed: Value | None = None
    injured: Value | None = None
    detained: Value | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What one span or row says.

    Attributes:
        id: Hash of span, kind, type, arguments, polarity and modality: the same reading has the same id in every build.
        type: PLOVER type, relation, DAC code, goods class, sign, measure or stance, after its kind.
        mode: PLOVER mode of an event.
        stage: Of an effort.
        pattern: Which pattern or model made it, for `explain`.
    """

    id: str
    kind: Kind
    type: str
    evidence: Evidence
    arguments: tuple[Argument, ...] = ()
    time: Time | None = None
    place: PlaceReference | None = None
    value: Value | None = None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    mode: str | None = None
    stage: Stage | None = None
    counts: Counts | None = None
    speaker: Speaker | None = None
    reported_by: Speaker | None = None
    attribution: Attribution = Attribution.AUTHOR
    confidence: float = 0.5
    pattern: str = ""

    def roles(self, *names: str) -> tuple[Argument, ...]:
        """The arguments in the roles named, in order."""
        return tuple(a for a in self.arguments if a.role in names)


def statement_id(
    kind: Kind,
    type: str,
    evidence: Evidence,
    arguments: tuple[Argument, ...],
    value: Value | None,
    polarity: Polarity,
    modality: Modality,
) -> str:
    """The identity of a reading: 16 hexadecimal digits over what it says and where it stands."""
    where = (evidence.document, evidence.start, evidence.end, evidence.table, evidence.row)
    who = sorted((a.role, a.start if a.start is not None else -1, a.end or -1, a.text) for a in arguments)
    parts = (*where, kind.value, type, who, value.text if value else None, polarity.value, modality.value)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
