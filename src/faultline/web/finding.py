"""Looks things up for a page; what is not there gives status 404."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from faultline.errors import UsageError
from faultline.model.document import Document
from faultline.model.statement import Statement
from faultline.web.failing import UnknownError
from faultline.workspace import MapView

Thing = TypeVar("Thing")


def found(look_up: Callable[[str], Thing], key: str) -> Thing:
    """What `look_up` gives for an id out of the address."""
    try:
        return look_up(key)
    except UsageError as error:
        raise UnknownError(str(error)) from error


def documents_of(view: MapView, statements: Iterable[Statement]) -> dict[str, Document]:
    """The documents that statements stand in, by id, without their texts."""
    return {document.id: document for document in view.documents({s.evidence.document for s in statements})}
