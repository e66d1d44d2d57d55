"""Edited stories of one agency and day are one story."""

from __future__ import annotations

import pytest

from faultline.documents.kinship.shingles import shingle
from faultline.documents.kinship.wires import agencies_of, credit_of, wires
from faultline.model.document import Document

STORY = " ".join(
    f"Column {n} crossed the river at ford {n} and lost {n + 2} lorries to the current." for n in range(12)
)
LOCAL = " ".join(f"Baker {n} of our town sold {n * 4} loaves to the column and was paid in coin." for n in range(24))


def document(identity: str, text: str, date: str | None = "2021-05-04", **more: str) -> Document:
    return Document(id=identity, path=identity, format="text", text=text, date=date, **more)


def links(*documents: Document) -> list[tuple[str, str]]:
    return [(x.first, x.second) for x in wires(map(credit_of, documents), {d.id: shingle(d.text) for d in documents})]


def test_a_cut_wire_with_local_colour_is_the_agencys_story() -> None:
    wire = document("a", f"HORN (Reuters) - {STORY}")
    edited = document("b", f"HORN, 4 May (Reuters) – {STORY[: len(STORY) // 2]} {LOCAL}")
    assert links(edited, wire) == [("a", "b")]


def test_another_day_or_another_agency_or_nothing_in_common_is_another_story() -> None:
    wire = document("a", f"HORN (Reuters) - {STORY}")
    assert links(wire, document("b", f"HORN (Reuters) - {STORY}", "2021-05-09")) == []
    assert links(wire, document("b", f"HORN (AFP) - {STORY}")) == []
    assert links(wire, document("b", f"HORN (Reuters) - {LOCAL}")) == []


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("GOMA (AFP) - Rain fell.", "Agence France-Presse"),
        ("GOMA, Congo (AP) — Rain fell.", "Associated Press"),
        ("Rain fell. © Xinhua", "Xinhua"),
        ("Rain fell. (Reuters/NAN)", "Reuters"),
        ("Rain fell.\nThe Associated Press contributed to this report.", "Associated Press"),
    ],
)
def test_credits_name_their_agency(text: str, agency: str) -> None:
    assert agency in agencies_of(document("a", text))


def test_an_agency_that_is_only_cited_is_not_credited() -> None:
    assert agencies_of(document("a", "The general told Reuters that rain fell. An AFP reporter saw it.")) == ()


def test_the_publisher_may_be_the_agency() -> None:
    assert agencies_of(document("a", "Rain fell.", publisher="Reuters")) == ("Reuters",)
