"""The values of a list in a JSON file, one after another, however large the file (RFC 8259; one value a line too)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import ijson

from faultline.datasets.bounded import BoundedFile
from faultline.datasets.losses import LossBook
from faultline.documents.content import Content
from faultline.errors import UnreadableError

DEEPEST = 100
"""Brackets inside brackets."""
_CHUNK = 1 << 16
_STARTS: dict[str, type[dict[str, Any]] | type[list[Any]]] = {"start_map": dict, "start_array": list}
_ENDS = frozenset({"end_map", "end_array"})
_Events = Iterable[tuple[str, Any]]


def json_values(content: Content, path: tuple[str, ...], book: LossBook) -> Iterator[Any]:
    """The values under a path, with floats for decimal numbers; a file that breaks off gives those before the break.

    Args:
        path: The keys that lead there, `item` for any item of a list: `("data", "flows", "item")`, `("item",)` for the
            items of a list that is the whole file, `()` for each value of a file that has several (one a line).
        book: Notes where the file cannot be read on.
    """
    with content.open() as file:
        bounded = BoundedFile(file)
        try:
            for value in _values_at(path, ijson.basic_parse(bounded, _CHUNK, use_float=True, multiple_values=True)):
                bounded.passed = 0
                yield value
        except (ijson.JSONError, UnreadableError) as error:
            reason = " ".join(str(error).split())[:200]
            book.add("broken JSON", f"it is read no further than byte {bounded.before:,} ({reason}): mend the file")


def _values_at(path: tuple[str, ...], events: _Events) -> Iterator[Any]:
    """Follows the events without recursion, for its depth would be the file's."""
    target, events = list(path), iter(events)
    where: list[str] = []
    for event, value in events:
        if event == "map_key":
            where[-1] = value
        elif event in _ENDS:
            where.pop()
        elif where == target:
            yield _built(event, value, events)
        elif event in _STARTS:
            where.append("item" if event == "start_array" else "")
            _bound(len(where))


def _built(event: str, value: Any, events: _Events) -> Any:
    """The value that begins with an event, built of those that follow."""
    if event not in _STARTS:
        return value
    whole = _STARTS[event]()
    open_ones, key = [whole], ""
    for event, value in events:
        if event == "map_key":
            key = value
        elif event in _ENDS:
            open_ones.pop()
            if not open_ones:
                return whole
        else:
            inner = _STARTS[event]() if event in _STARTS else value
            last = open_ones[-1]
            last.__setitem__(key, inner) if isinstance(last, dict) else last.append(inner)
            if event in _STARTS:
                open_ones.append(inner)
                _bound(len(open_ones))
    return whole


def _bound(depth: int) -> None:
    if depth > DEEPEST:
        raise UnreadableError(f"it has more than {DEEPEST} brackets inside one another")
