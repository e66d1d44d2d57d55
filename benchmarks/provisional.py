"""How near a document that was added quickly is to what a whole build makes of it.

    python benchmarks/provisional.py FOLDER [--most 100]

A map of all documents of FOLDER but one is built, the one is added by a quick build, and a whole build settles it; so
with each in turn. Told are, of all documents that were so added: statements, and how many of them name somebody or a
place that the settled map holds otherwise (who is meant is the same where the same documents speak of him in both, and
a place where it has the same id); comparisons in which they take part, those that only one of the two maps has, and
those whose verdict differs; and the same of statements of the other documents.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from contextlib import chdir
from pathlib import Path

from faultline.model.statement import Statement
from faultline.workspace import MapView, Workspace, build, rebuild, remove

Meant = tuple[object, ...]


def main() -> None:
    """Print a line of JSON a document, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--most", type=int, default=100, help="documents that are added")
    given = parser.parse_args()
    folder = given.documents.resolve()
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as scratch, chdir(folder.parent):
        workspace = Workspace.create(Path(scratch) / "map")
        build(workspace, [folder.name])
        for document in workspace.view().documents()[: given.most]:
            found = added_again(workspace, document.path)
            total += found
            print(json.dumps({"document": document.path, **found}), flush=True)
    print(json.dumps({"all": total}))


def added_again(workspace: Workspace, path: str) -> Counter[str]:
    """How a document that is taken out and added again quickly differs from what it is in the settled map."""
    remove(workspace, path)
    build(workspace, [path], quick=True)
    quick = workspace.view()
    rebuild(workspace)
    settled = workspace.view()
    home = quick.find_document(path).id
    found = Counter(_named(quick, settled, home))
    here = {s.id for s in settled.statements(document=home)}
    one, other = _compared(quick, here), _compared(settled, here)
    found["comparisons"] = len(other)
    found["comparisons only before settling"] = len(one.keys() - other.keys())
    found["comparisons only after"] = len(other.keys() - one.keys())
    found["verdicts that differ"] = sum(one[key] != other[key] for key in one.keys() & other.keys())
    return found


def _named(quick: MapView, settled: MapView, home: str) -> dict[str, int]:
    one, other = _entities(quick), _entities(settled)
    after = {s.id: s for s in settled.iterate_statements()}
    mine = [s for s in quick.iterate_statements() if s.evidence.document == home]
    rest = [s for s in quick.iterate_statements() if s.evidence.document != home]
    return {
        "statements": len(mine),
        "statements that name another": sum(_meant(s, one) != _meant(after[s.id], other) for s in mine),
        "statements of others": len(rest),
        "statements of others that name another": sum(_meant(s, one) != _meant(after[s.id], other) for s in rest),
    }


def _entities(view: MapView) -> dict[str, tuple[str, ...]]:
    return {entity.id: entity.documents for entity in view.entities()}


def _meant(statement: Statement, documents: dict[str, tuple[str, ...]]) -> Meant:
    voices = (*statement.arguments, statement.speaker, statement.reported_by)
    who = tuple(documents[voice.entity] if voice and voice.entity else None for voice in voices)
    return (*who, statement.place.place if statement.place else None)


def _compared(view: MapView, statements: set[str]) -> dict[frozenset[str], str]:
    return {
        frozenset(c.statements): c.verdict.value for c in view.comparisons() if not statements.isdisjoint(c.statements)
    }


if __name__ == "__main__":
    main()
