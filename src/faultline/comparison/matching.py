"""Which statements speak of the same matter, one recipe per kind. Work grows with the statements, not their square."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from faultline.comparison.causes import same_causes
from faultline.comparison.contest import Contest
from faultline.comparison.contests import contests
from faultline.comparison.denials import denials
from faultline.comparison.efforts import same_efforts, same_flows
from faultline.comparison.figures import (
    figures_of_happening,
    is_level,
    measures_of_events,
    same_figures,
    telling_measures,
)
from faultline.comparison.framing import Framed, framings
from faultline.comparison.labels import about, named
from faultline.comparison.passages import in_one_passage
from faultline.comparison.stances import same_stances
from faultline.comparison.ties import posts, same_ties
from faultline.model.statement import Kind, Modality, Polarity, Statement
from faultline.resolution.happenings import Windows, same_happenings
from faultline.resolution.intervals import days, is_known

Key = tuple[str, ...]
Groups = Iterator[tuple[Key, list[Statement]]]

WINDOWS = Windows()
LONGEST_EVENT_DAYS = 31
"""A time longer than this does not tell which of many events is meant."""
TOLL = "toll of "
"""Begins the key of figures that sum up what happened over a long time, and so grow like figures of what there is."""
SINGULAR_EVENTS = frozenset({"COUP", "ELECTION"})
"""Events so rare in one place that a year is enough to tell them apart."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Statements on one matter, and the matter in words.

    Attributes:
        contest: What two tellings of one happening differ in, where the group was made of two.
        framed: The words in which passages frame it, where these are opposed.
        is_career: Whether they are the posts of one person, of which each may be held without the others.
    """

    key: Key
    about: str
    kind: Kind
    statements: tuple[Statement, ...]
    contest: Contest | None = None
    framed: tuple[Framed, ...] = ()
    is_career: bool = False


def matters(
    statements: Sequence[Statement], windows: Windows = WINDOWS, published: Mapping[str, str | None] | None = None
) -> Iterator[Matter]:
    """Groups of two statements or more on one matter, sorted by key within their kind.

    A statement may be in several: in the group that tells a happening, in that of what is contested of it, in that of
    a denial, and in that of the words it is told with.

    Args:
        published: Day of publication by document, by which a denial without a date finds the deed that it denies.
    """
    ordered = sorted(statements, key=order)
    blocks: dict[Key, list[Statement]] = defaultdict(list)
    for statement in ordered:
        key = block_key(statement)
        if key is not None:
            blocks[key].append(statement)
    events: list[Matter] = []
    for key in sorted(blocks):
        kind = blocks[key][0].kind
        if kind is Kind.EVENT:
            events += _events(key, blocks[key], windows)
            continue
        for part, members in _groups(key, blocks[key], windows):
            if is_spread(members):
                yield Matter(part, about(members[0]), kind, tuple(members), is_career="posts" in part)
    yield from events
    yield from _denials(ordered, events, published or {})
    for part, framed in framings(ordered):
        members = [f.statement for f in framed]
        yield Matter(part, about(members[0]), members[0].kind, tuple(members), framed=framed)


def is_spread(members: Sequence[Statement]) -> bool:
    """Whether they come from two passages or more: what one sentence says twice over is said once."""
    return any(not in_one_passage(members[0], other) for other in members[1:])


def order(statement: Statement) -> tuple[str, str, int, str]:
    """Sorts statements by time, document and place in it."""
    start = (statement.time.start or statement.time.end or "") if statement.time else ""
    return start, statement.evidence.document, statement.evidence.start or -1, statement.id


def block_key(statement: Statement) -> Key | None:
    """What two statements must share to be compared at all; None for one that cannot be."""
    modality = _modality(statement)
    kind = statement.kind
    if kind is Kind.QUANTITY:
        if statement.value is None:
            return None
        unit = (statement.value.unit, statement.value.currency or "")
        if statement.type in measures_of_events() and not _tells_time(statement):
            return (kind, modality, f"{TOLL}{statement.type}", *unit) if _is_toll(statement) else None
        return (kind, modality, statement.type, *unit)
    if kind is Kind.EVENT:
        is_told = _tells_time(statement) and (statement.place or statement.roles("actor", "recipient"))
        return (kind, modality, statement.type) if is_told else None
    return (kind, modality, statement.type) if kind is Kind.FLOW else (kind, modality)


def _modality(statement: Statement) -> str:
    """What is alleged is held against facts; a plan for an event or effort, or a call for it, against what came."""
    told = {Modality.ACTUAL, Modality.ALLEGED}
    if statement.kind in (Kind.EVENT, Kind.EFFORT):
        told.add(Modality.PLANNED)
    if statement.kind is Kind.EFFORT:
        told.add(Modality.CALLED_FOR)
    return "told" if statement.modality in told else statement.modality.value


def _is_toll(statement: Statement) -> bool:
    """Whether a figure sums up what happened to somebody in particular over a long time: "since 2013 … has lost"."""
    is_long = statement.time is not None and is_known(statement.time)
    return (
        statement.type in telling_measures() and is_long and bool(named(statement.roles("subject")) or statement.place)
    )


def _tells_time(statement: Statement) -> bool:
    """Whether the text gives the time, and tightly enough to tell one happening from the next."""
    if statement.time is None or not is_known(statement.time):
        return False
    length = days(statement.time)
    return length is not None and length <= (366 if statement.type in SINGULAR_EVENTS else LONGEST_EVENT_DAYS)


def _groups(key: Key, members: list[Statement], windows: Windows) -> Groups:
    if members[0].kind is Kind.QUANTITY:
        return _quantities(key, members, windows)
    return _RECIPES[members[0].kind](key, members)


def _quantities(key: Key, members: list[Statement], windows: Windows) -> Groups:
    if members[0].type not in measures_of_events() or key[2].startswith(TOLL):
        yield from same_figures(key, members)
        return
    levels = [s for s in members if is_level(s)]
    yield from same_figures((*key, "level"), levels)
    for happening in same_happenings([s for s in members if s not in levels], windows):
        for group in figures_of_happening(happening):
            yield (*key, group[0].id), group


def _events(key: Key, members: list[Statement], windows: Windows) -> Iterator[Matter]:
    """Each happening that is told twice, and each that two tellings differ about."""
    groups = same_happenings(members, windows)
    for group in groups:
        if is_spread(group):
            yield Matter((*key, group[0].id), about(group[0]), Kind.EVENT, tuple(group))
    for contest, pair in contests(groups):
        yield Matter((*key, contest, pair[0].id, pair[-1].id), about(pair[0]), Kind.EVENT, tuple(pair), contest)


def _denials(
    statements: Sequence[Statement], events: Sequence[Matter], published: Mapping[str, str | None]
) -> Iterator[Matter]:
    """Each deed with a denial of it that does not stand with it in a happening already."""
    beside: dict[str, set[str]] = defaultdict(set)
    for matter in events:
        for statement in matter.statements:
            if statement.polarity is Polarity.DENIED:
                beside[statement.id] |= {s.id for s in matter.statements}
    for deed, denial in denials(statements, published):
        if deed.id not in beside[denial.id]:
            key = (Kind.EVENT, "denial", deed.id, denial.id)
            yield Matter(key, about(deed), Kind.EVENT, (deed, denial), Contest.DENIAL)


def _relations(key: Key, members: list[Statement]) -> Groups:
    yield from same_ties(key, members)
    yield from posts(key, members)


_RECIPES: dict[Kind, Callable[[Key, list[Statement]], Groups]] = {
    Kind.RELATION: _relations,
    Kind.POSITION: same_stances,
    Kind.EFFORT: same_efforts,
    Kind.FLOW: same_flows,
    Kind.CAUSE: same_causes,
}
