"""From one version to the next: what came, went, and says otherwise."""

from __future__ import annotations

from pathlib import Path

from faultline.comparison.revisions import Change
from faultline.workspace import MapView, Workspace, build, remove
from faultline.workspace.changes import DocumentChange, changes

FIRST = "The mission has 300 soldiers in Gao. The army withdrew from Kidal on 3 May 2019.\n"
SECOND = "The mission has 450 soldiers in Gao. The army withdrew from Kidal on 3 May 2019.\n"


def built(workspace: Workspace, folder: Path, **texts: str) -> MapView:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build(workspace, [str(folder / f"{name}.txt") for name in texts], workers=1)
    return workspace.view()


def test_a_newer_edition_changes_a_figure_and_nothing_else(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "map")
    before = built(workspace, tmp_path, report=FIRST)
    after = built(workspace, tmp_path, report=SECOND)
    (document,) = changes(before, after).documents
    assert document.change is DocumentChange.REPLACED
    assert [(r.change, r.what) for r in document.revisions] == [
        (Change.CHANGED, "The mission: troops in Gao: value: 300 → 450")
    ]


def test_documents_that_come_and_go(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "map")
    one = built(workspace, tmp_path, report=FIRST)
    two = built(workspace, tmp_path, other="France has 4,000 soldiers in Mali.\n")
    (added,) = changes(one, two).documents
    assert (added.change, added.before) == (DocumentChange.ADDED, 0)
    assert added.after == two.count_statements() - one.count_statements()
    remove(workspace, str(tmp_path / "other.txt"))
    (removed,) = changes(two, workspace.view()).documents
    assert (removed.change, removed.path) == (DocumentChange.REMOVED, str(tmp_path / "other.txt"))


def test_comparisons_that_appear_are_those_of_the_newer_version(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "map")
    one = built(workspace, tmp_path, report="France has 4,000 soldiers in Mali in May 2019.\n")
    two = built(workspace, tmp_path, other="France had 9,000 soldiers in Mali in May 2019.\n")
    found = changes(one, two)
    assert [c.id for c in found.appeared] == [c.id for c in two.comparisons()]
    assert found.appeared
    assert not found.vanished
    back = changes(two, one)
    assert (back.appeared, back.vanished) == ((), found.appeared)


def test_a_version_and_itself(view: MapView) -> None:
    found = changes(view, view)
    assert (found.documents, found.appeared, found.vanished) == ((), (), ())
