"""Which statements an analyst should judge first: those on which most rests and that are least certain.

What rests on a statement is how often its best known actor is named, in how many comparisons it takes part, and above
all in how many sources disagree; people killed count too. How uncertain it is says its confidence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np

from faultline.workspace.choosing import Chosen
from faultline.workspace.coded import Column
from faultline.workspace.columns import Columns

_MOST_DISPUTES = 3


@dataclass(frozen=True, slots=True)
class Urgent:
    """A statement with what puts it where it stands in the queue.

    Attributes:
        urgency: What rests on it times how uncertain it is; only the order means something.
        actor, mentions: Who is named most of those that take part, and how often.
        disputes: Comparisons in which sources contradict each other about it, part of `comparisons`.
    """

    id: str
    urgency: float
    confidence: float
    actor: str
    mentions: int
    comparisons: int
    disputes: int


def most_urgent(chosen: Chosen, limit: int, ids_at: Callable[[Sequence[float]], Mapping[float, str]]) -> list[Urgent]:
    """Those of the chosen statements that should be judged first; `ids_at` tells the ids at some positions."""
    columns = chosen.columns
    told = _Told.of(chosen)
    first = _first(told.urgency, limit)
    positions = columns.positions("statements", chosen.at(first))
    ids, actors = ids_at(positions), _names(columns, told.who[first])
    figures = zip(*(column[first].tolist() for column in told.figures), strict=True)
    return [
        Urgent(ids[nth], urgency, confidence, actor, int(mentions), int(compared), int(disputes))
        for nth, actor, (urgency, confidence, mentions, compared, disputes) in zip(
            positions, actors, figures, strict=True
        )
    ]


@dataclass(frozen=True)
class _Told:
    """What tells of each chosen statement how urgent it is.

    Attributes:
        who: The entity that is best known of those in it.
    """

    urgency: Column
    confidence: Column
    who: Column
    mentions: Column
    compared: Column
    disputes: Column

    @classmethod
    def of(cls, chosen: Chosen) -> _Told:
        whole = _of_all(chosen.columns)
        if chosen.rows is None:
            return whole
        return cls(*(getattr(whole, field.name)[chosen.rows] for field in fields(cls)))

    @property
    def figures(self) -> tuple[Column, ...]:
        return self.urgency, self.confidence, self.mentions, self.compared, self.disputes


@lru_cache(maxsize=2)
def _of_all(columns: Columns) -> _Told:
    who, (compared, disputes) = columns.best_known, columns.comparisons
    mentions = np.append(columns.plain("entities", "mentions"), 0)[who]
    rests = 1 + np.log2(1 + mentions) / 4 + compared / 2 + 2 * np.minimum(disputes, _MOST_DISPUTES)
    confidence = columns.plain("statements", "confidence")
    urgency = (rests + columns.plain("statements", "kills")) * (1.1 - confidence)
    return _Told(urgency, confidence, who, mentions, compared, disputes)


def _first(urgency: Column, limit: int) -> Column:
    """The places of the most urgent; of those that are equally so, first what stands first."""
    some = np.arange(len(urgency))
    if len(urgency) > limit:
        some = np.flatnonzero(urgency >= np.partition(urgency, -limit)[-limit])
    return some[np.argsort(-urgency[some], kind="stable")][:limit]


def _names(columns: Columns, entities: Column) -> list[str]:
    """The name of each, empty for what is none."""
    some = np.unique(entities[entities < columns.size("entities")])
    names = dict(zip(some.tolist(), columns.texts("entities", "name", some), strict=True))
    return [names.get(one, "") for one in entities.tolist()]
