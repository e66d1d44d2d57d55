"""Causes: every span short and whole, nothing told twice, nothing from odd sentences."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from faultline.extraction import extract
from faultline.extraction.causes.spans import LIMIT
from faultline.language.analysing import analyse
from faultline.model.document import Document, Passage, Role
from faultline.model.statement import Kind, Statement


def causes_of(text: str) -> list[Statement]:
    body = (Passage(0, len(text), Role.BODY),)
    document = Document(id="c", path="c.txt", format="text", text=text, language="en", passages=body)
    return [s for s in extract(document, analyse(document)).statements if s.kind is Kind.CAUSE]


def pairs(text: str) -> list[tuple[str, str, str]]:
    return [(s.type, s.roles("cause")[0].text, s.roles("effect")[0].text) for s in causes_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Because of the heavy and early snow in the mountain valleys of the north and the long closure of the only "
        "pass, the traders could not bring their wool, salt and tea to the markets before the end of the great fair.",
        "The relentless growth of the city, the loss of wells and pastures, the arrival of settlers from the coast and "
        "the failure of three harvests have fuelled a bitter contest over land, water, grazing rights and jobs.",
    ],
)
def test_spans_are_short(text: str) -> None:
    found = causes_of(text)
    assert found
    assert all(len(a.text.split()) <= LIMIT + 1 for s in found for a in s.arguments)


def test_a_connective_and_a_noun_tell_a_cause_once() -> None:
    assert len(pairs("The bridge collapsed as a result of heavy rain.")) == 1


def test_each_verb_of_a_row_has_its_own_effect() -> None:
    told = pairs("The embargo has fuelled smuggling and hampered trade.")
    assert {(sign, effect) for sign, _, effect in told} == {("+", "smuggling"), ("-", "trade")}
    assert {cause for _, cause, _ in told} == {"The embargo"}


def test_a_cause_is_not_part_of_its_effect() -> None:
    assert pairs("Floods have increased the risk of floods.") == []


def test_deeds_of_people_are_no_causes() -> None:
    assert pairs("Protesters hampered the convoy.") == []
    assert pairs("Residents fuelled their cars.") == []


@pytest.mark.parametrize(
    "text", ["because", "Because of.", "due to due to due to", "As a result, so, thus.", "therefore X"]
)
def test_odd_sentences_give_nothing(text: str) -> None:
    assert causes_of(text) == []


def test_the_pattern_says_what_made_it() -> None:
    assert [s.pattern for s in causes_of("Drought has fuelled hunger.")] == ["cause/+: verb 'fuel'"]


def test_no_word_is_listed_twice() -> None:
    text = (files("faultline.extraction") / "patterns" / "causes.toml").read_text(encoding="utf-8")
    for entry in tomllib.loads(text)["cause"]:
        listed = [*entry.get("verbs", ()), *entry.get("nouns", ())]
        assert len(listed) == len(set(listed))
