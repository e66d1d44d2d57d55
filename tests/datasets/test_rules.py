"""What rules of a mapping say together: where to look next, and for which rows they hold."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from tests.datasets.made import roles

from faultline.datasets.losses import LossBook
from faultline.datasets.mapping_files import parse_mapping
from faultline.datasets.naming import Naming
from faultline.datasets.rows import parse_rows
from faultline.datasets.sheets import Sheet, code_sheet
from faultline.model.statement import Statement

MAPPING = """
name = "small"
version = "1"
required = ["who"]
blank = ["N/A"]
[columns]
who = ["who"]
short = ["short"]
town = ["town"]
land = ["land"]
men = ["men"]
women = ["women"]
all = ["all"]
day = ["day"]
told = ["told"]
sort = ["sort"]
[[statements]]
kind = "quantity"
type = { column = "sort", words = { t = "troops" }, other = "people", default = "count", vocabulary = "measures" }
arguments = [{ role = "subject", column = "who", fallback = "short", required = true, type = "organisation" }]
place = [{ name = ["town", "land"], country = "land" }, { code = "land" }]
time = { start = "day", otherwise = ["told"], needed = false }
value = { best = "all", needed = false, otherwise = { sum = ["men", "women"] } }
"""
HEADINGS = "who,short,town,land,men,women,all,day,told,sort\n"


def said(*rows: str, mapping: str = MAPPING) -> tuple[list[Statement], dict[str, int]]:
    book = LossBook("a.csv")
    sheet = Sheet.of(lambda: parse_rows(io.StringIO(HEADINGS + "\n".join(rows)), ","))
    items = code_sheet(parse_mapping(mapping, "small.toml"), sheet, Naming("d"), book)
    return [statement for item in items for statement in item], book.counts


def test_what_is_blank_is_looked_for_elsewhere() -> None:
    (one,), lost = said("n/a,AB,,Mali,3,4,,,2019-05-01,t")
    assert roles(one) == [("subject", "AB")]
    assert (one.type, one.place and (one.place.text, one.place.country)) == ("troops", ("Mali", "ML"))
    assert (one.value and (one.value.low, one.value.text), one.time and one.time.start) == ((7, "3 + 4"), "2019-05-01")
    assert not lost


def test_a_figure_in_its_column_is_not_added_up() -> None:
    (one,), _ = said("A,,Gao,ML,3,4,9,,,q")
    assert (one.type, one.value and one.value.low) == ("people", 9)


def test_a_quantity_without_a_figure_is_none_and_the_row_is_named() -> None:
    made, lost = said("A,,Gao,ML,3,,,,,t", "B,,Gao,ML,,,tbd,,,t")
    assert (made, lost) == ([], {"row without a statement": 2})


def test_a_date_that_cannot_be_read_is_named_for_each_row_that_has_it() -> None:
    made, lost = said("A,,Gao,ML,,,9,soon,,t", "A,,Gao,ML,,,9,soon,,t")
    assert [one.time for one in made] == [None, None]
    assert lost == {"date not read": 2}


@pytest.mark.parametrize(
    ("when", "kept"),
    [
        ('"men"', ["A", "C"]),
        ('{ column = "men", but = [3] }', ["B", "C"]),
        ('{ column = "men", among = [3] }', ["A"]),
        ('{ column = "men", blank = true }', ["B"]),
        ('{ any = ["men", "women"] }', ["A", "B", "C"]),
        ('["women", { column = "men", but = [5] }]', ["B"]),
    ],
)
def test_a_rule_holds_for_the_rows_that_say_so(when: str, kept: list[str]) -> None:
    rows = ("A,,Gao,ML,3,,9,,,t", "B,,Gao,ML,,4,9,,,t", "C,,Gao,ML,5,6,9,,,t")
    made, _ = said(*rows, mapping=MAPPING.replace('kind = "quantity"', f'kind = "quantity"\nwhen = {when}'))
    assert [argument.text for one in made for argument in one.arguments] == kept


def test_a_row_means_the_same_whatever_stood_before_it() -> None:
    rows = [
        "A,AB,Gao,ML,3,4,,2019,,t",
        "A,CD,,ML,3,4,,2019,,t",
        ",AB,Gao,ML,3,4,1,2019,2020,t",
        ",AB,,NE,3,4,1,,2020,t",
    ]
    together, _ = said(*rows)
    alone = [one for row in rows for one in said(row)[0]]
    assert [replace(one, id="", evidence=one.evidence) for one in together] == [
        replace(one, id="", evidence=replace(one.evidence, row=str(n))) for n, one in enumerate(alone, start=2)
    ]
