"""What stands after judgements that change no table: a view goes on with the tables that it has.

Most judgements say that a statement is right, or wrong where nothing rests on it; to lay all judgements over a large
map again for each of them would make an analyst wait.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faultline.model.judgement import Decision, Judgement, Subject
from faultline.workspace.judged import Judged
from faultline.workspace.ledger import standing_of
from faultline.workspace.queries import PartQueries
from faultline.workspace.statement_filter import with_ids

_LIGHT = {
    Subject.STATEMENT: (Decision.ACCEPT, Decision.REJECT, Decision.NOTE),
    Subject.COMPARISON: (Decision.CONFIRM, Decision.DISMISS, Decision.NOTE),
}
_TABLES = {Subject.STATEMENT: "statements", Subject.COMPARISON: "comparisons"}


def lightly(
    judged: Judged, queries: PartQueries, before: Sequence[Judgement], now: Sequence[Judgement]
) -> Judged | None:
    """What stands when more was judged or taken back since; None where the tables have to be laid over anew."""
    known = {j.id: j.undone for j in before}
    fresh = [j for j in now if known.get(j.id) != j.undone]
    standing, targets = dict(judged.standing), dict(judged.targets)
    for target in dict.fromkeys(j.target for j in fresh):
        about = [j for j in now if j.target == target]
        if not all(_is_light(j) for j in about) or not _is_alone(queries, target, about):
            return None
        targets |= {j.id: target for j in about if not j.undone}
        standing.pop(target, None)
        standing |= standing_of(about)
    return replace(judged, standing=standing, targets=targets)


def _is_light(judgement: Judgement) -> bool:
    return judgement.decision in _LIGHT.get(judgement.subject, ())


def _is_alone(queries: PartQueries, target: str, about: Sequence[Judgement]) -> bool:
    """Whether the map has the target as it was built, and no comparison changes with it."""
    found = with_ids([target])
    rows = queries.rows(f"SELECT nth FROM {_TABLES[about[0].subject]} WHERE {found.sql}", found.values)
    positions = [float(nth) for (nth,) in rows]
    if not positions or positions[0] != int(positions[0]):
        return False
    return all(j.decision is not Decision.REJECT for j in about) or not queries.as_built.comparisons_of(positions)
