"""The crate keeps the rules of RO-Crate 1.2: one flat graph, a descriptor, a root, every file described as it is."""

from __future__ import annotations

import csv
import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from faultline.exchange.ro_crate import METADATA, write_ro_crate, write_ro_crate_with_texts
from faultline.workspace import MapView, Workspace, build
from sample_map import HERALD

Things = dict[str, dict[str, Any]]


@pytest.fixture(scope="module", params=["view", "ties"])
def any_map(request: pytest.FixtureRequest) -> MapView:
    chosen: MapView = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture(scope="module")
def crate(any_map: MapView, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(tmp_path_factory.mktemp("crate"))
    write_ro_crate(any_map, folder)
    return folder


@pytest.fixture(scope="module")
def things(crate: Path) -> Things:
    return things_in(crate)


def things_in(crate: Path) -> Things:
    graph = json.loads((crate / METADATA).read_text(encoding="utf-8"))["@graph"]
    by_id = {thing["@id"]: thing for thing in graph}
    assert len(by_id) == len(graph)
    return by_id


def values(thing: dict[str, Any]) -> list[Any]:
    return [part for value in thing.values() for part in (value if isinstance(value, list) else [value])]


def test_the_document_is_flat_json_ld_of_the_specification(crate: Path, things: Things) -> None:
    document = json.loads((crate / METADATA).read_text(encoding="utf-8"))
    assert list(document) == ["@context", "@graph"]
    assert document["@context"] == "https://w3id.org/ro/crate/1.2/context"
    for thing in things.values():
        assert thing["@type"]
        for value in values(thing):
            assert isinstance(value, str | dict)
            assert not isinstance(value, dict) or list(value) == ["@id"]


def test_the_descriptor_is_about_the_root(things: Things) -> None:
    descriptor = things["ro-crate-metadata.json"]
    assert descriptor["@type"] == "CreativeWork"
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.2"}
    assert descriptor["about"] == {"@id": "./"}


def test_the_root_has_all_that_it_must(things: Things, any_map: MapView) -> None:
    root = things["./"]
    assert root["@type"] == "Dataset"
    assert any_map.title in root["name"]
    assert root["description"]
    assert datetime.fromisoformat(root["datePublished"])
    licence = things[root["license"]["@id"]]
    assert licence["name"] == "Licence not stated"
    assert licence["description"]


def test_every_reference_leads_to_a_thing(things: Things) -> None:
    referred = {value["@id"] for thing in things.values() for value in values(thing) if isinstance(value, dict)}
    assert referred - set(things) == {"https://w3id.org/ro/crate/1.2"}
    assert set(things) - referred == {"ro-crate-metadata.json"}


def test_every_file_is_described_as_it_is(crate: Path, things: Things) -> None:
    described = {identity: thing for identity, thing in things.items() if thing["@type"] == "File"}
    assert set(described) == {path.name for path in crate.iterdir()} - {METADATA}
    assert [part["@id"] for part in things["./"]["hasPart"]] == list(described)
    for name, thing in described.items():
        content = (crate / name).read_bytes()
        assert thing["contentSize"] == str(len(content))
        assert thing["sha256"] == hashlib.sha256(content).hexdigest()
        assert thing["name"]
        assert thing["description"]
        media_type, page = thing["encodingFormat"]
        assert media_type == {"csv": "text/csv", "jsonl": "application/x-ndjson"}[name.rpartition(".")[2]]
        assert "WebPage" in things[page["@id"]]["@type"]


def test_the_making_ties_sources_software_and_files(things: Things, any_map: MapView) -> None:
    action = things[things["./"]["mentions"]["@id"]]
    assert action["@type"] == "CreateAction"
    assert datetime.fromisoformat(action["endTime"])
    software = things[action["instrument"]["@id"]]
    assert software["@type"] == "SoftwareApplication"
    assert software["name"]
    assert software["version"]
    assert software["url"]
    assert {part["@id"] for part in action["result"]} == {part["@id"] for part in things["./"]["hasPart"]}
    sources = [things[source["@id"]] for source in action["object"]]
    assert [source["identifier"] for source in sources] == [document.id for document in any_map.documents()]
    for source in sources:
        assert things[source["license"]["@id"]]["name"] == "Licence unknown"


def test_the_files_hold_the_map(crate: Path, any_map: MapView) -> None:
    statements = [json.loads(line) for line in (crate / "statements.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [s["id"] for s in statements] == [s.id for s in any_map.iterate_statements()]
    with (crate / "documents.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["id"] for row in csv.DictReader(stream)] == [document.id for document in any_map.documents()]


def test_texts_come_along_only_where_they_are_asked_for(view: MapView, tmp_path: Path) -> None:
    (tmp_path / "without").mkdir()
    (tmp_path / "with").mkdir()
    missing = write_ro_crate(view, tmp_path / "without").left_out
    assert missing["texts of documents (the format documents has them)"] == 3
    body = HERALD.partition("\n\n")[2]
    assert not any(body in path.read_text(encoding="utf-8") for path in (tmp_path / "without").iterdir())
    with_texts = write_ro_crate_with_texts(view, tmp_path / "with")
    assert set(with_texts.left_out) == {"original files of sources"}
    lines = (tmp_path / "with" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    assert HERALD in texts
    assert "documents.jsonl" in things_in(tmp_path / "with")


def test_sources_are_listed_with_the_digest_of_their_files(tmp_path: Path) -> None:
    source = tmp_path / "figures.csv"
    source.write_text("measure,subject,value,date\ntroops,The Mission,300,2014-05-02\n", encoding="utf-8")
    workspace = Workspace.create(tmp_path / "map", title="Figures")
    build(workspace, [str(source)], workers=1)
    (tmp_path / "crate").mkdir()
    written = write_ro_crate(workspace.view(), tmp_path / "crate")
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    with (tmp_path / "crate" / "sources.csv").open(encoding="utf-8", newline="") as stream:
        assert list(csv.DictReader(stream)) == [{"path": str(source), "sha256": digest}]
    assert written.left_out["original files of sources"] == 1
    listed = [thing for thing in things_in(tmp_path / "crate").values() if thing["@type"] == "DigitalDocument"]
    assert [thing["sha256"] for thing in listed] == [digest]
