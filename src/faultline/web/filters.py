"""What a list of statements is narrowed to; it lives in the address, so the back button and a bookmark keep it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Annotated, TypedDict, TypeVar
from urllib.parse import urlencode

from fastapi import Depends, Query

from faultline.errors import UsageError
from faultline.model.statement import Kind, Modality

Member = TypeVar("Member", bound=StrEnum)


class Narrowing(TypedDict):
    """The keywords by which a map view narrows statements."""

    kind: Kind | None
    type: str | None
    modality: Modality | None
    document: str | None
    entity: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """All are optional; together they narrow."""

    kind: Kind | None = None
    type: str | None = None
    modality: Modality | None = None
    document: str | None = None
    entity: str | None = None
    place: str | None = None

    def chosen(self) -> dict[str, str]:
        """What is set, by name."""
        return {name: str(value) for name, value in asdict(self).items() if value}

    def narrowing(self) -> Narrowing:
        """The filter as the map view takes it."""
        return Narrowing(
            kind=self.kind,
            type=self.type,
            modality=self.modality,
            document=self.document,
            entity=self.entity,
            place=self.place,
        )


def address(path: str, **query: object) -> str:
    """A path with the parts of a query that are set."""
    text = urlencode([(name, value) for name, value in query.items() if value not in (None, "")])
    return f"{path}?{text}" if text else path


def _read_filter(
    kind: Annotated[str, Query(max_length=20)] = "",
    type: Annotated[str, Query(max_length=80)] = "",
    modality: Annotated[str, Query(max_length=20)] = "",
    document: Annotated[str, Query(max_length=80)] = "",
    entity: Annotated[str, Query(max_length=80)] = "",
    place: Annotated[str, Query(max_length=80)] = "",
) -> StatementFilter:
    """Empty fields of a form mean "any"."""
    return StatementFilter(
        kind=chosen_member(Kind, "kind", kind),
        type=type or None,
        modality=chosen_member(Modality, "modality", modality),
        document=document or None,
        entity=entity or None,
        place=place or None,
    )


def chosen_member(members: type[Member], name: str, value: str) -> Member | None:
    """The member of that value, None for an empty one; UsageError names the members there are."""
    if not value:
        return None
    try:
        return members(value)
    except ValueError as error:
        raise UsageError(f"there is no {name} {value!r}: choose one of {', '.join(members)}") from error


Filtered = Annotated[StatementFilter, Depends(_read_filter)]
PageNumber = Annotated[int, Query(alias="page", ge=1, le=1_000_000)]
