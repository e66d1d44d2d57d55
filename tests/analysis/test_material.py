"""What of a map is analysed."""

from __future__ import annotations

from pathlib import Path

import pytest

from faultline.analysis import Material, Scope
from faultline.errors import UsageError
from faultline.model.judgement import Decision
from faultline.workspace import Workspace
from sample_map import built_map


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return built_map(Path(tmp_path_factory.mktemp("analysed")) / "map")


def test_all_statements_have_a_source(workspace: Workspace) -> None:
    view = workspace.view()
    material = Material.of(view)
    assert len(material.statements) == view.counts()["statements"]
    assert {material.sources[n] for n in material.source_of.values()} == set(material.sources)


def test_what_an_analyst_rejects_is_not_analysed(workspace: Workspace) -> None:
    view = workspace.view()
    first = view.statements()[0]
    workspace.ledger.append_judgement("ann", Decision.REJECT, first.id)
    assert first.id not in Material.of(workspace.view()).by_id
    workspace.ledger.undo("ann")
    assert first.id in Material.of(workspace.view()).by_id


def test_a_scope_leaves_out_what_is_told_of_other_times_and_keeps_what_gives_none(workspace: Workspace) -> None:
    view = workspace.view()
    later = Material.of(view, Scope.of_period("2100..")).statements
    assert all(s.time is None or s.time.end is None or s.time.end >= "2100" for s in later)
    timeless = sum(1 for s in view.statements() if s.time is None)
    assert len(later) >= timeless > 0


@pytest.mark.parametrize(("period", "start", "end"), [("2012..2020", "2012", "2020"), ("2012-03..", "2012-03", None)])
def test_periods(period: str, start: str, end: str | None) -> None:
    assert (Scope.of_period(period).start, Scope.of_period(period).end) == (start, end)


@pytest.mark.parametrize("period", ["2012", "..", "then..now", "12..2013"])
def test_periods_that_are_none(period: str) -> None:
    with pytest.raises(UsageError, match="not understood"):
        Scope.of_period(period)
