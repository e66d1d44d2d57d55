"""The ledger of figures: every claim of people killed or hurt, by the incident or the longer time that it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from faultline.analysis.casualties.claims import MEASURES, Claim, claims_of, is_part, mentions, one_sentence, whom
from faultline.analysis.material import Material
from faultline.comparison.keys import LONGEST_EVENT_DAYS, order
from faultline.model.place import PlaceReference
from faultline.model.statement import Kind, Statement
from faultline.resolution.folding import fold_name
from faultline.resolution.happenings import same_happenings
from faultline.resolution.intervals import days, is_known

LONGEST_IN_AN_AREA = 3
"""Days; a figure over more of them in an area, and not at a spot, counts several incidents."""
_SPOTS = frozenset({"city", "point"})
_MEANS_UNSAID = "killing"
"""The mode of events in which people are killed, the means unsaid: no other mode speaks against it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The claims on one incident, or on one longer or unknown time.

    Attributes:
        parts: Claims on some of those whom another figure of the same sentence counts.
        is_incident: Whether the time is known and short enough to tell one happening from others, or a data set codes
            it as one event.
    """

    claims: tuple[Claim, ...]
    parts: tuple[Claim, ...]
    is_incident: bool

    def of(self, measure: str) -> tuple[Claim, ...]:
        """The claims by one measure."""
        return tuple(c for c in self.claims if c.measure == measure)

    @property
    def statements(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(i for c in (*self.claims, *self.parts) for i in c.statements))

    @property
    def place(self) -> PlaceReference | None:
        """Where it was: a point before an area, and either before a name that no place is known for."""
        placed = [c.statement.place for c in self.claims if c.statement.place]
        return min(placed, key=lambda p: (p.place is None, p.lat is None), default=None)

    @property
    def first(self) -> str:
        """The first day that is told; empty where none is."""
        return min((s.time.start for s in self._told() if s.time and s.time.start and is_known(s.time)), default="")

    @property
    def last(self) -> str:
        """The last day that is told; empty where none is."""
        return max((s.time.end for s in self._told() if s.time and s.time.end and is_known(s.time)), default="")

    def _told(self) -> Iterator[Statement]:
        return (c.statement for c in self.claims)


def ledger(material: Material) -> tuple[Entry, ...]:
    """All entries: incidents in the order of their days, then figures over longer or unknown times."""
    claims = claims_of(material)
    by_statement: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_statement[claim.statement.id].append(claim)
    told = sorted({c.statement.id: c.statement for c in claims}.values(), key=order)
    short = {s.id for s in told if _is_dated(s, material)}
    dated = [_comparable(s) for s in told if s.id in short]
    alone = [[s] for s in told if _is_coded_event(s) and s.id not in short]
    groups = sorted((*same_happenings(dated), *alone), key=lambda group: order(group[0]))
    incidents = [
        _entry([c for s in part for c in by_statement[s.id]], True)
        for group in groups
        for part in _apart(group, by_statement)
    ]
    longer: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for statement in told:
        if not (statement.id in short or _is_coded_event(statement)):
            for claim in by_statement[statement.id]:
                longer[_matter(claim)].append(claim)
    return (*incidents, *(_entry(longer[key], False) for key in sorted(longer)))


def _is_dated(statement: Statement, material: Material) -> bool:
    """Whether time and place tell one happening from others, and the words do not count a longer time."""
    if statement.time is None or not is_known(statement.time):
        return False
    length = days(statement.time)
    if length is None or length > LONGEST_EVENT_DAYS:
        return False
    if statement.evidence.table is not None:
        return True
    if length > LONGEST_IN_AN_AREA and not _is_spot(statement.place, material):
        return False
    return not mentions("cumulative").search(statement.evidence.quote)


def _is_spot(reference: PlaceReference | None, material: Material) -> bool:
    """Whether a place is known to be a town or a point; a name that no place is known for is none."""
    place = material.places.get(reference.place or "") if reference else None
    return place is not None and place.feature in _SPOTS


def _is_coded_event(statement: Statement) -> bool:
    """Whether a row of a data set codes an event, however long: its table tells it once, and with no other."""
    return statement.evidence.table is not None and statement.kind is Kind.EVENT


def _comparable(statement: Statement) -> Statement:
    """As it is grouped: as a figure of the dead, whether a sentence, an event or a row tells it.

    A row that codes an event stays apart from all other rows of its table, whomever they cite.
    """
    parts = tuple(replace(a, role="subject") if a.role == "recipient" else a for a in statement.arguments)
    return replace(
        statement,
        kind=Kind.QUANTITY,
        type="deaths",
        mode=None if statement.mode == _MEANS_UNSAID else statement.mode,
        arguments=parts,
        speaker=None if _is_coded_event(statement) else statement.speaker,
    )


def _apart(group: Sequence[Statement], claims: Mapping[str, Sequence[Claim]]) -> list[list[Statement]]:
    """The statements of a group; apart where one text tells, in two sentences, of different people."""
    parts: list[list[Statement]] = []
    for statement in group:
        own = claims[statement.id]
        free = (p for p in parts if not any(_of_others(a, b) for a in own for s in p for b in claims[s.id]))
        home = next(free, None)
        if home is None:
            parts.append([statement])
        else:
            home.append(statement)
    return parts


def _of_others(a: Claim, b: Claim) -> bool:
    """Whether two claims of one text give different figures of different people, in two sentences."""
    one, other = a.statement, b.statement
    if one.evidence.document != other.evidence.document or a.measure != b.measure or a.best == b.best:
        return False
    harmed, others = set(whom(one, by_id=True)), set(whom(other, by_id=True))
    return bool(harmed and others) and not harmed & others and not one_sentence(one, other)


def _entry(claims: Iterable[Claim], is_incident: bool) -> Entry:
    ordered = sorted(claims, key=lambda c: (MEASURES.index(c.measure), c.said_on or "", order(c.statement)))
    parts = [c for c in ordered if any(is_part(c, other) for other in ordered)]
    return Entry(tuple(c for c in ordered if c not in parts), tuple(parts), is_incident)


def _matter(claim: Claim) -> tuple[str, ...]:
    """What a figure over a longer or unknown time counts: the measure, who, where and since when."""
    statement = claim.statement
    place = (statement.place.place or fold_name(statement.place.text)) if statement.place else ""
    since = statement.time.start if statement.time and is_known(statement.time) else None
    return claim.measure, "|".join(sorted(whom(statement, by_id=True))), place, since or ""
