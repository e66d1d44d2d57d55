"""Text of documents is never markup, and what XML cannot hold is replaced."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from faultline.exchange.xml_text import allowed, element, empty_tag, start_tag


@given(st.text())
def test_any_text_is_read_back_as_it_is(text: str) -> None:
    read = etree.fromstring(element("a", text, {"b": text}).encode("utf-8"))
    expected = allowed(text)
    assert read.get("b") == expected
    assert (read.text or "") == expected.replace("\r\n", "\n").replace("\r", "\n")
    assert len(read) == 0


def test_what_xml_forbids_is_replaced_and_nothing_else() -> None:
    assert allowed("a\x00\x0b\x1f\ufffe\ud800b\t\n\r\x7f😀") == "a�����b\t\n\r\x7f😀"


def test_values_are_written_as_xml_schema_has_them() -> None:
    assert empty_tag("a", {"b": True, "c": 3, "d": None, "e": 0.5}) == '<a b="true" c="3" e="0.5"/>'
    assert start_tag("a") == "<a>"
