"""The exports that are JSON Lines keep one shape."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from faultline.exchange.comparisons import export_comparisons
from faultline.exchange.documents import export_documents
from faultline.exchange.entities import export_entities
from faultline.exchange.statements import export_statements
from faultline.workspace import MapView

Lines = Callable[[MapView], Iterator[str]]


@pytest.mark.parametrize("lines", [export_comparisons, export_documents, export_entities, export_statements])
def test_every_line_is_one_object_with_the_same_keys_in_the_same_order(lines: Lines, view: MapView) -> None:
    written = list(lines(view))
    assert all(line.endswith("\n") and "\n" not in line[:-1] for line in written)
    assert len({tuple(json.loads(line)) for line in written}) == 1
