"""Rows of coded data against sentences of our own, from file to comparison."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from faultline.comparison import compare
from faultline.datasets import read_sources
from faultline.extraction import extract
from faultline.language.analysing import analyse
from faultline.model.comparison import Comparison
from faultline.model.document import Document, Passage, Role
from faultline.resolution import resolve
from faultline.settings import Settings
from faultline.tables.columns import from_batch, to_batch
from faultline.tables.schemas import Record, Source

EVENT = {
    "id": "7001",
    "relid": "MAL-2019-1-1",
    "year": "2019",
    "type_of_violence": "3",
    "conflict_name": "Dozo - Civilians",
    "dyad_name": "Dozo - Civilians",
    "side_a": "Dozo",
    "side_b": "Civilians",
    "source_article": "A paper, 2019-03-24",
    "where_prec": "1",
    "where_coordinates": "Bandiagara town",
    "latitude": "14.35",
    "longitude": "-3.61",
    "country": "Mali",
    "country_id": "432",
    "region": "Africa",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2019-03-23",
    "date_end": "2019-03-23",
    "deaths_a": "0",
    "deaths_b": "0",
    "deaths_civilians": "37",
    "deaths_unknown": "0",
    "best": "37",
    "high": "37",
    "low": "37",
}
FATALITY = {
    "incident_date": "2019-01-20",
    "mission_acronym": "MINUSMA",
    "type_of_casualty": "Fatality",
    "casualty_nationality": "Chad",
    "casualty_personnel_type": "Military",
    "type_of_incident": "Malicious Act",
    "isocode3": "TCD",
}
"""A row of the UN's record of dead peacekeepers: one row a person."""
GRANT = """<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03">
  <iati-activity default-currency="NOK">
    <iati-identifier>NO-BRC-971277882-17</iati-identifier>
    <reporting-org ref="NO-BRC-971277882" type="10"><narrative>Norway</narrative></reporting-org>
    <title><narrative>Care of refugees in Lebanon</narrative></title>
    <participating-org role="1" type="10"><narrative>Norway</narrative></participating-org>
    <activity-status code="2"/>
    <activity-date iso-date="2018-01-01" type="2"/>
    <recipient-country code="LB"/>
    <sector vocabulary="1" code="72010"/>
    <transaction>
      <transaction-type code="3"/><transaction-date iso-date="2018-01-20"/>
      <value currency="USD" value-date="2018-01-20">12000000</value>
    </transaction>
  </iati-activity>
</iati-activities>
"""


def test_a_coded_event_and_a_sentence_that_agree(tmp_path: Path) -> None:
    (found,) = of_kind(
        "event", compared(event_file(tmp_path), "Gunmen killed 37 civilians in Bandiagara on 23 March 2019.")
    )
    assert found.verdict.value == "corroborated"
    assert found.independent_sources == 2


def test_a_coded_event_and_a_sentence_with_other_dead(tmp_path: Path) -> None:
    (found,) = of_kind(
        "event", compared(event_file(tmp_path), "Gunmen killed 61 civilians in Bandiagara on 23 March 2019.")
    )
    assert (found.verdict.value, found.severity.value) == ("contradicted", "hard")
    assert "37" in found.reason
    assert "61" in found.reason


def test_a_coded_event_of_another_day_is_another(tmp_path: Path) -> None:
    assert not compared(event_file(tmp_path), "Gunmen killed 37 civilians in Bandiagara on 9 June 2019.")


def test_an_activity_and_a_sentence_count_once(tmp_path: Path) -> None:
    path = tmp_path / "activities.xml"
    path.write_text(GRANT, encoding="utf-8")
    found = of_kind("effort", compared(path, "Norway gave Lebanon $12 million for the care of refugees."))
    assert found
    assert all(c.verdict.value in ("corroborated", "compatible", "updated") for c in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ten Chadian peacekeepers of MINUSMA were killed on 20 January 2019.",
        "On 20 January 2019, gunmen killed ten peacekeepers of MINUSMA.",
    ],
)
def test_dead_peacekeepers_and_a_sentence_that_agree(tmp_path: Path, sentence: str) -> None:
    (found,) = of_kind("event", compared(fatality_file(tmp_path, 10), sentence))
    assert (found.verdict.value, found.independent_sources) == ("corroborated", 2)


def test_dead_peacekeepers_and_a_sentence_with_fewer(tmp_path: Path) -> None:
    sentence = "Eight Chadian peacekeepers of MINUSMA were killed on 20 January 2019."
    (found,) = of_kind("event", compared(fatality_file(tmp_path, 10), sentence))
    assert (found.verdict.value, found.severity.value) == ("contradicted", "hard")
    assert "10" in found.reason
    assert "ight" in found.reason


def test_dead_peacekeepers_of_another_day_are_others(tmp_path: Path) -> None:
    sentence = "Ten Chadian peacekeepers of MINUSMA were killed on 2 April 2019."
    assert not of_kind("event", compared(fatality_file(tmp_path, 10), sentence))


def test_dead_peacekeepers_of_another_mission_are_others(tmp_path: Path) -> None:
    sentence = "Ten peacekeepers of UNMISS were killed on 20 January 2019."
    assert not of_kind("event", compared(fatality_file(tmp_path, 10), sentence))


def fatality_file(folder: Path, dead: int) -> Path:
    path = folder / "fatalities.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", "casualty_id", *FATALITY])
        writer.writeheader()
        writer.writerows({"id": n, "casualty_id": f"MINUSMA-2019-01-{n:05}", **FATALITY} for n in range(dead))
    return path


def event_file(folder: Path) -> Path:
    path = folder / "events.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(EVENT))
        writer.writeheader()
        writer.writerow(EVENT)
    return path


def compared(rows: Path, sentence: str) -> list[Comparison]:
    """The comparisons that hold a row and the sentence."""
    text = Document(
        "sentence", "paper.txt", "text", sentence, publisher="Gazette", date="2019-03-24", language="en",
        passages=(Passage(0, len(sentence), Role.BODY),),
    )  # fmt: skip
    said = extract(text, analyse(text))
    batches = read_sources(iter([to_batch([Source(str(rows), str(rows))], Source)]))
    records: Sequence[Record] = [r for batch in batches for r in from_batch(batch, Record)]
    documents = [text, *(r.document for r in records if r.document and r.part == 0)]
    statements = [*said.statements, *(s for r in records for s in r.statements)]
    mentions = [*said.mentions, *(m for r in records for m in r.mentions)]
    resolved = resolve(documents, statements, mentions, Settings())
    home = {s.id: s.evidence.document for s in resolved.statements}
    found = compare(resolved.statements, documents)
    return [c for c in found if len({home[s] for s in c.statements}) == 2]


def of_kind(kind: str, comparisons: list[Comparison]) -> list[Comparison]:
    return [c for c in comparisons if c.kind.value == kind]
