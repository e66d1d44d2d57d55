"""A version depends on what it is made from, and on nothing else."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from deadly_stages import DEADLY_LANGUAGE, DEADLY_STAGES
from faultline.errors import UsageError, WorkspaceError
from faultline.pipeline import STAGES, BatchStage, TableStage
from faultline.tables.batches import batch_step
from faultline.tables.schemas import Record
from faultline.workspace import Workspace, build, remove
from faultline.workspace.lock import build_lock

Stages = tuple[BatchStage | TableStage, ...]


def part_bytes(workspace: Workspace) -> dict[str, bytes]:
    manifest = workspace.manifest()
    assert manifest is not None
    return {part.file: (workspace.parts / part.file).read_bytes() for part in manifest.parts}


def reasons(workspace: Workspace) -> list[tuple[str, str, str]]:
    return [(loss.path, loss.reason, loss.detail) for loss in workspace.view().losses() if loss.step == "documents"]


def with_extraction(function: object) -> Stages:
    """The stages with another step in the place of extraction, under the same name and version."""
    step = batch_step(function, Record, Record)  # type: ignore[arg-type]
    return tuple(
        BatchStage(s.name, step, s.version) if isinstance(s, BatchStage) and s.name == "extraction" else s
        for s in STAGES
    )


def failing_on_convoys(record: Record) -> Iterator[Record]:
    if record.document and "convoy" in record.document.path:
        raise ZeroDivisionError("an unforeseen fault")
    yield replace(record, analysis=None)


def test_a_build_makes_a_map_and_says_what_it_did(workspace: Workspace) -> None:
    report = build(workspace, ["texts"], workers=1)
    view = workspace.view()
    assert (report.added, report.removed, report.documents, report.refused) == (3, 0, 3, ())
    assert [d.path for d in view.documents()] == ["texts/convoy.txt", "texts/garrison.txt", "texts/talks.txt"]
    assert report.version == workspace.current == view.version
    assert report.statements == view.count_statements() > 0
    assert [entry.action for entry in workspace.ledger.audit()] == ["build"]


def test_every_quote_is_its_documents_text(workspace: Workspace) -> None:
    build(workspace, ["texts"], workers=1)
    view = workspace.view()
    for statement in view.iterate_statements():
        statement.evidence.check(view.document(statement.evidence.document).text)


def test_adding_one_by_one_equals_building_at_once(workspace: Workspace, tmp_path: Path) -> None:
    build(workspace, ["texts/talks.txt"], workers=1)
    build(workspace, ["texts/convoy.txt"], workers=1)
    build(workspace, ["texts/garrison.txt"], workers=1)
    at_once = Workspace.create(tmp_path / "other", "Kidal")
    build(at_once, ["texts"], workers=1)
    assert at_once.current == workspace.current
    assert part_bytes(at_once) == part_bytes(workspace)


def test_two_workers_make_what_one_makes(workspace: Workspace, tmp_path: Path) -> None:
    build(workspace, ["texts"], workers=1)
    other = Workspace.create(tmp_path / "other", "Kidal")
    build(other, ["texts"], workers=2)
    assert part_bytes(other) == part_bytes(workspace)


def test_a_second_build_reads_nothing_again(workspace: Workspace) -> None:
    first = build(workspace, ["texts"], workers=1)
    times = {path: path.stat().st_mtime_ns for path in workspace.cache.rglob("*.arrow")}
    told: list[tuple[str, int, int]] = []
    second = build(workspace, ["texts"], workers=1, progress=lambda *step: told.append(step))
    assert second == replace(first, added=0)
    assert told[0] == ("reading", 3, 3)
    assert {path: path.stat().st_mtime_ns for path in workspace.cache.rglob("*.arrow")} == times


def test_a_change_in_extraction_keeps_what_was_read_and_analysed(workspace: Workspace) -> None:
    build(workspace, ["texts"], workers=1)
    kept = {path: path.stat().st_mtime_ns for path in workspace.cache.rglob("*.arrow")}
    later = tuple(replace(s, version="next") if s.name == "extraction" else s for s in STAGES)
    build(workspace, ["texts"], workers=1, stages=later)
    now = {path: path.stat().st_mtime_ns for path in workspace.cache.rglob("*.arrow")}
    assert {path: now[path] for path in kept} == kept
    assert {path.parent.name.rsplit("-", 1)[0] for path in now.keys() - kept.keys()} == {"extraction-next"}


def test_other_settings_make_another_version(workspace: Workspace) -> None:
    first = build(workspace, ["texts"], workers=1)
    settings = workspace.settings_file.read_text(encoding="utf-8")
    workspace.settings_file.write_text(settings.replace("region = []", 'region = ["ML"]'), encoding="utf-8")
    assert build(workspace, ["texts"], workers=1).version != first.version


def test_a_changed_file_takes_the_place_of_the_older_one(workspace: Workspace, texts: Path) -> None:
    build(workspace, ["texts"], workers=1)
    before = workspace.view().find_document("texts/talks.txt")
    (texts / "talks.txt").write_text(
        "Talks fail\n\nThe talks in Algiers ended without an agreement.\n", encoding="utf-8"
    )
    report = build(workspace, ["texts/talks.txt"], workers=1)
    assert (report.added, report.removed, report.documents) == (1, 1, 3)
    after = workspace.view().find_document("texts/talks.txt")
    assert after.id != before.id
    assert "without an agreement" in workspace.view().document(after.id).text


def test_a_map_outlives_the_files_it_came_from(workspace: Workspace, texts: Path) -> None:
    build(workspace, ["texts/talks.txt", "texts/convoy.txt"], workers=1)
    (texts / "talks.txt").unlink()
    (texts / "convoy.txt").unlink()
    for stale in workspace.cache.rglob("*.arrow"):
        stale.unlink()
    assert build(workspace, ["texts/garrison.txt"], workers=1).documents == 3


@pytest.mark.parametrize("order", [["texts/talks.txt", "texts/copy.txt"], ["texts/copy.txt", "texts/talks.txt"]])
def test_the_same_bytes_count_once(workspace: Workspace, texts: Path, order: list[str]) -> None:
    (texts / "copy.txt").write_bytes((texts / "talks.txt").read_bytes())
    for path in order:
        report = build(workspace, [path], workers=1)
    assert (report.documents, report.refused) == (1, ())
    assert reasons(workspace) == [("texts/talks.txt", "exact duplicate", "texts/copy.txt")]


def test_the_same_bytes_in_an_archive_count_once(workspace: Workspace, texts: Path) -> None:
    with zipfile.ZipFile(texts / "all.zip", "w") as archive:
        archive.write(texts / "talks.txt", "talks.txt")
        archive.write(texts / "convoy.txt", "convoy.txt")
    build(workspace, ["texts/all.zip", "texts/talks.txt"], workers=1)
    assert workspace.view().counts()["documents"] == 2
    assert reasons(workspace) == [("texts/talks.txt", "exact duplicate", "texts/all.zip/talks.txt")]


def test_copies_with_small_changes_have_one_origin(workspace: Workspace, texts: Path) -> None:
    text = (texts / "convoy.txt").read_text(encoding="utf-8")
    (texts / "reprint.txt").write_text(text + "Reporting by another desk.\n", encoding="utf-8")
    build(workspace, ["texts"], workers=1)
    origins = {o.source: o.origin for o in workspace.view().document_origins()}
    assert origins["texts/reprint.txt"] == origins["texts/convoy.txt"] != origins["texts/talks.txt"]


def test_what_cannot_be_read_is_named_and_the_rest_is_built(workspace: Workspace, texts: Path) -> None:
    (texts / "broken.pdf").write_bytes(b"%PDF-1.4 nothing follows")
    report = build(workspace, ["texts", "absent.txt"], workers=1)
    assert report.documents == 3
    assert [loss.path for loss in report.refused] == ["absent.txt", "texts/broken.pdf"]
    assert [path for path, _, _ in reasons(workspace)] == ["texts/broken.pdf"]


def test_nothing_to_read_is_an_error_and_makes_no_version(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match=r"absent\.txt"):
        build(workspace, ["absent.txt"], workers=1)
    assert workspace.current is None
    with pytest.raises(WorkspaceError, match="no map yet"):
        workspace.view()


def test_a_fault_in_a_stage_costs_one_document_that_stage(workspace: Workspace) -> None:
    report = build(workspace, ["texts"], workers=1, stages=with_extraction(failing_on_convoys))
    (refused,) = report.refused
    assert (refused.path, refused.step, refused.reason) == ("texts/convoy.txt", "extraction", "failed unexpectedly")
    assert "an unforeseen fault" in refused.detail
    assert report.documents == 3
    assert workspace.view().search("convoy").total > 0


def test_a_fault_is_not_remembered(workspace: Workspace, tmp_path: Path) -> None:
    sound = Workspace.create(tmp_path / "other", "Kidal")
    build(sound, ["texts/convoy.txt"], workers=1)
    build(workspace, ["texts/convoy.txt"], workers=1, stages=with_extraction(failing_on_convoys))
    assert workspace.current != sound.current
    assert build(workspace, ["texts/convoy.txt"], workers=1).version == sound.current


@pytest.mark.parametrize("damage", [b"", b"ARROW1\0\0 and then nothing of use"])
def test_damaged_results_are_made_again(workspace: Workspace, damage: bytes) -> None:
    first = build(workspace, ["texts"], workers=1)
    for cached in workspace.cache.rglob("*.arrow"):
        cached.write_bytes(damage)
    assert build(workspace, ["texts"], workers=1).version == first.version


def test_what_a_killed_build_has_left_is_swept(workspace: Workspace) -> None:
    workspace.scratch.mkdir(exist_ok=True)
    stray = workspace.scratch / "file-stray"
    stray.write_bytes(b"half")
    build(workspace, ["texts"], workers=1)
    assert not stray.exists()


def test_a_source_that_kills_its_reader_is_named_and_the_rest_is_built(workspace: Workspace) -> None:
    report = build(workspace, ["texts"], workers=2, stages=DEADLY_STAGES)
    (refused,) = report.refused
    assert (refused.path, refused.reason) == ("texts/convoy.txt", "reader died")
    assert [d.path for d in workspace.view().documents()] == ["texts/garrison.txt", "texts/talks.txt"]


def test_a_document_that_is_too_much_for_a_later_stage_stays_searchable(workspace: Workspace) -> None:
    report = build(workspace, ["texts"], workers=2, stages=DEADLY_LANGUAGE)
    (refused,) = report.refused
    assert (refused.path, refused.step, refused.reason) == ("texts/convoy.txt", "language", "reader died")
    assert report.documents == 3
    assert any(hit.title for hit in workspace.view().search("convoy").hits)


def test_a_map_of_another_version_of_faultline_is_mended_by_a_build(workspace: Workspace) -> None:
    first = build(workspace, ["texts"], workers=1)
    manifest = workspace.manifests / f"{first.version}.json"
    content = json.loads(manifest.read_text())
    content["parts"] = [part for part in content["parts"] if part["table"] != "losses"]
    manifest.write_text(json.dumps({**content, "version": "0"}))
    manifest.rename(workspace.manifests / "0.json")
    workspace.pointer.write_text("0\n")
    with pytest.raises(WorkspaceError, match=r"no table of losses.*build again"):
        workspace.view()
    report = build(workspace, ["texts"], workers=1)
    assert (report.version, report.added) == (first.version, 3)
    assert workspace.view().counts()["documents"] == 3


def test_wrong_settings_are_said_before_anything_is_read(workspace: Workspace) -> None:
    workspace.settings_file.write_text("title = [")
    with pytest.raises(WorkspaceError, match=r"faultline\.toml is not valid TOML"):
        build(workspace, ["nowhere"], workers=1)


def test_a_workspace_inside_a_folder_that_is_built_is_no_source(workspace: Workspace, texts: Path) -> None:
    inner = Workspace.create(texts / "map", "Kidal")
    first = build(inner, ["texts"], workers=1)
    assert build(inner, ["texts"], workers=1) == replace(first, added=0)
    assert first.documents == 3


def test_a_file_that_vanishes_or_cannot_be_opened_is_named(workspace: Workspace, texts: Path) -> None:
    (texts / "gone.txt").symlink_to(texts / "nowhere.txt")
    report = build(workspace, ["texts/gone.txt", "texts/talks.txt"], workers=1)
    assert [loss.path for loss in report.refused] == ["texts/gone.txt"]
    assert report.documents == 1


def test_two_builds_at_once_are_one_and_a_message(workspace: Workspace) -> None:
    with build_lock(workspace.lock_file), pytest.raises(WorkspaceError, match=r"being changed by .*process \d+"):
        build(workspace, ["texts"], workers=1)
    assert build(workspace, ["texts"], workers=1).documents == 3


@pytest.mark.parametrize("name", ["texts/talks.txt", "id"])
def test_a_removed_document_is_gone_until_it_is_built_again(workspace: Workspace, name: str) -> None:
    first = build(workspace, ["texts"], workers=1)
    document = workspace.view().find_document("texts/talks.txt")
    report = remove(workspace, document.id[:10] if name == "id" else name)
    assert (report.removed, report.documents) == (1, 2)
    assert document.id not in workspace.view().document_ids()
    assert workspace.view().count_statements(document=document.id) == 0
    assert workspace.view(first.version).document(document.id).id == document.id
    assert build(workspace, ["texts/talks.txt"], workers=1).version == first.version


def test_a_member_of_an_archive_can_be_removed_alone(workspace: Workspace, texts: Path) -> None:
    with zipfile.ZipFile(texts / "all.zip", "w") as archive:
        archive.write(texts / "talks.txt", "talks.txt")
        archive.write(texts / "convoy.txt", "convoy.txt")
    first = build(workspace, ["texts/all.zip"], workers=1)
    remove(workspace, "texts/all.zip/talks.txt")
    build(workspace, ["texts/garrison.txt"], workers=1)
    assert [d.path for d in workspace.view().documents()] == ["texts/all.zip/convoy.txt", "texts/garrison.txt"]
    remove(workspace, "texts/garrison.txt")
    assert build(workspace, ["texts/all.zip"], workers=1).version == first.version


def test_removing_what_is_not_there_is_an_error(workspace: Workspace) -> None:
    build(workspace, ["texts"], workers=1)
    with pytest.raises(UsageError, match="nowhere"):
        remove(workspace, "nowhere.txt")
    with pytest.raises(UsageError):
        remove(workspace, "")


def test_the_last_document_can_be_removed(workspace: Workspace) -> None:
    build(workspace, ["texts/talks.txt"], workers=1)
    assert remove(workspace, "texts/talks.txt").documents == 0
    assert workspace.view().documents() == []
