"""The pattern files: every type is one the ontology knows, and every table loads."""

from __future__ import annotations

import pytest

from faultline.extraction.lexicon import agents, by_noun, lexicon, tables
from faultline.ontology import vocabulary

TABLES = [
    ("events", "event"),
    ("relations", "relation"),
    ("efforts", "give"),
    ("efforts", "do"),
    ("efforts", "help"),
    ("flows", "flow"),
    ("causes", "cause"),
    ("positions", "position"),
]


@pytest.mark.parametrize(("name", "table"), TABLES)
def test_table_loads(name: str, table: str) -> None:
    assert lexicon(name, table) is lexicon(name, table)
    for entry in tables(name)[table]:
        assert entry.get("verbs") or entry.get("nouns"), entry
        for words in (*entry.get("verbs", ()), *entry.get("nouns", ())):
            assert words == words.lower() == " ".join(words.split())


@pytest.mark.parametrize(
    ("name", "table", "known"), [("events", "event", "events"), ("relations", "relation", "relations")]
)
def test_types_are_in_the_ontology(name: str, table: str, known: str) -> None:
    types = {entry["type"] for entry in tables(name)[table]}
    assert types <= set(vocabulary(known))
    assert not set(vocabulary(known)) - types, "a type without a word is never found"


def test_modes_are_in_the_ontology() -> None:
    for entry in tables("events")["event"]:
        if "mode" in entry:
            assert entry["mode"] in vocabulary("events")[entry["type"]]["modes"], entry["type"]


def test_stances_are_in_the_ontology() -> None:
    assert {entry["type"] for entry in tables("positions")["position"]} == set(vocabulary("stances"))


@pytest.mark.parametrize("name", ["events", "relations", "stances", "measures", "goods", "sectors"])
def test_every_term_has_a_name_and_a_definition(name: str) -> None:
    for term, entry in vocabulary(name).items():
        assert entry["name"], term
        assert entry["definition"].endswith("."), term


def test_codes_of_sectors_are_dac_codes() -> None:
    assert all(code.isdigit() and len(code) == 5 for code in vocabulary("sectors"))


def test_nouns_are_indexed() -> None:
    assert by_noun("goods")["cocaine"] == "cocaine"
    assert by_noun("measures")["police officer"] == "police"
    assert {"militia", "government", "gunman"} <= agents()
