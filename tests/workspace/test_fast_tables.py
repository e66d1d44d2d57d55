"""The tables of a large version in DuckDB's form answer as its parts do, judged or not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from faultline.model.judgement import Decision, Terms
from faultline.workspace import MapView, Selection, Workspace
from faultline.workspace.fast_tables import is_copied, is_worth_it, make_fast
from faultline.workspace.judging import judge
from sample_map import built_map, one_document, publish

SELECTIONS = (
    Selection(),
    Selection(kinds=("event", "flow")),
    Selection(start="2019", end="2019-03"),
    Selection(places=("geonames:1",), keeps_unknown=True),
    Selection(actors=("aa01",), publishers=("The Herald",)),
    Selection(judged=True),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return built_map(tmp_path / "map")


def answers(view: MapView) -> list[object]:
    """All that is asked of a map, under several selections."""
    found: list[object] = [view.counts(), view.entities(), view.documents(), view.places(), view.losses()]
    for selection in SELECTIONS:
        some = view.selected(selection)
        found += [some.count(), some.statements(), some.statements(limit=2, offset=1), some.counts_by("country")]
        found += [some.actors(), some.actors(text="FRONT"), some.places(), some.publishers(), some.documents()]
        found += [
            some.entities(),
            some.entity_types(),
            some.comparisons(),
            some.verdicts(),
            some.document_page(2, 1),
            some.document_page(2, latest=True),
        ]
    return found


def test_they_answer_as_the_parts_do(workspace: Workspace) -> None:
    manifest = workspace.manifest()
    assert manifest
    slow = workspace.view()
    assert make_fast(workspace, manifest)
    fast = workspace.view()
    assert (slow.is_fast, fast.is_fast) == (False, True)
    assert answers(fast) == answers(slow)
    assert answers(fast.shareable()) == answers(slow.shareable())


def test_judgements_lie_over_them_too(workspace: Workspace) -> None:
    judge(workspace, "analyst", "aa01", Decision.MERGE, Terms(other="bb02"))
    judge(workspace, "analyst", workspace.view().statements(kind="flow")[0].id, Decision.REJECT)
    slow = answers(workspace.view())
    manifest = workspace.manifest()
    assert manifest
    make_fast(workspace, manifest)
    assert workspace.view().is_fast
    assert answers(workspace.view()) == slow


def test_there_is_one_file_for_what_is_current(workspace: Workspace) -> None:
    manifest = workspace.manifest()
    assert manifest
    assert not is_worth_it(manifest)
    first = make_fast(workspace, manifest)
    assert first == make_fast(workspace, manifest)
    publish(workspace, [one_document("Late news\n\nIt rained.")])
    assert not is_copied(workspace)
    after = workspace.manifest()
    assert after
    second = make_fast(workspace, after)
    assert second
    assert list(second.parent.iterdir()) == [second]


def test_a_workspace_that_cannot_be_written_does_without(workspace: Workspace) -> None:
    manifest = workspace.manifest()
    assert manifest
    (workspace.parts.parent / "fast").write_text("no folder")
    assert make_fast(workspace, manifest) is None
    assert not workspace.view().is_fast


def test_a_broken_copy_is_passed_over(workspace: Workspace) -> None:
    manifest = workspace.manifest()
    assert manifest
    expected = answers(workspace.view())
    folder = make_fast(workspace, manifest)
    assert folder
    (folder / "statements.rows.arrow").write_bytes(b"broken")
    assert not workspace.view().is_fast
    assert answers(workspace.view()) == expected


def test_a_view_goes_on_when_the_next_version_takes_its_copy_away(workspace: Workspace) -> None:
    manifest = workspace.manifest()
    assert manifest
    folder = make_fast(workspace, manifest)
    assert folder
    view = workspace.view()
    expected = answers(workspace.view())
    shutil.rmtree(folder)
    assert view.is_fast
    assert answers(view) == expected
