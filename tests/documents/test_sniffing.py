"""What the first bytes of a file tell."""

from __future__ import annotations

import pytest

from faultline.documents.sniffing import is_json


@pytest.mark.parametrize(
    "head",
    [
        b'["a", "b"]',
        b"[]",
        b"[1,2",
        b'{"a": [1, -2.5e3, {"b": null, "c": true}]}\n{"a": 1}',
        b'{"a": "he said \\"no\\""}',
        b'[{"broken off in a str',
        b"[tru",
        b'["' + b"a" * 8190,
    ],
)
def test_data_in_json_is_known_however_it_breaks_off(head: bytes) -> None:
    assert is_json(head)


@pytest.mark.parametrize(
    "head", [b"[Updated] France leaves.", b"[1] The army", b"{Note} The army", b'["No" he said]', b"[Gao]", b"Gao [1]"]
)
def test_a_text_may_begin_with_a_bracket(head: bytes) -> None:
    assert not is_json(head)
