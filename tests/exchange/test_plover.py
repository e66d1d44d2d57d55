"""The records have the fields, words and nesting of the PLOVER manual 0.8, and say when an event did not happen."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import pytest

from faultline.exchange.plover import days_of, write_plover
from faultline.exchange.plover_terms import plover
from faultline.model.evidence import Evidence
from faultline.model.statement import Kind, Statement
from faultline.model.time import Basis, Precision, Time
from faultline.ontology import vocabulary
from faultline.workspace import MapView

Record = dict[str, Any]

FIELDS = {
    "id": str, "date": str, "enddate": str, "actor": list, "recipient": list, "event": list, "event_loc": dict,
    "quad_code": int, "mode": list, "context": list, "size": dict, "link": str, "text": str, "text_info": dict,
    "cite_info": dict, "coder": str,
}  # fmt: skip
OURS = {"polarity", "modality", "date_basis", "date_precision", "speaker", "attribution"}
WITHIN = {
    "actor": {"code", "sector", "entity_text", "identifier_id", "identifier_text", "entity_type", "country_name"},
    "event_loc": {
        "extracted_place", "resolved_place", "geonameid", "lat", "lon", "city", "district", "province", "country",
        "country_code", "resolution",
    },
    "text_info": {"start", "end"},
    "cite_info": {"corpus", "citation", "url", "title", "language", "publication", "coder", "codebook", "version"},
}  # fmt: skip
MODES = {
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
        "cyber",
    },
    "ASSAULT": {
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    },
}  # fmt: skip
"""The modes of the manual, by type."""
CONTEXTS = {
    "military", "economic", "legal", "diplomatic", "intelligence", "asylum", "misinformation", "cyber", "future",
    "hypothetical", "negation",
}  # fmt: skip
SECTORS = {"GOV", "MIL", "PTY", "BUS", "JRN", "SOC", "CVL", "UAF", "UNK"}


def records(view: MapView) -> list[Record]:
    stream = io.StringIO()
    write_plover(view, stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def of_herald(view: MapView, words: str) -> Record:
    (found,) = [r for r in records(view) if words in r["text"] and r["cite_info"]["citation"] == "herald.txt"]
    return found


@pytest.mark.parametrize("of", ["view", "ties", "standards"])
def test_every_record_keeps_the_manual(of: str, request: pytest.FixtureRequest) -> None:
    found = records(request.getfixturevalue(of))
    assert len({r["id"] for r in found}) == len(found) > 0
    for record in found:
        assert set(record) <= set(FIELDS) | OURS
        assert {"id", "date", "actor", "event"} <= set(record)
        assert all(isinstance(value, FIELDS[name]) for name, value in record.items() if name in FIELDS)
        assert date.fromisoformat(record["date"]) <= date.fromisoformat(record.get("enddate", record["date"]))
        (event,) = record["event"]
        assert set(record.get("mode", [])) <= MODES.get(event, set())
        assert set(record.get("context", [])) <= CONTEXTS
        for name, known in WITHIN.items():
            parts = record.get(name, [])
            assert all(set(part) <= known for part in (parts if isinstance(parts, list) else [parts]))
        sectors = {end["sector"] for role in ("actor", "recipient") for end in record.get(role, []) if "sector" in end}
        assert sectors <= SECTORS


@pytest.mark.parametrize("event", sorted(plover()["quad"]))
def test_every_mode_of_ours_is_one_of_plover_or_known_to_be_none(event: str) -> None:
    entry = vocabulary("events")[event]
    renamed = plover()["mode"].get(event, {})
    assert set(renamed) <= set(entry.get("modes", {}))
    assert {renamed.get(mode, mode) for mode in entry.get("modes", {})} - {""} <= MODES.get(event, set())
    assert plover()["quad"][event] == {1: 1, 2: 2, -1: 3, -2: 4}[entry["quad"]]


def test_plover_has_sixteen_types_and_ours_are_counted(standards: MapView) -> None:
    assert len(plover()["quad"]) == 16
    assert set(vocabulary("events")) - set(plover()["quad"]) == {"COUP", "ELECTION", "DEPLOY", "OTHER"}
    written = write_plover(standards, io.StringIO())
    assert written.left_out["events of type COUP, which PLOVER does not have"] == 2
    assert written.left_out["events without a date, not even one of publication"] == 2
    assert written.left_out["modes that PLOVER does not have"] == 2
    skipped = sum(n for name, n in written.left_out.items() if not name.startswith("modes"))
    assert written.holds["events"] + skipped == standards.counts()["statements"]


def test_an_attack_has_its_sides_place_and_span(standards: MapView) -> None:
    attack = of_herald(standards, "near Gao")
    assert [end["identifier_text"] for end in (*attack["actor"], *attack["recipient"])] == ["Northern Front", "Army"]
    assert "sector" not in attack["actor"][0]
    assert attack["recipient"][0]["sector"] == "MIL"
    assert (attack["date"], attack["enddate"], attack["date_basis"]) == ("2019-03-04", "2019-03-06", "stated")
    assert (attack["mode"], attack["quad_code"], attack["link"]) == (["targeted"], 4, "c1")
    assert attack["size"] == {"dead_low": 11}
    located = attack["event_loc"]
    assert (located["geonameid"], located["city"], located["province"]) == (2457163, "Gao", "Gao")
    assert (located["country_code"], located["resolution"]) == ("MLI", 4)
    text = standards.find_document("herald.txt").text
    assert text[attack["text_info"]["start"] : attack["text_info"]["end"]] == attack["text"]


def test_a_range_is_its_ends_and_civilians_are_a_sector(standards: MapView) -> None:
    raid = of_herald(standards, "ten to twelve")
    assert raid["size"] == {"dead_low": 10, "dead_high": 12, "arrested": 3}
    assert raid["recipient"] == [{"sector": "CVL", "entity_text": "villagers"}]
    assert (raid["speaker"], raid["attribution"]) == ("the mayor", "reported")
    assert "mode" not in raid


def test_unknown_armed_men_are_uaf(standards: MapView) -> None:
    assert of_herald(standards, "Gunmen")["actor"][0]["sector"] == "UAF"


def test_what_did_not_happen_says_so_in_the_context(standards: MapView) -> None:
    assert of_herald(standards, "did not ban")["context"] == ["negation"]
    assert of_herald(standards, "did not ban")["mode"] == ["restrict"]
    assert of_herald(standards, "will arm")["context"] == ["military", "future"]
    assert of_herald(standards, "will arm")["actor"][0]["code"] == "MLI"


def test_a_date_of_publication_is_marked(standards: MapView) -> None:
    clash = of_herald(standards, "clashed")
    assert (clash["date"], clash["enddate"], clash["date_basis"]) == ("2019-03-01", "2019-03-31", "publication")


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2020-02", "2020-02", ("2020-02-01", "2020-02-29")),
        ("2020", None, ("2020-01-01", "2020-12-31")),
        (None, "2020-02-03", ("2020-02-03", "2020-02-03")),
        (None, None, None),
    ],
)
def test_a_partial_date_is_all_its_days(start: str | None, end: str | None, days: tuple[str, str] | None) -> None:
    evidence = Evidence("d", "x", "rules@1", 0, 1)
    time = Time(start, end, Precision.UNKNOWN, Basis.STATED, "")
    assert days_of(Statement("s", Kind.EVENT, "ASSAULT", evidence, time=time)) == days
