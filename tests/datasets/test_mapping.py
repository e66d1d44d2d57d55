"""Mapping files, and how a table is recognised."""

from __future__ import annotations

import pytest

from faultline.datasets.mapping_files import all_mappings, parse_mapping, recognise
from faultline.errors import UsageError

SMALL = """
name = "small"
version = "1"
required = ["who"]
[columns]
who = ["who", "Who is it"]
side = ["side"]
[[statements]]
kind = "relation"
type = "opposes"
[[statements.arguments]]
role = "source"
column = "who"
type = { column = "side", words = { g = "government", r = "armed_group" } }
"""


def test_the_shipped_mappings_load_and_are_recognised_by_their_required_columns() -> None:
    assert {"events", "figures"} <= {mapping.name for mapping in all_mappings()}
    for mapping in (one for one in all_mappings() if one.required):
        headings = [dict(mapping.columns)[name][0] for name in mapping.required]
        assert recognise(headings) is mapping


def test_order_case_and_synonyms_of_headings_do_not_matter() -> None:
    mapping = recognise(["Fatalities", "START DATE", "Actor", "Event type", "something else"])
    assert mapping is not None
    assert mapping.name == "events"
    assert mapping.positions(["Fatalities", "START DATE"]) == {"killed": 0, "date": 1}


def test_a_table_without_the_required_columns_is_not_recognised() -> None:
    assert recognise(["date", "event", "place"]) is None
    assert recognise([]) is None


def test_a_rule_translates_the_words_of_the_table() -> None:
    rule = parse_mapping(SMALL, "small.toml").statements[0].arguments[0]
    assert rule.type is not None
    assert dict(rule.type.words) == {"g": "government", "r": "armed_group"}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("kind = ", "kinds = "), "kind"),
        (('"relation"', '"tie"'), "tie"),
        (('column = "who"', 'column = "whom"'), "whom"),
        (('required = ["who"]', 'required = ["nobody"]'), "nobody"),
        (("role = ", "roll = "), "roll"),
        (('role = "source"', 'role = "source"\nwhen = ["when"]'), "when"),
        (('role = "source"', 'role = "source"\nwhen = { column = "side", unless = ["x"] }'), "unless"),
        (('role = "source"', 'role = "source"\nid = "number"'), "number"),
        (("[columns]", '[unfold]\ncolumn = "side"\npattern = "("\n[columns]'), "unterminated"),
        (("[columns]", '[unfold]\ncolumn = "sides"\npattern = "x"\n[columns]'), "sides"),
        (('role = "source"', 'role = "source"\nfallback = "number"'), "number"),
        (('type = "opposes"', 'type = "opposes"\nplace = { name = ["side", "town"] }'), "town"),
        (('type = "opposes"', 'type = "opposes"\nvalue = { best = "side", sum = ["who", "side"] }'), "otherwise"),
        (('type = "opposes"', 'type = "opposes"\nvalue = { otherwise = { sum = ["who", "women"] } }'), "women"),
        (('version = "1"', 'version = "1"\nquote = ["who"]'), "quote"),
        (('type = "opposes"', 'type = "opposes"\nspeakers = { column = "who" }'), "speakers"),
        (('side = ["side"]', 'side = { tag = ["#org"] }'), "tag"),
        (('type = "opposes"', 'type = "opposes"\nplace = { names = ["who"] }'), "names"),
        (('type = "opposes"', 'type = "opposes"\nwhen = { column = "who", any = ["side"] }'), "one column"),
        (("[columns]", "[columns"), "TOML"),
    ],
)
def test_a_mapping_with_a_fault_says_which(change: tuple[str, str], fault: str) -> None:
    with pytest.raises(UsageError, match=fault) as raised:
        parse_mapping(SMALL.replace(*change), "small.toml")
    assert "small.toml" in str(raised.value)
