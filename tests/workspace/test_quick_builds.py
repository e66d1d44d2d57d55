"""Documents placed on a map show at once like any others, and a whole build settles them to what it makes of all."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from faultline.errors import WholeBuildNeededError, WorkspaceError
from faultline.exchange import exporter_named, stream_export
from faultline.model.comparison import Verdict
from faultline.model.entity import Entity, EntityType
from faultline.model.judgement import Decision, Terms
from faultline.model.statement import Statement
from faultline.workspace import MapView, Selection, Workspace, build, publishing, quick_building, rebuild, remove
from faultline.workspace.building import add_documents
from faultline.workspace.changes import DocumentChange, changes
from faultline.workspace.fast_tables import make_fast
from faultline.workspace.judging import judge
from faultline.workspace.redaction import redact
from small_texts import TEXTS

WHOLE = {
    "convoy.txt": TEXTS["convoy.txt"],
    "envoy.txt": (
        "An envoy comes to Gao\n\n"
        "Published 19 May 2014\n\n"
        "Harouna Sampleson, the envoy of Algeria, met the army in Gao. Harouna Sampleson called for talks. "
        "The long drought has led to hunger in many villages.\n"
    ),
    "talks.txt": TEXTS["talks.txt"],
}
ADDED = {
    "garrison.txt": TEXTS["garrison.txt"],
    "mayor.txt": (
        "The mayor of Gao speaks\n\n"
        "Published 21 May 2014\n\n"
        "Mariam Sampleh, the mayor of Gao, condemned the attack. Haruna Sampleson praised the United Nations. "
        "The United Nations mission has 420 troops in Kidal, Mariam Sampleh said. "
        "The long drought has led to hunger in many villages.\n"
    ),
}


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A map of two texts on which two more were placed, by a build each."""
    root = tmp_path_factory.mktemp("quick")
    (root / "texts").mkdir()
    for name, text in {**WHOLE, **ADDED}.items():
        (root / "texts" / name).write_text(text, encoding="utf-8")
    made = Workspace.create(root / "map", "Kidal")
    with chdir(root):
        build(made, [f"texts/{name}" for name in WHOLE], workers=1)
        for name in ADDED:
            build(made, [f"texts/{name}"], quick=True)
    return made


@pytest.fixture
def own(quick: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """The same to be changed; the test runs in the folder above the texts."""
    shutil.copytree(quick.folder.parent, tmp_path / "own")
    with chdir(tmp_path / "own"):
        yield Workspace.open(tmp_path / "own" / "map")


def added(view: MapView, name: str) -> list[Statement]:
    return view.statements(document=view.find_document(f"texts/{name}").id)


def exported(view: MapView, name: str) -> list[dict[str, object]]:
    stream = io.StringIO()
    stream_export(view, exporter_named(name), stream, private_persons=True)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def person(view: MapView, name: str) -> Entity:
    (found,) = [e for e in view.entities(type=EntityType.PERSON.value, text=name) if e.name == name]
    return found


def test_what_was_added_is_read_like_any_other_document(quick: Workspace) -> None:
    view = quick.view()
    paths = [document.path for document in view.documents()]
    assert paths == [f"texts/{name}" for name in ("convoy.txt", "envoy.txt", "garrison.txt", "mayor.txt", "talks.txt")]
    said = list(view.iterate_statements())
    order = {document.id: place for place, document in enumerate(view.documents())}
    assert [order[s.evidence.document] for s in said] == sorted(order[s.evidence.document] for s in said)
    assert len({s.id for s in said}) == len(said) == view.count_statements() == view.counts()["statements"]
    for name in ADDED:
        assert added(view, name)
        text = view.find_document(f"texts/{name}").text
        assert all(text[s.evidence.start : s.evidence.end] == s.evidence.quote for s in added(view, name))


def test_entities_keep_their_order_and_each_is_there_once(quick: Workspace) -> None:
    entities = quick.view().entities()
    assert entities == sorted(entities, key=lambda e: (-e.mentions, e.name, e.id))
    assert len({e.id for e in entities}) == len(entities) == quick.view().counts()["entities"]


def test_a_name_on_the_map_means_who_it_meant_and_another_somebody_new(quick: Workspace) -> None:
    manifest, view = quick.manifest(), quick.view()
    assert manifest
    before = quick.view(manifest.whole)
    known = person(view, "Harouna Sampleson")
    assert known.id == person(before, "Harouna Sampleson").id
    assert known.mentions == person(before, "Harouna Sampleson").mentions + 1
    assert view.find_document("texts/mayor.txt").id in known.documents
    assert "Haruna Sampleson" in {alias.text for alias in known.aliases}
    assert any("Haruna Sampleson" in why for why in known.why)
    assert not before.entities(text="Mariam Sampleh")
    assert [e.documents for e in view.entities(text="Mariam Sampleh")] == [(view.find_document("texts/mayor.txt").id,)]


def test_a_comparison_grows_by_what_was_added(quick: Workspace) -> None:
    manifest, view = quick.manifest(), quick.view()
    assert manifest
    assert not [c for c in quick.view(manifest.whole).comparisons() if "troops" in c.about]
    (troops,) = [c for c in view.comparisons() if "troops" in c.about]
    sources = {view.document(s.evidence.document).path for s in view.statements_by_id(troops.statements)}
    assert sources == {"texts/garrison.txt", "texts/mayor.txt", "texts/talks.txt"}
    assert troops.verdict is not Verdict.SINGLE_SOURCE


def test_causes_that_name_nobody_are_found_by_their_words(quick: Workspace) -> None:
    view = quick.view()
    (cause,) = view.comparisons(kind="cause")
    assert all(a.entity is None for s in view.statements_by_id(cause.statements) for a in s.arguments)
    sources = {view.document(s.evidence.document).path for s in view.statements_by_id(cause.statements)}
    assert sources == {"texts/envoy.txt", "texts/mayor.txt"}


def test_search_finds_what_was_added_beside_the_rest(quick: Workspace) -> None:
    view = quick.view()
    paths = {d.id: d.path for d in view.documents()}
    hits = view.search("Kidal", limit=50).hits
    assert {paths[h.document] for h in hits if h.document} == {
        "texts/garrison.txt",
        "texts/mayor.txt",
        "texts/talks.txt",
    }
    first, second = view.search("Kidal", limit=1).hits, view.search("Kidal", limit=1, offset=1).hits
    assert [*first, *second] == list(hits[:2])
    assert view.search("Kidal").total == len(hits)
    assert [hit.title for hit in view.search("Sampleh", kind="entity").hits] == ["Mariam Sampleh"]


def test_selections_count_what_was_added(quick: Workspace) -> None:
    view = quick.view()
    everything = view.selected(Selection())
    assert everything.count() == view.count_statements()
    kinds = dict(everything.counts_by("kind"))
    assert kinds == {kind: view.count_statements(kind=kind) for kind in kinds}
    chosen = view.selected(Selection(actors=(person(view, "Harouna Sampleson").id,)))
    assert chosen.count() == view.count_statements(entity=person(view, "Harouna Sampleson").id)


def test_exports_and_differences_tell_of_it(quick: Workspace) -> None:
    manifest, view = quick.manifest(), quick.view()
    assert manifest
    rows = exported(view, "statements")
    assert [row["id"] for row in rows] == [s.id for s in view.iterate_statements()]
    assert {row["id"] for row in exported(view, "comparisons")} == {c.id for c in view.comparisons()}
    found = changes(quick.view(manifest.whole), view)
    assert [(d.path, d.change) for d in found.documents] == [
        ("texts/garrison.txt", DocumentChange.ADDED),
        ("texts/mayor.txt", DocumentChange.ADDED),
    ]
    assert {c.id for c in found.appeared} == {c.id for c in view.comparisons()} - {
        c.id for c in quick.view(manifest.whole).comparisons()
    }


def test_the_version_says_what_is_provisional_and_writes_nothing_large(quick: Workspace) -> None:
    manifest, view = quick.manifest(), quick.view()
    assert manifest
    whole = quick.manifest(manifest.whole)
    assert whole
    assert manifest.parts == whole.parts
    assert not whole.unsettled
    assert set(view.unsettled) == {view.find_document(f"texts/{name}").id for name in ADDED}
    assert all(manifest.rows(table) == n for table, n in view.counts().items() if table != "losses")


def test_a_whole_build_settles_it_to_what_one_build_makes(own: Workspace) -> None:
    report = rebuild(own, workers=1)
    at_once = Workspace.create(Path("other"), "Kidal")
    build(at_once, [f"texts/{name}" for name in (*ADDED, *WHOLE)], workers=1)
    assert (report.unsettled, own.view().unsettled) == (0, ())
    assert own.current == at_once.current
    mine, other = own.manifest(), at_once.manifest()
    assert mine
    assert other
    assert mine.parts == other.parts
    for name in ("statements", "entities", "comparisons", "documents"):
        assert exported(own.view(), name) == exported(at_once.view(), name)


def test_ids_of_before_lead_to_those_of_the_settled_map(own: Workspace) -> None:
    before = own.view()
    rebuild(own, workers=1)
    for entity in before.entities():
        now = own.view().entity(entity.id)
        assert now.name == entity.name or now.mentions >= entity.mentions


def test_the_same_file_again_changes_nothing_and_its_copy_is_a_loss(own: Workspace) -> None:
    current = own.current
    assert build(own, ["texts/mayor.txt"], quick=True).version == current
    Path("texts/again.txt").write_text(ADDED["mayor.txt"], encoding="utf-8")
    report = build(own, ["texts/again.txt"], quick=True)
    assert (report.added, report.documents) == (0, 5)
    losses = [(loss.path, loss.reason, loss.detail) for loss in own.view().losses() if loss.step == "documents"]
    assert losses == [("texts/again.txt", "exact duplicate", "texts/mayor.txt")]


def test_what_cannot_be_placed_is_refused_and_the_map_stays(own: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    current = own.current
    Path("texts/more.txt").write_text("More\n\nThe United Nations mission has 90 troops in Gao.\n", encoding="utf-8")
    Path("texts/talks.txt").write_text("Talks\n\nThe talks ended.\n", encoding="utf-8")
    with pytest.raises(WholeBuildNeededError, match=r"texts/talks\.txt is on the map with other content"):
        build(own, ["texts/talks.txt"], quick=True)
    settings = own.settings_file.read_text(encoding="utf-8")
    own.settings_file.write_text(settings.replace("region = []", 'region = ["ML"]'), encoding="utf-8")
    with pytest.raises(WholeBuildNeededError, match="the settings have changed"):
        build(own, ["texts/more.txt"], quick=True)
    own.settings_file.write_text(settings, encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(quick_building, "__version__", "another")
        with pytest.raises(WholeBuildNeededError, match="made by another Faultline"):
            build(own, ["texts/more.txt"], quick=True)
    with monkeypatch.context() as patched:
        patched.setattr(quick_building, "MOST_STATEMENTS", 0)
        with pytest.raises(WholeBuildNeededError, match="more than the 0 that are placed at once"):
            build(own, ["texts/more.txt"], quick=True)
    shutil.rmtree(own.known)
    with pytest.raises(WholeBuildNeededError, match="lacks the tables by which documents are placed"):
        build(own, ["texts/more.txt"], quick=True)
    assert own.current == current


def test_the_workbench_adds_quickly_to_a_large_map_alone(own: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("texts/more.txt").write_text("More\n\nThe army left Gao on 5 June 2014.\n", encoding="utf-8")
    Path("texts/talks.txt").write_text("Talks\n\nThe talks in Algiers ended.\n", encoding="utf-8")
    monkeypatch.setattr("faultline.workspace.building.LARGE", 1)
    assert add_documents(own, ["texts/more.txt"]).unsettled == 3
    assert add_documents(own, ["texts/talks.txt"]).unsettled == 0
    monkeypatch.setattr("faultline.workspace.building.LARGE", 10_000)
    Path("texts/last.txt").write_text("Last\n\nThe army left Kidal on 6 June 2014.\n", encoding="utf-8")
    assert add_documents(own, ["texts/last.txt"]).unsettled == 0


def test_a_map_that_is_new_or_loses_a_document_is_built_whole(own: Workspace) -> None:
    new = Workspace.create(Path("new"), "New")
    assert build(new, ["texts/mayor.txt"], quick=True, workers=1).unsettled == 0
    report = remove(own, "texts/mayor.txt")
    assert (report.documents, report.unsettled) == (4, 0)


def test_a_build_that_fails_at_its_end_leaves_the_map_as_it_was(
    own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("texts/more.txt").write_text("More\n\nThe army left Gao on 5 June 2014.\n", encoding="utf-8")
    before = own.current, exported(own.view(), "statements")

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(quick_building, "write_known", full)
        with pytest.raises(WorkspaceError, match="the last map is whole"):
            build(own, ["texts/more.txt"], quick=True)
    assert (own.current, exported(own.view(), "statements")) == before
    assert build(own, ["texts/more.txt"], quick=True).unsettled == 3


def test_judgements_hold_on_what_was_added(own: Workspace) -> None:
    view = own.view()
    mayor, known = person(view, "Mariam Sampleh"), person(view, "Harouna Sampleson")
    judge(own, "Ada", known.id, Decision.MERGE, Terms(other=mayor.id))
    merged = own.view()
    assert merged.entity(mayor.id).id == merged.entity(known.id).id
    assert merged.entity(known.id).mentions == mayor.mentions + known.mentions
    assert len(merged.entities()) == len(view.entities()) - 1
    assert len(merged.selected(Selection(actors=(known.id,))).statements()) == merged.count_statements(entity=known.id)


def test_tables_for_quick_answers_of_the_whole_version_serve_what_was_added(own: Workspace) -> None:
    manifest, plain = own.manifest(), own.view()
    assert manifest
    assert make_fast(own, manifest)
    fast = own.view()
    assert fast.is_fast
    assert list(fast.iterate_statements()) == list(plain.iterate_statements())
    assert fast.entities() == plain.entities()
    assert fast.comparisons() == plain.comparisons()
    assert fast.documents() == plain.documents()
    chosen, same = fast.selected(Selection()), plain.selected(Selection())
    assert chosen.counts_by("type") == same.counts_by("type")
    assert chosen.statements() == same.statements()


def test_who_is_redacted_goes_from_what_was_added_too(own: Workspace) -> None:
    redact(own, "Mariam Sampleh", who="Ada", why="asked for it", workers=1)
    assert "Sampleh" not in json.dumps(exported(own.view(), "documents"))
    for file in own.folder.rglob("*"):
        if file.is_file():
            assert b"Sampleh" not in file.read_bytes(), file
    assert own.view().unsettled == ()


def test_versions_are_settled_by_publishing_alone(quick: Workspace) -> None:
    manifest = quick.manifest()
    assert manifest
    assert manifest.settings == publishing.settings_of(quick)
