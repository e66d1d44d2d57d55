"""Escaping: whatever stands in a text, a Markdown reader shows just that."""

from __future__ import annotations

import pytest

from faultline.exchange.markdown_text import escape


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain words, 12.5 % (so far)", "plain words, 12.5 % (so far)"),
        ("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
        ("[a](b)", "\\[a\\](b)"),
        ("a|b", "a\\|b"),
        ("*x* _y_ `z` ~w~", "\\*x\\* \\_y\\_ \\`z\\` \\~w\\~"),
        ("# no heading", "\\# no heading"),
        ("- no list", "\\- no list"),
        ("1. no list", "1\\. no list"),
        ("2019) neither", "2019\\) neither"),
        ("12.5 is a number", "12.5 is a number"),
        ("see https://example.org", "see https\\://example.org"),
        ("see www.example.org", "see www\\.example.org"),
        ("mail a@example.org", "mail a\\@example.org"),
        ("two\n\n# lines", "two \\# lines"),
        ("back\\slash", "back\\\\slash"),
    ],
)
def test_escape(text: str, escaped: str) -> None:
    assert escape(text) == escaped
