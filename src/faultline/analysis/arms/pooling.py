"""Figures of one step, class and place over the sources, how they stand to one another, and the ladder they make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from faultline.analysis.arms.figures import Claim
from faultline.analysis.arms.steps import steps_of
from faultline.analysis.casualties.intervals import lower_median, whole
from faultline.analysis.finding import Fact
from faultline.analysis.material import Material
from faultline.comparison.values import Match, compare_values
from faultline.model.comparison import Comparison, Verdict
from faultline.model.statement import Kind
from faultline.resolution.toponyms import country_place

NOWHERE = ""
T = TypeVar("T")
_VERDICTS = (Verdict.CONTRADICTED, Verdict.COPY_ERROR, Verdict.UPDATED)
_MATCHES = (Match.SCALED, Match.SWAPPED, Match.DIFFERENT, Match.UNLIKE, Match.COMPATIBLE)
_FIGHTERS = frozenset({"combatants", "elements"})


@dataclass(frozen=True, slots=True)
class Pool:
    """All claims on one step of one class in one place.

    Attributes:
        low, high: The least and the greatest that any source gives.
        best: The median over independent sources of what each says last; of two in the middle the lower.
    """

    group: str
    step: str
    of: str
    where: str
    country: str
    claims: tuple[Claim, ...]

    @property
    def low(self) -> float:
        return min(c.low for c in self.claims)

    @property
    def high(self) -> float:
        return max(c.high for c in self.claims)

    @property
    def best(self) -> float:
        return lower_median([(value, 1) for value in self.last_told()])

    @property
    def at_least(self) -> bool:
        return any(c.at_least for c in self.claims)

    @property
    def first(self) -> str:
        return min((c.first or c.day for c in self.claims if c.day), default="")

    @property
    def last(self) -> str:
        return max((c.day for c in self.claims if c.day), default="")

    @property
    def sources(self) -> frozenset[int]:
        return frozenset(c.source for c in self.claims)

    @property
    def statements(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s for c in self.claims for s in c.statements))

    def last_told(self) -> list[float]:
        """The last figure of each source."""
        return list({c.source: c.low for c in sorted(self.claims, key=lambda c: (c.day, c.low))}.values())


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder: of several places of a country the one with the greatest figure."""

    step: str
    pool: Pool


@dataclass(frozen=True, slots=True)
class Ladder:
    """What is told of those who bear arms in one place, step by step."""

    where: str
    country: str
    rungs: tuple[Rung, ...]

    def shortfalls(self) -> Iterator[tuple[Rung, Rung, float, float]]:
        """Each rung with the next, and the least and the greatest part that is not told to have come further.

        Negative where more are told on the higher rung than on the lower.
        """
        for lower, upper in zip(self.rungs, self.rungs[1:], strict=False):
            yield lower, upper, lower.pool.low - upper.pool.high, lower.pool.high - upper.pool.low


def pools_of(claims: Iterable[Claim]) -> tuple[Pool, ...]:
    """The claims that are told as done, by group, step, class and place; those of most sources first."""
    groups: dict[tuple[str, str, str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.is_planned:
            groups[claim.group, claim.step, _kind(claim.of), *_where(claim)].append(claim)
    pools = (Pool(*key, tuple(some)) for key, some in groups.items())
    return tuple(
        sorted(pools, key=lambda p: (-len(p.sources), -len(p.claims), -p.high, p.group, p.step, p.of, p.where))
    )


def ladders_of(pools: Sequence[Pool]) -> tuple[Ladder, ...]:
    """Ladders of two rungs or more, for each place by itself and each country with several; longest first."""
    fighters = [p for p in pools if p.group == "people" and p.of in _FIGHTERS and p.where]
    groups: dict[tuple[str, str], list[Pool]] = defaultdict(list)
    for pool in fighters:
        groups[pool.where, pool.country].append(pool)
    for country in sorted({p.country for p in fighters if p.country}):
        own = [p for p in fighters if p.country == country]
        if len({p.where for p in own}) > 1:
            groups[country_name(country), country] = own
    found = (_ladder(where, country, some) for (where, country), some in groups.items())
    return tuple(sorted((x for x in found if len(x.rungs) > 1), key=lambda x: (-len(x.rungs), x.country, x.where)))


def country_name(code: str) -> str:
    """The name of a country."""
    place = country_place(code)
    return place.name if place else code


def compared(pool: Pool, comparisons: Mapping[str, Sequence[Comparison]]) -> tuple[str, str] | None:
    """How the figures of a pool stand, and why; None for one figure.

    The verdict is that of the comparison of two or more of them, disagreements first. Where the map compares none, two
    figures of different sources and of times that do not exclude each other are read as comparisons read values.

    Args:
        comparisons: Of figures, by the statements compared.
    """
    own = {s for claim in pool.claims for s in claim.exact}
    found = {c.id: c for s in sorted(own) for c in comparisons.get(s, ()) if len(own & set(c.statements)) > 1}
    if found:
        first = min(found.values(), key=lambda c: (_rank(c.verdict, _VERDICTS), c.id))
        return first.verdict.value, first.reason
    others = [(a, b) for a, b in combinations(pool.claims, 2) if a.source != b.source]
    pairs = [compare_values(a.value, b.value) for a, b in others if not _excludes(a, b)]
    if not pairs:
        return ("other_time", "the figures are of different dates") if others else None
    worst = min(pairs, key=lambda m: (_rank(m.match, _MATCHES), m.words))
    return worst.match.value, worst.words


def by_statement(material: Material) -> dict[str, list[Comparison]]:
    """The comparisons of figures by the statements compared."""
    found: dict[str, list[Comparison]] = defaultdict(list)
    for comparison in material.comparisons:
        if comparison.kind is Kind.QUANTITY:
            for statement in comparison.statements:
                found[statement].append(comparison)
    return found


def _rank(value: T, order: Sequence[T]) -> int:
    return order.index(value) if value in order else len(order)


def _excludes(a: Claim, b: Claim) -> bool:
    """Whether both tell their time and the times share no day."""
    if not (a.first or a.last) or not (b.first or b.last):
        return False
    return (a.last or "9999") < b.first or (b.last or "9999") < a.first


def told(claim: Claim) -> dict[str, Fact]:
    """A claim as findings have it."""
    return {
        "figure": claim.text,
        "low": whole(claim.low),
        "high": whole(claim.high),
        "time": f"{claim.first}..{claim.last}" if claim.first or claim.last else None,
        "said_by": claim.said_by,
        "said_on": claim.said_on or None,
        "alleged": claim.is_alleged or None,
        "statements": list(claim.statements),
    }


def _kind(of: str) -> str:
    """Fighters and those of whom a text on disarming says no more ("people") are counted together."""
    return "combatants" if of == "elements" else of


def _where(claim: Claim) -> tuple[str, str]:
    if claim.place is None:
        return NOWHERE, ""
    return claim.place.name or claim.place.text, claim.place.country or ""


def _ladder(where: str, country: str, pools: Sequence[Pool]) -> Ladder:
    rungs = []
    for step in steps_of("people"):
        own = [p for p in pools if p.step == step]
        if own:
            rungs.append(Rung(step, max(own, key=lambda p: (p.best, p.high, p.where))))
    return Ladder(where, country, tuple(rungs))
