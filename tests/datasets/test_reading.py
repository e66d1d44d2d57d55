"""Records of tables through the batch step: statements, mentions, losses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from faultline.datasets import read_source, read_sources
from faultline.datasets.reading import read_data
from faultline.documents.content import Content
from faultline.documents.sources import find_sources
from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.statement import Attribution, Kind, Modality
from faultline.tables.columns import from_batch, to_batch
from faultline.tables.schemas import Record, Source

EVENTS = """\
date,event,actor,actor_type,recipient,recipient_type,place,country,lat,lon,killed,injured,status,source
2019-01-20,ASSAULT,Group A,armed_group,Force B;Force C,military,Aguelhok,ML,19.46,0.86,10,25,,Sample Bulletin
2019-01-21,assault,Group A,armed_group,,,Aguelhok,ML,19.46,0.86,,,alleged,
"""
FIGURES = """\
Measure;Subject;Subject type;Value;Low;High;Currency;As of
troops;Mission B;international_organisation;about 7,500;;;;2014-05
deaths;;group;3;;;;2014
deaths;guards;military;;3;5;;2014
money;Bank D;international_organisation;1.5 million;;;usd;31/12/2014
"""

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


def read(text: str) -> Record:
    """What a file with this text gives, all parts as one."""
    parts = list(parts_of(text))
    assert [part.part for part in parts] == list(range(len(parts)))
    return replace(
        parts[0],
        statements=tuple(s for part in parts for s in part.statements),
        mentions=tuple(m for part in parts for m in part.mentions),
        losses=tuple(loss for part in parts for loss in part.losses),
    )


def parts_of(text: str) -> Iterator[Record]:
    """The records that a file with this text gives."""
    document = Document("0123456789abcdef", "data/any name.csv", "csv", "")
    return read_data(Record("data/any name.csv", document=document), Content("data/any name.csv", text.encode()))


def test_a_row_of_events_says_who_did_what_to_whom_where_and_when() -> None:
    first, second = read(EVENTS).statements
    assert (first.kind, first.type) == (Kind.EVENT, "ASSAULT")
    assert [(a.role, a.text) for a in first.arguments] == [
        ("actor", "Group A"),
        ("recipient", "Force B"),
        ("recipient", "Force C"),
    ]
    assert first.time is not None
    assert first.time.start == first.time.end == "2019-01-20"
    assert first.place is not None
    assert (first.place.text, first.place.country, first.place.lat, first.place.lon) == ("Aguelhok", "ML", 19.46, 0.86)
    assert first.counts is not None
    assert first.counts.killed is not None
    assert (first.counts.killed.low, first.counts.killed.unit) == (10, "persons")
    assert first.speaker is not None
    assert (first.speaker.text, first.attribution) == ("Sample Bulletin", Attribution.REPORTED)
    assert (second.modality, second.counts, second.speaker) == (Modality.ALLEGED, None, None)
    assert second.attribution is Attribution.AUTHOR


def test_the_evidence_is_the_row_with_the_cells_read_under_their_own_headings() -> None:
    evidence = read(FIGURES).statements[0].evidence
    assert evidence.quote == (
        "Measure=troops; Subject=Mission B; Subject type=international_organisation; Value=about 7,500; As of=2014-05"
    )
    assert (evidence.start, evidence.end, evidence.table, evidence.row) == (None, None, "figures", "2")
    assert (evidence.document, evidence.extractor) == ("0123456789abcdef", "table:figures@1")


def test_the_same_name_shares_a_chain_and_every_chain_is_a_mention() -> None:
    found = read(EVENTS)
    first, second = found.statements
    assert first.roles("actor")[0].chain == second.roles("actor")[0].chain
    assert first.place is not None
    assert second.place is not None
    assert first.place.chain == second.place.chain
    used = {a.chain for s in found.statements for a in s.arguments} | {first.place.chain, first.speaker.chain}  # type: ignore[union-attr]
    assert used == {mention.chain for mention in found.mentions}
    assert len(used) == 5
    place = next(m for m in found.mentions if m.type is EntityType.PLACE)
    assert (place.text, place.start, place.country, place.lat) == ("Aguelhok", None, "ML", 19.46)


def test_figures_have_value_range_money_and_month() -> None:
    troops, deaths, money = (s.value for s in read(FIGURES).statements)
    assert troops is not None
    assert (troops.low, troops.high, troops.qualifier, troops.text) == (7500, 7500, "about", "about 7,500")
    assert troops.unit == "persons"
    assert deaths is not None
    assert (deaths.low, deaths.high, deaths.text) == (3, 5, "3 / 5")
    assert money is not None
    assert (money.low, money.unit, money.currency) == (1.5e6, "money", "USD")


def test_a_bad_cell_is_named_by_row_and_column_and_the_good_rows_stay() -> None:
    found = read(FIGURES + "troops;Mission B;;many;;;;2014\ntroops;Mission B;;5;;;;31/31/2019\n")
    assert [s.evidence.row for s in found.statements] == ["2", "4", "5"]
    assert [(loss.reason, loss.detail) for loss in found.losses] == [
        ("unreadable cell", "row 3, column Subject: the cell is empty"),
        ("unreadable cell", "row 6, column Value: 'many' is no number"),
        ("unreadable cell", "row 7, column As of: '31/31/2019' is no date"),
    ]
    assert {loss.step for loss in found.losses} == {"datasets"}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("ASSAULT,", "DANCE,"), "column event: 'DANCE' is none of"),
        (("armed_group,Force", "gang,Force"), "column actor_type: 'gang' is none of"),
        ((",19.46,0.86,10", ",99,0.86,10"), "column lat: '99' lies outside"),
        ((",19.46,0.86,10", ",,0.86,10"), "column lat: one of latitude and longitude"),
        ((",10,25,,", ",10,25,perhaps,"), "column status: 'perhaps' is none of actual"),
        ((",10,25,,", ",10,25,,,"), "row 2: it has 15 cells, the headings are 14"),
    ],
)
def test_each_fault_of_a_row_is_a_loss_that_says_where(change: tuple[str, str], fault: str) -> None:
    assert change[0] in EVENTS
    found = read(EVENTS.replace(*change, 1))
    assert [s.evidence.row for s in found.statements] == ["3"]
    assert fault in found.losses[0].detail
    assert "row 2" in found.losses[0].detail


def test_a_country_is_known_by_code_or_name_and_the_row_stays_where_it_is_not() -> None:
    texts = [EVENTS.replace(",ML,", f",{cell},", 1) for cell in ("Mali", "MLI", "466", "Atlantis")]
    found = [read(text) for text in texts]
    assert [f.statements[0].place.country for f in found if f.statements[0].place] == ["ML", "ML", "ML", None]
    assert [[loss.reason for loss in f.losses] for f in found] == [[], [], [], ["country not known"]]


def test_a_column_that_nothing_reads_is_reported() -> None:
    found = read("measure,subject,value,remark\ntroops,Mission B,3,none\n")
    assert len(found.statements) == 1
    assert [(loss.reason, "'remark'" in loss.detail) for loss in found.losses] == [("column not read", True)]


def test_unknown_columns_keep_the_document_and_name_what_is_known() -> None:
    found = read("colour,size\nred,3\n")
    assert found.document is not None
    assert (found.statements, found.document.text, found.document.passages) == ((), "", ())
    (loss,) = found.losses
    assert loss.reason == "columns not recognised"
    assert "colour, size" in loss.detail
    assert "figures (measure, subject, value)" in loss.detail


def test_formulas_are_text_and_many_faults_are_counted() -> None:
    text = 'measure,subject,value\ntroops,"=HYPERLINK(""http://x.example"")",4\n' + "troops,Mission B,many\n" * 150
    found = read(text)
    assert [s.arguments[0].text for s in found.statements] == ['=HYPERLINK("http://x.example")']
    assert sum(loss.count for loss in found.losses) == 150
    assert len(found.losses) == 101


def test_statement_ids_are_unique_and_do_not_depend_on_the_run() -> None:
    once, again = read(EVENTS + FIGURES.splitlines()[0]), read(EVENTS)
    ids = [s.id for s in again.statements]
    assert len(set(ids)) == 2
    assert [s.id for s in once.statements][:2] == ids


def test_a_large_table_comes_in_parts_that_agree_on_what_is_meant() -> None:
    rows = EVENTS.splitlines()
    parts = list(parts_of("\n".join([rows[0], *[rows[1]] * 1500, *[rows[2]] * 1000])))
    assert [(part.part, len(part.statements)) for part in parts] == [(0, 1000), (1, 1000), (2, 500)]
    assert {part.statements[0].arguments[0].chain for part in parts} == {parts[0].statements[0].arguments[0].chain}
    assert [m.count for part in parts for m in part.mentions if m.text == "Group A"] == [1000, 1000, 500]
    assert {part.document for part in parts} == {parts[0].document}


def test_a_step_over_files_reads_tables_and_texts(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(EVENTS, encoding="utf-8")
    (tmp_path / "b.txt").write_text("The mission left Kidal in March.\n", encoding="utf-8")
    sources = [Source(name, str(tmp_path / name)) for name in ("a.csv", "b.txt")]
    (made,) = read_sources(iter([to_batch(sources, Source)]))
    table, text = from_batch(made, Record)
    assert (table.source, len(table.statements)) == ("a.csv", 2)
    assert text.document is not None
    assert text.document.text.startswith("The mission")


def test_a_mapping_of_the_users_own_is_taken_before_those_shipped(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("wer,wen\nGroup A,Force B\n", encoding="utf-8")
    (tmp_path / "a.mapping.toml").write_text(OWN, encoding="utf-8")
    sources, _ = find_sources([str(tmp_path)])
    assert [Path(source.path).name for source in sources] == ["a.csv"]
    (record,) = read_source(sources[0])
    assert [(s.type, s.arguments[0].text) for s in record.statements] == [("opposes", "Group A")]


def test_a_range_upside_down_is_reported_and_the_best_taken() -> None:
    found = read("measure,subject,value,low,high\ndeaths,guards,4,5,3\n")
    (statement,) = found.statements
    assert statement.value is not None
    assert (statement.value.low, statement.value.high) == (4, 4)
    assert [loss.reason for loss in found.losses] == ["range not usable"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_beyond_ascii_are_read_in_the_encoding_they_have(encoding: str, tmp_path: Path) -> None:
    text = "measure,subject,value\n" + "troops,Mission B,3\n" * 5000 + "troops,Forces armées de Ségou à Gao,4\n"
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    *_, record = read_source(Source("a.csv", str(tmp_path / "a.csv")))
    assert record.statements[-1].arguments[0].text == "Forces armées de Ségou à Gao"


def test_a_line_without_end_is_one_bad_row(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("measure,subject,value\n" + "x" * 5_000_000 + "\ntroops,Mission B,3\n", encoding="utf-8")
    (record,) = read_source(Source("a.csv", str(file)))
    assert [s.evidence.row for s in record.statements] == ["3"]
    assert [(loss.reason, loss.detail) for loss in record.losses] == [
        ("unreadable row", "row 2: it has a line of more than 1,048,576 characters")
    ]


def test_a_mode_must_be_one_of_its_type() -> None:
    text = "date,event,mode,actor\n2019,CONSULT,Third party,Mission B\n2019,CONSULT,bombing,Mission B\n"
    found = read(text)
    assert [s.mode for s in found.statements] == ["third-party"]
    assert "row 3, column mode: 'bombing' is none of" in found.losses[0].detail
