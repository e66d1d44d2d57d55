"""Double standards: how one holder's positions differ over like events, laid side by side for the analyst to judge.

Nothing here says that a difference is unfair: the cases may differ in what matters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from faultline.comparison.stances import lands_told
from faultline.model.statement import Kind, Modality, Polarity, Statement
from faultline.resolution.toponyms import country_place

FOR = frozenset({"supports", "calls_for"})
AGAINST = frozenset({"opposes", "condemns", "warns"})


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that the holder takes a position on.

    Attributes:
        whom: Entity or country that it concerns, in words.
        stances: The stances taken on it, sorted.
        statements: Ids.
    """

    whom: str
    stances: tuple[str, ...]
    statements: tuple[str, ...]

    @property
    def side(self) -> int:
        """1 for, -1 against, 0 both or neither."""
        sides = {1 if s in FOR else -1 if s in AGAINST else 0 for s in self.stances} - {0}
        return sides.pop() if len(sides) == 1 else 0


@dataclass(frozen=True, slots=True)
class Standard:
    """A holder's positions on one class of events, case by case.

    Attributes:
        holder: Its name; `entity` its id.
        over: The class: a PLOVER type.
        differs: Whether it is for one case and against another.
    """

    holder: str
    entity: str
    over: str
    cases: tuple[Case, ...]

    @property
    def differs(self) -> bool:
        return {case.side for case in self.cases} >= {1, -1}


def standards(statements: Iterable[Statement], event_of: Callable[[str], str | None]) -> tuple[Standard, ...]:
    """The holders with positions on two cases or more of one class, those that differ first.

    Args:
        event_of: The class of event that a target's words name ("the coup in Niger" → COUP), None where they name none.
    """
    taken: dict[tuple[str, str], dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for statement in statements:
        if statement.kind is not Kind.POSITION or statement.polarity is not Polarity.AFFIRMED:
            continue
        if statement.modality is not Modality.ACTUAL:
            continue
        over = next((e for t in statement.roles("target") if (e := event_of(t.text))), None)
        whom = _whom(statement)
        for holder in statement.roles("holder"):
            if holder.entity and over and whom:
                names.setdefault(holder.entity, holder.name or holder.text)
                taken[holder.entity, over][whom].append(statement)
    found = [
        Standard(names[entity], entity, over, _cases(by_whom))
        for (entity, over), by_whom in sorted(taken.items())
        if len(by_whom) > 1
    ]
    return tuple(sorted(found, key=lambda s: (not s.differs, s.holder, s.over)))


def _cases(by_whom: dict[str, list[Statement]]) -> tuple[Case, ...]:
    return tuple(
        Case(whom, tuple(sorted({s.type for s in some})), tuple(sorted(s.id for s in some)))
        for whom, some in sorted(by_whom.items())
    )


def _whom(statement: Statement) -> str | None:
    """Whom the event concerns, by name: the country that the target names or lies in, else the place or entity.

    None where nothing of it is told.
    """
    lands = sorted(lands_told(statement, "target"))
    if lands:
        named = (country_place(code) for code in lands)
        return ", ".join(p.name if p else code for p, code in zip(named, lands, strict=True))
    if statement.place and statement.place.name:
        return statement.place.name
    return next((t.name or t.text for t in statement.roles("target") if t.entity), None)
