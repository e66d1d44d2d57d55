"""Whatever of a workspace is damaged: a sentence that says what to do, or a map that the next build mends."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from faultline.errors import FaultlineError, WorkspaceError
from faultline.workspace import Workspace, build
from faultline.workspace.accounts import Accounts
from faultline.workspace.building import rebuild
from small_texts import write_texts


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `texts/` and `map/`, on which something was judged."""
    root = Path(tmp_path_factory.mktemp("sound"))
    write_texts(root / "texts")
    workspace = Workspace.create(root / "map", "Kidal")
    build(workspace, [str(root / "texts")], workers=1)
    workspace.ledger.append_audit("ada", "looked")
    return root


@pytest.fixture
def own(sound: Path, tmp_path: Path) -> Workspace:
    shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
    return Workspace.open(tmp_path / "map")


def looked_at(workspace: Workspace) -> tuple[object, ...]:
    """All that a reader can ask for."""
    view = workspace.view()
    ids = view.document_ids()
    said = [s.id for s in view.iterate_statements()]
    texts = sorted(d.text for d in view.whole_documents(ids))
    found = [(hit.kind, hit.id, hit.text) for hit in view.search("mission").hits]
    others = (view.entities(), view.comparisons(), view.losses(), view.places(), view.document_origins())
    return said, texts, found, [view.mentions(document) for document in sorted(ids)], others


def fault_of(done: Callable[[], object]) -> Exception | None:
    """What it ends in, if not well."""
    try:
        done()
    except Exception as error:
        return error
    return None


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scramble(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    for at in range(len(raw) // 4, len(raw), 3):
        raw[at] ^= 0x5A
    path.write_bytes(bytes(raw))


DAMAGE: dict[str, Callable[[Path], None]] = {
    "cut": cut,
    "scrambled": scramble,
    "emptied": lambda path: path.write_bytes(b""),
    "gone": Path.unlink,
}
MENDED = {
    "manifest": "map/manifests/*.json",
    "pointer": "map/CURRENT",
    "documents": "map/parts/documents-*",
    "statements": "map/parts/statements-*",
    "mentions": "map/parts/mentions-*",
    "entities": "map/parts/entities-*",
    "comparisons": "map/parts/comparisons-*",
    "index": "map/search/*/*.store",
    "terms": "map/search/*/*.term",
    "postings": "map/search/*/*.idx",
    "index of files": "map/search/*/meta.json",
    "cached results": "cache/extraction-*/*.arrow",
}


@pytest.mark.parametrize("how", DAMAGE)
@pytest.mark.parametrize("what", MENDED)
def test_what_a_build_makes_is_told_and_mended_by_a_build(own: Workspace, sound: Path, what: str, how: str) -> None:
    whole, version = looked_at(Workspace.open(sound / "map")), own.current
    files = sorted(own.folder.glob(MENDED[what]))
    assert files
    for file in files:
        DAMAGE[how](file)
    told = fault_of(lambda: looked_at(own))
    assert told is None or (isinstance(told, WorkspaceError) and "build" in str(told)), told
    build(own, [str(sound / "texts")], workers=1)
    assert own.current == version
    assert looked_at(Workspace.open(own.folder)) == whole


def test_without_its_manifest_a_map_is_built_again_from_what_is_given_and_says_so(own: Workspace, sound: Path) -> None:
    cut(own.manifests / f"{own.current}.json")
    with pytest.raises(WorkspaceError, match="no map yet"):
        rebuild(own, workers=1)
    report = build(own, [str(sound / "texts" / "talks.txt")], workers=1)
    assert [loss.reason for loss in report.refused] == ["damaged manifest"]
    assert "give the others to a build again" in report.refused[0].detail
    assert report.documents == 1


def test_with_an_older_version_nothing_of_that_is_lost(own: Workspace, sound: Path) -> None:
    before = own.current
    (own.folder.parent / "late.txt").write_text("Late\n\nThe mission left Kidal on 2 June 2014.\n")
    build(own, [str(own.folder.parent / "late.txt")], workers=1)
    scramble(own.manifests / f"{own.current}.json")
    report = rebuild(own, workers=1)
    assert own.current == before
    assert [loss.reason for loss in report.refused] == ["damaged manifest"]


@pytest.mark.parametrize("how", ["cut", "scrambled"])
def test_a_damaged_ledger_is_told_with_what_to_do(own: Workspace, how: str) -> None:
    DAMAGE[how](own.ledger.path)
    again = Workspace.open(own.folder)
    for asked in (again.ledger.audit, lambda: again.ledger.append_audit("ada", "looked")):
        told = fault_of(asked)
        assert isinstance(told, WorkspaceError), told
        assert "restore it from a copy" in str(told)


@pytest.mark.parametrize("how", DAMAGE)
@pytest.mark.parametrize("what", ["faultline.toml", "sources/*/*.txt", "access.sqlite"])
def test_what_a_person_made_is_told_by_name(own: Workspace, what: str, how: str) -> None:
    Accounts(own.folder / "access.sqlite")._open().__enter__()
    for file in sorted(own.folder.glob(what)):
        DAMAGE[how](file)
    shutil.rmtree(own.cache)

    def used() -> None:
        again = Workspace.open(own.folder)
        again.accounts.list()
        looked_at(again)
        report = rebuild(again, workers=1)
        assert report.documents == 3 or report.losses

    told = fault_of(used)
    assert told is None or (isinstance(told, FaultlineError) and len(str(told).split()) > 6), told
