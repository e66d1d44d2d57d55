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
)
from faultline.comparison.framing import Framed, framings
from faultline.comparison.keys import TOLL, Key
from faultline.comparison.labels import about
from faultline.comparison.passages import in_one_passage
from faultline.comparison.sorting import Sorted
from faultline.comparison.stances import same_stances
from faultline.comparison.ties import posts, same_ties
from faultline.model.statement import Kind, Polarity, Statement
from faultline.resolution.happenings import Windows, same_happenings
from faultline.tables.rows import Rows

Groups = Iterator[tuple[Key, list[Statement]]]

WINDOWS = Windows()


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
    a denial, and in that of the words it is told with. Of `Rows`, those alone are values that may be compared.

    Args:
        published: Day of publication by document, by which a denial without a date finds the deed that it denies.
    """
    found = Sorted.of(Rows.holding(statements, Statement))
    beside: dict[str, set[str]] = defaultdict(set)
    for key in sorted(found.blocks):
        yield from _of_block(key, found.at(found.blocks[key]), windows, beside)
    for kind in sorted(found.deeds):
        yield from _denials(found.at(found.deeds[kind]), beside, published or {})
    for part, framed in framings(found.at(found.framed)):
        group = [f.statement for f in framed]
        yield Matter(part, about(group[0]), group[0].kind, tuple(group), framed=framed)


def _of_block(key: Key, members: list[Statement], windows: Windows, beside: dict[str, set[str]]) -> Iterator[Matter]:
    """The matters of statements that share what two must share; `beside` takes in what is told with each denial."""
    kind = members[0].kind
    if kind is Kind.EVENT:
        for matter in _events(key, members, windows):
            _note_denied(matter, beside)
            yield matter
        return
    for part, group in _groups(key, members, windows):
        if is_spread(group):
            yield Matter(part, about(group[0]), kind, tuple(group), is_career="posts" in part)


def is_spread(members: Sequence[Statement]) -> bool:
    """Whether they come from two passages or more: what one sentence says twice over is said once."""
    return any(not in_one_passage(members[0], other) for other in members[1:])


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


def _note_denied(matter: Matter, beside: dict[str, set[str]]) -> None:
    """What stands in one happening with each denial of it."""
    for statement in matter.statements:
        if statement.polarity is Polarity.DENIED:
            beside[statement.id] |= {s.id for s in matter.statements}


def _denials(
    statements: Sequence[Statement], beside: Mapping[str, set[str]], published: Mapping[str, str | None]
) -> Iterator[Matter]:
    """Each deed with a denial of it that does not stand with it in a happening already."""
    for deed, denial in denials(statements, published):
        if deed.id not in beside.get(denial.id, ()):
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
