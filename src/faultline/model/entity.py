"""Who or what mentions refer to: one identity across documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EntityType(StrEnum):
    PERSON = "person"
    GOVERNMENT = "government"
    GOVERNMENT_BODY = "government_body"
    ARMED_GROUP = "armed_group"
    MILITARY = "military"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    CIVIL_ORGANISATION = "civil_organisation"
    PARTY = "party"
    GROUP = "group"
    COUNTRY = "country"
    PLACE = "place"
    FACILITY = "facility"
    AGREEMENT = "agreement"
    COMPANY = "company"
    MEDIA = "media"
    GOODS = "goods"
    NAMED_EVENT = "named_event"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Alias:
    """A form under which an entity is mentioned, and how often."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Entity:
    """One identity.

    Attributes:
        id: Hash of its least mention, so that it does not depend on the order of input.
        documents: Ids of the documents that mention it.
        residual: A catch-all ("civilians", "armed men"), which never ranks.
        why: One sentence for each merge that made it.
        refused: One sentence for each thing that it may be taken for and is not.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[Alias, ...] = ()
    documents: tuple[str, ...] = ()
    mentions: int = 0
    residual: bool = False
    place: str | None = None
    why: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
