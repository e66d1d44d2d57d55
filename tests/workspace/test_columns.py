"""Columns that judgements change are what would be made of the tables as judged; light judgements change no table."""

from __future__ import annotations

from pathlib import Path

import pytest

from faultline.model.comparison import Verdict
from faultline.model.judgement import Decision, Fault, Terms
from faultline.workspace import MapView, Selection, Workspace
from faultline.workspace.columns import Columns, folded
from faultline.workspace.fast_tables import make_fast
from faultline.workspace.judging import judge
from faultline.workspace.making_columns import columns_of, read_columns, write_columns
from sample_map import built_map

ORDERED = ("statements", "entities", "comparisons", "documents", "places", "compared")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return built_map(tmp_path / "map")


def told(columns: Columns) -> dict[str, object]:
    """All rows of all columns but the order of names, which is worked out when it is asked for."""
    tables = columns.tables
    found: dict[str, object] = {}
    for name in ORDERED:
        kept = [column for column in sorted(tables[name].column_names) if column != "alphabetical"]
        rows = [tuple(row.values()) for row in tables[name].select(kept).to_pylist()]
        found[name] = sorted(rows) if name == "compared" else rows
    found["roles"] = sorted(map(repr, tables["roles"].to_pylist()))
    found["by name"] = columns.alphabetical.tolist()
    found["of each"] = [columns.firsts.sum(), columns.best_known.tolist(), columns.dates.tolist()]
    return {key: repr(value) for key, value in found.items()}


def both(view: MapView) -> tuple[dict[str, object], dict[str, object]]:
    queries = view._queries
    return told(queries.choosing.columns), told(Columns(columns_of(queries.table)))


@pytest.mark.parametrize("is_rejected", [False, True])
@pytest.mark.parametrize("is_fast", [False, True])
def test_changed_columns_are_those_of_the_tables_as_judged(
    workspace: Workspace, is_fast: bool, is_rejected: bool
) -> None:
    view = workspace.view()
    flow, event = view.statements(kind="flow")[0], view.statements(kind="event")[0]
    compared = view.comparisons()[0]
    judge(workspace, "analyst", "cc03", Decision.RENAME, Terms(name="The other mission"))
    judge(workspace, "analyst", flow.id, Decision.CORRECT, Terms(fields='{"type": "fuel"}'), fault=Fault.WRONG_KIND)
    judge(workspace, "analyst", compared.id, Decision.VERDICT, Terms(verdict=Verdict.COMPATIBLE))
    if is_rejected:
        judge(workspace, "analyst", compared.statements[0], Decision.REJECT)
    if is_fast:
        manifest = workspace.manifest()
        assert manifest
        make_fast(workspace, manifest)
    changed, made = both(workspace.view())
    assert changed == made
    assert event.id in {s.id for s in workspace.view().statements()}


def test_who_is_one_with_another_takes_part_once(workspace: Workspace) -> None:
    before = workspace.view().selected(Selection(actors=("aa01",))).count()
    other = workspace.view().selected(Selection(actors=("bb02",))).count()
    both = workspace.view().selected(Selection(actors=("aa01", "bb02"))).count()
    judge(workspace, "analyst", "aa01", Decision.MERGE, Terms(other="bb02"))
    view = workspace.view()
    some, one = view.selected(Selection(actors=("aa01",))), view.entity("aa01").id
    assert max(before, other) < some.count() == both
    tallies = {tally.id: tally.statements for tally in some.actors()}
    assert tallies[one] == both
    assert len({one, "aa01", "bb02"} & set(tallies)) == 1
    changed = told(view._queries.choosing.columns)
    assert changed == told(Columns(columns_of(view._queries.table, view._queries.touched.merged)))


def test_they_are_read_as_they_were_written(workspace: Workspace, tmp_path: Path) -> None:
    made = columns_of(workspace.view()._queries.table)
    write_columns(made, tmp_path)
    assert told(Columns(read_columns(tmp_path))) == told(Columns(made))


@pytest.mark.parametrize("text", ["FRONT", "front", "Frönt"])
def test_names_are_found_whatever_their_case_and_accents(workspace: Workspace, text: str) -> None:
    view = workspace.view()
    assert {e.id for e in view.entities(text=text)} == {e.id for e in view.entities() if folded("front") in named(e)}
    assert not view.entities(text="front\nfront")


def named(entity: object) -> str:
    return folded(" ".join((entity.name, *(alias.text for alias in entity.aliases))))  # type: ignore[attr-defined]


def test_a_light_judgement_goes_on_with_the_tables(workspace: Workspace) -> None:
    view = workspace.view()
    compared = {s for c in view.comparisons() for s in c.statements}
    alone = next(s.id for s in view.statements() if s.id not in compared)
    made = judge(workspace, "analyst", alone, Decision.REJECT, view=view)
    after = view.renewed()
    assert after._queries is view._queries
    assert (view.judgements(), set(after.judgements())) == ({}, {alone})
    assert after.judgements() == workspace.view().judgements()
    assert after.selected(Selection(judged=True)).count() == 1
    workspace.ledger.undo("analyst", made.id)
    again = after.renewed()
    assert again._queries is view._queries
    assert (again.judgements(), again.position) == ({}, 2)


def test_a_judgement_that_changes_tables_lays_them_over_anew(workspace: Workspace) -> None:
    view = workspace.view()
    judge(workspace, "analyst", view.comparisons()[0].statements[0], Decision.REJECT)
    after = view.renewed()
    assert after._queries is not view._queries
    assert after.comparisons() == workspace.view().comparisons() != view.comparisons()
    judge(workspace, "analyst", "aa01", Decision.MERGE, Terms(other="bb02"))
    assert after.renewed().entities() == workspace.view().entities() != after.entities()
