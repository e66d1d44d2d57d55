"""Comparisons against annotated groups of statements: brought together, and judged the same way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faultline.evaluation.gold import Gold, GoldGroup
from faultline.evaluation.matching import Pair
from faultline.model.comparison import Comparison, Verdict

VERDICTS = {
    "contradicts": (Verdict.CONTRADICTED, Verdict.COPY_ERROR),
    "updates": (Verdict.UPDATED,),
    "agrees": (Verdict.CORROBORATED, Verdict.COMPATIBLE),
    "framing": (Verdict.FRAMED,),
}
"""How the annotation calls it, and the verdicts that say so."""
_TOGETHER = 0.5
_WIDEST = 3


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """Groups annotated, those of which two statements were found, brought together, and judged the same way."""

    annotated: int
    reachable: int
    together: int
    judged: int


def group_figures(gold: Gold, pairs: Mapping[str, Pair], comparisons: Sequence[Comparison]) -> dict[str, GroupFigures]:
    """The figures of each way in which statements can stand."""
    back = {pair.found.id: wanted for wanted, pair in pairs.items()}
    figures = {}
    for relation, verdicts in VERDICTS.items():
        groups = [g for g in gold.groups if g.relation == relation]
        reachable = [g for g in groups if sum(s in pairs for s in g.statements) >= 2]
        best = [_best(g, pairs, back, comparisons) for g in reachable]
        together = [verdict for share, verdict in best if share >= _TOGETHER]
        judged = sum(verdict in verdicts for verdict in together)
        figures[relation] = GroupFigures(len(groups), len(reachable), len(together), judged)
    return figures


def _best(
    group: GoldGroup, pairs: Mapping[str, Pair], back: Mapping[str, str], comparisons: Sequence[Comparison]
) -> tuple[float, str]:
    """How much of the group the nearest comparison has (F1 over statements), and its verdict."""
    wanted = {s for s in group.statements if s in pairs}
    best = (0.0, "")
    for comparison in comparisons:
        have = {back[s] for s in comparison.statements if s in back}
        both = len(wanted & have)
        if both >= 2 and len(comparison.statements) <= _WIDEST * len(group.statements):
            best = max(best, (2 * both / (len(wanted) + len(have)), comparison.verdict.value))
    return best
