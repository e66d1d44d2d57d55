"""The pattern files: every type is one the ontology knows, and every table loads."""

from __future__ import annotations

import pytest

from faultline.extraction.lexicon import Pattern, lexicon, patterns_of, spelt_out
from faultline.extraction.wordlists import agents, by_noun, tables
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
            assert all(part for part in words.replace("*", "").replace(" ", "|").split("|")), words


@pytest.mark.parametrize(
    ("name", "table", "known"), [("events", "event", "events"), ("relations", "relation", "relations")]
)
def test_types_are_in_the_ontology(name: str, table: str, known: str) -> None:
    types = {entry["type"] for entry in tables(name)[table]}
    assert types <= set(vocabulary(known))
    spoken = {name for name, entry in vocabulary(known).items() if not entry.get("coded")}
    assert not spoken - types, "a type without a word is never found"


def test_modes_are_in_the_ontology() -> None:
    for entry in tables("events")["event"]:
        if "mode" in entry:
            assert entry["mode"] in vocabulary("events")[entry["type"]]["modes"], entry["type"]


def test_no_word_tells_of_two_events() -> None:
    seen: dict[object, Pattern] = {}
    for pattern in patterns_of("events", "event"):
        key = (pattern.part, pattern.words, pattern.by, pattern.only)
        assert key not in seen, f"{pattern.name}: {seen[key].type} and {pattern.type}"
        seen[key] = pattern


def test_words_are_many() -> None:
    """Each type has a vocabulary, not a sample of one."""
    found: dict[str, int] = {}
    for pattern in patterns_of("events", "event"):
        found[pattern.type] = found.get(pattern.type, 0) + 1
    assert all(count >= 100 for count in found.values()), found


def test_every_list_that_is_named_is_there() -> None:
    for entry in tables("events")["event"]:
        for key in ("by", "only", "unless"):
            assert all(noun[1:] in tables("events") for noun in entry.get(key, ()) if noun.startswith("@"))
            assert all(noun == noun.lower() for noun in entry.get(key, ()))


def test_alternatives_are_spelt_out() -> None:
    assert list(spelt_out("fire|set_off *rocket|flare at")) == [
        "fire rocket at",
        "fire flare at",
        "set off rocket at",
        "set off flare at",
    ]


@pytest.mark.parametrize(
    ("words", "head"),
    [(("state", "of", "emergency"), 0), (("sit", "in"), 0), (("coup", "d'état"), 0), (("air", "strike"), 1)],
)
def test_the_head_of_a_noun_stands_before_of_and_particles(words: tuple[str, ...], head: int) -> None:
    assert Pattern(type="", words=words, part="noun").head == head


def test_stances_are_in_the_ontology() -> None:
    assert {entry["type"] for entry in tables("positions")["position"]} == set(vocabulary("stances"))


@pytest.mark.parametrize("name", ["events", "relations", "stances", "measures", "goods", "sectors"])
def test_every_term_has_a_name_and_a_definition(name: str) -> None:
    for term, entry in vocabulary(name).items():
        assert entry["name"], term
        if name == "sectors" and "nouns" not in entry:
            continue  # the code list defines those that data alone give
        assert entry["definition"].endswith("."), term


def test_codes_of_sectors_are_dac_codes() -> None:
    assert all(code.isdigit() and len(code) in (3, 5) for code in vocabulary("sectors"))
    assert all(len(code) == 5 for code in by_noun("sectors").values())


def test_nouns_are_indexed() -> None:
    assert by_noun("goods")["cocaine"] == "cocaine"
    assert by_noun("measures")["police officer"] == "police"
    assert {"militia", "government", "gunman"} <= agents()


@pytest.mark.parametrize(
    ("words", "head"), [(("forcibly", "displace"), 1), (("rally", "behind"), 0), (("take", "power"), 0), (("kill",), 0)]
)
def test_an_adverb_stands_before_its_verb(words: tuple[str, ...], head: int) -> None:
    assert Pattern(type="", words=words, part="verb").head == head


def test_what_the_words_name_is_not_excluded() -> None:
    """A list of what the other party must not be does not undo the words of an entry themselves."""
    for pattern in patterns_of("events", "event"):
        assert len(pattern.words) == 1 or pattern.unless.isdisjoint(pattern.words), pattern.name
