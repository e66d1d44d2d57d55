"""Whether two accounts tell of one happening, with the sentence that says why or why not.

Refusals come first: what contradicts a happening in time, place, sides or victims is never joined, however alike the
words are. What is left needs a score, and the higher one the less time, place and sides tell of themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from faultline.model.place import PlaceReference
from faultline.model.statement import Kind, Statement
from faultline.model.time import Time
from faultline.resolution.folding import fold_name
from faultline.resolution.happenings.accounts import SIDES, Account
from faultline.resolution.happenings.features import Rarity
from faultline.resolution.happenings.scoring import score
from faultline.resolution.happenings.windows import Windows
from faultline.resolution.intervals import Order, days, gap_days, is_known, order
from faultline.resolution.nearness import Nearness, is_area, nearness

SHORT_DAYS = 7
"""A time so short tells a happening from others."""
SINGULAR = frozenset({"COUP", "ELECTION"})
"""Events so rare in one country that a year is enough to tell them apart."""

MASS_KILLING = 30
"""Killed in one event: of the events of one day in the UCDP GED sample one in fifty has as many."""

_LEAST_FOR_ROWS = 0.5
"""Rows of tables have no words of their own: a ground that asks for no more than this joins them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two accounts are joined, and why; `strength` orders homes that would both do."""

    is_one: bool
    why: str
    strength: float = 0.0


@dataclass(frozen=True, slots=True)
class _Ground:
    """What time, place and sides give two accounts in common.

    Attributes:
        least: The probability that the words must reach.
    """

    told: str
    least: float


def compare(a: Account, b: Account, windows: Windows, rarity: Rarity) -> Verdict:
    """The verdict on two accounts, the same whichever comes first."""
    refused = refusal(a, b, windows)
    if refused:
        return Verdict(False, refused)
    ground = _ground(a, b, windows)
    if ground is None:
        return Verdict(False, "neither place nor sides nor a day in common tell that they are one")
    if not (a.words and b.words):
        is_sure = ground.least <= _LEAST_FOR_ROWS
        return Verdict(is_sure, ground.told, 1.0 - ground.least)
    found = score(a, b, rarity, windows)
    is_one = found.probability >= ground.least
    return Verdict(is_one, f"{ground.told}; {found.why}", found.probability)


def refusal(a: Account, b: Account, windows: Windows) -> str | None:
    """Why two accounts cannot tell of one happening; None where nothing speaks against it."""
    one, other = a.statement, b.statement
    if _are_rows_apart(a, b):
        return "different rows of one table"
    if one.kind is not other.kind or one.type != other.type:
        return f"different sorts: {one.type} and {other.type}"
    if one.mode and other.mode and one.mode != other.mode:
        return f"different modes: {one.mode} and {other.mode}"
    gap = gap_days(one.time, other.time)
    if gap is not None and gap > windows.twindow:
        return f"{gap} days apart"
    for role in SIDES:
        if a.sides[role] and b.sides[role] and not a.sides[role] & b.sides[role]:
            return f"different {role}s"
    if a.victims and b.victims and not a.victims & b.victims:
        return f"others who suffer it: {_listed(a.victims)}, and {_listed(b.victims)}"
    if nearness(one.place, other.place, windows.spatwindow) is Nearness.APART:
        return f"more than {windows.spatwindow:g} km apart, or in two countries"
    return None


def _are_rows_apart(a: Account, b: Account) -> bool:
    """Whether they are different rows of one table, which tells every happening once.

    A table of figures that cites different sources is a table of claims: there two rows may count one happening.
    """
    one, other = a.statement.evidence, b.statement.evidence
    if one.table is None or (one.document, one.table) != (other.document, other.table) or one.row == other.row:
        return False
    first, second = a.statement.speaker, b.statement.speaker
    are_claims = first is not None and second is not None and fold_name(first.text) != fold_name(second.text)
    return not (are_claims and a.statement.kind is Kind.QUANTITY)


def _ground(a: Account, b: Account, windows: Windows) -> _Ground | None:
    """What speaks for one happening beside the words, and how much more the words must say."""
    one, other = a.statement, b.statement
    near = nearness(one.place, other.place, windows.spatwindow)
    are_spots = _is_spot(one.place) and _is_spot(other.place)
    is_spot = near is Nearness.SAME and are_spots
    shared = next((role for role in reversed(SIDES) if a.sides[role] & b.sides[role]), None)
    if shared in (None, "actor") and a.victims & b.victims:
        shared = "recipient"
    if not (is_known(one.time) and is_known(other.time)):
        return None
    if one.type in SINGULAR and near is not Nearness.UNKNOWN:
        return _Ground("one country, for what happens there seldom", 0.0)
    if one.kind is Kind.QUANTITY and order(one.time, other.time) is Order.SAME:
        is_within = near is Nearness.AROUND and bool(a.party_words & b.party_words)
        return _Ground("both count it for one time", 0.0 if is_spot or shared else 0.5 if is_within else 0.6)
    if near > Nearness.UNKNOWN and order(one.time, other.time) is Order.SAME and is_mass_killing(one, other):
        return _Ground("many killed on one day in one country", 0.3)
    if is_short(one.time) and is_short(other.time):
        is_one_document = one.evidence.document == other.evidence.document
        return _in_days(near, shared, is_spot=is_spot, are_spots=are_spots, is_one_document=is_one_document)
    if shared:
        return _Ground(f"the same {shared}, in times that overlap", 0.93)
    return _Ground("one place, in times that overlap", 0.99) if is_spot else None


def _in_days(
    near: Nearness, shared: str | None, *, is_spot: bool, are_spots: bool, is_one_document: bool
) -> _Ground | None:
    """The ground of two accounts of the same few days.

    An actor may do much on one day, and a document that lists it names him each time. Two towns of different names, one
    of them in no gazetteer, need more than a day in common.
    """
    if is_spot:
        return _Ground("one place in the same days", 0.3 if shared else 0.5)
    if shared:
        for_actor = 0.97 if is_one_document else 0.9
        return _Ground(f"the same {shared} in the same days", for_actor if shared == "actor" else 0.5)
    if near is not Nearness.UNKNOWN:
        return _Ground("the same days in one area", 0.93)
    return None if are_spots else _Ground("the same days", 0.97)


def is_mass_killing(one: Statement, other: Statement) -> bool:
    """Whether both tell of so many killed that a country hardly sees it twice on a day, in figures of one order."""
    dead = [v.low for s in (one, other) if s.counts and (v := s.counts.killed) and v.low is not None]
    return len(dead) == 2 and min(dead) >= MASS_KILLING and max(dead) <= 2 * min(dead)


def _is_spot(place: PlaceReference | None) -> bool:
    """Whether a place is a town or the like: no area, and, where no gazetteer knows it, called by a name."""
    return place is not None and not is_area(place) and (place.place is not None or place.text != place.text.lower())


def is_short(time: Time | None) -> bool:
    """Whether a text gives the time, and so tightly that it tells a happening from others."""
    length = days(time) if time is not None and is_known(time) else None
    return length is not None and length <= SHORT_DAYS


def _listed(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))
