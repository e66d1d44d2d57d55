"""Which k links, closed, lengthen the least-cost way most: shortest-path interdiction, exact or with a proven bound.

Covering decomposition (Israeli & Wood 2002, "Shortest-path network interdiction"): every way that is still shorter than
the best closure known must lose enough links to be longer than it. A master problem (HiGHS) looks for links that do so
for all ways met so far; the shortest way under its answer either improves the closure or is one more way to cover.
When the master has no answer, the best closure known is optimal. The bound for greater graphs is the linear relaxation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from faultline.analysis.routes.roads import Roads, Ways

PROVED_UP_TO = 500
"""Hubs of the greatest graph that is solved exactly."""
MOST_ROUNDS = 1500
"""Of the decomposition; beyond them the bound of the relaxation stands. Not seconds: any machine gives the same."""
MOST_NODES = 20_000
"""That HiGHS may search in one round; where it does not decide by then, nothing is proved."""
MOST_OTHERS = 10
_WAYS_A_ROUND, _LONGER = 4, 1.25
_Answer = tuple[tuple[int, ...] | None, bool]
"""Links, or None where there are none such; and whether that was decided."""
_STEP = 1e-6
"""By which part a closure must be better to count as better."""


@dataclass(frozen=True, slots=True)
class Closure:
    """The best links to close.

    Attributes:
        links: Sorted; fewer than asked for where more do not help.
        before, after: The least cost without and with them closed.
        bound: No closure of as many links makes the least cost greater than this.
        others: Other closures that do as well, each without a link that it does not need.
        is_all: Whether there are no others than `links` and `others`.
    """

    links: tuple[int, ...]
    before: float
    after: float
    bound: float
    others: tuple[tuple[int, ...], ...] = ()
    is_all: bool = False

    @property
    def is_proved(self) -> bool:
        return self.bound <= self.after * (1 + 2 * _STEP)


def interdict(roads: Roads, source: int, target: int, most: int) -> Closure | None:
    """The best closure of at most so many links between two hubs; None where no way joins them.

    Up to PROVED_UP_TO hubs exact, with other optima; above, the better of a greedy choice and its exchanges with the
    bound of the linear relaxation. Delays must be finite: what is closed costs more, it does not vanish.
    """
    ways = Ways(roads, source, target)
    before = ways.shortest(roads.cost)
    if before is None:
        return None
    if source == target or most < 1:
        return Closure((), before.length, before.length, before.length, is_all=True)
    links = _exchanged(ways, _greedy(ways, most))
    first = _Optima(ways.value(links), [_needed(ways, links, ways.value(links))])
    found, is_proved = _covered(ways, first, most) if roads.size <= PROVED_UP_TO else (first, False)
    links, after = found.sets[0], found.value
    if not is_proved:
        return Closure(links, before.length, after, max(relaxed_bound(roads, source, target, most), after))
    return Closure(links, before.length, after, after, tuple(sorted(found.sets[1:])), found.is_all)


@dataclass(frozen=True, slots=True)
class _Optima:
    """The sets of links that reach the greatest value met so far, the first found first."""

    value: float
    sets: list[tuple[int, ...]]
    is_all: bool = True

    @property
    def wants_others(self) -> bool:
        """Whether sets that do as well are looked for: not once there are enough, nor where closing nothing does."""
        return self.is_all and bool(self.sets[0])


def _greedy(ways: Ways, most: int) -> tuple[int, ...]:
    """The best link on the current way, one after another."""
    closed: tuple[int, ...] = ()
    for _ in range(most):
        way = ways.shortest(ways.roads.costs(closed))
        if way is None:
            break
        free = sorted({int(ways.roads.link[a]) for a in way.arcs} - set(closed))
        if not free:
            break
        closed = (*closed, max(free, key=lambda link: ways.value((*closed, link))))
    return tuple(sorted(closed))


def _exchanged(ways: Ways, closed: tuple[int, ...]) -> tuple[int, ...]:
    """One closed link for one on the way that is then shortest, as long as that helps."""
    best = ways.value(closed)
    is_better = True
    while is_better:
        is_better = False
        for out in closed:
            rest = tuple(link for link in closed if link != out)
            way = ways.shortest(ways.roads.costs(rest))
            for link in sorted({int(ways.roads.link[a]) for a in way.arcs} - set(rest)) if way else ():
                value = ways.value((*rest, link))
                if value > best * (1 + _STEP):
                    closed, best, is_better = tuple(sorted((*rest, link))), value, True
                    break
            if is_better:
                break
    return closed


def _covered(ways: Ways, found: _Optima, most: int) -> tuple[_Optima, bool]:
    """Better closures and others as good until the master has no answer; (those, whether that was reached)."""
    for _ in range(MOST_ROUNDS):
        answer, is_decided = _answer(ways, found, most)
        if answer is None:
            return found, is_decided
        _meet(ways, answer)
        value = ways.value(answer)
        if value > found.value * (1 + _STEP):
            found = _Optima(value, [_needed(ways, answer, value)])
        elif value >= found.value * (1 - _STEP) and found.wants_others:
            is_full = len(found.sets) > MOST_OTHERS
            sets = found.sets if is_full else [*found.sets, _needed(ways, answer, found.value)]
            found = _Optima(found.value, sets, not is_full)
    return found, False


def _meet(ways: Ways, closed: tuple[int, ...]) -> None:
    """The shortest ways under a closure, each found by making those before it longer: all are ways to cover."""
    costs = ways.roads.costs(closed)
    for _ in range(_WAYS_A_ROUND):
        way = ways.shortest(costs)
        if way is None:
            return
        costs[list(way.arcs)] *= _LONGER


def _needed(ways: Ways, links: tuple[int, ...], after: float) -> tuple[int, ...]:
    """The links without those that may stay open at no loss."""
    for link in links:
        rest = tuple(other for other in links if other != link)
        if ways.value(rest) >= after * (1 - _STEP):
            return _needed(ways, rest, after)
    return tuple(sorted(links))


def _answer(ways: Ways, found: _Optima, most: int) -> _Answer:
    """The master problem: at most so many links whose closure makes every way met so far as long as the best value.

    Of the sets that are known already it holds none. Where no others are wanted, ways must be longer than the best
    value.
    """
    value = found.value * (1 - _STEP if found.wants_others else 1 + _STEP)
    rows = list(_rows(ways, value))
    if any(sum(sorted(weights.values())[-most:]) < need - 1e-9 for weights, need in rows):
        return None, True
    if found.wants_others:
        rows += [(dict.fromkeys(links, -1.0), 1.0 - len(links)) for links in found.sets]
    return _solved(rows, most)


def _rows(ways: Ways, value: float) -> Iterator[tuple[dict[int, float], float]]:
    """For each way that is too short: what each link adds, in parts of what is missing, and the whole of that."""
    for arcs, length in ways.known.items():
        missing = value - length
        if missing > 0:
            yield {int(ways.roads.link[a]): min(float(ways.roads.delay[a]) / missing, 1.0) for a in arcs}, 1.0


def _solved(rows: Sequence[tuple[dict[int, float], float]], most: int) -> _Answer:
    """A choice of at most `most` links with Σ weight ≥ need in each row."""
    import highspy

    links = sorted({link for weights, _ in rows for link in weights})
    column = {link: n for n, link in enumerate(links)}
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_feasibility_tolerance", 1e-9)
    solver.setOptionValue("mip_max_nodes", MOST_NODES)
    for _ in links:
        solver.addBinary()
    for weights, need in rows:
        solver.addRow(need, highspy.kHighsInf, len(weights), [column[link] for link in weights], list(weights.values()))
    solver.addRow(0.0, float(most), len(links), list(range(len(links))), [1.0] * len(links))
    solver.run()
    status = solver.getModelStatus()
    if status != highspy.HighsModelStatus.kOptimal:
        infeasible = (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible)
        return None, status in infeasible  # all is bounded
    chosen = np.array(solver.getSolution().col_value) > 0.5
    return tuple(link for link, is_chosen in zip(links, chosen, strict=True) if is_chosen), True


def relaxed_bound(roads: Roads, source: int, target: int, most: int) -> float:
    """The least cost when links may be closed in parts: an upper bound of every closure (linear programme)."""
    import highspy

    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    free = highspy.kHighsInf
    for hub in range(roads.size):
        solver.addVar(0.0 if hub == source else -free, 0.0 if hub == source else free)
    for _ in range(roads.links):
        solver.addVar(0.0, 1.0)
    for (a, b), cost, delay, link in zip(roads.arcs, roads.cost, roads.delay, roads.link, strict=True):
        if np.isfinite(cost):
            solver.addRow(-free, cost, 3, [int(b), int(a), roads.size + int(link)], [1.0, -1.0, -float(delay)])
    links = list(range(roads.size, roads.size + roads.links))
    solver.addRow(0.0, float(most), len(links), links, [1.0] * len(links))
    solver.changeColCost(target, 1.0)
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return np.inf
    return float(solver.getInfo().objective_function_value)
