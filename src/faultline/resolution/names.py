"""Compares two names of one class (person, organisation, …); every comparison gives a score and its reason."""

from __future__ import annotations

from faultline.resolution.folding import fold_name
from faultline.resolution.likeness import THRESHOLD, Likeness
from faultline.resolution.organisations import compare_organisations
from faultline.resolution.persons import compare_persons
from faultline.resolution.spelling import word_likeness

__all__ = ["THRESHOLD", "Likeness", "compare_names"]


def compare_names(a: str, b: str, group: str) -> Likeness:
    """How far two names of a class (`referents.name_class`) mean one thing."""
    if group == "person":
        return compare_persons(a, b)
    if group == "organisation":
        return compare_organisations(a, b)
    x, y = fold_name(a), fold_name(b)
    if x == y:
        return Likeness(1.0, f"“{a}” and “{b}” are the same name")
    score = word_likeness(x, y) if " " not in x + y else 0.0
    return Likeness(
        score, f"“{a}” and “{b}” are {'spellings of one name' if score >= THRESHOLD else 'different names'}"
    )
