"""What our statements add up to is what OCHA's own pipeline makes of the same activities (its `expected_covid`).

The pipeline (github.com/OCHA-DAP/hdx-scraper-iati-viz) leaves out activities of a secondary reporter, one activity and
one publisher by name, days outside its period, and transactions whose every aid type is budget support or debt relief.
It puts each sum under three-digit groups of sectors, by the percentages; it turns all money into dollars at rates that
are not among our data, so amounts are compared where they are dollars already, and shares everywhere.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from faultline.datasets import read_source
from faultline.model.statement import Kind, Statement
from faultline.tables.schemas import Source

SECTOR_TWICE = ("CH-4-2020001319", "CH-4-2020001320", "GB-COH-213890-82604802")
"""They name one sector twice, with percentages to be added; the pipeline takes the last alone and loses the rest."""
FIRST, LAST = "2020-01-01", "2021-05-30"
TYPES = {"2": "commitments", "3": "spending", "4": "spending"}
NAMES = {
    "Caribbean & Central America": "Caribbean and Central America",
    "Developing countries": "",
    "South of Sahara": "Sub-Saharan Africa",
    "Saint Helena": "Saint Helena, Ascension and Tristan da Cunha",
    "State of Palestine": "Palestine",
    "Syrian Arab Republic": "Syria",
    "United Republic of Tanzania": "Tanzania",
    "Viet Nam": "Vietnam",
    "(Unspecified country)": "",
}


class Group(NamedTuple):
    """What the pipeline adds up."""

    activity: str
    month: str
    sector: str
    country: str
    humanitarian: str
    type: str


class Row(NamedTuple):
    """A statement about a transaction, and what its evidence quotes."""

    statement: Statement
    quoted: dict[str, str]

    @property
    def activity(self) -> str:
        return self.quoted["iati-identifier"]

    @property
    def type(self) -> str:
        return self.quoted["transaction-type"].split()[0]

    @property
    def day(self) -> str:
        assert self.statement.time is not None
        return str(self.statement.time.start)

    @property
    def humanitarian(self) -> str:
        flag = self.quoted.get("transaction-humanitarian", self.quoted.get("humanitarian", "0"))
        return "1" if flag in ("1", "true") else "0"

    @property
    def reporter(self) -> str:
        """The identifier of the reporting organisation."""
        return self.quoted["reporting-org"].rpartition("(")[2].removesuffix(")").lower()

    @property
    def is_told(self) -> bool:
        """Whether the pipeline takes it."""
        aid = self.quoted.get("aid-type", "-").split(", ")
        return (
            "secondary-reporter" not in self.quoted
            and self.reporter != "cz-ico-25755277"
            and self.activity != "XM-DAC-701-2-2020003078"
            and FIRST <= self.day <= LAST
            and not set(aid) <= {"A01", "A02", "F01"}
        )


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[Row]:
    return [row for row in _rows(shared / "data" / "iati" / "dportal.xml") if row.is_told]


@cache
def _rows(path: Path) -> tuple[Row, ...]:
    statements = [s for record in read_source(Source(str(path), str(path))) for s in record.statements]
    return tuple(Row(s, _quoted(s)) for s in statements if "/transaction/" in str(s.evidence.row))


def _quoted(statement: Statement) -> dict[str, str]:
    return dict(part.split("=", 1) for part in statement.evidence.quote.split("; ") if "=" in part)


def expected(shared: Path, name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the pipeline's files, without the row of tags."""
    with (shared / "data" / "iati" / "expected_covid" / name).open(encoding="utf-8", newline="") as file:
        yield from list(csv.DictReader(file))[1:]


def expected_totals(shared: Path) -> Counter[Group]:
    totals: Counter[Group] = Counter()
    for row in expected(shared, "transactions.csv"):
        country = row["Recipient country"].removesuffix(" (no country specified)")
        group = Group(
            row["Activity id"],
            row["Month"],
            row["Sector"],
            NAMES.get(country, country),
            row["Humanitarian?"],
            row["Transaction type"],
        )
        totals[group] += int(row["Total money"])
    return totals


def our_totals(shared: Path, rows: list[Row]) -> Counter[Group]:
    """Our efforts, added up in whole units as the pipeline does."""
    sectors = json.loads((shared / "data" / "iati" / "data-dac3-sector-map.json").read_text("utf-8"))
    totals: Counter[Group] = Counter()
    for row in rows:
        place, value = row.statement.place, row.statement.value
        if row.statement.kind is not Kind.EFFORT or row.type not in TYPES or value is None:
            continue
        country = place.text if place else ""
        sector = sectors.get(row.statement.type[:3], {}).get("dac-group", "(Unspecified sector)")
        group = Group(row.activity, row.day[:7], sector, country, row.humanitarian, TYPES[row.type])
        totals[group] += round(value.low or 0)
    return totals


def in_dollars(rows: list[Row]) -> set[str]:
    """Activities all of whose sums are in dollars."""
    currencies = defaultdict(set)
    for row in rows:
        currencies[row.activity].add(row.quoted.get("currency"))
    return {activity for activity, found in currencies.items() if found == {"USD"}}


def test_totals_in_dollars_are_those_of_the_pipeline(shared: Path, rows: list[Row]) -> None:
    dollars = in_dollars(rows)
    theirs = {group: n for group, n in expected_totals(shared).items() if group.activity in dollars}
    ours = {group: n for group, n in our_totals(shared, rows).items() if group.activity in dollars and n}
    assert (len(theirs), sum(theirs.values())) == (140, 128_301_752)
    assert ours == theirs


def test_the_same_groups_are_told_in_every_currency(shared: Path, rows: list[Row]) -> None:
    ours, theirs = our_totals(shared, rows), expected_totals(shared)
    assert len({group.activity for group in theirs}) == 167
    assert set(theirs) - set(ours) == set()
    assert {group for group, n in ours.items() if n} - set(theirs) == set()


def test_shares_of_sectors_and_countries_are_those_of_the_pipeline_in_every_currency(
    shared: Path, rows: list[Row]
) -> None:
    days = defaultdict(set)
    for row in rows:
        days[row.activity, row.day[:7]].add((row.day, row.quoted.get("currency")))
    theirs, ours = expected_totals(shared), our_totals(shared, rows)
    parted = defaultdict(list)
    for group in theirs:
        parted[group.activity, group.month, group.type].append(group)
    compared = 0
    for (activity, month, _), groups in parted.items():
        whole, of_ours = sum(theirs[g] for g in groups), sum(ours[g] for g in groups)
        if len(groups) == 1 or len(days[activity, month]) > 1 or activity in SECTOR_TWICE or not whole:
            continue
        compared += len(groups)
        for group in groups:
            assert theirs[group] / whole == pytest.approx(ours[group] / of_ours, abs=3 * len(groups) / abs(whole))
    assert compared > 100


def test_who_gives_to_whom_adds_up_to_the_flows_of_the_pipeline(shared: Path, rows: list[Row]) -> None:
    currencies = defaultdict(set)
    for row in rows:
        currencies[row.reporter].add(row.quoted.get("currency"))
    ours: Counter[tuple[str, str, str, str]] = Counter()
    for row in rows:
        if row.type in ("1", "3", "4") and row.statement.value is not None:
            incoming = row.type == "1"
            others = row.statement.roles("source") if incoming else row.statement.roles("recipient")
            other = others[0].text if others else "(Direct expenditure)"
            direction = "incoming" if incoming else "outgoing"
            ours[row.reporter, row.humanitarian, direction, other] += round(row.statement.value.low or 0)
    theirs: Counter[tuple[str, str, str, str]] = Counter()
    for flow in expected(shared, "flows.csv"):
        other = flow["Provider org name"] or flow["Receiver org name"]
        key = flow["Reporting org id"], flow["Humanitarian?"], flow["Transaction direction"], other
        if currencies[flow["Reporting org id"]] == {"USD"}:
            theirs[key] += int(flow["Total money"])
    assert len(theirs) == 45
    assert {key: ours[key] for key in theirs} == pytest.approx(dict(theirs), abs=2)


def test_the_reporting_organisations_have_the_names_of_the_pipeline(shared: Path, rows: list[Row]) -> None:
    ours = {(row.reporter, row.statement.speaker.text) for row in rows if row.statement.speaker}
    theirs = {(row["Reporting org id"], row["Reporting org name"]) for row in expected(shared, "reporting_orgs.csv")}
    assert {ref for ref, _ in ours} == {ref for ref, _ in theirs}
    assert len(ours & theirs) >= len(theirs) - 3
