"""How far two readings state the same: statements of one sentence and kind with overlapping arguments, one to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from annotating.statements import ROLES, Span, Stated, StatedSentence

CORE = {
    "event": ("actor", "target"),
    "relation": ("source", "target"),
    "effort": ("actor", "recipient"),
    "flow": ("goods",),
    "cause": ("cause", "effect"),
    "quantity": ("subject",),
    "position": ("holder", "target"),
}
SYMMETRIC = frozenset(["allied_with", "opposes", "fights", "negotiates_with"])


def report(sentences: Iterable[StatedSentence]) -> list[str]:
    """Lines: sentences read twice, F1 of the second reading against the first, over all and by kind."""
    readings: dict[str, dict[tuple[str, int], tuple[Stated, ...]]] = {"a": {}, "b": {}}
    for s in sentences:
        readings[s.annotator][s.document, s.start] = s.statements
    first, second, agreed, typed, modal = Counter[str](), Counter[str](), Counter[str](), Counter[str](), 0
    both = sorted(readings["a"].keys() & readings["b"].keys())
    some = [0, 0, 0]
    for key in both:
        a, b = readings["a"][key], readings["b"][key]
        first.update(s.kind for s in a)
        second.update(s.kind for s in b)
        pairs = paired(a, b)
        agreed.update(x.kind for x, _ in pairs)
        typed.update(x.kind for x, y in pairs if same_type(x, y))
        modal += sum(x.values["modality"] == y.values["modality"] for x, y in pairs)
        for i, counts in enumerate((bool(a) and bool(b), bool(a), bool(b))):
            some[i] += counts
    lines = [
        f"{len(both)} sentences read twice, {first.total()} and {second.total()} statements",
        f"that a sentence states something: F1 {_f1(*some)}; same modality in {modal} of {agreed.total()} pairs",
        "kind        arguments  type too",
    ]
    lines.append(_line("all", agreed.total(), typed.total(), first.total(), second.total()))
    return lines + [_line(k, agreed[k], typed[k], first[k], second[k]) for k in ROLES]


def paired(a: Sequence[Stated], b: Sequence[Stated]) -> list[tuple[Stated, Stated]]:
    """Statements of two readings of a sentence that agree in kind and core arguments, those of one type first."""
    fit = [(i, j) for i, x in enumerate(a) for j, y in enumerate(b) if agree(x, y)]
    fit.sort(key=lambda ij: (not same_type(a[ij[0]], b[ij[1]]), ij))
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    pairs = []
    for i, j in fit:
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            pairs.append((a[i], b[j]))
    return pairs


def agree(x: Stated, y: Stated) -> bool:
    """Whether two statements are of one kind, and every core argument that both name is the same somewhere; where they
    name none in common, whether their quotes overlap. Figures must be the same."""
    if x.kind != y.kind or x.values.get("value") != y.values.get("value"):
        return False
    shared = [r for r in CORE[x.kind] if r in x.texts and r in y.texts]
    if not shared:
        return _overlap(x.texts["quote"], y.texts["quote"])
    if all(_overlap(x.texts[r], y.texts[r]) for r in shared):
        return True
    crossed = x.values.get("type") in SYMMETRIC and x.kind == "relation"
    return crossed and all(
        _overlap(x.texts[r], y.texts[s]) for r, s in zip(CORE[x.kind], CORE[x.kind][::-1], strict=True)
    )


def same_type(x: Stated, y: Stated) -> bool:
    """Whether their types are the same; kinds without types are always."""
    return x.values.get("type") == y.values.get("type")


def _overlap(a: Iterable[Span], b: Iterable[Span]) -> bool:
    return any(p[2] == q[2] and p[0] < q[1] and q[0] < p[1] for p in a for q in b)


def _line(kind: str, agreed: int, typed: int, first: int, second: int) -> str:
    return f"{kind:10} {_f1(agreed, first, second)}    {_f1(typed, first, second)}   ({first}, {second})"


def _f1(same: int, first: int, second: int) -> str:
    return f"{200 * same / max(1, first + second):6.1f}"
