"""What FollowTheMoney 4 calls things: the schema of each type of entity, what it extends, and how values are written.

Facts of the model (followthemoney.tech, 4.11): values are lists of strings, dates are ISO prefixes as precise as they
are known, countries are ISO 3166-1 alpha-2 in small letters.
"""

from __future__ import annotations

from collections.abc import Iterable

from faultline.exchange.citing import one_line
from faultline.exchange.json_lines import json_line
from faultline.exchange.xml_text import allowed
from faultline.model.entity import EntityType
from faultline.model.time import Precision, Time
from faultline.ontology import vocabulary
from faultline.resolution.intervals import is_known

Given = dict[str, list[str | None]]
"""Property → values, None for what is not known."""

SCHEMAS: dict[EntityType, str] = {
    EntityType.PERSON: "Person",
    EntityType.GOVERNMENT: "PublicBody",
    EntityType.GOVERNMENT_BODY: "PublicBody",
    EntityType.MILITARY: "PublicBody",
    EntityType.COUNTRY: "PublicBody",
    EntityType.ARMED_GROUP: "Organization",
    EntityType.INTERNATIONAL_ORGANISATION: "Organization",
    EntityType.CIVIL_ORGANISATION: "Organization",
    EntityType.PARTY: "Organization",
    EntityType.MEDIA: "Organization",
    EntityType.ORGANISATION: "Organization",
    EntityType.COMPANY: "Company",
    EntityType.GROUP: "LegalEntity",
    EntityType.PLACE: "Address",
    EntityType.FACILITY: "Address",
    EntityType.NAMED_EVENT: "Event",
}
"""A country that acts is its state; people without an organisation are a LegalEntity, which says no more."""

_ANCESTORS: dict[str, tuple[str, ...]] = {
    "Person": ("LegalEntity", "Thing"),
    "PublicBody": ("Organization", "LegalEntity", "Thing"),
    "Organization": ("LegalEntity", "Thing"),
    "Company": ("Organization", "LegalEntity", "Asset", "Thing"),
    "LegalEntity": ("Thing",),
    "Address": ("Thing",),
    "Event": ("Thing",),
}
_LANGUAGES = {"ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "pt": "por", "ru": "rus"}
_NO_COUNTRY = frozenset({"SU"})


def is_a(schema: str | None, wanted: str) -> bool:
    """Whether a schema is, or extends, another; None is nothing."""
    return schema is not None and (schema == wanted or wanted in _ANCESTORS[schema])


def entity_line(identity: str, schema: str, properties: Given) -> str:
    """One entity as a line of JSON; values that are not known, and properties without a value, are left out."""
    kept = {name: texts(values) for name, values in properties.items()}
    return json_line({"id": identity, "schema": schema, "properties": {k: list(v) for k, v in kept.items() if v}})


def texts(values: Iterable[str | None]) -> list[str]:
    """The values that are there, each once and on one line."""
    return list(dict.fromkeys(line for value in values if value and (line := one_line(allowed(value)))))


def country_of(code: str | None) -> str | None:
    """A country as FollowTheMoney writes it; None for a code that it does not know."""
    return code.lower() if code and code in vocabulary("countries") and code not in _NO_COUNTRY else None


def language_of(code: str | None) -> str | None:
    """ISO 639-1 as the three letters of FollowTheMoney; None for languages that are not in our table."""
    return _LANGUAGES.get(code or "")


def dates_of(time: Time | None) -> Given:
    """When: `date` where one prefix says it, else `startDate` and `endDate`; a date of publication is no date of it."""
    if time is None or not is_known(time):
        return {}
    if prefix := _prefix(time):
        return {"date": [prefix]}
    return {name: [day] for name, day in (("startDate", time.start), ("endDate", time.end)) if day}


def _prefix(time: Time) -> str | None:
    """The day, month or year that is the whole time, else None."""
    start, end = time.start or "", time.end or ""
    if start and start == end:
        return start
    length = {Precision.MONTH: 7, Precision.YEAR: 4}.get(time.precision)
    return start[:length] if length and start[:length] == end[:length] else None
