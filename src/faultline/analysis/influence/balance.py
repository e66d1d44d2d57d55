"""Camps: the division of actors in two that leaves fewest ties against it, and who stands between them.

Structural balance (Heider 1946; Cartwright & Harary 1956): friends of friends are friends, foes of friends are foes.
The frustration index (Harary 1959) counts the ties that no division in two satisfies. Finding it is NP-hard: local
search gives an upper bound; up to 150 actors HiGHS proves it or says how far the proof came.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from faultline.analysis.influence.measures import Indices

PROVED_UP_TO = 150
PROOF_SECONDS = 10.0
_STARTS = 20
_SEED = 1


@dataclass(frozen=True, slots=True)
class Camps:
    """A division in two.

    Attributes:
        side: 0 or 1 for each actor; the side of the first actor is 0.
        frustrated: Positions in the list of ties of those against the division: friendly across, or hostile within.
        least: No division leaves fewer than this many ties against it; equal to their number where it is proved.
    """

    side: npt.NDArray[np.int64]
    frustrated: tuple[int, ...]
    least: int

    @property
    def is_proved(self) -> bool:
        return self.least == len(self.frustrated)


def divide(pairs: Indices, signs: npt.NDArray[np.int64], size: int, *, prove: bool = True) -> Camps:
    """The camps of actors tied by signed pairs (+1 friendly, -1 hostile), a pair once."""
    side = _searched(pairs, signs, size)
    against = _against(pairs, signs, side)
    least = 0
    if not len(against):
        return Camps(side, (), 0)
    if prove and size <= PROVED_UP_TO:
        proved, least = _proved(pairs, signs, size)
        if proved is not None and len(_against(pairs, signs, proved)) < len(against):
            side, against = proved, _against(pairs, signs, proved)
    return Camps(side, tuple(int(n) for n in against), max(least, _odd_triangles(pairs, signs)))


def _against(pairs: Indices, signs: npt.NDArray[np.int64], side: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    is_across = side[pairs[:, 0]] != side[pairs[:, 1]]
    return np.flatnonzero(is_across == (signs > 0))


def _searched(pairs: Indices, signs: npt.NDArray[np.int64], size: int) -> npt.NDArray[np.int64]:
    """The best of several starts, each improved by moving single actors and then by kicks; actors without ties: 0."""
    ones = np.concatenate([signs, signs]).astype(float)
    ends = np.concatenate([pairs, pairs[:, ::-1]])
    ties = sparse.csr_array((ones, (ends[:, 0], ends[:, 1])), shape=(size, size))
    generator = np.random.default_rng(_SEED)
    best, least = np.ones(size), np.inf
    for start in range(_STARTS):
        spin = np.ones(size) if start == 0 else generator.choice([-1.0, 1.0], size)
        for _ in range(6):
            spin = _descended(ties, spin)
            energy = -float(spin @ (ties @ spin))
            if energy < least:
                best, least = spin.copy(), energy
            kicked = generator.choice(size, max(1, size // 8), replace=False)
            spin = best.copy()
            spin[kicked] *= -1
    side: npt.NDArray[np.int64] = (best != best[0]).astype(np.int64)
    tied = np.zeros(size, dtype=bool)
    tied[pairs.ravel()] = True
    side[~tied] = 0
    return side


def _descended(ties: sparse.csr_array, spin: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Moves the actor whose move helps most until none does."""
    spin = spin.copy()
    field = ties @ spin
    while True:
        gain = -spin * field
        worst = int(np.argmax(gain))
        if gain[worst] <= 0:
            return spin
        spin[worst] *= -1
        start, stop = ties.indptr[worst], ties.indptr[worst + 1]
        field[ties.indices[start:stop]] += 2 * spin[worst] * ties.data[start:stop]


def _odd_triangles(pairs: Indices, signs: npt.NDArray[np.int64]) -> int:
    """A bound from below: unbalanced triangles that share no tie, taken greedily."""
    sign = {(int(a), int(b)): int(s) for (a, b), s in zip(pairs, signs, strict=True)}
    near: dict[int, set[int]] = {}
    for a, b in sign:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    used: set[tuple[int, int]] = set()
    count = 0
    for a, b in sorted(sign):
        for c in sorted(near[a] & near[b]):
            triangle = {(min(x, y), max(x, y)) for x, y in ((a, b), (b, c), (a, c))}
            if not triangle & used and np.prod([sign[t] for t in triangle]) < 0:
                used |= triangle
                count += 1
                break
    return count


def _proved(pairs: Indices, signs: npt.NDArray[np.int64], size: int) -> tuple[npt.NDArray[np.int64] | None, int]:
    """The best division that HiGHS finds in its time, and the bound it proves (AND model, Aref et al. 2020)."""
    import highspy

    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", PROOF_SECONDS)
    solver.setOptionValue("threads", 1)
    sides = [solver.addBinary() for _ in range(size)]
    frustrated = [solver.addVariable(0, 1) for _ in range(len(pairs))]
    for (a, b), sign, bad in zip(pairs, signs, frustrated, strict=True):
        x, y = sides[int(a)], sides[int(b)]
        if sign > 0:
            solver.addConstr(bad >= x - y)
            solver.addConstr(bad >= y - x)
        else:
            solver.addConstr(bad >= x + y - 1)
            solver.addConstr(bad >= 1 - x - y)
    solver.addConstr(sides[0] == 0)
    solver.minimize(sum(frustrated[1:], frustrated[0]))
    info = solver.getInfo()
    values = solver.getSolution().col_value
    if not values:
        return None, 0
    found = np.round(values[:size]).astype(np.int64)
    return found, int(np.ceil(info.mip_dual_bound - 1e-6)) if np.isfinite(info.mip_dual_bound) else 0
