"""Data sets in JSON: the forms that are known, each in a module of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from faultline.datasets import ftm_entities, fts_json, geojson_features, json_tables
from faultline.datasets.losses import LossBook
from faultline.datasets.naming import Naming
from faultline.datasets.sheets import Sheet
from faultline.documents.content import Content
from faultline.model.statement import Statement


class Form(Protocol):
    """A form of data that a JSON file may have; a module that has these functions is one."""

    def recognises(self, head: bytes) -> bool:
        """Whether a file that begins with these bytes, which may break off anywhere, has the form."""

    def items(self, content: Content, naming: Naming, book: LossBook) -> Iterator[list[Statement]]:
        """The statements of each item, in order; an item that cannot be read is reported and left out."""

    def terms(self, content: Content) -> str | None:
        """Under which terms the data may not be passed on; None where they may."""


_FORMS: tuple[Form, ...] = (geojson_features, fts_json, ftm_entities, json_tables)


def json_sheet(content: Content, book: LossBook) -> Sheet:
    """The table in a file, for a mapping of the user's own: features of GeoJSON, records or rows."""
    is_map = geojson_features.recognises(content.head)
    return geojson_features.feature_sheet(content, book) if is_map else json_tables.json_sheet(content, book)


def json_form(content: Content) -> Form | None:
    """The first form that recognises the file."""
    return next((form for form in _FORMS if form.recognises(content.head)), None)
