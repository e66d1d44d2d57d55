"""Events become monthly counts, each once, in the area they lie in."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.made import material
from tests.comparison.told import place, told, who

from faultline.analysis import Material
from faultline.analysis.watch.series import Happening, by_area, happenings, latest_run, month_name, month_of
from faultline.model.place import Place
from faultline.model.statement import Counts, Kind, Statement
from faultline.model.time import Basis, Precision, Time
from faultline.model.value import Value


def attack(
    identity: str, when: str, document: str = "d1", killed: int | None = None, where: str = "Ansongo"
) -> Statement:
    made = told(
        identity, Kind.EVENT, "ASSAULT", who("actor", "X"), document=document, when=when, where=place(where, "ML")
    )
    return replace(made, counts=Counts(Value(killed, killed, "persons")) if killed is not None else None)


def counted(*statements: Statement) -> list[Happening]:
    return happenings(material(statements), ["ASSAULT"])[0]


def test_an_attack_that_two_papers_tell_is_one() -> None:
    (one,) = counted(attack("a", "2019-05-02", killed=4), attack("b", "2019-05-02", "d2", killed=6))
    assert (month_name(one.month), one.country, one.killed, one.statements) == ("2019-05", "ML", 4, ("a", "b"))


def test_what_has_no_month_or_country_is_left_out_and_counted() -> None:
    vague = replace(
        attack("a", "2019-05-02"), time=Time("2019-01-01", "2019-12-31", Precision.YEAR, Basis.STATED, "2019")
    )
    nowhere = replace(attack("b", "2019-05-02"), place=None)
    guessed = replace(
        attack("c", "2019-05-02"), time=Time("2019-05-02", "2019-05-02", Precision.DAY, Basis.PUBLICATION, "")
    )
    found, left_out = happenings(material([vague, nowhere, guessed, attack("d", "2019-05-03")]), ["ASSAULT"])
    assert ([h.statements for h in found], left_out) == ([("d",)], 3)
    assert month_of(vague) is None


def test_other_types_of_event_are_not_counted() -> None:
    assert not happenings(material([attack("a", "2019-05-02")]), ["PROTEST"])[0]


def test_points_and_towns_lie_in_their_first_level_area() -> None:
    statements = [attack("a", "2019-05-02"), attack("b", "2019-07-02", where="near Gao")]
    at = (
        replace(statements[1], place=replace(statements[1].place, place="point:16.2,0.0"))
        if statements[1].place
        else None
    )
    assert at is not None
    made = material([statements[0], at])
    places = {
        "geonames:Ansongo": Place("geonames:Ansongo", "Gao", "admin1", "ML"),
        "point:16.2,0.0": Place("point:16.2,0.0", "near Gao", "point", "ML", lat=16.2, lon=0.0),
    }
    found, _ = happenings(
        Material(made.statements, made.documents, made.entities, places, made.sources, made.source_of), ["ASSAULT"]
    )
    assert [h.area for h in found] == ["Gao", "Gao"]


def test_areas_share_the_months_of_their_country_and_empty_months_count_as_none() -> None:
    def at(month: int, area: str, killed: int | None = 1) -> Happening:
        return Happening(month, "ML", area, killed, 0, 103, (str(month),))

    runs = by_area([at(100, "Gao", 3), at(102, "Kidal"), at(102, "Kidal", None)])
    assert [(r.name, r.counts("events").tolist(), r.counts("deaths").tolist()) for r in runs] == [
        ("Mali", [1, 0, 2, 0], [3, 0, 1, 0]),
        ("Gao (Mali)", [1, 0, 0, 0], [3, 0, 0, 0]),
        ("Kidal (Mali)", [0, 0, 2, 0], [0, 0, 1, 0]),
    ]
    assert runs[0].counts("events", [3]).tolist() == [3, 0, 6, 0]


def test_a_year_of_silence_ends_a_run() -> None:
    assert latest_run([10, 22, 40, 41]) == (40, 41)
    assert latest_run([*range(30), 99]) == (0, 29), "a run that can be forecast from comes before a stray event"
    assert latest_run([5]) == (5, 5)
