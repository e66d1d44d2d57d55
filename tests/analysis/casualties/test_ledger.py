"""Every claim of people killed or hurt, by what it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.analysis.casualties.counted import GAO, KIDAL, coded, deaths, killed, persons, since
from tests.analysis.made import material

from faultline.analysis.casualties.claims import best_figure
from faultline.analysis.casualties.ledger import Entry, ledger
from faultline.model.evidence import Evidence
from faultline.model.place import Place
from faultline.model.statement import Modality, Polarity, Speaker, Statement
from faultline.model.time import Basis, Precision, Time
from faultline.model.value import Value


def entries(*statements: Statement) -> tuple[Entry, ...]:
    return ledger(material(list(statements)))


def figures(entry: Entry) -> list[tuple[str, float]]:
    return [(c.measure, c.best) for c in entry.claims]


def test_an_event_and_a_figure_of_one_sentence_are_one_claim() -> None:
    (entry,) = entries(killed("e", persons(18), injured=persons(60), where=None), deaths("q", persons(18)))
    assert figures(entry) == [("deaths", 18), ("injured", 60)]
    assert entry.claims[0].statements == ("e", "q")
    assert entry.place == GAO, "the place that only the figure tells is that of both"


def test_sources_on_one_day_and_place_are_one_incident() -> None:
    (entry,) = entries(
        killed("a", persons(134)), killed("b", persons(160), document="d2"), deaths("c", persons(150), document="d3")
    )
    assert sorted(c.best for c in entry.claims) == [134, 150, 160]
    assert entry.is_incident
    assert (entry.first, entry.last) == ("2019-03-23", "2019-03-23")


@pytest.mark.parametrize("other", [{"when": "2019-05-23"}, {"where": KIDAL}, {"actor": "Northern Front"}])
def test_what_another_time_place_or_side_tells_apart(other: dict[str, object]) -> None:
    assert len(entries(killed("a", persons(5)), killed("b", persons(6), document="d2", **other))) == 2  # type: ignore[arg-type]


def test_a_part_of_a_figure_of_its_sentence_adds_nothing() -> None:
    (entry,) = entries(killed("a", persons(18)), deaths("b", persons(4), of="children"))
    assert figures(entry) == [("deaths", 18)]
    assert [c.best for c in entry.parts] == [4]
    assert set(entry.statements) == {"a", "b"}


def test_one_text_on_different_people_in_two_sentences_tells_of_two_incidents() -> None:
    told = [deaths("a", persons(16), of="southern soldiers"), deaths("b", persons(1), of="a peacekeeper", at=3)]
    assert [figures(e) for e in entries(*told)] == [[("deaths", 16)], [("deaths", 1)]]
    assert len(entries(told[0], deaths("b", persons(12), of="southern soldiers", at=3))) == 1
    assert len(entries(told[0], deaths("b", persons(12), of="soldiers of the south", document="d2"))) == 1


def test_two_figures_of_the_same_people_are_two_claims_unless_words_include_one() -> None:
    (entry,) = entries(deaths("a", persons(49), of="soldiers"), deaths("b", persons(53), of="soldiers"))
    assert sorted(c.best for c in entry.claims) == [49, 53]
    quote = "Some 46 soldiers fell, including about 20 off duty."
    told = [deaths(str(n), persons(n), of="soldiers", quote=quote) for n in (46, 20)]
    (including,) = entries(*told)
    assert figures(including) == [("deaths", 46)]


@pytest.mark.parametrize(
    "statement",
    [
        deaths("a", persons(4244), quote="As at that day, 4,244 were dead."),
        deaths("a", persons(72), when=None),
        replace(deaths("a", persons(46)), time=since("2013-01-01")),
    ],
)
def test_figures_over_longer_or_unknown_times_are_no_incidents(statement: Statement) -> None:
    (entry,) = entries(statement)
    assert not entry.is_incident


def test_a_figure_of_a_week_is_an_incident_in_a_town_alone() -> None:
    week = Time("2019-03-18", "2019-03-24", Precision.WEEK, Basis.STATED, "that week")
    told = material([replace(killed("a", persons(643)), time=week)])
    for feature, is_incident in (("city", True), ("admin1", False)):
        places = {"geonames:gao": Place("geonames:gao", "Gao", feature, "ML")}
        (entry,) = ledger(replace(told, places=places))
        assert entry.is_incident is is_incident


def test_figures_of_one_longer_time_come_together() -> None:
    told = [replace(deaths(str(n), persons(40 + n), document=f"d{n}"), time=since("2013-01-01")) for n in range(3)]
    (entry,) = entries(*told)
    assert [c.best for c in entry.claims] == [40, 41, 42]


def test_a_coded_event_is_an_incident_however_long() -> None:
    long = replace(coded("a", "1", persons(60, text="60")), time=since("1991-04-01"))
    (entry,) = entries(long)
    assert entry.is_incident


def test_rows_of_figures_are_apart_from_rows_of_their_source_alone() -> None:
    def row(identity: str, number: float, by: str, n: str) -> Statement:
        evidence = Evidence("t1", f"value={number}", "table:figures@1", None, None, "figures", n)
        return replace(deaths(identity, persons(number)), evidence=evidence, speaker=Speaker(by, name=by))

    assert len(entries(row("a", 134, "Gazette", "1"), row("b", 160, "Aid", "2"))) == 1
    assert len(entries(row("a", 134, "Gazette", "1"), row("b", 160, "Gazette", "2"))) == 2
    assert len(entries(coded("a", "1", persons(3)), coded("b", "2", persons(4)))) == 2


def test_what_is_denied_planned_or_no_number_of_people_is_no_claim() -> None:
    assert entries(replace(killed("a", persons(5)), polarity=Polarity.DENIED)) == ()
    assert entries(replace(killed("a", persons(5)), modality=Modality.HYPOTHETICAL)) == ()
    assert entries(deaths("a", Value(12, 12, "percent"))) == ()
    assert entries(killed("a", Value(None, None, "persons"))) == ()
    (alleged,) = entries(replace(killed("a", persons(5)), modality=Modality.ALLEGED))
    assert figures(alleged) == [("deaths", 5)]


@pytest.mark.parametrize(
    ("value", "is_row", "best"),
    [
        (persons(5), False, 5),
        (persons(200, 999), False, 200),
        (persons(2, 20, text="10.0 / 2.0 / 20.0"), True, 10),
        (persons(5, 5, text="4.0 / 5.0"), True, 4),
        (persons(7000, 7500, text="7,000–7,500"), True, 7000),
        (persons(8, text="5 + 3"), True, 8),
        (persons(1200, text="1.2 thousand"), True, 1200),
        (persons(2, 20, text="unknown"), True, 2),
        (Value(None, 30, "persons"), False, 30),
        (Value(None, None, "persons"), True, None),
    ],
)
def test_the_figure_that_stands_for_a_value(value: Value, is_row: bool, best: float | None) -> None:
    assert best_figure(value, is_row=is_row) == best


def test_a_best_beyond_its_own_range_widens_it() -> None:
    (entry,) = entries(coded("a", "1", persons(5, 5, text="4.0 / 5.0")))
    assert [(c.low, c.best, c.high) for c in entry.claims] == [(4, 4, 5)]


def test_the_order_of_statements_changes_nothing() -> None:
    told = [killed("a", persons(18)), deaths("b", persons(4)), killed("c", persons(20), document="d2", at=3)]
    assert entries(*told) == entries(*reversed(told))
