"""The read interface gives what was built: sorted, filtered, whole, and to many threads at once."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

import pytest

from faultline.errors import UsageError
from faultline.model.judgement import Decision
from faultline.model.statement import Statement
from faultline.workspace import MapView, Workspace, build
from faultline.workspace.manifest import Manifest
from faultline.workspace.parts import write_parts
from small_map import many_statements, small_tables


def view_of(workspace: Workspace, tables: object) -> MapView:
    """A view of tables that no build made; it has no search index."""
    parts = write_parts(tables, workspace.parts, workspace.scratch)  # type: ignore[arg-type]
    manifest = Manifest("v1", "2020-01-01T00:00:00+00:00", "faultline", "T", (), (), parts, 0, "none", "{}", ())
    return MapView(manifest, parts=workspace.parts, search=workspace.search, ledger=lambda: workspace.ledger)


@pytest.fixture
def small(workspace: Workspace) -> MapView:
    return view_of(workspace, small_tables())


def test_values_come_back_as_they_went_in(small: MapView) -> None:
    tables = small_tables()
    assert tuple(small.iterate_statements()) == tuple(small.statements()) == tables.statements
    assert tuple(small.entities()) == tables.entities
    assert tuple(small.places()) == tables.places
    assert tuple(small.comparisons()) == tables.comparisons
    assert tuple(small.losses()) == tables.losses
    assert [small.document(d.id) for d in tables.documents] == list(tables.documents)
    assert [m for d in tables.documents for m in small.mentions(d.id)] == list(tables.mentions)


def test_the_list_of_documents_is_without_their_texts(small: MapView) -> None:
    for listed, whole in zip(small.documents(), small_tables().documents, strict=True):
        assert (listed.id, listed.path, listed.title) == (whole.id, whole.path, whole.title)
        assert (listed.text, listed.passages) == ("", ())


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"kind": "quantity"},
        {"kind": "event", "modality": "planned"},
        {"type": "troops"},
        {"document": "d2"},
        {"entity": "e1"},
        {"entity": "e2", "kind": "event"},
        {"place": "geonames:1"},
        {"kind": "flow"},
        {"entity": "'; DROP TABLE statements; --"},
    ],
)
def test_filters_give_what_meets_all_of_them(small: MapView, asked: dict[str, str]) -> None:
    wanted = [s for s in small_tables().statements if meets(s, asked)]
    assert small.statements(**asked) == wanted  # type: ignore[arg-type]
    assert small.count_statements(**asked) == len(wanted)  # type: ignore[arg-type]
    assert small.statements(**asked, limit=2, offset=1) == wanted[1:3]  # type: ignore[arg-type]


def meets(statement: Statement, asked: dict[str, str]) -> bool:
    voices = [v.entity for v in (*statement.arguments, statement.speaker, statement.reported_by) if v]
    facts = {
        "kind": {statement.kind.value},
        "type": {statement.type},
        "modality": {statement.modality.value},
        "document": {statement.evidence.document},
        "place": {statement.place.place if statement.place else None},
        "entity": set(voices),
    }
    return all(value in facts[name] for name, value in asked.items())


def test_counts_by_column_are_those_of_the_statements(small: MapView) -> None:
    kinds = Counter(s.kind.value for s in small_tables().statements)
    assert dict(small.counts_by("kind")) == kinds
    assert [n for _, n in small.counts_by("kind")] == sorted(kinds.values(), reverse=True)
    assert dict(small.counts_by("verdict")) == {"contradicted": 1, "single_source": 1}
    with pytest.raises(UsageError, match="colour"):
        small.counts_by("colour")


def test_entities_are_found_by_any_of_their_names(small: MapView) -> None:
    assert [e.id for e in small.entities(text="FORCES ARMEES")] == ["e2"]
    assert [e.id for e in small.entities(text="mission")] == ["e1"]
    assert [e.id for e in small.entities(type="military")] == ["e2"]
    assert [e.id for e in small.entities(residual=True)] == ["e3"]
    assert small.count_entities(text="%") == 0
    assert [e.id for e in small.entities(limit=1, offset=1)] == ["e2"]


def test_comparisons_are_found_by_their_statements(small: MapView) -> None:
    assert [c.id for c in small.comparisons(statement="s3")] == ["c1"]
    assert [c.id for c in small.comparisons(verdict="single_source")] == ["c2"]
    assert [c.id for c in small.comparisons(kind="event", limit=5)] == ["c2"]
    assert small.comparison("c1").statements == ("s1", "s3")


def test_an_id_may_be_given_by_a_beginning_that_names_one(small: MapView) -> None:
    assert small.entity("e1").id == "e1"
    assert small.document("d2").id == "d2"
    with pytest.raises(UsageError, match="several"):
        small.entity("e")
    for nothing in ("x", ""):
        with pytest.raises(UsageError, match="no such"):
            small.statement(nothing)


def test_statements_by_id_keep_the_order_asked_for(small: MapView) -> None:
    assert [s.id for s in small.statements_by_id(["s3", "absent", "s1", "s3"])] == ["s3", "s1"]
    assert small.statements_by_id([]) == []


def test_a_mention_refers_to_the_entity_that_its_chain_was_resolved_to(small: MapView) -> None:
    referent = small.entity_of("d1", 1)
    assert referent is not None
    assert referent.id == "e1"
    assert small.entity_of("d1", 99) is None


def test_many_threads_look_at_once(small: MapView) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: small.statements(kind="quantity", limit=1 + n % 3), range(64)))
    assert {len(statements) for statements in found} == {1, 2}


def test_a_page_of_a_large_map_comes_fast(workspace: Workspace) -> None:
    large = view_of(workspace, many_statements(10_000))
    large.statements(limit=1)
    seconds = []
    for offset in (0, 4000, 9900):
        begin = perf_counter()
        assert len(large.statements(kind="quantity", entity="e7", limit=20, offset=offset // 200)) == 20
        seconds.append(perf_counter() - begin)
    assert min(seconds) < 0.25


def test_a_judgement_is_seen_by_the_next_view(small: MapView, workspace: Workspace) -> None:
    made = workspace.ledger.append_judgement("ada", Decision.REJECT, "s1", note="wrong actor")
    judged = view_of(workspace, small_tables())
    assert (small.judgements(), judged.judgements()) == ({}, {"s1": made})
    workspace.ledger.undo("ada")
    assert view_of(workspace, small_tables()).judgements() == {}


def test_a_view_stays_on_its_version(workspace: Workspace) -> None:
    build(workspace, ["texts/talks.txt"], workers=1)
    earlier = workspace.view()
    build(workspace, ["texts/convoy.txt"], workers=1)
    assert [d.path for d in earlier.documents()] == ["texts/talks.txt"]
    assert len(workspace.view().documents()) == 2
    assert workspace.view(earlier.version[:6]).version == earlier.version
