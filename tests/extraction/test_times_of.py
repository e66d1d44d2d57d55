"""When it happened, and how that is known."""

from __future__ import annotations

from faultline.model.time import Basis


def test_date_beside_the_verb_is_stated(read) -> None:
    (event,) = [s for s in read("Rebels attacked the town of Gao on 3 May 2021.").statements if s.type == "ASSAULT"]
    assert event.time is not None
    assert (event.time.start, event.time.end, event.time.basis) == ("2021-05-03", "2021-05-03", Basis.STATED)


def test_each_event_has_its_own_date(read) -> None:
    text = "Rebels attacked Gao in 2012, and soldiers overthrew the president in 2020."
    years = {
        s.type: s.time.start[:4] for s in read(text).statements if s.kind.value == "event" and s.time and s.time.start
    }
    assert years == {"ASSAULT": "2012", "COUP": "2020"}


def test_date_is_carried_on_within_a_passage(read) -> None:
    text = "Rebels came to Gao on 3 May 2021. They attacked the market.\n\nSoldiers attacked the camp."
    times = [s.time for s in read(text).statements if s.type == "ASSAULT"]
    assert [t.basis for t in times if t] == [Basis.INFERRED, Basis.PUBLICATION]
    assert times[0] is not None
    assert times[0].start == "2021-05-03"


def test_publication_bounds_what_has_no_date(read) -> None:
    (event,) = [s for s in read("Rebels attacked the town of Gao.").statements if s.type == "ASSAULT"]
    assert event.time is not None
    assert (event.time.start, event.time.end, event.time.basis) == (None, "2021-06-15", Basis.PUBLICATION)
