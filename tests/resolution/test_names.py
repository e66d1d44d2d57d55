"""The pair table: names that mean one thing (STRONG, MEDIUM) and names that do not, or not surely (WEAK, NO)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from faultline.resolution.names import THRESHOLD, compare_names

Pair = tuple[str, str, str, str]


def pairs() -> list[Pair]:
    with (Path(__file__).parent / "names.csv").open(encoding="utf-8", newline="") as file:
        return [(r["group"], r["a"], r["b"], r["label"]) for r in csv.DictReader(file)]


def test_table_is_large_and_well_formed() -> None:
    found = pairs()
    assert len(found) >= 150
    assert {p[3] for p in found} == {"STRONG", "MEDIUM", "WEAK", "NO"}
    assert len({(p[0], p[1], p[2]) for p in found}) == len(found)


def test_f1_at_the_shipped_threshold() -> None:
    counts = {"hit": 0, "false": 0, "missed": 0}
    for group, a, b, label in pairs():
        is_same = label in ("STRONG", "MEDIUM")
        says_same = compare_names(a, b, group).score >= THRESHOLD
        if says_same:
            counts["hit" if is_same else "false"] += 1
        elif is_same:
            counts["missed"] += 1
    f1 = 2 * counts["hit"] / (2 * counts["hit"] + counts["false"] + counts["missed"])
    assert f1 >= 0.93, counts


@pytest.mark.parametrize("pair", [p for p in pairs() if p[3] == "NO"], ids=lambda p: f"{p[1]} / {p[2]}")
def test_different_things_stay_apart(pair: Pair) -> None:
    group, a, b, _ = pair
    assert compare_names(a, b, group).score < THRESHOLD


@pytest.mark.parametrize("pair", pairs()[::7], ids=lambda p: f"{p[1]} / {p[2]}")
def test_comparison_is_symmetric_and_explains_itself(pair: Pair) -> None:
    group, a, b, _ = pair
    there, back = compare_names(a, b, group), compare_names(b, a, group)
    assert there.score == pytest.approx(back.score)
    assert a in there.why or b in there.why or a.upper() in there.why


def test_same_surname_with_other_first_name_is_refused() -> None:
    assert compare_names("Justin Trudeau", "Pierre Trudeau", "person").is_refusal
    assert compare_names("Malian Ministry of Defence", "Nigerien Ministry of Defence", "organisation").is_refusal
