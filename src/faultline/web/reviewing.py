"""The review queue: reckoned once for a version and a filter, what was judged since is passed over."""

from __future__ import annotations

from dataclasses import dataclass, replace

from faultline.model.judgement import RULES_ON_STATEMENTS
from faultline.web.analysing import Analyses
from faultline.web.filters import Filter
from faultline.web.narrowing import selection_of
from faultline.workspace import MapView
from faultline.workspace.urgency import Urgent

LONGEST = 2000
"""Statements that a queue holds at least beyond those that are judged."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What is to be judged next.

    Attributes:
        urgent: The most urgent first; none that is judged.
        total, judged: Statements under the filter, and how many of them are judged.
        running: Seconds since the order began to be reckoned, while it is; 0 when it is there.
    """

    urgent: tuple[Urgent, ...]
    total: int
    judged: int
    running: float = 0.0


def review_queue(view: MapView, chosen: Filter, analyses: Analyses) -> Queue:
    """The queue under a filter, whatever it says of judged or not."""
    any_of = replace(chosen, judged=None)
    selection = selection_of(view, any_of)
    ruled = {key for key, j in view.judgements().items() if j.decision in RULES_ON_STATEMENTS}
    total = view.selected(selection).count()
    judged = view.selected(replace(selection, judged=True)).count() if ruled else 0
    some, most = view.selected(selection), LONGEST * (1 + len(ruled) // LONGEST) + LONGEST
    order, running = analyses.later(("review", view.version, selection, most), lambda: some.most_urgent(most))
    left = tuple(one for one in order or () if one.id not in ruled)
    return Queue(left, total, judged, running)
