"""Which version pages show while a large one is being copied."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from faultline.model.judgement import Decision
from faultline.web import current
from faultline.web.current import CurrentMap
from faultline.workspace import Workspace, fast_tables
from faultline.workspace.fast_tables import make_fast
from faultline.workspace.judging import judge
from sample_map import built_map, one_document, publish


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr(fast_tables, "LARGE", 0)
    return built_map(tmp_path / "map")


def ended(shown: CurrentMap) -> None:
    if shown._copying:
        shown._copying.join(60)


def test_the_version_before_is_shown_until_the_next_is_copied(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = CurrentMap(workspace)
    ended(shown)
    before = shown.view()
    assert before.is_fast
    may_copy = threading.Event()

    def copied_late(*given: Any) -> None:
        may_copy.wait(60)
        make_fast(*given)

    monkeypatch.setattr(current, "copy_apart", copied_late)
    publish(workspace, [one_document("Late news\n\nIt rained.")])
    assert shown.view().version == before.version != workspace.current
    judge(workspace, "analyst", before.statements(limit=1)[0].id, Decision.ACCEPT, view=before)
    assert (shown.view().version, shown.view().position) == (before.version, 1)
    may_copy.set()
    ended(shown)
    assert (shown.view().version, shown.view().is_fast) == (workspace.current, True)


def test_a_version_that_cannot_be_copied_is_shown_as_it_is(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = CurrentMap(workspace)
    ended(shown)
    assert shown.view().is_fast
    monkeypatch.setattr(current, "copy_apart", lambda *_: None)
    publish(workspace, [one_document("Late news\n\nIt rained.")])
    shown.view()
    ended(shown)
    assert (shown.view().version, shown.view().is_fast) == (workspace.current, False)
