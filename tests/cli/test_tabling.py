"""Findings as tables: what is a column, what a narrow window leaves out, and what stability is of."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Any

from faultline.analysis import Finding, Stability
from faultline.cli.tabling import table_of
from faultline.exchange.finding_columns import is_table


def finding(title: str, said_by: int = 2, share: float | None = 0.5, **facts: Any) -> Finding:
    stability = Stability(20, 9, share, says=f"told in {100 * (share or 0):.0f}% of 20 samples of the sources")
    statements = tuple(f"s{n}" for n in range(said_by))
    return Finding(f"efforts:{sha256(title.encode()).hexdigest()[:12]}", "actor", title, facts, statements, stability)


SOME = (
    finding("Dorava Aid", efforts=1200, sector="health", entity="e1", places=["Dorava", "Sarn"]),
    finding("Northern Front", 13, 1.0, efforts=7, sector="food", entity="e2", places=["Sarn"]),
)


def test_facts_are_columns_numbers_stand_to_the_right_and_each_finding_is_one_line() -> None:
    head, first, second, note = table_of(SOME, None).splitlines()
    assert head.split() == ["actor", "efforts", "sector", "places", "statements", "stable", "finding"]
    assert first.split()[:4] == ["Dorava", "Aid", "1,200", "health"]
    assert first.index("1,200") + 5 == second.index("7") + 1 == head.index("efforts") + 7
    assert "100%" in second
    assert "e2" not in second.split()
    assert note.strip() == "stable: told, share of 20 samples of the sources"


def test_a_narrow_window_folds_titles_and_says_what_it_leaves_out() -> None:
    long = finding("The coordination office for relief of the northern districts of Dorava", efforts=1, sector="health")
    lines = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in table_of((*SOME, long), 80).splitlines()]
    assert all(len(line) <= 80 for line in lines)
    assert any("not shown for want of room: sector, places" in line for line in lines)
    assert not any("The coordination office for relief of the northern districts of Dorava" in line for line in lines)


def test_what_titles_say_already_is_no_column() -> None:
    some = (finding("by Canada", by="Canada", kind_of="a_b"), finding("by Mali: a b", by="Mali", kind_of="a_b"))
    assert "by" not in table_of(some, None).splitlines()[0].split()[1:]
    assert "kind of" in table_of(some, None).splitlines()[0]


def test_control_characters_of_documents_do_not_reach_the_terminal() -> None:
    some = (finding("red \x1b[31m", efforts=1), finding("[bold]b[/bold]", efforts=2))
    drawn = table_of(some, None)
    assert "\x1b" not in drawn
    assert "[bold]b[/bold]" in drawn


def test_one_finding_or_one_that_cannot_be_told_is_no_table() -> None:
    assert is_table(SOME)
    assert not is_table(SOME[:1])
    assert not is_table((*SOME, Finding("efforts:x", "actor", "Efforts", cannot="nothing is told")))
