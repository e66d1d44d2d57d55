"""HXL tables: who does what where, figures of people, the real files of 2014, and our own export back again."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from faultline.datasets import read_source
from faultline.exchange.figures import known_ends
from faultline.exchange.hxl import write_hxl
from faultline.model.entity import EntityType
from faultline.model.statement import Kind, Modality, Polarity, Stage, Statement
from faultline.model.time import Basis
from faultline.tables.schemas import Source
from read_rows import kinds, losses, read_bytes, read_file, roles
from standards_map import standards_view

WHO_DOES_WHAT = """\
Who does what where,,,,,,,,,,
Donor,Agency,Partner,Partner,Cluster,What,Where,P-code,ISO3,State,Until
#ORG +Funder,#org+prog,#org+impl,#org+impl,#sector,#activity,#adm2+name,#code+adm2,#country+code,#status,#date+end
Fund A,Agency B,Aid C,Aid D,WASH,Wells are dug,Gourma-Rharous,ML0604,MLI,Ongoing,2024-06-30
,Agency B,,,Protection of herds,,Gao,ML0701,MLI,planned,soon
,,,,Health,Clinics,Gao,,,,
"""
PEOPLE = """\
#adm1+name,#date,#affected+idps+ind,#affected+f,#affected+killed,#inneed+ind,#reached,#targeted,#population,#inneed+pct
Gao,2024-01,"1,200",NA,3,5000,100,4000,90000,12
Kidal,2024-01,-,,,many,,,,
"""
SAMPLES = {
    "brc-westafrica-movement": (188, {("event", "COERCE"): 188}, {"date not read": 6}),
    "iom-haiti-dtm": (
        352,
        {("quantity", "affected"): 1056, ("quantity", "households"): 352, ("relation", "operates_in"): 78},
        {},
    ),
    "mali-population-movements": (21, {("quantity", t): 21 for t in ("displaced", "refugees", "affected")}, {}),
    "rowca-3w-hxl": (
        244,
        {("effort", "72012"): 3, ("effort", "72040"): 112, ("effort", "72010"): 129},
        {"date not read": 244},
    ),
    "rowca-gin-adm2": (34, {}, {"row without a statement": 34}),
    "sbtf-gin-health": (
        1226,
        {("relation", "operates_in"): 304, ("effort", "99810"): 24},
        {"row without a statement": 898},
    ),
    "sbtf-lbr-health": (
        789,
        {("relation", "operates_in"): 617, ("effort", "99810"): 26},
        {"row without a statement": 146},
    ),
    "sbtf-mli-nga-sen-health": (122, {("effort", "99810"): 14}, {"row without a statement": 108}),
    "sbtf-sle-health": (
        331,
        {("effort", "99810"): 88, ("relation", "operates_in"): 7},
        {"row without a statement": 236},
    ),
    "unhcr-3w": (
        2250,
        {
            ("effort", "72010"): 1235,
            ("effort", "72012"): 199,
            ("effort", "41010"): 34,
            ("effort", "72040"): 226,
            ("effort", "72011"): 320,
            ("effort", "43010"): 99,
            ("effort", "31110"): 15,
            ("effort", "72050"): 116,
            ("effort", "99810"): 6,
        },
        {},
    ),
    "unhcr-refugee-data": (5139, {("quantity", "in_need"): 5139, ("quantity", "reached"): 5139}, {}),
}
"""Name → rows of data, statements by kind and type, and losses of rows."""


def test_who_pays_and_who_works_are_told_apart() -> None:
    works, pays, later = read_bytes(WHO_DOES_WHAT, "csv").statements
    assert roles(works) == [
        ("actor", "Agency B"),
        ("actor", "Aid C"),
        ("actor", "Aid D"),
        ("activity", "Wells are dug"),
    ]
    assert roles(pays) == [
        ("actor", "Fund A"),
        ("recipient", "Agency B"),
        ("recipient", "Aid C"),
        ("recipient", "Aid D"),
        ("activity", "Wells are dug"),
    ]
    assert (works.type, works.stage, pays.type) == ("72010", Stage.ACTIVE, "72010")
    assert works.place is not None
    assert (works.place.text, works.place.country) == ("Gourma-Rharous", "ML")
    assert works.time is not None
    assert (works.time.start, works.time.end) == (None, "2024-06-30")
    assert (later.type, later.stage, later.time) == ("99810", Stage.ANNOUNCED, None)
    assert ("activity", "Protection of herds") in roles(later)


def test_the_evidence_has_the_headings_above_the_tags_and_every_row_is_read_or_reported() -> None:
    found = read_bytes(WHO_DOES_WHAT, "csv")
    assert found.statements[0].evidence.quote.startswith(
        "Donor=Fund A; Agency=Agency B; Partner=Aid C; Partner=Aid D; Cluster=WASH; "
    )
    assert found.statements[0].evidence.row == "4"
    assert losses(found) == {"date not read": 1, "row without a statement": 1, "column not read": 1}
    assert {mention.type for mention in found.mentions} == {EntityType.ORGANISATION, EntityType.PLACE}


def test_each_column_of_people_is_a_quantity_under_its_measure() -> None:
    found = read_bytes(PEOPLE, "csv")
    assert [(s.type, s.value and s.value.low) for s in found.statements] == [
        ("deaths", 3),
        ("displaced", 1200),
        ("targeted", 4000),
        ("reached", 100),
        ("in_need", 5000),
        ("population", 90000),
    ]
    assert roles(found.statements[1]) == [("subject", "#affected+idps+ind")]
    assert losses(found) == {"unreadable cell": 1, "column not read": 1}
    assert "'many' is no number" in found.losses[1].detail


@pytest.mark.parametrize("name", SAMPLES)
def test_every_row_of_the_real_files_is_read_or_reported(name: str, shared: Path) -> None:
    rows, expected, reported = SAMPLES[name]
    found = read_file(shared / "data" / "hxl" / f"{name}.csv")
    assert kinds(found) == expected
    lost = losses(found)
    assert {reason: lost.get(reason) for reason in reported} == reported
    told = {s.evidence.row for s in found.statements}
    missed = sum(lost.get(r, 0) for r in ("row without a statement", "unreadable cell", "unreadable row"))
    assert len(told) + missed == rows


def test_a_table_of_aid_activities_has_its_funders_and_its_workers(shared: Path) -> None:
    found = read_file(shared / "data" / "hxl" / "iati-sierraleone.csv")
    lost = losses(found)
    assert Counter(s.kind for s in found.statements) == {Kind.EFFORT: 880}
    assert (lost["row without a statement"], lost["unreadable cell"]) == (25, 1)
    assert len({s.evidence.row for s in found.statements}) + 26 == 515
    paid = [s.value for s in found.statements if s.value]
    assert paid
    assert all(value.unit == "money" for value in paid)


def test_facts_of_the_real_files(shared: Path) -> None:
    moved = read_file(shared / "data" / "hxl" / "mali-population-movements.csv").statements[0]
    assert (moved.type, moved.value and moved.value.low, moved.time and moved.time.end) == (
        "displaced",
        118795,
        "2012-09-30",
    )
    camp = next(
        s for s in read_file(shared / "data" / "hxl" / "iom-haiti-dtm.csv").statements if s.type == "households"
    )
    assert (camp.value and camp.value.low, camp.place and camp.place.lat) == (52, 18.539616)
    first = read_file(shared / "data" / "hxl" / "unhcr-3w.csv").statements[0]
    assert (roles(first), first.place and first.place.text) == (
        [("actor", "CNARR"), ("activity", "Camp Management")],
        "Logone Oriental",
    )


def test_the_list_of_tags_is_no_tagged_table(shared: Path) -> None:
    assert losses(read_file(shared / "data" / "hxl" / "hxl-tags.csv")) == {"columns not recognised": 1}


def test_our_own_export_comes_back(tmp_path: Path) -> None:
    view = standards_view(tmp_path / "map")
    stream = io.StringIO(newline="")
    write_hxl(view, stream)
    found = read_bytes(stream.getvalue(), "csv")
    written = [s for s in view.statements(kind="effort") if _is_written(s)]
    assert len(written) == 8
    assert Counter(map(_said, found.statements)) == Counter(map(_said, written))
    assert set(losses(found)) <= {"column not read"}


def _is_written(s: Statement) -> bool:
    return s.polarity is Polarity.AFFIRMED and s.modality not in (Modality.CALLED_FOR, Modality.HYPOTHETICAL)


def _said(s: Statement) -> tuple[object, ...]:
    """What an effort says, whichever way it came: names, days that the text gives, known ends of figures."""
    assert s.kind is Kind.EFFORT
    time = s.time if s.time and s.time.basis is not Basis.PUBLICATION else None
    place = (s.place.text, s.place.country, s.place.lat, s.place.lon) if s.place else None
    figure = (*known_ends(s.value), s.value.unit, s.value.currency) if s.value else None
    named = [(a.role, (a.name or a.text).replace("\x01", "").lstrip("'")) for a in s.arguments]
    return s.type, s.stage, s.modality, tuple(named), time and (time.start, time.end), place, figure


def test_a_start_without_an_end_is_open_and_a_day_is_a_day() -> None:
    since, on = (
        read_bytes(f"#org,#activity,{tag}\nAid A,wells,2024-01-05\n", "csv").statements[0].time
        for tag in ("#date+start", "#date")
    )
    assert since is not None
    assert (since.start, since.end) == ("2024-01-05", None)
    assert on is not None
    assert (on.start, on.end) == ("2024-01-05", "2024-01-05")


def test_a_quoted_line_break_in_a_tagged_table_does_not_shift_its_rows() -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows([["Who", "What"], ["#org", "#activity"], ["Aid A", "one\ntwo"], ["Aid B", "three"]])
    assert [s.evidence.row for s in read_bytes(stream.getvalue(), "csv").statements] == ["3", "4"]


def test_a_title_above_the_tags_does_not_hide_the_table(tmp_path: Path) -> None:
    path = tmp_path / "3w.csv"
    path.write_text("Who does what where in Mali\n\nUpdated: May\nWho,What\n#org,#activity\nAid A,wells\n", "utf-8")
    (record,) = read_source(Source(str(path), str(path)))
    assert [(roles(s), s.evidence.row) for s in record.statements] == [
        ([("actor", "Aid A"), ("activity", "wells")], "6")
    ]
