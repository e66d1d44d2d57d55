"""What a map tells of one actor: its roles and ties with their times, what it does and says, when, and who tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from faultline.analysis.ties import Tie, ties_of
from faultline.model.statement import Kind, Statement
from faultline.web.binning import Binned, binned
from faultline.workspace import MapView, Selection

ROLES = frozenset({"leads", "member_of", "part_of", "works_for", "employs", "appoints"})
"""Relations that say what somebody is, rather than what they do with another."""
TYING = (Kind.RELATION, Kind.EFFORT, Kind.EVENT, Kind.POSITION)
MOST_TYING, EACH, SPOKEN = 1200, 6, 8
OUT, IN, BOTH = "out", "in", "both"


@dataclass(frozen=True, slots=True)
class Tied:
    """One tie of the actor to another: all statements that tell the same.

    Attributes:
        way: `out` where it leads to the other, `in` where it comes from it, `both` where it has no direction.
        first, last: ISO dates between which its statements lie, by times of their own; empty where none has one.
        sources: Independent sources.
    """

    other: str
    name: str
    way: str
    tie: Tie
    first: str
    last: str
    sources: int
    statements: tuple[str, ...]

    @property
    def key(self) -> str:
        """Names the tie in an address."""
        tie = self.tie
        parts = (self.way, tie.kind.value, tie.type, tie.stage, tie.polarity.value, tie.modality.value, self.other)
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Profile:
    """All of it, under a filter.

    Attributes:
        kinds: How many statements of each kind, the most first.
        ties: The best told first; those of `ROLES` are roles.
        read: Of how many statements the ties are: the first `MOST_TYING` of those that tie.
        latest: Some of each kind, the latest first.
        spoken: How many statements it says itself, and the latest of them.
        documents: Ids of documents with how many statements each has, the most first.
    """

    kinds: tuple[tuple[str, int], ...]
    ties: tuple[Tied, ...]
    read: int
    latest: tuple[Statement, ...]
    spoken: tuple[int, tuple[Statement, ...]]
    time: Binned | None
    documents: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.kinds)

    @property
    def roles(self) -> tuple[Tied, ...]:
        return tuple(t for t in self.ties if t.tie.kind is Kind.RELATION and t.tie.type in ROLES)

    @property
    def others(self) -> tuple[Tied, ...]:
        """The ties that are no roles."""
        return tuple(t for t in self.ties if not (t.tie.kind is Kind.RELATION and t.tie.type in ROLES))


def profile_of(view: MapView, selection: Selection, entity: str) -> Profile:
    """What the statements of a selection tell of an entity."""
    chosen = replace(selection, actors=(entity,))
    some = view.selected(chosen)
    tying = [kind.value for kind in TYING if not chosen.kinds or kind.value in chosen.kinds]
    tie_statements = view.selected(replace(chosen, kinds=tuple(tying))).statements(limit=MOST_TYING) if tying else []
    count, spoken = some.of_actors().spoken_by(entity, limit=SPOKEN)
    return Profile(
        tuple(some.counts_by("kind")),
        ties_with(view, entity, tie_statements),
        len(tie_statements),
        tuple(some.of_actors().first_by_kind(EACH)),
        (count, tuple(spoken)),
        binned(some.extents().spans(), whole=True),
        tuple(sorted(some.documents(), key=lambda one: -one[1])),
    )


def ties_with(view: MapView, entity: str, statements: Iterable[Statement]) -> tuple[Tied, ...]:
    """The ties of an entity that statements tell, those of most sources first."""
    told: dict[tuple[str, str, Tie], list[Statement]] = defaultdict(list)
    for statement in statements:
        for tie in ties_of(statement):
            if entity not in (tie.source, tie.target) or tie.source == tie.target:
                continue
            way = BOTH if tie.symmetric else OUT if tie.source == entity else IN
            told[way, tie.target if tie.source == entity else tie.source, tie].append(statement)
    origins = _origins(view)
    found = [_tied(key, some, origins) for key, some in told.items()]
    return tuple(sorted(found, key=lambda t: (-t.sources, -len(t.statements), t.name, t.key)))


def _tied(key: tuple[str, str, Tie], some: list[Statement], origins: Mapping[str, str]) -> Tied:
    way, other, tie = key
    ends = sorted(
        day
        for s in some
        if s.time and s.time.basis != "publication"
        for day in (s.time.start, s.time.end)
        if day
    )  # fmt: skip
    name = next(
        a.name or a.text for s in some for a in s.arguments if a.entity == other
    )  # a tie has both of its ends among the arguments
    sources = {origins.get(s.evidence.document, s.evidence.document) for s in some}
    ids = tuple(dict.fromkeys(s.id for s in some))
    return Tied(other, name, way, tie, ends[0] if ends else "", ends[-1] if ends else "", len(sources), ids)


def learn_origins(view: MapView) -> None:
    """Read which documents go back to one source before the first page of an actor."""
    _origins(view)


@lru_cache(maxsize=2)
def _origins(view: MapView) -> Mapping[str, str]:
    return {one.document: one.origin for one in view.document_origins()}
