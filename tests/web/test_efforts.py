"""Efforts as a matrix: by place and by actor, the fullest first, a lone actor told apart."""

from __future__ import annotations

from typing import Any

from faultline.analysis.finding import Finding
from faultline.web import matrix
from faultline.web.matrix import matrix_of


def presence(place: str, sector: str, *actors: str, efforts: int = 1) -> Finding:
    facts = {"place": place, "sector": sector, "actors": list(actors), "efforts": efforts}
    return Finding(f"efforts:{place}{sector}", "presence", f"{place}: {sector}", facts, ("s",))


SOME = (
    presence("Dorava", "121", "A", "B", efforts=4),
    presence("Dorava", "152", "A"),
    presence("Sarn", "121", "B"),
)


def test_by_place_cells_hold_efforts_and_who_is_there() -> None:
    made = matrix_of(SOME)
    assert made.rows == ("Dorava", "Sarn")
    assert [sector for sector, _ in made.columns] == ["121", "152"]
    full, lone = made.cells["Dorava", "121"], made.cells["Sarn", "121"]
    assert (full.efforts, full.few, full.shade) == (4, ("A", "B"), 4)
    assert (lone.efforts, lone.few, lone.shade) == (1, ("B",), 1)
    assert ("Sarn", "152") not in made.cells


def test_by_actor_cells_hold_the_places() -> None:
    made = matrix_of(SOME, by_actor=True)
    assert made.cells["B", "121"].few == ("Dorava", "Sarn")
    assert made.cells["B", "121"].findings == ("efforts:Dorava121", "efforts:Sarn121")


def test_what_is_not_shown_is_counted() -> None:
    made = matrix_of([presence(f"p{n:03}", "121", "A") for n in range(matrix.ROWS + 3)])
    assert (len(made.rows), made.rows_left, made.columns_left) == (matrix.ROWS, 3, 0)


def test_without_efforts_it_says_why_there_is_nothing(browser: Any) -> None:
    assert "Not enough evidence" in browser.get("/efforts").text
