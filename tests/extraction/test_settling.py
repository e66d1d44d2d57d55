"""Which reading of the same words stands."""

from __future__ import annotations


def test_one_word_gives_one_kind(read) -> None:
    found = [
        s for s in read("Turkey condemned the coup in Mali on 19 August 2020.").statements if "condemn" in s.pattern
    ]
    assert [s.kind.value for s in found] == ["position"]


def test_a_lasting_tie_outdoes_the_deed_and_a_dated_deed_the_tie(read) -> None:
    lasting = read("The army has been fighting the Karen rebels since 2015.").statements
    assert [s.kind.value for s in lasting if "fight" in s.pattern] == ["relation"]
    dated = read("The army fought the Karen rebels on 3 May 2021.").statements
    assert [s.kind.value for s in dated if "fight" in s.pattern] == ["event"]


def test_a_toll_is_part_of_its_event_and_a_total_is_not(read) -> None:
    toll = read("At least 45 civilians died in the attack.").statements
    assert "quantity" not in {s.kind.value for s in toll}
    total = read("As of 1 January 2021, 1,200 soldiers had been killed.").statements
    assert {s.kind.value for s in total} == {"quantity"}
