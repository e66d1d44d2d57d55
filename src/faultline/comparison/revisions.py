"""What changed when a newer document or data set took the place of an older one: statement by statement.

Rows are the same where their record has the same id or number; sentences where they say the same of the same. A
statement that stays word for word is no revision, wherever in the text it moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from faultline.comparison.labels import about, where
from faultline.comparison.values import figure
from faultline.model.place import PlaceReference
from faultline.model.statement import Argument, Counts, Kind, Statement
from faultline.model.time import Time
from faultline.model.value import Value
from faultline.resolution.folding import fold_name
from faultline.resolution.nominals import bare_phrase


class Change(StrEnum):
    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Revision:
    """One change.

    Attributes:
        before, after: Ids of the statements; None where there is none.
        what: The matter and what was changed of it, in words with both values ("dockers: deaths: value: 12 → 15"); the
            quote where it is new or gone.
    """

    change: Change
    before: str | None
    after: str | None
    what: str


def revisions(before: Sequence[Statement], after: Sequence[Statement]) -> tuple[Revision, ...]:
    """The changes from the older statements to the newer, in the order of the newer; what is gone comes last.

    A sentence that is new or gone is told once, whatever it says, and not where a change of it is told.
    """
    old, new = _pair_off(before, after, _reading, [])
    changed: list[tuple[Statement, Statement]] = []
    for key in (_record, _matter, _theme):
        old, new = _pair_off(old, new, key, changed)
    place = {s.id: n for n, s in enumerate(after)}
    found = [(a, b, "; ".join(_differences(a, b))) for a, b in changed]
    told = [(place[b.id], Revision(Change.CHANGED, a.id, b.id, f"{_about(b)}: {what}")) for a, b, what in found if what]
    then, now = ({_passage(pair[n]) for pair in changed} for n in (0, 1))
    told += [(place[s.id], Revision(Change.ADDED, None, s.id, s.evidence.quote)) for s in _once(new, now)]
    gone = [Revision(Change.GONE, s.id, None, s.evidence.quote) for s in _once(old, then)]
    return (*(revision for _, revision in sorted(told, key=lambda t: t[0])), *gone)


def _once(statements: Sequence[Statement], told: set[Hashable]) -> Iterator[Statement]:
    """The first statement of each passage that is not told yet."""
    seen = set(told)
    for statement in statements:
        if _passage(statement) not in seen:
            seen.add(_passage(statement))
            yield statement


def _passage(s: Statement) -> Hashable:
    return s.evidence.table, s.evidence.row, s.evidence.quote


def _about(s: Statement) -> str:
    """The matter, of a figure with its place."""
    named = about(s)
    return f"{named} in {where(s)}" if s.kind is Kind.QUANTITY and where(s) and where(s) not in named else named


def _pair_off(
    before: Sequence[Statement],
    after: Sequence[Statement],
    key: Callable[[Statement], Hashable | None],
    pairs: list[tuple[Statement, Statement]],
) -> tuple[list[Statement], list[Statement]]:
    """Pairs those with one key in their order, and gives what is left of both."""
    waiting: dict[Hashable, list[Statement]] = defaultdict(list)
    for statement in before:
        name = key(statement)
        if name is not None:
            waiting[name].append(statement)
    taken: set[str] = set()
    left = []
    for statement in after:
        partners = waiting.get(key(statement) or "")
        if partners:
            partner = partners.pop(0)
            taken.add(partner.id)
            pairs.append((partner, statement))
        else:
            left.append(statement)
    return [s for s in before if s.id not in taken], left


def _reading(s: Statement) -> Hashable:
    """All that a statement says, wherever it stands."""
    where = (s.place.text, s.place.lat, s.place.lon) if s.place else None
    when = (s.time.start, s.time.end) if s.time else None
    sides = tuple(sorted((a.role, fold_name(a.text)) for a in s.arguments))
    return (s.kind, s.type, sides, s.value, s.counts, when, where, s.polarity, s.modality, s.mode, s.stage)


def _record(s: Statement) -> Hashable | None:
    """The row of a table and what of it the statement tells; None for sentences."""
    if s.evidence.table is None:
        return None
    return s.evidence.table, s.evidence.row, s.kind, s.type, tuple(a.role for a in s.arguments)


def _matter(s: Statement) -> Hashable | None:
    """What a sentence is about, whatever quantities it gives; rows have their records."""
    if s.evidence.table is not None:
        return None
    return s.kind, s.type, tuple(sorted((a.role, bare_phrase(a.text)) for a in s.arguments))


def _theme(s: Statement) -> Hashable | None:
    """Whom a stance or tie is between and which sum an effort is of, whatever is now said of it: supports, opposes."""
    sides = tuple(sorted((a.role, bare_phrase(a.text)) for a in s.arguments if a.role != "activity"))
    if s.evidence.table is not None or len(sides) < 2:
        return None
    if s.kind in (Kind.POSITION, Kind.RELATION):
        return s.kind, sides
    return (s.kind, sides, s.value.low, s.value.currency) if s.kind is Kind.EFFORT and s.value else None


def _differences(a: Statement, b: Statement) -> Iterator[str]:
    """What two statements on one matter say otherwise, in words."""
    yield from _changed("type", a.type.replace("_", " "), b.type.replace("_", " "))
    for role in sorted({x.role for x in (*a.arguments, *b.arguments)}):
        if [bare_phrase(x.text) for x in a.roles(role)] != [bare_phrase(x.text) for x in b.roles(role)]:
            yield from _changed(role, _named(a.roles(role)), _named(b.roles(role)))
    yield from _changed("value", _figure(a.value), _figure(b.value))
    for count in ("killed", "injured", "detained"):
        yield from _changed(count, _count(a.counts, count), _count(b.counts, count))
    yield from _changed("time", _when(a.time), _when(b.time))
    yield from _changed("place", _where(a.place), _where(b.place))
    for name in ("polarity", "modality", "mode", "stage"):
        yield from _changed(name, str(getattr(a, name) or "none"), str(getattr(b, name) or "none"))


def _changed(what: str, old: str, new: str) -> Iterator[str]:
    if old != new:
        yield f"{what}: {old} → {new}"


def _named(arguments: Sequence[Argument]) -> str:
    return ", ".join(a.text for a in arguments) or "none"


def _figure(value: Value | None) -> str:
    return f"{figure(value)} {value.currency or ''}".strip() if value else "none"


def _count(counts: Counts | None, name: str) -> str:
    value: Value | None = getattr(counts, name) if counts else None
    return _figure(value)


def _when(time: Time | None) -> str:
    if time is None:
        return "none"
    return (time.start or "…") if time.start == time.end else f"{time.start or '…'} to {time.end or '…'}"


def _where(place: PlaceReference | None) -> str:
    if place is None:
        return "none"
    point = f" ({place.lat}, {place.lon})" if place.lat is not None and place.start is None else ""
    return f"{place.text}{point}"
