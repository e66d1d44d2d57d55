"""A workspace is made in a folder of its own, and says what is wrong with one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from faultline.errors import UsageError, WorkspaceError
from faultline.workspace import Workspace, build
from faultline.workspace.log import list_versions
from faultline.workspace.manifest import read_manifest
from faultline.workspace.whole_files import whole_file, whole_folder


def test_a_new_workspace_has_settings_to_edit(tmp_path: Path) -> None:
    made = Workspace.create(tmp_path / "new", 'Mali "north" – a \\ test')
    assert made.settings.title == 'Mali "north" – a \\ test'
    assert Workspace.open(tmp_path / "new").current is None
    assert Workspace.create(tmp_path / "named").settings.title == "named"


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"thesis\.txt"):
        Workspace.create(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_workspace_is_not_made_twice_or_opened_where_there_is_none(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "w")
    with pytest.raises(WorkspaceError, match="already"):
        Workspace.create(tmp_path / "w")
    with pytest.raises(WorkspaceError, match="no Faultline workspace"):
        Workspace.open(tmp_path / "elsewhere")


def test_a_version_that_is_not_there_is_a_wrong_use(workspace: Workspace) -> None:
    build(workspace, ["texts/talks.txt"], workers=1)
    with pytest.raises(UsageError, match="faultline log"):
        workspace.view("zzz")


def test_a_damaged_manifest_says_so(workspace: Workspace) -> None:
    version = build(workspace, ["texts/talks.txt"], workers=1).version
    path = workspace.manifests / f"{version}.json"
    path.write_text(path.read_text(encoding="utf-8")[:100], encoding="utf-8")
    with pytest.raises(WorkspaceError, match="build again"):
        workspace.view()


def test_a_missing_part_says_so(workspace: Workspace) -> None:
    build(workspace, ["texts/talks.txt"], workers=1)
    for part in workspace.parts.glob("statements-*.parquet"):
        part.unlink()
    with pytest.raises(WorkspaceError, match="build again"):
        workspace.view()


def rewrite(workspace: Workspace, table: str, change: Callable[[pa.Table], pa.Table]) -> None:
    """Let the parts of a table be as another Faultline would have written them."""
    for path in workspace.parts.glob(f"{table}-*.parquet"):
        pq.write_table(change(pq.read_table(path)), path)


def without_probability(statements: pa.Table) -> pa.Table:
    """Places of statements as they were before they knew how probable they are."""
    at = statements.schema.get_field_index("place")
    kept = [field.name for field in statements.schema.field(at).type if field.name != "probability"]
    places = statements.column(at).combine_chunks()
    struct = pa.StructArray.from_arrays([places.field(name) for name in kept], kept, mask=places.is_null())
    return statements.set_column(at, "place", struct)


@pytest.mark.parametrize(
    ("table", "change", "named"),
    [
        ("statements", without_probability, "place.probability"),
        ("statements", lambda rows: rows.drop_columns(["confidence"]), "confidence"),
        ("comparisons", lambda rows: rows.drop_columns(["severity"]), "severity"),
    ],
)
def test_a_map_of_an_earlier_faultline_says_so_and_a_build_mends_it(
    workspace: Workspace, table: str, change: Callable[[pa.Table], pa.Table], named: str
) -> None:
    build(workspace, ["texts/talks.txt"], workers=1)
    rewrite(workspace, table, change)
    with pytest.raises(WorkspaceError, match=f"earlier Faultline .*{named}.*build again"):
        workspace.view()
    build(workspace, ["texts/convoy.txt"], workers=1)
    assert workspace.view().count_statements() > 0


def test_a_part_that_goes_while_it_is_looked_at_says_so(workspace: Workspace) -> None:
    build(workspace, ["texts/talks.txt"], workers=1)
    view = workspace.view()
    for part in workspace.parts.glob("*.parquet"):
        part.unlink()
    with pytest.raises(WorkspaceError, match="build again"):
        list(view.iterate_statements())


def test_the_log_lists_versions_and_marks_the_current(workspace: Workspace) -> None:
    assert list_versions(workspace) == ()
    first = build(workspace, ["texts/talks.txt"], workers=1)
    second = build(workspace, ["texts/convoy.txt"], workers=1)
    entries = {entry.version: entry for entry in list_versions(workspace)}
    assert {version: entry.is_current for version, entry in entries.items()} == {
        first.version: False,
        second.version: True,
    }
    assert (entries[second.version].documents, entries[second.version].sources) == (2, 2)
    assert read_manifest(workspace.manifests / f"{first.version}.json").to_json() == (
        workspace.manifests / f"{first.version}.json"
    ).read_text(encoding="utf-8")


def write_half_a_file(target: Path, scratch: Path) -> None:
    with whole_file(target, scratch) as path:
        path.write_text("half", encoding="utf-8")
        raise RuntimeError


def write_half_a_folder(target: Path, scratch: Path) -> None:
    with whole_folder(target, scratch) as path:
        (path / "one").write_text("half", encoding="utf-8")
        raise RuntimeError


@pytest.mark.parametrize("write_half", [write_half_a_file, write_half_a_folder])
def test_what_fails_half_way_does_not_appear(tmp_path: Path, write_half: Callable[[Path, Path], None]) -> None:
    with pytest.raises(RuntimeError):
        write_half(tmp_path / "out" / "target", tmp_path / "scratch")
    assert not (tmp_path / "out").exists()
    assert list((tmp_path / "scratch").iterdir()) == []
