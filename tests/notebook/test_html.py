"""What a notebook shows is a table in which a text is text."""

from __future__ import annotations

from lxml import html

from faultline.notebook import Map
from faultline.notebook.html import map_html, table_html
from network_map import HOSTILE as NAME
from sample_map import HOSTILE


def text_of(shown: str) -> str:
    return str(html.fragment_fromstring(shown, "div").text_content())


def test_no_text_of_a_document_is_markup(opened: Map, ties: Map) -> None:
    for selection in (opened.statements(), opened.entities(), opened.documents(), ties.entities(), ties.statements()):
        shown = selection._repr_html_()
        assert "<script" not in shown
        assert "<b>" not in shown
        tags = {element.tag for element in html.fragments_fromstring(shown) for element in element.iter()}
        assert tags <= {"p", "table", "thead", "tbody", "tr", "th", "td"}
    assert HOSTILE in html.fragment_fromstring(opened.entities()._repr_html_(), "div").text_content()
    assert (
        NAME.replace("\x01", "\ufffd") in html.fragment_fromstring(ties.entities()._repr_html_(), "div").text_content()
    )


def test_a_title_is_no_markup() -> None:
    assert "<i>" not in map_html("<i>", "<i>", {"<i>": 1})


def test_the_first_rows_are_shown_and_all_are_counted(ties: Map) -> None:
    shown = ties.entities()._repr_html_()
    assert "11 entities, the first 10 shown" in shown
    assert shown.count("<tr>") == 11


def test_a_long_text_is_cut() -> None:
    assert f"<td>{'a' * 160}…</td>" in table_html("texts", ["text"], [("a" * 1000,)], 1)
