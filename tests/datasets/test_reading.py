"""Records of tables through the batch step: statements, mentions, losses."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pytest

from faultline.datasets import read_table, read_tables
from faultline.model.document import Document, Passage, Role
from faultline.model.entity import EntityType
from faultline.model.statement import Attribution, Kind, Modality
from faultline.tables.columns import from_batch, schema_of, to_batch
from faultline.tables.schemas import Record

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


def record(text: str, format_: str = "csv") -> Record:
    document = Document(
        "0123456789abcdef", "data/any name.csv", format_, text, passages=(Passage(0, len(text), Role.TABLE),)
    )
    return Record("data/any name.csv", document=document)


def test_a_row_of_events_says_who_did_what_to_whom_where_and_when() -> None:
    first, second = read_table(record(EVENTS)).statements
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
    evidence = read_table(record(FIGURES)).statements[0].evidence
    assert evidence.quote == (
        "Measure=troops; Subject=Mission B; Subject type=international_organisation; Value=about 7,500; As of=2014-05"
    )
    assert (evidence.start, evidence.end, evidence.table, evidence.row) == (None, None, "figures", "2")
    assert (evidence.document, evidence.extractor) == ("0123456789abcdef", "table:figures@1")


def test_the_same_name_shares_a_chain_and_every_chain_is_a_mention() -> None:
    read = read_table(record(EVENTS))
    first, second = read.statements
    assert first.roles("actor")[0].chain == second.roles("actor")[0].chain
    assert first.place is not None
    assert second.place is not None
    assert first.place.chain == second.place.chain
    used = {a.chain for s in read.statements for a in s.arguments} | {first.place.chain, first.speaker.chain}  # type: ignore[union-attr]
    assert used == {mention.chain for mention in read.mentions} == set(range(5))
    place = next(m for m in read.mentions if m.type is EntityType.PLACE)
    assert (place.text, place.start, place.country, place.lat) == ("Aguelhok", None, "ML", 19.46)


def test_figures_have_value_range_money_and_month() -> None:
    troops, deaths, money = (s.value for s in read_table(record(FIGURES)).statements)
    assert troops is not None
    assert (troops.low, troops.high, troops.qualifier, troops.text) == (7500, 7500, "about", "about 7,500")
    assert troops.unit == "persons"
    assert deaths is not None
    assert (deaths.low, deaths.high, deaths.text) == (3, 5, "3 / 5")
    assert money is not None
    assert (money.low, money.unit, money.currency) == (1.5e6, "money", "USD")


def test_a_bad_cell_is_named_by_row_and_column_and_the_good_rows_stay() -> None:
    read = read_table(record(FIGURES + "troops;Mission B;;many;;;;2014\ntroops;Mission B;;5;;;;31/31/2019\n"))
    assert [s.evidence.row for s in read.statements] == ["2", "4", "5"]
    assert [(loss.reason, loss.detail) for loss in read.losses] == [
        ("unreadable cell", "row 3, column Subject: the cell is empty"),
        ("unreadable cell", "row 6, column Value: 'many' is no number"),
        ("unreadable cell", "row 7, column As of: '31/31/2019' is no date"),
    ]
    assert {loss.step for loss in read.losses} == {"datasets"}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("ASSAULT,", "DANCE,"), "column event: 'DANCE' is none of"),
        (("armed_group,Force", "gang,Force"), "column actor_type: 'gang' is none of"),
        ((",ML,19.46,0.86,10", ",Mali,19.46,0.86,10"), "column country: 'Mali' is no two-letter"),
        ((",19.46,0.86,10", ",99,0.86,10"), "column lat: '99' lies outside"),
        ((",19.46,0.86,10", ",,0.86,10"), "column lat: one of latitude and longitude"),
        ((",10,25,,", ",10,25,perhaps,"), "column status: 'perhaps' is none of actual"),
        ((",10,25,,", ",10,25,,,"), "row 2: it has 15 cells, the headings are 14"),
    ],
)
def test_each_fault_of_a_row_is_a_loss_that_says_where(change: tuple[str, str], fault: str) -> None:
    assert change[0] in EVENTS
    read = read_table(record(EVENTS.replace(*change, 1)))
    assert [s.evidence.row for s in read.statements] == ["3"]
    assert fault in read.losses[0].detail
    assert "row 2" in read.losses[0].detail


def test_a_column_that_nothing_reads_is_reported() -> None:
    read = read_table(record("measure,subject,value,remark\ntroops,Mission B,3,none\n"))
    assert len(read.statements) == 1
    assert [(loss.reason, "'remark'" in loss.detail) for loss in read.losses] == [("column not read", True)]


def test_unknown_columns_keep_the_document_and_name_what_is_known() -> None:
    read = read_table(record("colour,size\nred,3\n"))
    assert read.document is not None
    assert (read.statements, read.document.text, read.document.passages) == ((), "", ())
    (loss,) = read.losses
    assert loss.reason == "columns not recognised"
    assert "colour, size" in loss.detail
    assert "figures (measure, subject, value)" in loss.detail


def test_the_text_of_a_table_is_empty_afterwards_and_other_records_pass_unchanged() -> None:
    read = read_table(record(FIGURES, "tsv"))
    assert read.document is not None
    assert read.document.text == ""
    plain = record("date,event,actor\n2019,COUP,x\n", "plain_text")
    assert read_table(plain) is plain
    unreadable = Record("a.pdf")
    assert read_table(unreadable) is unreadable


def test_a_workbook_is_kept_and_its_sheets_are_named_as_lost() -> None:
    read = read_table(record("", "xlsx"))
    assert read.document is not None
    assert [loss.reason for loss in read.losses] == ["workbook not read"]


def test_formulas_are_text_and_many_faults_are_counted() -> None:
    text = 'measure,subject,value\ntroops,"=HYPERLINK(""http://x.example"")",4\n' + "troops,Mission B,many\n" * 150
    read = read_table(record(text))
    assert [s.arguments[0].text for s in read.statements] == ['=HYPERLINK("http://x.example")']
    assert sum(loss.count for loss in read.losses) == 150
    assert len(read.losses) == 101


def test_statement_ids_are_unique_and_do_not_depend_on_the_run() -> None:
    once, again = read_table(record(EVENTS + FIGURES.splitlines()[0])), read_table(record(EVENTS))
    ids = [s.id for s in again.statements]
    assert len(set(ids)) == 2
    assert [s.id for s in once.statements][:2] == ids


def test_the_batch_step_keeps_every_record_and_its_losses() -> None:
    records = [record(EVENTS), replace(record("plain", "plain_text"), source="b.txt")]
    batch = to_batch(records, Record)
    (made,) = read_tables(iter([batch]))
    read = list(from_batch(made, Record))
    assert [(r.source, len(r.statements)) for r in read] == [("data/any name.csv", 2), ("b.txt", 0)]
    assert read[0] == read_table(records[0])


def test_a_mode_must_be_one_of_its_type() -> None:
    text = "date,event,mode,actor\n2019,CONSULT,Third party,Mission B\n2019,CONSULT,bombing,Mission B\n"
    read = read_table(record(text))
    assert [s.mode for s in read.statements] == ["third-party"]
    assert "row 3, column mode: 'bombing' is none of" in read.losses[0].detail
