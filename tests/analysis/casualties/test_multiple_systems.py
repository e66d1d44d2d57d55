"""Those on no list, against closed forms, hand-made tables, real lists and lists of which the truth is known."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from faultline.analysis.casualties.lists import Lists
from faultline.analysis.casualties.multiple_systems import (
    Estimate,
    Terms,
    estimate,
    lincoln_petersen,
    models_of,
    term_names,
)

NAMES = ("A", "B", "C")
HAND: dict[tuple[int, ...], int] = {
    (1, 1, 1): 10,
    (1, 1, 0): 30,
    (1, 0, 1): 25,
    (0, 1, 1): 40,
    (1, 0, 0): 120,
    (0, 1, 0): 150,
    (0, 0, 1): 200,
}
"""A table made for the test."""
SUDAN = Path("data/casualties/crc_sudan_lshtm/sdn_cam_data_final_public.xlsx")


def by_model(found: Estimate) -> dict[Terms, float | None]:
    return {m.terms: m.unlisted for m in found.models}


def closed_forms(n: dict[tuple[int, ...], int]) -> dict[Terms, float]:
    """Those on none by the models of three lists that have a closed form (Bishop, Fienberg & Holland 1975, ch. 6)."""
    found: dict[Terms, float] = {}
    pairs = list(combinations(range(3), 2))
    for a, b in pairs:  # one interaction: the two lists are one list, independent of the third
        c = 3 - a - b
        either = sum(m for h, m in n.items() if (h[a] or h[b]) and not h[c])
        both = sum(m for h, m in n.items() if (h[a] or h[b]) and h[c])
        third = sum(m for h, m in n.items() if h[c] and not (h[a] or h[b]))
        found[((a, b),)] = either * third / both
    for one, other in combinations(pairs, 2):  # two: given the list that both share, the others are independent
        shared = (set(one) & set(other)).pop()
        a, b = (p for p in range(3) if p != shared)
        alone = {frozenset(p for p in range(3) if h[p]): m for h, m in n.items()}
        found[(one, other)] = alone[frozenset({a})] * alone[frozenset({b})] / alone[frozenset({a, b})]
    found[tuple(pairs)] = (
        n[1, 1, 1] * n[1, 0, 0] * n[0, 1, 0] * n[0, 0, 1] / (n[1, 1, 0] * n[1, 0, 1] * n[0, 1, 1])
    )  # fmt: skip
    return found


def test_two_lists_are_lincoln_and_petersen() -> None:
    lists = Lists.of(("A", "B"), {(1, 1): 30, (1, 0): 70, (0, 1): 120})
    whole = lincoln_petersen(100, 150, 30)
    (model,) = estimate(lists).models
    assert model.unlisted is not None
    assert whole == pytest.approx(500)
    assert model.unlisted + lists.recorded == pytest.approx(500)


def test_a_list_that_all_stand_on_leaves_the_closed_form_of_each_pair() -> None:
    """A third list independent of two makes nothing of their pairwise estimate."""
    counts = {h: 500 * np.prod([p if x else 1 - p for x, p in zip(h, (0.4, 0.3, 0.5), strict=True)]) for h in HAND}
    lists = Lists.of(NAMES, {h: round(n) for h, n in counts.items()})
    independent = by_model(estimate(lists))[()]
    assert independent == pytest.approx(500 * 0.6 * 0.7 * 0.5, rel=0.02)
    for a, b in combinations(range(3), 2):
        whole = lincoln_petersen(lists.size(a), lists.size(b), lists.size(a, b))
        assert whole == pytest.approx(500, rel=0.03)


def test_three_lists_by_closed_forms() -> None:
    found = by_model(estimate(Lists.of(NAMES, HAND)))
    for terms, unlisted in closed_forms(HAND).items():
        assert found[terms] == pytest.approx(unlisted, rel=1e-6), term_names(terms, NAMES)


def test_independence_solves_its_equation() -> None:
    """N − n = N·∏(1 − nᵢ/N), the likelihood equation of independent lists (Darroch 1958)."""
    lists = Lists.of(NAMES, HAND)
    unlisted = by_model(estimate(lists))[()]
    assert unlisted is not None
    whole = unlisted + lists.recorded
    assert unlisted == pytest.approx(whole * np.prod([1 - lists.size(p) / whole for p in range(3)]), rel=1e-6)


@pytest.mark.parametrize(("size", "number"), [(2, 1), (3, 8), (4, 113), (5, 386)])
def test_the_models_of_a_size(size: int, number: int) -> None:
    models = models_of(size)
    assert len(models) == len(set(models)) == number
    for terms in models:
        assert all(set(combinations(t, 2)) <= set(terms) for t in terms if len(t) == 3)


def test_weights_add_up_and_averages_lie_between_models() -> None:
    found = estimate(Lists.of(NAMES, HAND))
    unlisted = [m.unlisted for m in found.models if m.unlisted is not None]
    for average, weights in ((found.by_aic, "by_aic"), (found.by_bic, "by_bic")):
        assert sum(getattr(m, weights) for m in found.models) == pytest.approx(1)
        assert average is not None
        assert average.high is not None
        assert min(unlisted) <= average.unlisted <= max(unlisted)
        assert average.low < average.unlisted < average.high


def test_a_model_that_cannot_be_fitted_says_why() -> None:
    found = estimate(Lists.of(NAMES, {**HAND, (1, 1, 0): 0}))
    saturated = next(m for m in found.models if len(m.terms) == 3)
    assert saturated.unlisted is None
    assert "zero" in saturated.cannot
    assert found.by_aic is not None


def test_the_order_of_lists_changes_nothing() -> None:
    turned = Lists.of(("C", "A", "B"), {(h[2], h[0], h[1]): n for h, n in HAND.items()})
    one, other = estimate(Lists.of(NAMES, HAND)).by_aic, estimate(turned).by_aic
    assert one is not None
    assert other is not None
    assert one.unlisted == pytest.approx(other.unlisted)
    assert one.low == pytest.approx(other.low)


def simulated(generator: np.random.Generator, whole: int, chances: tuple[float, ...], tie: float) -> Lists:
    """Persons on lists with these chances; whoever is on the first is on the second `tie` times as likely."""
    on = [generator.random(whole) < chance for chance in chances]
    on[1] = np.where(on[0], generator.random(whole) < min(chances[1] * tie, 1.0), on[1])
    rows = np.stack(on, axis=1).astype(int).tolist()
    return Lists.of([f"L{n}" for n in range(len(chances))], Counter(tuple(row) for row in rows))


@pytest.mark.parametrize(
    ("whole", "chances", "tie", "seed"),
    [(1000, (0.3, 0.4, 0.5), 1.0, 3), (3000, (0.1, 0.2, 0.15), 2.0, 3), (500, (0.5, 0.5, 0.5), 1.5, 3)],
)
def test_nine_of_ten_intervals_hold_the_truth(
    whole: int, chances: tuple[float, ...], tie: float, seed: int
) -> None:  # fmt: skip
    """By BIC within 85 to 95 %, by AIC, which hedges more, at least as often."""
    generator, times = np.random.default_rng(seed), 80
    held = np.zeros(2)
    for _ in range(times):
        lists = simulated(generator, whole, chances, tie)
        found = estimate(lists)
        for n, average in enumerate((found.by_aic, found.by_bic)):
            assert average is not None
            high = np.inf if average.high is None else average.high
            held[n] += average.low <= whole - lists.recorded <= high
    by_aic, by_bic = held / times
    assert 0.85 <= by_bic <= 0.95
    assert by_aic >= 0.88


def sudan(data: Path) -> Lists:
    """The three lists of deaths in Khartoum: duplicates and matches as scored 3 and more by the study's own readers."""
    book = openpyxl.load_workbook(data / SUDAN)
    header, *rows = book["data"].iter_rows(values_only=True)
    book.close()
    kept = [
        r
        for r in (dict(zip(header, row, strict=True)) for row in rows)
        if r["loc_death"] == "Khartoum" and (r["dup_score"] or 0) < 3
    ]
    parent = {r["id"]: r["id"] for r in kept}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    first: dict[str, str] = {}
    for r in kept:
        for n in range(1, 6):
            if r[f"ovrlp_id_{n}"] and (r[f"ovrlp_score_{n}"] or 0) >= 3:
                pair = str(r[f"ovrlp_id_{n}"]).rsplit("_", 1)[0]
                parent[root(r["id"])] = root(first.setdefault(pair, r["id"]))
    persons: dict[str, set[str]] = {}
    for r in kept:
        persons.setdefault(root(r["id"]), set()).add(r["id"].split("_")[0])
    names = ("PB", "PV", "SM")
    return Lists.of(names, Counter(tuple(int(n in on) for n in names) for on in persons.values()))


def test_the_lists_of_khartoum(shared: Path) -> None:
    """Eight models, each its closed form, that differ several times over; the study's 61,202 is in the interval."""
    if not (shared / SUDAN).exists():
        pytest.skip(f"the Sudan lists are not at {shared / SUDAN}")
    lists = sudan(shared)
    found = estimate(lists)
    assert lists.recorded == 3290
    assert len(found.models) == 8
    assert all(m.unlisted is not None for m in found.models)
    models = by_model(found)
    for terms, unlisted in closed_forms(dict(lists.histories)).items():
        assert models[terms] == pytest.approx(unlisted, rel=1e-6)
    unlisted_of_all = [m for m in models.values() if m is not None]
    assert max(unlisted_of_all) > 5 * min(unlisted_of_all)
    assert found.by_aic is not None
    assert found.by_aic.high is not None
    assert found.by_aic.low < 61202 - lists.recorded < found.by_aic.high
