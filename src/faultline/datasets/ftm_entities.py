"""FollowTheMoney entities (JSON, one a line or in a list) → entities with their names, and what ties them.

FollowTheMoney 4 (followthemoney.tech): `id`, `schema`, `properties` with lists of texts, or of entities nested in one
another. Which schemata are read stands in `ftm_model.toml`. A file is read twice: links come before the things they tie
as often as after. What ties a thing that is not in the file is reported and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faultline.datasets.ftm_items import Item, items_in
from faultline.datasets.ftm_names import Names, known_names, model
from faultline.datasets.ftm_statements import FtmRowError, statements_of
from faultline.datasets.losses import LossBook
from faultline.datasets.naming import Naming
from faultline.documents.content import Content
from faultline.errors import UnreadableError
from faultline.model.statement import Statement

_ENTITY = re.compile(rb'"schema"\s*:\s*"[A-Z][A-Za-z]+"')
_PROPERTIES = re.compile(rb'"properties"\s*:\s*\{')


def recognises(head: bytes) -> bool:
    """By the schema and the properties that every entity has."""
    return _ENTITY.search(head) is not None and _PROPERTIES.search(head) is not None


def items(content: Content, naming: Naming, book: LossBook) -> Iterator[list[Statement]]:
    """The statements of each entity, in order; one that is only a thing has none, but its names are mentions."""
    names = known_names(items_in(content, book))
    for item in items_in(content, LossBook(content.path)):
        yield _read(item, names, naming, book)


def terms(content: Content) -> str | None:  # noqa: ARG001  (every form is asked)
    """None: the format has no terms."""
    return None


def _read(item: Item, names: Names, naming: Naming, book: LossBook) -> list[Statement]:
    if item.fault:
        book.add("unreadable row", f"{item.label}: {item.fault}")
        return []
    try:
        said = statements_of(item, names, naming)
    except (FtmRowError, UnreadableError) as error:
        naming.drop()
        book.add("unreadable row", f"{item.label} ({item.schema}): {error}")
        return []
    names.mention(item, naming)
    naming.keep()
    if item.schema not in model().known:
        book.add("schema not read", f"{item.label}: nothing is made of a {item.schema}")
    return said
