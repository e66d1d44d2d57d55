"""A map with the judgements of analysts over it, to see how pages bear them: most on statements, some on who is who."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from faultline.model.comparison import Verdict
from faultline.model.judgement import Decision, Fault, Subject, Terms
from faultline.tables.json_values import to_json
from faultline.workspace.seeing import see_comparison, see_matter, see_statement
from faultline.workspace.view import MapView
from faultline.workspace.workspace import Workspace

SHARES = {
    Decision.ACCEPT: 0.6,
    Decision.REJECT: 0.25,
    Decision.VERDICT: 0.1,
    Decision.MERGE: 0.04,
    Decision.RENAME: 0.01,
}
Judging = tuple[Subject, str, Terms, str]


def judged_map(workspace: Workspace, judgements: int) -> Workspace:
    """The map of a workspace in a workspace of its own, with a ledger of so many judgements."""
    folder = Path(tempfile.mkdtemp())
    shutil.copy(workspace.settings_file, folder / workspace.settings_file.name)
    (folder / "map").symlink_to(workspace.pointer.parent.resolve(), target_is_directory=True)
    judged, view = Workspace.open(folder), workspace.view()
    for decision, share in SHARES.items():
        for subject, target, terms, seen in islice(_targets(view, decision), int(judgements * share)):
            fault = Fault.POLARITY if decision is Decision.REJECT else None
            judged.ledger.append_judgement(
                "analyst", decision, target, seen=seen, subject=subject, fault=fault, terms=terms
            )
    return judged


def _targets(view: MapView, decision: Decision) -> Iterator[Judging]:
    """What a decision is about, with its terms and what the analyst saw, spread over the map."""
    if decision in (Decision.ACCEPT, Decision.REJECT):
        step, first = 211, 0 if decision is Decision.ACCEPT else 100
        for offset in range(first, view.count_statements(), step):
            statement = view.statements(limit=1, offset=offset)[0]
            yield Subject.STATEMENT, statement.id, Terms(), to_json(see_statement(view, statement))
    elif decision is Decision.VERDICT:
        for comparison in view.comparisons(limit=5000):
            seen = to_json(see_comparison(comparison))
            yield Subject.COMPARISON, comparison.id, Terms(verdict=Verdict.COMPATIBLE), seen
    else:
        rank = 5000 if decision is Decision.MERGE else 200
        while some := view.entities(limit=2, offset=rank):
            given = Terms(other=some[1].id) if decision is Decision.MERGE else Terms(name=f"{some[0].name} (so called)")
            terms, seen = see_matter(view, Subject.ENTITY, some[0].id, decision, given)
            yield Subject.ENTITY, some[0].id, terms, seen
            rank += 97
