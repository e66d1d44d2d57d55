"""Which statements speak of the same matter, one recipe per kind. Work grows with the statements, not their square."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from faultline.comparison.happenings import same_happenings
from faultline.comparison.periods import days, is_known
from faultline.model.statement import Argument, Kind, Modality, Statement
from faultline.resolution.folding import fold_name
from faultline.resolution.nominals import is_residual

Key = tuple[str, ...]

SYMMETRIC = frozenset({"allied_with", "fights", "negotiates_with", "opposes"})
LONGEST_EVENT_DAYS = 31
"""A time longer than this does not tell which of many events is meant."""
SINGULAR_EVENTS = frozenset({"COUP", "ELECTION"})
"""Events so rare in one place that a year is enough to tell them apart."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Statements on one matter, and the matter in words."""

    key: Key
    about: str
    kind: Kind
    statements: tuple[Statement, ...]


def matters(statements: Sequence[Statement]) -> Iterator[Matter]:
    """Groups of two statements or more on one matter, sorted by key; a statement stands in one group at most."""
    blocks: dict[Key, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=order):
        recipe = RECIPES.get(statement.kind)
        key = recipe(statement) if recipe else None
        if key is not None:
            blocks[(statement.kind.value, statement.modality.value, *key)].append(statement)
    for key in sorted(blocks):
        for part, members in _split(key, blocks[key]):
            if len(members) > 1:
                yield Matter(part, about(members[0]), members[0].kind, tuple(members))


def order(statement: Statement) -> tuple[str, str, int, str]:
    """Sorts statements by time, document and place in it."""
    start = (statement.time.start or statement.time.end or "") if statement.time else ""
    return start, statement.evidence.document, statement.evidence.start or -1, statement.id


def about(statement: Statement) -> str:
    """The matter of a statement in words: "MINUSMA: troops", "MINUSMA: troops (planned)"."""
    words = statement.type.replace("_", " ").lower()
    if statement.modality is not Modality.ACTUAL:
        words += f" ({statement.modality.value.replace('_', ' ')})"
    if statement.kind is Kind.QUANTITY:
        where = statement.place.name or statement.place.text if statement.place else ""
        when = f", {_since(statement)}" if statement.type in _measures_of_events() else ""
        return f"{shown(statement.roles('subject')) or where}: {words}{when}"
    if statement.kind is Kind.RELATION:
        return f"{shown(statement.roles('source'))} {words} {shown(statement.roles('target'))}"
    if statement.kind is Kind.POSITION:
        return f"{shown(statement.roles('holder'))} on {shown(statement.roles('target'))}"
    who = [w for w in (shown(statement.roles("actor")), shown(statement.roles("recipient"))) if w]
    where = f" in {statement.place.name or statement.place.text}" if statement.place else ""
    return f"{words}{where}, {_since(statement)}" + (f": {' – '.join(who)}" if who else "")


def _since(statement: Statement) -> str:
    return (statement.time.start or statement.time.end or "") if statement.time else ""


def shown(arguments: Sequence[Argument]) -> str:
    """The names of arguments, else their texts."""
    return ", ".join(a.name or a.text for a in arguments)


def label(arguments: Sequence[Argument]) -> str:
    """What arguments refer to, for keys: entity ids, else folded texts; empty where there are none."""
    return "|".join(sorted(a.entity or fold_name(a.text) for a in arguments))


def _quantity(statement: Statement) -> Key | None:
    """What happened is told apart by time and place; of what there is, nobody in particular needs a place."""
    if statement.value is None:
        return None
    unit = (statement.value.unit, statement.value.currency or "")
    if statement.type in _measures_of_events():
        if not _tells_time(statement, LONGEST_EVENT_DAYS):
            return None
        return (statement.type, *unit)
    is_named = any(not is_residual(a.name or a.text) for a in statement.roles("subject"))
    if not (is_named or statement.place):
        return None
    return (statement.type, *unit, label(statement.roles("subject")))


def _relation(statement: Statement) -> Key | None:
    ends = [label(statement.roles("source")), label(statement.roles("target"))]
    if not all(ends):
        return None
    return (statement.type, *(sorted(ends) if statement.type in SYMMETRIC else ends))


def _position(statement: Statement) -> Key | None:
    ends = label(statement.roles("holder")), label(statement.roles("target"))
    return ends if all(ends) else None


def _event(statement: Statement) -> Key | None:
    """Events need a time that tells them from others of their type, and a place or a side."""
    if not _tells_time(statement, 366 if statement.type in SINGULAR_EVENTS else LONGEST_EVENT_DAYS):
        return None
    if not (statement.place or statement.roles("actor", "recipient")):
        return None
    return (statement.type,)


def _tells_time(statement: Statement, longest: int) -> bool:
    """Whether the text gives the time, and not more loosely than so many days."""
    if statement.time is None or not is_known(statement.time):
        return False
    length = days(statement.time)
    return length is not None and length <= longest


@cache
def _measures_of_events() -> frozenset[str]:
    content = (files("faultline.comparison") / "measures.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(content)["of_events"])


RECIPES: dict[Kind, Callable[[Statement], Key | None]] = {
    Kind.QUANTITY: _quantity,
    Kind.RELATION: _relation,
    Kind.POSITION: _position,
    Kind.EVENT: _event,
}


def _split(key: Key, members: list[Statement]) -> Iterator[tuple[Key, list[Statement]]]:
    first = members[0]
    if first.kind is Kind.EVENT or (first.kind is Kind.QUANTITY and first.type in _measures_of_events()):
        for group in same_happenings(members):
            yield (*key, group[0].id), group
    elif first.kind is Kind.QUANTITY:
        yield from _by_place(key, members)
    else:
        yield key, members


def _by_place(key: Key, members: list[Statement]) -> Iterator[tuple[Key, list[Statement]]]:
    """Figures of different places apart; figures without a place join where all others have one place."""
    places: dict[str, list[Statement]] = defaultdict(list)
    for statement in members:
        places[(statement.place.place or fold_name(statement.place.text)) if statement.place else ""].append(statement)
    named = sorted(p for p in places if p)
    if len(named) <= 1 and key[-1]:
        yield (*key, *named), members
        return
    for place in named:
        yield (*key, place), places[place]
    if places.get("") and key[-1]:
        yield key, places[""]
