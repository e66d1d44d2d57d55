"""Values of a JSON file, one after another."""

from __future__ import annotations

import json

import pytest

from faultline.datasets import bounded
from faultline.datasets.json_values import DEEPEST, json_values
from faultline.datasets.losses import LossBook
from faultline.documents.content import Content


def read(data: bytes, path: tuple[str, ...] = ("data", "item")) -> tuple[list[object], list[str]]:
    """The values under a path, and what was noted."""
    book = LossBook("a.json")
    values = list(json_values(Content("a.json", data), path, book))
    return values, [f"{loss.reason}: {loss.detail}" for loss in book.take()]


def test_gives_the_items_of_a_list_wherever_it_stands() -> None:
    assert read(b'{"meta": {"n": 2}, "data": [{"a": 1}, {"a": 2.5}], "status": "ok"}') == ([{"a": 1}, {"a": 2.5}], [])
    assert read(b"[1, [2], null]", ("item",)) == ([1, [2], None], [])
    assert read(b'{"a": 1}\n{"a": 2}\n', ()) == ([{"a": 1}, {"a": 2}], [])


def test_a_byte_order_mark_and_letters_beyond_ascii_are_read() -> None:
    text = json.dumps({"data": ["Ségou", "\u0001"]}, ensure_ascii=False)
    assert read(b"\xef\xbb\xbf" + text.encode()) == (["Ségou", "\u0001"], [])


@pytest.mark.parametrize(
    "data",
    [
        b'{"data": [{"a": 1}, {"a": 2',
        b'{"data": [{"a": 1}, oops]}',
        b'{"data": [{"a": 1}, "\xff\xfe"]}',
        b'{"data": [{"a": 1}, 123456789012345678901234567890]}',
        b'{"data": [{"a": 1}, ' + b"[" * 1_000_000,
        b'{"data": [{"a": 1}, ' + b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1) + b"]}",
    ],
)
def test_a_broken_file_gives_the_values_before_the_break_and_a_loss(data: bytes) -> None:
    values, losses = read(data)
    assert values == [{"a": 1}]
    assert len(losses) == 1
    assert losses[0].startswith("broken JSON: ")


def test_no_value_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "LARGEST", 1 << 20)
    values, losses = read(b'{"data": [1, "' + b"x" * (3 << 20) + b'", 2]}')
    assert (values, len(losses)) == ([1], 1)
    assert "one item has more than" in losses[0]
