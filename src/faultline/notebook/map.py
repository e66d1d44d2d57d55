"""One version of a map, opened to be read: what is on it, by kind, actor, place and document."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from faultline.errors import UsageError
from faultline.exchange.statement_columns import STATEMENTS
from faultline.exchange.tables_of_map import (
    ALIASES,
    ARGUMENTS,
    COMPARISON_MEMBERS,
    COMPARISONS,
    DOCUMENTS,
    ENTITIES,
    ENTITY_DOCUMENTS,
    LOSSES,
    PLACES,
)
from faultline.model.comparison import Comparison, Verdict
from faultline.model.document import Document
from faultline.model.entity import Entity, EntityType
from faultline.model.loss import Loss
from faultline.model.place import Place
from faultline.model.statement import Kind, Modality, Statement
from faultline.notebook.html import map_html
from faultline.notebook.naming import document_named, entity_named, place_named
from faultline.notebook.selection import Selection, selection_of_list
from faultline.workspace import MapView, Workspace


class Map:
    """A map as it was when it was opened; builds that go on do not change it.

    Attributes:
        title: As the settings name it.
        version: Its id, which `faultline log` lists.
    """

    def __init__(self, view: MapView) -> None:
        self._view = view
        self.title = view.title
        self.version = view.version

    @classmethod
    def open(cls, folder: Path | str, version: str | None = None) -> Map:
        """The map in a workspace folder, by default its current version; WorkspaceError where there is none."""
        return cls(Workspace.open(folder).view(version))

    def counts(self) -> dict[str, int]:
        """How many documents, statements, entities, places and comparisons there are, and how many things were lost."""
        return self._view.counts()

    def statements(
        self,
        *,
        kind: str | None = None,
        type: str | None = None,
        document: str | Document | None = None,
        entity: str | Entity | None = None,
        place: str | Place | None = None,
        modality: str | None = None,
        limit: int | None = None,
    ) -> Selection[Statement]:
        """Statements that meet all that is given, by document path and position.

        Args:
            kind: `event`, `relation`, `effort`, `flow`, `cause`, `quantity` or `position`.
            type: A type of that kind: `ASSAULT`, `supports`, `15210` …
            document: The document they stand in, or its path or id.
            entity: Who takes part or speaks: an entity, its id, its name or another form of it.
            place: Where: a place, its id or its name.
            modality: `actual`, `planned`, `alleged`, `called_for` or `hypothetical`.

        Raises:
            UsageError: If the map has no such document, entity or place, or several of that name.
        """
        view = self._view
        wanted = {
            "kind": _one_of(Kind, "kind", kind),
            "type": type,
            "document": None if document is None else document_named(view, document).id,
            "entity": None if entity is None else entity_named(view, entity).id,
            "place": None if place is None else place_named(view, place).id,
            "modality": _one_of(Modality, "modality", modality),
        }
        return Selection(
            view,
            (STATEMENTS, ARGUMENTS),
            count=lambda: view.count_statements(**wanted),
            page=lambda size, begin: view.statements(**wanted, limit=size, offset=begin),
            limit=limit,
        )

    def entities(
        self,
        *,
        type: str | None = None,
        text: str | None = None,
        residual: bool | None = None,
        limit: int | None = None,
    ) -> Selection[Entity]:
        """Entities, the most mentioned first; `text` is looked for in names and aliases."""
        view, of_type = self._view, _one_of(EntityType, "type", type)
        return Selection(
            view,
            (ENTITIES, ALIASES, ENTITY_DOCUMENTS),
            count=lambda: view.count_entities(type=of_type, text=text, residual=residual),
            page=lambda size, begin: view.entities(
                type=of_type, text=text, residual=residual, limit=size, offset=begin
            ),
            limit=limit,
        )

    def documents(self, *, limit: int | None = None) -> Selection[Document]:
        """Documents by path, without their texts: `document` gives one with its text."""
        return selection_of_list(self._view, (DOCUMENTS,), self._view.documents, limit)

    def places(self, *, limit: int | None = None) -> Selection[Place]:
        """Places that statements lie in, by id."""
        return selection_of_list(self._view, (PLACES,), self._view.places, limit)

    def comparisons(
        self, *, verdict: str | None = None, kind: str | None = None, limit: int | None = None
    ) -> Selection[Comparison]:
        """Comparisons, disagreements first, then what most sources speak of."""
        of_verdict, of_kind = _one_of(Verdict, "verdict", verdict), _one_of(Kind, "kind", kind)
        return selection_of_list(
            self._view,
            (COMPARISONS, COMPARISON_MEMBERS),
            lambda: self._view.comparisons(verdict=of_verdict, kind=of_kind),
            limit,
        )

    def losses(self, *, limit: int | None = None) -> Selection[Loss]:
        """What was dropped on the way, by path, step and reason."""
        return selection_of_list(self._view, (LOSSES,), self._view.losses, limit)

    def document(self, name: str) -> Document:
        """The document of this path, id or beginning of an id, with its text and passages."""
        return self._view.find_document(name)

    def entity(self, name: str) -> Entity:
        """The entity of this id, beginning of an id, name or other form of the name."""
        return entity_named(self._view, name)

    def place(self, name: str) -> Place:
        """The place of this id or name."""
        return place_named(self._view, name)

    def __repr__(self) -> str:
        counted = ", ".join(f"{name}: {number:,}" for name, number in self.counts().items())
        return f"<Map {self.title!r}, version {self.version} ({counted})>"

    def _repr_html_(self) -> str:
        return map_html(self.title, self.version, self.counts())


def _one_of(codes: type[StrEnum], what: str, code: str | None) -> str | None:
    """The code as plain text; UsageError names the known ones."""
    if code is None:
        return None
    if code not in list(codes):
        raise UsageError(f"there is no {what} {str(code)!r}: take one of {', '.join(codes)}")
    return str(code)
