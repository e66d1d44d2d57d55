"""Other machines make the same map: a stand-in for the cluster, whose own test is `tests/execution/test_spark.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from deadly_stages import DEADLY_STAGES
from faultline.errors import UnreadableError, WorkspaceError
from faultline.execution.local import LocalRunner, Outcome
from faultline.execution.spark_worker import check_machine, packed, unpacked
from faultline.model.judgement import Decision, Terms
from faultline.tables import from_batch
from faultline.tables.batches import BatchStep
from faultline.workspace import Workspace, build
from faultline.workspace.chain import CachedChain, Task
from faultline.workspace.gazetteers import add_gazetteer
from faultline.workspace.judging import judge


class Elsewhere:
    """Runs steps in this process on copies of what is given, and reads a folder as if it were a store."""

    slots = 2
    token = ""

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers
        self.worked: list[str] = []

    def run(self, step: BatchStep, batches: Iterable[pa.RecordBatch]) -> Iterator[Outcome]:
        from faultline import __version__

        for batch in batches:
            check_machine(__version__, self.token)
            if isinstance(step, CachedChain):
                self.worked += [task.path for task in from_batch(batch, Task)]
            yield from LocalRunner(self.workers).run(step, [unpacked(packed(batch))])

    def files(self, address: str) -> list[tuple[str, str, int]]:
        root = Path(address.removeprefix("file:"))
        if not root.exists():
            raise UnreadableError("there is nothing")
        if root.is_file():
            return [(address, "", root.stat().st_size)]
        found = (path for path in root.rglob("*") if path.is_file())
        return [(f"file:{path}", path.relative_to(root).as_posix(), path.stat().st_size) for path in found]

    def read(self, addresses: list[str], step: BatchStep, schema: pa.Schema) -> pa.Table:
        rows = [{"path": one, "content": Path(one.removeprefix("file:")).read_bytes()} for one in addresses]
        return pa.Table.from_batches(step(iter([pa.RecordBatch.from_pylist(rows)])), schema)


def parts(workspace: Workspace) -> dict[str, bytes]:
    manifest = workspace.manifest()
    assert manifest is not None
    return {part.file: (workspace.parts / part.file).read_bytes() for part in manifest.parts}


@pytest.fixture
def other(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "other", "Kidal")


def test_the_map_is_the_same(workspace: Workspace, other: Workspace, texts: Path) -> None:
    (texts / "broken.pdf").write_bytes(b"%PDF-1.4 nothing follows")
    (texts / "copy.txt").write_bytes((texts / "talks.txt").read_bytes())
    here = build(workspace, ["texts"], workers=1)
    there = build(other, ["texts"], engine=Elsewhere())
    assert there == here
    assert parts(other) == parts(workspace)
    assert [loss.path for loss in there.refused] == ["texts/broken.pdf"]


def test_only_what_is_not_kept_is_worked(workspace: Workspace, texts: Path) -> None:
    build(workspace, ["texts/talks.txt"], workers=1)
    engine = Elsewhere()
    build(workspace, ["texts"], engine=engine)
    assert sorted(engine.worked) == ["texts/convoy.txt", "texts/garrison.txt"]


def test_a_reader_that_dies_costs_its_file(workspace: Workspace, other: Workspace, texts: Path) -> None:
    here = build(workspace, ["texts"], workers=2, stages=DEADLY_STAGES)
    there = build(other, ["texts"], engine=Elsewhere(workers=2), stages=DEADLY_STAGES)
    assert there == here
    assert [(loss.path, loss.reason) for loss in there.refused] == [("texts/convoy.txt", "reader died")]


def test_judgements_and_own_places_hold_elsewhere_too(workspace: Workspace, other: Workspace, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("name,latitude,longitude,country\nAlgiers,20.5,1.5,ML\n", encoding="utf-8")
    engines = {workspace: None, other: Elsewhere()}
    for one, engine in engines.items():
        add_gazetteer(one, tmp_path / "own.csv")
        build(one, ["texts"], workers=1, engine=engine)
        actor = next(e for e in one.view().entities() if e.name.startswith("Coordination"))
        judge(one, "ada", actor.id, Decision.RENAME, Terms(name="The Coordination"))
        build(one, ["texts"], workers=1, engine=engine)
    assert parts(other) == parts(workspace)
    assert "The Coordination" in {e.name for e in other.view().entities()}


def test_a_store_is_labelled_as_a_folder_is(workspace: Workspace, other: Workspace, texts: Path) -> None:
    (texts / "deep").mkdir()
    (texts / "deep" / "100 % sûr.txt").write_bytes((texts / "talks.txt").read_bytes() + b"One line more.\n")
    (texts / ".hidden.txt").write_text("nobody reads this", encoding="utf-8")
    (texts / "deaths.csv").write_text("when,dead\n2020-05-01,3\n", encoding="utf-8")
    (texts / "deaths.mapping.toml").write_text('title = "mine"\n', encoding="utf-8")
    address = f"file:{texts}"
    build(workspace, [str(texts)], workers=1)
    build(other, [address], engine=Elsewhere())
    here, there = workspace.manifest(), other.manifest()
    assert here is not None
    assert there is not None
    assert [(s.path.removeprefix("file:"), s.content, s.suffix, s.mapping) for s in there.sources] == [
        (s.path, s.content, s.suffix, s.mapping) for s in here.sources
    ]
    assert other.view().count_statements() == workspace.view().count_statements()


def test_what_a_store_does_not_give_is_named(workspace: Workspace, texts: Path) -> None:
    (texts / "_passed_over.txt").write_text("Spark does not read this.", encoding="utf-8")
    report = build(workspace, [f"file:{texts}", "file:/nowhere/at/all"], engine=Elsewhere())
    assert [(loss.path, loss.reason) for loss in report.refused] == [
        ("file:/nowhere/at/all", "not found"),
        (f"file:{texts}/_passed_over.txt", "hidden name"),
    ]
    report = build(workspace, ["texts", "s3a://bucket/folder"], workers=1)
    assert [(loss.path, loss.reason) for loss in report.refused] == [("s3a://bucket/folder", "not found")]


def test_a_gathering_that_fails_elsewhere_ends_in_one_sentence(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("faultline.resolution.bulk.gather_here", fail)
    with pytest.raises(WorkspaceError, match="ZeroDivisionError"):
        build(workspace, ["texts/talks.txt"], engine=Elsewhere())
