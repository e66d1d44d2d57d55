"""One happening as the statements of one group tell it together, and what of it is no coincidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faultline.comparison.labels import named, proper
from faultline.model.place import PlaceReference
from faultline.model.statement import Modality, Polarity, Statement
from faultline.model.time import Time
from faultline.resolution.intervals import days
from faultline.resolution.nearness import is_area

LEAST_TOLL = 4
"""From here on the same number of dead, or of people taken, in one place is no coincidence."""
TELLING_TOLL = 11
"""From here on a number that is not round tells two accounts without a named side to be of one deed."""
FARTHEST_TOLL = 4.0
"""Tolls farther apart than this factor are tolls of two deeds."""

_TOLD = (Modality.ACTUAL, Modality.ALLEGED)
_KILLING = frozenset({"killing", "assassinate", "execute"})
_PERSON = re.compile(r"(?!The |the )[A-ZÀ-Þ][\w’'-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w’'-]+){1,3}")

Toll = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Telling:
    """One happening as the statements of one group tell it together.

    Attributes:
        actors, recipients: Those named.
        tolls: How many were killed, injured and taken.
        names: The texts of all parties and places.
    """

    statements: tuple[Statement, ...]
    actors: frozenset[str]
    recipients: frozenset[str]
    places: tuple[PlaceReference, ...]
    tolls: frozenset[Toll]
    names: frozenset[str]
    time: Time

    @classmethod
    def of(cls, group: Sequence[Statement]) -> Telling | None:
        """The telling of a group; None where it tells no time or is no fact."""
        told = [s for s in group if s.time and s.polarity is Polarity.AFFIRMED and s.modality in _TOLD]
        first = min(told, key=lambda s: (days(s.time) or 10_000 if s.time else 10_000, s.id), default=None)
        if first is None or first.time is None or first.time.start is None:
            return None
        return cls(
            statements=tuple(told),
            actors=named([a for s in told for a in s.roles("actor")]),
            recipients=named([a for s in told for a in s.roles("recipient")]),
            places=tuple(s.place for s in told if s.place),
            tolls=frozenset(toll for s in told for toll in _tolls(s)),
            names=frozenset(a.text for s in told for a in (*s.arguments, *((s.place,) if s.place else ()))),
            time=first.time,
        )

    @property
    def type(self) -> str:
        """The type of the event."""
        return self.statements[0].type

    @property
    def sides(self) -> frozenset[frozenset[str]]:
        """Each doer with each sufferer, as pairs without direction."""
        return frozenset(frozenset((a, r)) for a in self.actors for r in self.recipients if a != r)

    @property
    def is_of_a_day(self) -> bool:
        """Whether it is told of one day."""
        return days(self.time) == 1

    @property
    def is_in_town(self) -> bool:
        """Whether it is told of a spot, not of a whole land."""
        return any(not is_area(place) for place in self.places)


def same_toll(a: Telling, b: Telling) -> bool:
    """Whether both give a number that two deeds at one place hardly share."""
    return any(n >= LEAST_TOLL for _, n in a.tolls & b.tolls)


def same_telling_toll(a: Telling, b: Telling) -> bool:
    """Whether both give a number that two deeds hardly share wherever they were."""
    return any(map(tells_deed, a.tolls & b.tolls))


def tells_deed(toll: Toll) -> bool:
    """Whether two deeds near in time hardly have this number both."""
    return toll[1] >= TELLING_TOLL and bool(toll[1] % 10)


def other_toll(a: Telling, b: Telling) -> bool:
    """Whether both give one number of one sort, and another one, but not so far apart that it is another deed's."""
    x, y = dict(a.tolls), dict(b.tolls)
    if len(x) != len(a.tolls) or len(y) != len(b.tolls):
        return False
    pairs = [sorted((x[sort], y[sort])) for sort in x.keys() & y.keys()]
    return bool(pairs) and all(0 < least < most <= FARTHEST_TOLL * least for least, most in pairs)


def killed_persons(telling: Telling) -> frozenset[str]:
    """Persons by name whose killing it tells: nobody counted, no group."""
    return frozenset(
        whom
        for s in telling.statements
        if s.mode in _KILLING and s.counts is None and len(s.roles("recipient")) == 1
        for whom in proper(s.roles("recipient"))
        if _PERSON.fullmatch(s.roles("recipient")[0].text)
    )


def _tolls(statement: Statement) -> Iterator[Toll]:
    counts = statement.counts
    found = {"killed": counts.killed, "injured": counts.injured, "taken": counts.detained} if counts else {}
    for sort, value in found.items():
        if value is not None and value.low is not None and value.low == value.high:
            yield sort, value.low
