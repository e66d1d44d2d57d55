"""The tags keep the rules of HXL 1.1, read by a reader of our own; every row has who, what and who says so."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

import pytest

from faultline.exchange.hxl import COLUMNS, role_tag, write_hxl
from faultline.ontology import vocabulary
from faultline.workspace import MapView

TAG = re.compile(r"#\s*([A-Za-z][A-Za-z0-9_]*)((?:\s*\+\s*[A-Za-z][A-Za-z0-9_]*)*)\s*")
"""A hashtag with its attributes: tagging conventions 1.1, sections on hashtags and attributes."""
CORE = {
    "access", "activity", "adm1", "adm2", "adm3", "adm4", "adm5", "affected", "beneficiary", "capacity", "cause",
    "channel", "contact", "country", "crisis", "currency", "date", "delivery", "description", "event", "frequency",
    "geo", "group", "impact", "indicator", "inneed", "item", "loc", "meta", "modality", "need", "operations", "org",
    "output", "population", "reached", "region", "respondee", "sector", "service", "severity", "status", "subsector",
    "targeted", "value",
}  # fmt: skip
"""The hashtags of the dictionary 1.1 that a table of efforts may use; others must begin with `x_`."""
LAST_TAG_ROW = 25


@dataclass(frozen=True)
class Tag:
    name: str
    attributes: frozenset[str]


def read_tag(cell: str) -> Tag | None:
    match = TAG.fullmatch(cell.strip())
    if match is None:
        return None
    return Tag(match[1].casefold(), frozenset(part.strip().casefold() for part in match[2].split("+")[1:]))


def tag_row(rows: Iterable[list[str]]) -> tuple[int, list[Tag | None]] | None:
    """The first row, among the first 25, whose cells are tags or empty and at least one a tag."""
    for number, row in enumerate(rows):
        if number == LAST_TAG_ROW:
            return None
        tags = [read_tag(cell) for cell in row]
        if any(tags) and all(tag or not cell.strip() for tag, cell in zip(tags, row, strict=True)):
            return number, tags
    return None


def table(view: MapView) -> list[list[str]]:
    stream = io.StringIO(newline="")
    write_hxl(view, stream)
    return list(csv.reader(io.StringIO(stream.getvalue(), newline="")))


def efforts(view: MapView) -> list[dict[str, str]]:
    rows = table(view)
    return [dict(zip(rows[1], row, strict=True)) for row in rows[2:]]


def of_herald(view: MapView, words: str) -> dict[str, str]:
    (found,) = [e for e in efforts(view) if words in e["#meta+quote"] and e["#meta+document"] == "herald.txt"]
    return found


def test_the_reader_finds_the_tags_of_real_files(shared: Path) -> None:
    found = {}
    for name in ("rowca-3w-hxl.csv", "unhcr-3w.csv", "mali-population-movements.csv", "hxl-tags.csv"):
        with (shared / "data" / "hxl" / name).open(encoding="utf-8-sig", newline="") as stream:
            found[name] = tag_row(csv.reader(stream))
    assert found["hxl-tags.csv"] is None
    row = found["rowca-3w-hxl.csv"]
    assert row is not None
    assert row[0] == 1
    assert {tag.name for tag in row[1] if tag} == {
        "sector", "org", "period_date", "activity_id", "activity", "country", "adm1", "adm2",
    }  # fmt: skip
    assert all(found[name] is not None for name in ("unhcr-3w.csv", "mali-population-movements.csv"))


@pytest.mark.parametrize("wrong", ["", "#", "org", "#1", "#org funder", "#org+", "#org++x", "#org+1", "##org"])
def test_the_reader_refuses_what_is_no_tag(wrong: str) -> None:
    assert read_tag(wrong) is None


def test_the_second_row_is_tags_of_the_dictionary(standards: MapView) -> None:
    rows = table(standards)
    found = tag_row(rows)
    assert found is not None
    number, tags = found
    assert number == 1
    assert None not in tags
    assert {tag.name for tag in tags if tag and not tag.name.startswith("x_")} <= CORE
    assert len(set(tags)) == len(tags) == len(COLUMNS)
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_what_the_draft_of_2014_knew_is_called_the_same(shared: Path) -> None:
    with (shared / "data" / "hxl" / "hxl-tags.csv").open(encoding="utf-8", newline="") as stream:
        draft = {row["tag"].lstrip("#") for row in csv.DictReader(stream)}
    ours = {tag.name for _, cell in COLUMNS if (tag := read_tag(cell))}
    assert {"org", "activity", "sector", "country", "adm1", "adm2", "loc", "status", "beneficiary"} <= ours & draft


def test_who_pays_funds_and_who_works_implements(standards: MapView) -> None:
    paid = of_herald(standards, "paid the ministry")
    assert (paid["#org+impl+name"], paid["#beneficiary+name"]) == ("", "Ministry of Wells")
    assert paid["#org+funder+name"].startswith("'=HYPERLINK")
    assert (paid["#value+funding+min"], paid["#value+funding+max"], paid["#currency+code"]) == (
        "2000000", "2000000", "USD",
    )  # fmt: skip
    assert of_herald(standards, "trains 55")["#org+impl+name"] == "Mali"
    assert of_herald(standards, "trains 55")["#x_quantity+min"] == "55"
    promised = of_herald(standards, "promised")
    assert (promised["#org+name"], promised["#org+impl+name"], promised["#status+name"]) == ("Mali", "", "pledged")


def test_whoever_finances_is_a_funder_without_a_sum(standards: MapView) -> None:
    patterns = tomllib.loads((files("faultline.extraction.patterns") / "efforts.toml").read_text(encoding="utf-8"))
    assert "finance" in {pattern["type"] for pattern in patterns["do"]}
    trained = next(s for s in standards.statements(kind="effort") if s.type == "15130")
    assert role_tag(trained) == "#org+impl+name"
    assert role_tag(replace(trained, pattern="effort/finance: verb 'fund'")) == "#org+funder+name"


def test_what_and_where_and_when(standards: MapView) -> None:
    paid = of_herald(standards, "paid the ministry")
    assert paid["#sector+code+v_dac"] == "14010"
    assert paid["#sector+name"] == vocabulary("sectors")["14010"]["name"].lower()
    assert (paid["#adm1+name"], paid["#country+code+v_iso3"], paid["#loc+name"]) == ("Gao", "MLI", "Gao")
    assert (paid["#date+start"], paid["#date+end"], paid["#date+reported"]) == ("2018-05-01", "2018-05-31", "2019-03")


def test_up_to_is_no_lower_end(standards: MapView) -> None:
    pledged = of_herald(standards, "up to 5 million")
    assert (pledged["#value+funding+min"], pledged["#value+funding+max"]) == ("", "5000000")


def test_no_cell_is_a_formula(standards: MapView) -> None:
    assert of_herald(standards, "paid the ministry")["#activity+name"] == "'-2+3 wells"
    numbers = {"#geo+lat", "#geo+lon"}
    cells = [cell for row in efforts(standards) for tag, cell in row.items() if tag not in numbers]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_every_effort_is_there_or_counted(standards: MapView) -> None:
    written = write_hxl(standards, io.StringIO())
    assert written.holds == {"efforts": len(efforts(standards))}
    assert written.left_out == {
        "statements that are no efforts": 38, "efforts that are denied": 2, "efforts that are called for": 2,
    }  # fmt: skip
    assert written.holds["efforts"] + sum(written.left_out.values()) == standards.counts()["statements"]
    assert {row["#meta+copy_of"] for row in efforts(standards)} > {""}
