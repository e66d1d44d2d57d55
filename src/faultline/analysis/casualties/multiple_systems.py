"""Multiple-systems estimation: how many stand on no list, from how the lists overlap.

Log-linear models of Poisson counts (Fienberg 1972; Bishop, Fienberg & Holland 1975), fitted by Newton's method; the
count of the cell that no list sees is the exponential of the intercept. All models assume that there is no interaction
of all lists at once, which no data can test. Intervals are of the profile likelihood of the number (Cormack 1992), over
models by averaged tail areas (Turek & Fletcher 2012) with weights of AIC or BIC (Buckland, Burnham & Augustin 1997).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln, ndtr

from faultline.analysis.casualties.lists import History, Lists

Floats = npt.NDArray[np.float64]
Terms = tuple[tuple[int, ...], ...]
"""The interactions of a model, each as the places of its lists; the effects of single lists are always in."""

MOST_PAIRS = 4
"""Interactions of a model of five lists; with all that are possible there are more models than persons."""
LEVEL = 0.9
_STEPS, _CLOSE, _LONGEST_STEP = 100, 1e-9, 3.0
_GRID = 240
_RUNS_AWAY = 1e4
"""An estimate so many times what is recorded is none: a sum that decides it is nearly zero."""
_NEGLIGIBLE = 1e-4
"""Models of less weight by both criteria get no interval of their own, in sets of many models."""


@dataclass(frozen=True, slots=True)
class Model:
    """One log-linear model.

    Attributes:
        unlisted: The estimate; None where it cannot be made, and `cannot` says why.
        low, high: Its interval; `high` is None where the likelihood does not bound it.
        by_aic, by_bic: Its weight among the models.
    """

    terms: Terms
    unlisted: float | None
    low: float | None = None
    high: float | None = None
    aic: float | None = None
    bic: float | None = None
    by_aic: float = 0.0
    by_bic: float = 0.0
    cannot: str = ""


@dataclass(frozen=True, slots=True)
class Average:
    """The estimate over all models by one criterion, with its interval."""

    unlisted: float
    low: float
    high: float | None


@dataclass(frozen=True, slots=True)
class Estimate:
    """All models, and their averages; the averages are None where no model can be fitted."""

    models: tuple[Model, ...]
    by_aic: Average | None
    by_bic: Average | None


def estimate(lists: Lists, level: float = LEVEL) -> Estimate:
    """How many stand on no list, by every model of the set for so many lists."""
    size = len(lists.names)
    counts = _cells(lists)
    fitted = [_fitted(terms, size, counts) for terms in models_of(size)]
    weights = {name: _weights([getattr(m, name) for m in fitted]) for name in ("aic", "bic")}
    kept = [k for k, m in enumerate(fitted) if m.unlisted is not None and _counts(weights, k, len(fitted))]
    if not kept:
        return Estimate(tuple(fitted), None, None)
    grid = _grid([fitted[k].unlisted or 0.0 for k in kept])
    tails = {k: ndtr(_signed_root(fitted[k].terms, size, counts, grid)) for k in kept}
    whole = tuple(
        _completed(m, *_bounds(tails[k], grid, level), weights["aic"][k], weights["bic"][k])
        if k in tails
        else _completed(m, None, None, weights["aic"][k], weights["bic"][k])
        for k, m in enumerate(fitted)
    )
    averages = [_average(fitted, weights[name], tails, grid, level) for name in ("aic", "bic")]
    return Estimate(whole, averages[0], averages[1])


def models_of(size: int) -> tuple[Terms, ...]:
    """The hierarchical models of so many lists, from independence on: all for up to four lists, eight for three; for
    five those of pairs with at most four interactions. A term stands only where all parts of it do.
    """
    pairs = list(combinations(range(size), 2))
    most = MOST_PAIRS if size > 4 else len(pairs)
    found: list[Terms] = []
    for number in range(min(most, len(pairs)) + 1):
        for chosen in combinations(pairs, number):
            if size == 2 and chosen:
                continue
            triples = [t for t in combinations(range(size), 3) if size == 4 and set(combinations(t, 2)) <= set(chosen)]
            for more in range(len(triples) + 1):
                found += [(*chosen, *some) for some in combinations(triples, more)]
    return tuple(found)


def lincoln_petersen(first: int, second: int, both: int) -> float | None:
    """All persons by two independent lists: the product of their sizes over their overlap; None without overlap."""
    return first * second / both if both else None


def term_names(terms: Terms, names: Sequence[str]) -> str:
    """A model in words: "A, B×C"; the largest terms alone, since they hold their parts."""
    largest = [t for t in terms if not any(set(t) < set(other) for other in terms)]
    covered = {p for t in largest for p in t}
    singles = [(p,) for p in range(len(names)) if p not in covered]
    return ", ".join("×".join(names[p] for p in t) for t in sorted((*singles, *largest)))


@cache
def _histories(size: int) -> tuple[History, ...]:
    """All histories; the last is that of those on no list."""
    return tuple(product((1, 0), repeat=size))


def _cells(lists: Lists) -> Floats:
    """The count of each history but that of none."""
    known = dict(lists.histories)
    return np.array([known.get(h, 0) for h in _histories(len(lists.names))[:-1]], dtype=float)


def _design(terms: Terms, size: int) -> Floats:
    """Histories × parameters: intercept, lists, interactions."""
    columns: Iterator[tuple[int, ...]] = iter((*((p,) for p in range(size)), *terms))
    made = [np.ones(2**size)]
    made += [np.array([float(all(h[p] for p in term)) for h in _histories(size)]) for term in columns]
    return np.stack(made, axis=1)


def _fitted(terms: Terms, size: int, counts: Floats) -> Model:
    design = _design(terms, size)[:-1]
    if bool(np.any(design.T @ counts <= 0)):
        return Model(terms, None, cannot="nobody stands on all lists of one of its interactions")
    if design.shape[1] == len(counts) and bool(np.any(counts <= 0)):
        return Model(terms, None, cannot="it fits each count exactly, and one is zero")
    beta, is_found = _newton(design, counts[None, :])
    mean = np.exp(design @ beta[0])
    unlisted = float(np.exp(min(beta[0, 0], 700.0)))
    if not is_found or unlisted > _RUNS_AWAY * counts.sum():
        return Model(terms, None, cannot="its estimate runs away")
    likelihood = float(np.sum(counts * np.log(mean) - mean - gammaln(counts + 1)))
    parameters = design.shape[1]
    aic = 2 * parameters - 2 * likelihood
    bic = parameters * float(np.log(counts.sum())) - 2 * likelihood
    return Model(terms, unlisted, aic=aic, bic=bic)


def _newton(design: Floats, counts: Floats) -> tuple[Floats, bool]:
    """The coefficients of Poisson regressions of many rows of counts on one design, and whether all were found."""
    beta: Floats = np.linalg.lstsq(design, np.log(counts + 0.5).T, rcond=None)[0].T.astype(np.float64)
    for _ in range(_STEPS):
        mean = np.exp(np.clip(beta @ design.T, -60.0, 60.0))
        gradient = (counts - mean) @ design
        hessian = np.einsum("gc,cp,cq->gpq", mean, design, design, optimize=True)
        try:
            step = np.linalg.solve(hessian, gradient[:, :, None])[:, :, 0]
        except np.linalg.LinAlgError:
            return beta, False
        step *= np.minimum(1.0, _LONGEST_STEP / np.maximum(np.abs(step).max(axis=1, keepdims=True), 1e-300))
        beta += step
        if float(np.abs(step).max()) < _CLOSE:
            return beta, True
    return beta, False


def _signed_root(terms: Terms, size: int, counts: Floats, grid: Floats) -> Floats:
    """Signed roots of the deviance of each number of unlisted from the best, negative below it."""
    design = _design(terms, size)
    whole = np.column_stack([np.tile(counts, (len(grid), 1)), grid])
    beta, _ = _newton(design, whole)
    log_mean = beta @ design.T
    total = counts.sum() + grid
    likelihood = (
        gammaln(total + 1)
        - gammaln(grid + 1)
        + np.sum(whole * (log_mean - np.log(total)[:, None]), axis=1)
    )  # fmt: skip
    best = int(np.argmax(likelihood))
    root = np.sqrt(np.maximum(2 * (likelihood[best] - likelihood), 0.0))
    signed: Floats = np.where(np.arange(len(grid)) < best, -root, root)
    return signed


def _grid(estimates: Sequence[float]) -> Floats:
    """Numbers of unlisted at which likelihoods are looked at: dense around the estimates, far beyond the largest."""
    low, high = max(min(estimates) / 30.0, 0.05), max(max(estimates), 1.0) * 60.0
    return np.unique(np.concatenate([np.geomspace(low, high, _GRID), np.maximum(np.asarray(estimates), 0.05)]))


def _bounds(tail: Floats, grid: Floats, level: float) -> tuple[float, float | None]:
    """Where a rising tail area passes the two ends of the interval."""
    rising = np.maximum.accumulate(tail)
    below, above = (1 - level) / 2, (1 + level) / 2
    low = 0.0 if rising[0] >= below else float(np.interp(below, rising, grid))
    high = None if rising[-1] < above else float(np.interp(above, rising, grid))
    return low, high


def _weights(criteria: Sequence[float | None]) -> list[float]:
    """Akaike weights, and likewise by BIC; 0 for models that could not be fitted."""
    known = [c for c in criteria if c is not None]
    if not known:
        return [0.0] * len(criteria)
    raw = [0.0 if c is None else float(np.exp(-(c - min(known)) / 2)) for c in criteria]
    return [r / sum(raw) for r in raw]


def _counts(weights: dict[str, list[float]], place: int, models: int) -> bool:
    """Whether a model gets an interval: always in a small set, else by its weight."""
    return models <= 8 or any(w[place] > _NEGLIGIBLE for w in weights.values())


def _average(
    models: Sequence[Model], weights: Sequence[float], tails: dict[int, Floats], grid: Floats, level: float
) -> Average:
    kept = sum(weights[k] for k in tails)
    mean = sum(weights[k] * (models[k].unlisted or 0.0) for k in tails) / kept
    tail = sum((weights[k] / kept * tails[k] for k in tails), np.zeros(len(grid)))
    low, high = _bounds(tail, grid, level)
    return Average(mean, low, high)


def _completed(m: Model, low: float | None, high: float | None, by_aic: float, by_bic: float) -> Model:
    return Model(m.terms, m.unlisted, low, high, m.aic, m.bic, by_aic, by_bic, m.cannot)
