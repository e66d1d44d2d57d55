"""Activities of IATI: who does, funds and gives what, and what a hostile file comes to."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from faultline.datasets import bounded, read_source
from faultline.model.entity import EntityType
from faultline.model.statement import Attribution, Kind, Modality, Stage, Statement
from faultline.tables.schemas import Record, Source

ACTIVITY = """\
<iati-activity xml:lang="fr" default-currency="EUR" humanitarian="1" hierarchy="1">
  <iati-identifier> XX-TST-1-P1 </iati-identifier>
  <reporting-org ref="XX-TST-1" type="10"><narrative xml:lang="en">Agency of Testland</narrative></reporting-org>
  <title><narrative>Puits pour Gao</narrative><narrative xml:lang="en">Wells for Gao</narrative></title>
  <participating-org ref="XX-TST-1" type="10" role="1"><narrative>Agence du Testland</narrative>
    <narrative xml:lang="en">Agency of Testland</narrative></participating-org>
  <participating-org role="4" type="22"><narrative>Eau Pour Tous</narrative></participating-org>
  <activity-status code="2"/>
  <activity-date type="1" iso-date="2019-12-01"/><activity-date type="2" iso-date="2020-01-15"/>
  <activity-date type="3" iso-date="2021-06-30Z"/>
  <recipient-country code="ML" percentage="75"/><recipient-country code="ne" percentage="25"/>
  <sector vocabulary="1" code="14031" percentage="60"/><sector code="72010" percentage="40"/>
  <sector vocabulary="99" code="W" percentage="100"/>
  <location><name><narrative>Gao</narrative></name><point><pos>16.27 -0.04</pos></point><exactness code="2"/></location>
  <humanitarian-scope type="1" vocabulary="1-2" code="DR-2019-000001-MLI"/>
  <budget type="1" status="1"><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/>
    <value value-date="2020-01-01">900</value></budget>
  <budget type="2" status="2"><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/>
    <value value-date="2020-01-01">1000</value></budget>
  <planned-disbursement><period-start iso-date="2021-01-01"/><period-end iso-date="2021-03-31"/>
    <value currency="USD" value-date="2021-01-01">50</value>
    <receiver-org><narrative>Eau Pour Tous</narrative></receiver-org></planned-disbursement>
  <transaction ref="c1"><transaction-type code="2"/><transaction-date iso-date="2020-02-01"/>
    <value value-date="2020-02-01">1,000.00</value></transaction>
  <transaction ref="d1" humanitarian="0"><transaction-type code="3"/><transaction-date iso-date="2020-03-01"/>
    <value currency="usd" value-date="2020-03-01">400</value>
    <description><narrative>Première tranche</narrative></description>
    <receiver-org type="22"><narrative>Eau Pour Tous</narrative></receiver-org>
    <recipient-country code="ML"/><sector vocabulary="1" code="14031"/></transaction>
  <transaction><transaction-type code="3"/><transaction-date iso-date="2020-04-01"/>
    <value currency="USD" value-date="2020-04-01">-40</value>
    <receiver-org><narrative>Eau Pour Tous</narrative></receiver-org>
    <recipient-country code="ML"/><sector vocabulary="1" code="14031"/></transaction>
  <transaction><transaction-type code="1"/><transaction-date iso-date="2020-02-02"/>
    <value currency="USD" value-date="2020-02-02">700</value>
    <provider-org ref="41114"/></transaction>
  <transaction><transaction-type code="12"/><transaction-date iso-date="2020-01-01"/>
    <value currency="USD" value-date="2020-01-01">60</value><sector vocabulary="10" code="11"/>
    <recipient-country code="ML"/></transaction>
  <transaction><transaction-type code="6"/><transaction-date iso-date="2020-01-01"/><value>5</value></transaction>
  <transaction><transaction-type code="4"/><transaction-date iso-date="2020-01-01"/><value>many</value></transaction>
  <transaction><transaction-type code="4"/><transaction-date iso-date="2020-01-01"/><value>0</value></transaction>
</iati-activity>"""
OLD = """\
<iati-activity xml:lang="en" default-currency="GBP">
  <iati-identifier>XX-TST-2-OLD</iati-identifier>
  <reporting-org ref="XX-TST-2" type="10">Ministry of Tests</reporting-org>
  <title>Clinics</title><title xml:lang="fr">Cliniques</title>
  <participating-org role="Implementing" type="40" ref="41122">UN Children's Fund</participating-org>
  <activity-status code="4">Completion</activity-status>
  <activity-date type="start-actual" iso-date="2011-01-01">1 January 2011</activity-date>
  <activity-date type="end-actual" iso-date="2012-12-31"/>
  <recipient-country code="ML">Mali</recipient-country>
  <sector vocabulary="DAC" code="12230">Basic health infrastructure</sector>
  <location><name>Mopti</name><coordinates latitude="14.49" longitude="-4.19"/></location>
  <transaction><transaction-type code="D"/><transaction-date iso-date="2011-05-01"/>
    <value value-date="2011-05-01">2500</value><receiver-org>UN Children's Fund</receiver-org></transaction>
</iati-activity>"""


def file_of(*activities: str, declaration: str = '<?xml version="1.0" encoding="UTF-8"?>\n') -> str:
    return f'{declaration}<iati-activities version="2.03">\n' + "\n".join(activities) + "\n</iati-activities>\n"


def read(folder: Path, text: str | bytes) -> Record:
    """The one record of a file under a name that says nothing."""
    path = folder / "some data"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    (record,) = read_source(Source("some data", str(path)))
    return record


def rows(record: Record, row: str) -> list[Statement]:
    return [s for s in record.statements if s.evidence.row == row]


def money(statements: list[Statement]) -> list[tuple[str, str | None, float | None, str | None]]:
    """Sector, country, amount and currency of each."""
    return [
        (s.type, s.place.country if s.place else None, s.value.low if s.value else None, s.value and s.value.currency)
        for s in statements
    ]


def test_an_activity_says_who_does_what_where_and_for_whom(tmp_path: Path) -> None:
    record = read(tmp_path, file_of(ACTIVITY))
    doing = [s for s in rows(record, "XX-TST-1-P1") if not s.pattern.startswith("effort/finance")]
    assert [(s.type, s.place and s.place.country) for s in doing] == [
        ("14031", "ML"),
        ("14031", "NE"),
        ("72010", "ML"),
        ("72010", "NE"),
    ]
    first = doing[0]
    assert (first.kind, first.stage, first.modality, first.value) == (Kind.EFFORT, Stage.ACTIVE, Modality.ACTUAL, None)
    assert [(a.role, a.text) for a in first.arguments] == [
        ("actor", "Eau Pour Tous"),
        ("recipient", "Mali"),
        ("activity", "Wells for Gao"),
    ]
    assert first.time is not None
    assert (first.time.start, first.time.end) == ("2020-01-15", "2021-06-30")
    assert first.speaker is not None
    assert (first.speaker.text, first.attribution) == ("Agency of Testland", Attribution.REPORTED)
    (gao,) = rows(record, "XX-TST-1-P1/location/1")
    assert gao.place is not None
    assert (gao.type, gao.place.text, gao.place.country, gao.place.lat) == ("14031", "Gao", None, 16.27)


def test_who_funds_is_told_apart_from_who_does(tmp_path: Path) -> None:
    record = read(tmp_path, file_of(ACTIVITY))
    funding = [s for s in rows(record, "XX-TST-1-P1") if s.pattern.startswith("effort/finance")]
    assert [s.type for s in funding] == ["14031", "72010"]
    assert [(a.role, a.text) for a in funding[0].arguments[:2]] == [
        ("actor", "Agency of Testland"),
        ("recipient", "Eau Pour Tous"),
    ]


def test_each_sum_is_parted_as_the_percentages_say_and_has_its_own_stage(tmp_path: Path) -> None:
    record = read(tmp_path, file_of(ACTIVITY))
    commitment = rows(record, "XX-TST-1-P1/transaction/1")
    assert money(commitment) == [
        ("14031", "ML", 450, "EUR"),
        ("14031", "NE", 150, "EUR"),
        ("72010", "ML", 300, "EUR"),
        ("72010", "NE", 100, "EUR"),
    ]
    assert {(s.stage, s.modality) for s in commitment} == {(Stage.PLEDGED, Modality.ACTUAL)}
    tie, paid = rows(record, "XX-TST-1-P1/transaction/2")
    assert (tie.kind, tie.type, tie.value) == (Kind.RELATION, "funds", None)
    assert [(a.role, a.text) for a in tie.arguments] == [("source", "Agency of Testland"), ("target", "Eau Pour Tous")]
    assert money([paid]) == [("14031", "ML", 400, "USD")]
    assert (paid.stage, paid.time and paid.time.start) == (Stage.ACTIVE, "2020-03-01")
    (back,) = rows(record, "XX-TST-1-P1/transaction/3")
    assert money([back]) == [("14031", "ML", -40, "USD")]
    (pledge,) = rows(record, "XX-TST-1-P1/transaction/5")
    assert money([pledge]) == [("72010", "ML", 60, "USD")]
    assert (pledge.stage, pledge.modality) == (Stage.PLEDGED, Modality.PLANNED)
    budget = rows(record, "XX-TST-1-P1/budget/2")
    assert sum(s.value.low or 0 for s in budget if s.value) == 1000
    assert {(s.stage, s.modality) for s in budget} == {(Stage.PROPOSED, Modality.PLANNED)}
    planned = [s for s in rows(record, "XX-TST-1-P1/planned-disbursement/1") if s.kind is Kind.EFFORT]
    assert {(s.stage, s.modality, s.time and s.time.end) for s in planned} == {
        (Stage.ANNOUNCED, Modality.PLANNED, "2021-03-31")
    }


def test_money_that_comes_in_is_no_second_gift(tmp_path: Path) -> None:
    (tie,) = rows(read(tmp_path, file_of(ACTIVITY)), "XX-TST-1-P1/transaction/4")
    assert (tie.kind, tie.type) == (Kind.RELATION, "funds")
    assert [(a.role, a.text) for a in tie.arguments] == [
        ("source", "United Nations Development Programme"),
        ("target", "Agency of Testland"),
    ]
    assert tie.value is not None
    assert (tie.value.low, tie.value.currency) == (700, "USD")


def test_what_is_left_out_is_told_with_its_reason(tmp_path: Path) -> None:
    losses = {loss.detail: loss.reason for loss in read(tmp_path, file_of(ACTIVITY)).losses}
    assert losses == {
        "XX-TST-1-P1/transaction/6: transaction type 6 (Loan Repayment) is money that flows back": "no effort",
        "XX-TST-1-P1/transaction/7: 'many' is no number": "unreadable amount",
        "XX-TST-1-P1/transaction/8: its value is 0": "no money",
        "XX-TST-1-P1/budget/1: the revised budget of the same period is taken": "budget since revised",
    }


def test_the_evidence_names_the_sum_and_quotes_what_was_read_in_all_languages(tmp_path: Path) -> None:
    record = read(tmp_path, file_of(ACTIVITY))
    evidence = rows(record, "XX-TST-1-P1/transaction/2")[1].evidence
    assert (evidence.table, evidence.extractor, evidence.start) == ("iati", "table:iati@1", None)
    for part in (
        "iati-identifier=XX-TST-1-P1; reporting-org=Agency of Testland (XX-TST-1); title=Wells for Gao; "
        "title[fr]=Puits pour Gao",
        "humanitarian=1; humanitarian-scope=DR-2019-000001-MLI; activity-status=2 Implementation",
        "transaction=d1; transaction-type=3 Disbursement; transaction-date=2020-03-01; transaction-humanitarian=0",
        "value=400; currency=USD; value-date=2020-03-01; receiver-org=Eau Pour Tous; recipient=ML; sector=14031",
        "description=Première tranche",
    ):
        assert part in evidence.quote
    shares = rows(record, "XX-TST-1-P1/transaction/1")
    assert shares[0].value is not None
    assert shares[0].value.text == "1,000.00 × 14031 60 % × ML 75 %"


def test_names_in_other_languages_mean_the_same_organisation(tmp_path: Path) -> None:
    mentions = read(tmp_path, file_of(ACTIVITY)).mentions
    agency = {m.chain for m in mentions if m.text in ("Agency of Testland", "Agence du Testland")}
    assert len(agency) == 1
    types = {m.text: m.type for m in mentions}
    assert types["Agency of Testland"] is EntityType.GOVERNMENT_BODY
    assert types["Eau Pour Tous"] is EntityType.CIVIL_ORGANISATION


def test_version_one_is_read_leniently_and_a_single_activity_is_a_file(tmp_path: Path) -> None:
    record = read(tmp_path, OLD)
    doing, gift_tie, gift = (
        rows(record, "XX-TST-2-OLD")[0],
        *rows(record, "XX-TST-2-OLD/transaction/1"),
    )
    assert (doing.stage, doing.type, doing.arguments[0].text) == (Stage.ENDED, "12230", "UN Children's Fund")
    assert doing.time is not None
    assert (doing.time.start, doing.time.end) == ("2011-01-01", "2012-12-31")
    assert (gift_tie.type, money([gift])) == ("funds", [("12230", "ML", 2500, "GBP")])
    (mopti,) = rows(record, "XX-TST-2-OLD/location/1")
    assert mopti.place is not None
    assert (mopti.place.text, mopti.place.country, mopti.place.lon) == ("Mopti", "ML", -4.19)


@pytest.mark.parametrize(
    ("percentages", "expected"),
    [
        (('percentage="75"', 'percentage="25"'), [("ML", 300.0), ("NE", 100.0)]),
        (('percentage="75"', 'percentage="20"'), [("ML", 300.0), ("NE", 80.0), (None, 20.0)]),
        (('percentage="75"', 'percentage="75"'), [(None, 400.0)]),
        (('percentage="75"', ""), [(None, 400.0)]),
        (('percentage="75"', 'percentage="-25"'), [(None, 400.0)]),
        (('percentage="75"', 'percentage="a quarter"'), [(None, 400.0)]),
    ],
)
def test_money_is_never_parted_in_a_way_that_the_data_do_not_say(
    percentages: tuple[str, str], expected: list[tuple[str | None, float]], tmp_path: Path
) -> None:
    text = f"""<iati-activity default-currency="USD"><iati-identifier>XX-1</iati-identifier>
    <recipient-country code="ML" {percentages[0]}/><recipient-country code="NE" {percentages[1]}/>
    <transaction><transaction-type code="3"/><transaction-date iso-date="2020-01-01"/><value>400</value></transaction>
    </iati-activity>"""
    found = rows(read(tmp_path, file_of(text)), "XX-1/transaction/1")
    assert [(country, round(amount or 0, 6)) for _, country, amount, _ in money(found)] == expected
    assert {s.type for s in found} == {"99810"}


@pytest.mark.parametrize(
    ("sectors", "expected", "quoted"),
    [
        ('<sector code="72010"/>', [("72010", 400.0)], "sector=72010"),
        ('<sector code="72010" percentage="60"/>', [("72010", 240.0), ("99810", 160.0)], "sector=72010 60 %"),
        ('<sector code="72010" percentage="0"/>', [("72010", 400.0)], "sector=72010 0 %"),
        (
            '<sector code="72010" percentage="30"/><sector code="72010" percentage="70"/>',
            [("72010", 400.0)],
            "sector=72010 100 %",
        ),
        (
            '<sector code="12" percentage="50"/><sector code="12299" percentage="50"/>',
            [("99810", 200.0), ("122", 200.0)],
            "sector=12 50 %, 12299 50 %",
        ),
        (
            '<sector vocabulary="10" code="6" percentage="25"/><sector vocabulary="10" code="9" percentage="75"/>',
            [("72040", 400.0)],
            "sector=cluster 6 + cluster 9 100 %",
        ),
        ('<sector vocabulary="2" code="151"/><sector vocabulary="99" code="A"/>', [("151", 400.0)], "sector=151"),
        ('<sector vocabulary="99" code="A"/>', [("99810", 400.0)], "currency=USD"),
    ],
)
def test_sectors_are_read_in_the_best_vocabulary_and_quoted_as_they_stand(
    sectors: str, expected: list[tuple[str, float]], quoted: str, tmp_path: Path
) -> None:
    text = f"""<iati-activity default-currency="USD"><iati-identifier>XX-1</iati-identifier>{sectors}
    <transaction><transaction-type code="3"/><transaction-date iso-date="2020-01-01"/><value>400</value></transaction>
    </iati-activity>"""
    found = rows(read(tmp_path, file_of(text)), "XX-1/transaction/1")
    assert [(s.type, s.value and s.value.low) for s in found] == expected
    assert quoted in found[0].evidence.quote


def test_the_same_activity_twice_is_counted_once_and_one_without_identifier_by_its_number(tmp_path: Path) -> None:
    nameless = OLD.replace("<iati-identifier>XX-TST-2-OLD</iati-identifier>", "")
    record = read(tmp_path, file_of(ACTIVITY, ACTIVITY, nameless))
    assert Counter(loss.reason for loss in record.losses)["repeated activity"] == 1
    assert len(rows(record, "XX-TST-1-P1/transaction/1")) == 4
    assert len(rows(record, "activity 3/transaction/1")) == 2
    assert len({s.id for s in record.statements}) == len(record.statements)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>\n'
OUTSIDE = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>\n'


def test_a_bomb_in_an_attribute_behind_a_long_comment_is_refused(tmp_path: Path) -> None:
    """What the first bytes do not show is seen when the first activity is whole."""
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(12))
    head = f'<?xml version="1.0"?>\n<iati-activities><!-- {"-x" * 9000} -->'
    hidden = f'<?xml version="1.0"?>\n<!-- {"- x" * 9000} -->\n<!DOCTYPE iati-activities [{lines}]>\n'
    text = hidden + file_of(OLD.replace('type="10"', 'type="&e11;"'), declaration="")
    record = read(tmp_path, text)
    assert record.statements == ()
    assert len(record.losses) == 1
    assert read(tmp_path, head + OLD + "</iati-activities>").statements


@pytest.mark.parametrize("declared", [BOMB, OUTSIDE, '<!DOCTYPE x SYSTEM "http://localhost:1/x.dtd">\n'])
def test_a_document_type_is_refused_and_nothing_outside_is_read(declared: str, tmp_path: Path) -> None:
    hostile = ACTIVITY.replace(
        "Wells for Gao", "&secret;" if declared is OUTSIDE else "&c;" if declared is BOMB else "W"
    )
    record = read(tmp_path, file_of(hostile, declaration='<?xml version="1.0"?>\n' + declared))
    assert record.statements == ()
    assert len(record.losses) == 1
    assert record.losses[0].reason == "XML refused"


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        ("<iati-activity>" + "<a>" * 5000, "nested too deeply"),
        ("<iati-activity><title>", "broken XML"),
        ("<iati-activity><title>&undeclared;</title></iati-activity>", "broken XML"),
        ('<iati-activity a="1" a="2"/>', "broken XML"),
        ("<iati-activity><title>\x01</title></iati-activity>", "broken XML"),
        ("<x>" + "<y/>" * 600_000 + "</x>", "XML refused"),
    ],
)
def test_a_file_that_breaks_off_gives_the_activities_before(
    rest: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "LARGEST", 1 << 20)
    whole = read(tmp_path, file_of(OLD))
    record = read(tmp_path, file_of(OLD, rest))
    assert [(s.evidence.row, s.type, s.value) for s in record.statements] == [
        (s.evidence.row, s.type, s.value) for s in whole.statements
    ]
    assert [loss.reason for loss in record.losses] == [reason]


def test_a_file_without_activities_says_so(tmp_path: Path) -> None:
    assert [loss.reason for loss in read(tmp_path, file_of()).losses] == ["no activities"]
    spaced = file_of(OLD).replace("<iati-activities ", '<iati-activities xmlns="http://example.org/" ')
    assert [loss.reason for loss in read(tmp_path, spaced).losses] == ["no activities"]


def test_another_xml_is_refused_by_name(tmp_path: Path) -> None:
    record = read(tmp_path, '<?xml version="1.0"?><feed><title>News</title></feed>')
    assert [(loss.step, loss.reason) for loss in record.losses] == [("documents", "unknown format")]


def test_texts_of_activities_are_no_markup_and_a_comment_may_come_first(tmp_path: Path) -> None:
    text = file_of(
        OLD.replace("Clinics", "&lt;script&gt;alert(1)&lt;/script&gt;"), declaration="<!-- from a registry -->\n"
    )
    record = read(tmp_path, text)
    assert rows(record, "XX-TST-2-OLD")[0].roles("activity")[0].text == "<script>alert(1)</script>"


def test_the_file_of_mali_gives_every_transaction(shared: Path) -> None:
    path = str(shared / "data" / "iati" / "mali_activities.xml")
    records = list(read_source(Source(path, path)))
    statements = [s for record in records for s in record.statements]
    told = {s.evidence.row for s in statements if "/transaction/" in str(s.evidence.row)}
    silent = [loss.detail for record in records for loss in record.losses if "/transaction/" in loss.detail]
    assert len(told) + len(silent) == 1_177
    assert len({str(s.evidence.row).split("/transaction/")[0] for s in statements if s.evidence.row in told}) > 100
    assert len({s.id for s in statements}) == len(statements)
    acts = {(s.speaker.text, str(s.evidence.row).partition("/transaction/")[0]) for s in statements if s.speaker}
    voices = Counter(voice for voice, row in acts if not row.endswith(tuple("0123456789")) or "/budget/" not in row)
    assert voices["Sweden"] >= 30
