"""Tables in JSON: records or rows, read as in CSV; no file can do harm."""

from __future__ import annotations

import csv
import io
import json

import pytest

from faultline.datasets.json_tables import as_text, recognises
from faultline.datasets.mapping_files import parse_mapping
from faultline.datasets.reading import read_data
from faultline.documents.content import Content
from faultline.documents.refusal import Refusal
from faultline.model.document import Document
from faultline.tables.schemas import Record
from read_rows import losses, read_bytes, roles

OWN = """
name = "who_whom"
version = "1"
required = ["who"]
[columns]
who = ["wer"]
whom = ["wen"]
[[statements]]
kind = "relation"
type = "opposes"
arguments = [{ role = "source", column = "who", type = "group" }, { role = "target", column = "whom", type = "group" }]
"""
EVENTS = [
    {
        "date": "2019-01-20",
        "event": "ASSAULT",
        "actor": "Group A",
        "killed": 10,
        "place": "Aguelhok",
        "lat": 19.46,
        "lon": 0.86,
    },
    {
        "date": "2019-01-21",
        "event": "ASSAULT",
        "actor": ["Group A", "Group B"],
        "killed": None,
        "more": {"deep": [1, {"x": 2}]},
    },
]


def test_records_are_rows() -> None:
    found = read_bytes(json.dumps(EVENTS), "json")
    first, second = found.statements
    assert (first.evidence.row, second.evidence.row) == ("1", "2")
    assert (
        first.evidence.quote
        == "date=2019-01-20; event=ASSAULT; actor=Group A; killed=10; place=Aguelhok; lat=19.46; lon=0.86"
    )
    assert roles(second) == [("actor", "Group A"), ("actor", "Group B")]
    assert second.counts is None
    assert losses(found) == {"column not read": 1}


@pytest.mark.parametrize("wrap", ["data", "results"])
def test_records_may_be_wrapped_or_one_a_line(wrap: str) -> None:
    wrapped = read_bytes(json.dumps({"count": 2, "next": None, wrap: EVENTS}), "json")
    lines = read_bytes("\n".join(map(json.dumps, EVENTS)), "json")
    assert len(wrapped.statements) == len(lines.statements) == 2
    assert [s.id for s in wrapped.statements] == [s.id for s in lines.statements]


def test_the_same_table_says_the_same_in_csv() -> None:
    stream = io.StringIO()
    names = ("date", "event", "actor", "killed")
    csv.writer(stream).writerows([names, *[[one[n] for n in names] for one in EVENTS[:1]]])
    (of_json,) = read_bytes(json.dumps([{n: EVENTS[0][n] for n in names}]), "json").statements
    (of_csv,) = read_bytes(stream.getvalue(), "csv").statements
    assert of_json.evidence.quote == of_csv.evidence.quote
    assert (of_json.arguments, of_json.time, of_json.counts) == (of_csv.arguments, of_csv.time, of_csv.counts)


def test_rows_with_tags_and_records_with_tags_as_names() -> None:
    rows = [["Who", "What"], ["#org+name", "#sector"], ["Aid A", "Health"], ["Aid B"]]
    records = [{"#org+name": "Aid A", "#sector": "Health"}]
    of_rows, of_records = (read_bytes(json.dumps(data), "json") for data in (rows, records))
    assert [roles(s) for s in of_rows.statements] == [[("actor", "Aid A"), ("activity", "Health")]]
    assert [roles(s) for s in of_records.statements] == [roles(s) for s in of_rows.statements]
    assert losses(of_rows) == {"row without a statement": 1}


def test_values_are_texts_as_in_a_cell() -> None:
    values = [None, True, False, 7, 7.0, 0.25, "a\x00b", ["x", None, 2], [{"a": 1}], 10**60, 1e300]
    assert [as_text(value) for value in values] == [
        "",
        "true",
        "false",
        "7",
        "7",
        "0.25",
        "ab",
        "x; 2",
        '[{"a": 1}]',
        "a number too large",
        "1e+300",
    ]


def test_a_formula_stays_text() -> None:
    (said,) = read_bytes(json.dumps([EVENTS[0] | {"actor": "=cmd()"}]), "json").statements
    assert roles(said) == [("actor", "=cmd()")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (json.dumps(EVENTS)[:-30], "broken JSON"),
        (json.dumps([EVENTS[0], "no record"]), "unreadable row"),
        (json.dumps([EVENTS[0] | {"actor": "x" * 200_000}, EVENTS[0]]), "unreadable row"),
        (json.dumps([EVENTS[0]])[:-1] + ', {"date": NaN}]', "broken JSON"),
        (json.dumps([EVENTS[0]])[:-1] + ', {"x": ' + "[" * 5000 + "]" * 5000 + "}]", "broken JSON"),
        (json.dumps([EVENTS[0]]).encode()[:-1] + b', {"actor": "\xff\xfe"}]', "broken JSON"),
    ],
)
def test_what_cannot_be_read_is_reported_and_the_rest_kept(data: str | bytes, reason: str) -> None:
    found = read_bytes(data, "json")
    assert [s.evidence.row for s in found.statements] in (["1"], ["2"])
    assert losses(found)[reason] == 1


def test_of_a_name_that_stands_twice_the_last_value_holds() -> None:
    data = json.dumps([EVENTS[0]]).replace('"actor": "Group A"', '"actor": "Group A", "actor": "Group B"')
    assert roles(read_bytes(data, "json").statements[0]) == [("actor", "Group B")]


def test_a_record_with_more_names_than_columns_is_reported() -> None:
    found = read_bytes(json.dumps([EVENTS[0], {f"n{i}": 1 for i in range(3000)}]), "json")
    assert [s.evidence.row for s in found.statements] == ["1"]
    assert "row 2: it has 3000 names" in found.losses[0].detail


def test_records_with_ever_other_names_are_no_table() -> None:
    found = read_bytes(json.dumps([EVENTS[0], *[{f"n{i}": 1} for i in range(3000)]]), "json")
    assert found.statements == ()
    assert "more than 2000 names" in found.losses[0].detail


def test_other_json_is_no_table() -> None:
    assert not recognises(b'{"a": 1}')
    assert not recognises(b'[["a", "b"], [1, 2]]')
    with pytest.raises(Refusal, match="unknown format"):
        read_bytes('{"a": 1}', "json")


@pytest.mark.parametrize(
    "data",
    [
        [{"wer": "Group A", "wen": "Group B"}],
        {"type": "FeatureCollection", "features": [{"properties": {"wer": "Group A", "wen": "Group B"}}]},
    ],
)
def test_a_mapping_of_the_users_own_holds_for_json_too(data: object) -> None:
    own = parse_mapping(OWN, "own.toml")
    content = Content("own.json", json.dumps(data).encode())
    record = Record("own.json", document=Document("0123456789abcdef", "own.json", "json", ""))
    (part,) = read_data(record, content, own)
    assert [roles(s) for s in part.statements] == [[("source", "Group A"), ("target", "Group B")]]
