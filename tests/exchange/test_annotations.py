"""The annotations keep the Web Annotation Data Model, stand where they say, and are read as RDF by rdflib.

`anno_context.json` has those terms of the context `http://www.w3.org/ns/anno.jsonld` that the export uses, by the
tables of the Web Annotation Vocabulary, so that no test fetches anything; a term that is missing would be noticed.
"""

from __future__ import annotations

import io
import json
import warnings
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.namespace import PROV, RDF

from faultline.exchange.annotations import AROUND, write_annotations
from faultline.workspace import MapView
from standards_map import BEFORE, SAID

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
FL = rdflib.Namespace("urn:faultline:term:")
TERMS = json.loads((Path(__file__).parent / "anno_context.json").read_text(encoding="utf-8"))
ALL = pytest.mark.parametrize("of", ["view", "ties", "standards"])


def written(view: MapView) -> dict[str, Any]:
    stream = io.StringIO()
    write_annotations(view, stream)
    read: dict[str, Any] = json.loads(stream.getvalue())
    return read


def items(view: MapView) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = written(view)["first"]["items"]
    return found


def graph_of(view: MapView) -> rdflib.Graph:
    collection = written(view)
    first, *own = collection["@context"]
    assert first == "http://www.w3.org/ns/anno.jsonld"
    collection["@context"] = [TERMS, *own]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="rdflib")
        return rdflib.Graph().parse(data=json.dumps(collection), format="json-ld")


def keys(value: Any) -> set[str]:
    """All keys of objects, at any depth."""
    if isinstance(value, dict):
        within = {name: part for name, part in value.items() if name != "@context"}
        return set(within) | {key for part in within.values() for key in keys(part)}
    return {key for part in value for key in keys(part)} if isinstance(value, list) else set()


@ALL
def test_every_statement_is_one_annotation(of: str, request: pytest.FixtureRequest) -> None:
    view = request.getfixturevalue(of)
    collection = written(view)
    found = collection["first"]["items"]
    assert (collection["type"], collection["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert collection["total"] == len(found) == view.counts()["statements"]
    assert [a["id"].rpartition(":")[2] for a in found] == [s.id for s in view.iterate_statements()]
    assert {a["type"] for a in found} == {"Annotation"}
    assert all(a["motivation"] and a["body"] and a["target"] for a in found)


@ALL
def test_prefix_quote_and_suffix_are_the_text_at_the_offsets(of: str, request: pytest.FixtureRequest) -> None:
    view = request.getfixturevalue(of)
    spans = 0
    for annotation in items(view):
        target = annotation["target"]
        if not isinstance(target.get("selector"), list):
            continue
        quote, position = target["selector"]
        text = view.document(target["source"]["id"].rpartition(":")[2]).text
        start, end = position["start"], position["end"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[start:end] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text[start - len(quote["prefix"]) : end + len(quote["suffix"])] == around
        assert len(quote["prefix"]) == min(AROUND, start)
        assert len(quote["suffix"]) == min(AROUND, len(text) - end)
        spans += 1
    assert spans > 5


def test_offsets_count_code_points_beyond_the_basic_plane(standards: MapView) -> None:
    first = next(a for a in items(standards) if a["target"]["source"]["fl:path"] == "herald.txt")
    quote, position = first["target"]["selector"]
    assert quote["exact"] == SAID[0].quote
    assert quote["prefix"] == BEFORE
    assert position["start"] == len(BEFORE) == len(BEFORE.encode("utf-16-le")) // 2 - 1


def test_a_row_of_a_csv_file_is_targeted_by_its_row_and_other_records_by_name(standards: MapView) -> None:
    targets = {a["target"]["source"]["fl:path"]: a["target"] for a in items(standards)}
    row, record = targets["events.csv"], targets["aid.xml"]
    assert row["selector"] == {
        "type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc7111", "value": "row=2",
    }  # fmt: skip
    assert (record["fl:row"], record["fl:table"]) == ("XM-DAC-1", "events")
    assert "selector" not in record
    assert row["source"]["type"] == ["Dataset", "prov:Entity"]
    assert row["fl:cells"] == "actor=Army; killed=4"


@ALL
def test_every_key_is_a_term_of_a_context(of: str, request: pytest.FixtureRequest) -> None:
    found = keys(written(request.getfixturevalue(of)))
    assert {key for key in found if ":" not in key} <= set(TERMS)
    assert {key.partition(":")[0] for key in found if ":" in key} == {"fl", "prov"}


@ALL
def test_it_is_rdf_with_the_whole_way_from_text_to_statement(of: str, request: pytest.FixtureRequest) -> None:
    view = request.getfixturevalue(of)
    graph = graph_of(view)
    annotations = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == view.counts()["statements"]
    statements = set(graph.subjects(RDF.type, FL.Statement))
    assert len(statements) == len(annotations)
    for annotation in annotations:
        assert len(set(graph.objects(annotation, OA.hasBody))) == 2
        (target,) = graph.objects(annotation, OA.hasTarget)
        (source,) = graph.objects(target, OA.hasSource)
        (statement,) = (b for b in graph.objects(annotation, OA.hasBody) if b in statements)
        assert set(graph.objects(statement, PROV.wasDerivedFrom)) == {source}
        (activity,) = graph.objects(statement, PROV.wasGeneratedBy)
        assert set(graph.objects(activity, PROV.used)) == {source}
        (agent,) = graph.objects(activity, PROV.wasAssociatedWith)
        assert (agent, RDF.type, PROV.SoftwareAgent) in graph
        assert graph.value(statement, FL.kind) is not None


def test_the_statement_can_be_asked_for_in_sparql(standards: MapView) -> None:
    found = graph_of(standards).query(
        """SELECT ?exact ?low WHERE {
             ?a oa:hasBody ?s ; oa:hasTarget [ oa:hasSelector [ oa:exact ?exact ] ; oa:hasSource ?d ] .
             ?d fl:path "herald.txt" . ?s fl:kind "event" ; fl:counts [ fl:killed [ fl:low ?low ] ] .
           } ORDER BY ?low""",
        initNs={"oa": OA, "fl": FL},
    )
    assert [(str(row[0]), int(row[1])) for row in found] == [(SAID[1].quote, 10), (SAID[0].quote, 11)]


def test_the_voice_and_the_published_address_are_named(standards: MapView) -> None:
    raid = next(a for a in items(standards) if a["body"][1].get("prov:wasAttributedTo"))
    assert raid["body"][1]["prov:wasAttributedTo"] == {"type": "prov:Agent", "name": "the mayor"}
    sources = {a["target"]["source"]["fl:path"]: a["target"]["source"] for a in items(standards)}
    assert sources["herald.txt"]["prov:wasDerivedFrom"] == {"id": "https://herald.example/1"}
    assert "prov:wasDerivedFrom" not in sources["echo.txt"]
