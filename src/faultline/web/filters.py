"""What a reader has narrowed the map to. It lives in the address, so the back button, links and bookmarks keep it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, TypeVar
from urllib.parse import parse_qsl, urlencode

from fastapi import Depends, Query

from faultline.errors import UsageError
from faultline.model.statement import Kind, Modality

Member = TypeVar("Member", bound=StrEnum)
Pairs = tuple[tuple[str, str], ...]

FIELDS = ("period", "place", "actor", "kind", "type", "source", "modality", "judged", "unknown")
"""The names that the filter has in an address, in the order of the bar."""
MOST = 20
"""Values of one field that are taken."""
_PERIOD = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)?\.\.(\d{4}(?:-\d{2}(?:-\d{2})?)?)?")


@dataclass(frozen=True, slots=True)
class Filter:
    """All are optional; within a field any value counts, all fields narrow together.

    Attributes:
        period: `2012..2020`, `2012-03..`, `..2013`.
        place: ISO codes of countries, ids or names of places.
        actor: Ids or names of entities.
        source: Ids of documents or names of publishers.
        judged: Whether an analyst has decided about it; None for both.
        unknown: Keep what has no time or no place of its own, as analyses on the command line do.
    """

    period: str = ""
    place: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    kind: tuple[Kind, ...] = ()
    type: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    modality: tuple[Modality, ...] = ()
    judged: bool | None = None
    unknown: bool = False

    @property
    def is_empty(self) -> bool:
        return self == Filter()

    @property
    def start(self) -> str | None:
        return self.period.partition("..")[0] or None

    @property
    def end(self) -> str | None:
        return self.period.partition("..")[2] or None

    def pairs(self) -> Pairs:
        """Names and values as an address has them."""
        given = [("period", self.period)] if self.period else []
        for name in ("place", "actor", "kind", "type", "source", "modality"):
            given += [(name, str(value)) for value in getattr(self, name)]
        if self.judged is not None:
            given.append(("judged", "yes" if self.judged else "no"))
        if self.unknown:
            given.append(("unknown", "yes"))
        return tuple(given)

    def without(self, name: str, value: str) -> Filter:
        """The filter with one value of one field taken away."""
        return filter_of(pair for pair in self.pairs() if pair != (name, value))


def filter_of(pairs: Iterable[tuple[str, str]]) -> Filter:
    """The filter that the names and values of an address give; others are none of its business.

    Raises:
        UsageError: A value that cannot be.
    """
    given: dict[str, list[str]] = {name: [] for name in FIELDS}
    ends = {"from": "", "to": ""}
    for name, value in pairs:
        value = value.strip()
        if name in given and value and value not in given[name]:
            given[name] = [*given[name], value][:MOST]
        elif name in ends:
            ends[name] = value
    period = (given["period"] or [""])[0] or (f"{ends['from']}..{ends['to']}" if any(ends.values()) else "")
    return Filter(
        period=_period(period),
        place=tuple(given["place"]),
        actor=tuple(given["actor"]),
        kind=tuple(k for value in given["kind"] if (k := chosen_member(Kind, "kind", value))),
        type=tuple(given["type"]),
        source=tuple(given["source"]),
        modality=tuple(m for value in given["modality"] if (m := chosen_member(Modality, "modality", value))),
        judged=_yes_or_no("judged", given["judged"]),
        unknown=bool(_yes_or_no("unknown", given["unknown"])),
    )


def _period(text: str) -> str:
    text = text if ".." in text or not text else f"{text}..{text}"
    if not text:
        return ""
    match = _PERIOD.fullmatch(text)
    if match is None or text == "..":
        raise UsageError(f"the period {text!r} is not understood: write it like 2012..2020 or 2012-03..")
    if match[1] and match[2] and match[1] > f"{match[2]}~":
        raise UsageError(f"the period {text} ends before it begins: write the earlier date first")
    return text


def _yes_or_no(name: str, values: list[str]) -> bool | None:
    if not values:
        return None
    if values[0] not in ("yes", "no"):
        raise UsageError(f"{name} is either yes or no, not {values[0]!r}")
    return values[0] == "yes"


def chosen_member(members: type[Member], name: str, value: str) -> Member | None:
    """The member of that value, None for an empty one; UsageError names the members there are."""
    if not value:
        return None
    try:
        return members(value)
    except ValueError as error:
        raise UsageError(f"there is no {name} {value!r}: choose one of {', '.join(members)}") from error


def address(path: str, pairs: Iterable[tuple[str, str]] = (), **query: object) -> str:
    """A path with names and values, and with the parts of a query that are set; a fragment stays at the end."""
    path, mark, fragment = path.partition("#")
    path, _, own = path.partition("?")
    given = [
        *(parse_qsl(own) if own else ()),
        *pairs,
        *((name, value) for name, value in query.items() if value not in (None, "")),
    ]
    text = _encoded(tuple(given)) if given else ""
    return f"{path}{'?' if text else ''}{text}{mark}{fragment}"


@lru_cache(maxsize=1024)
def _encoded(pairs: tuple[tuple[str, object], ...]) -> str:
    return urlencode(pairs)


_Values = Annotated[list[str] | None, Query(max_length=MOST)]


def _read_filter(
    period: Annotated[str, Query(max_length=30, description="Like 2012..2020, 2012-03.. or ..2013")] = "",
    place: Annotated[_Values, Query(description="ISO codes of countries, ids or names of places")] = None,
    actor: Annotated[_Values, Query(description="Ids or names of entities that take part or speak")] = None,
    kind: Annotated[_Values, Query(description=f"Any of {', '.join(Kind)}")] = None,
    type: Annotated[_Values, Query(description="Types as the ontology has them")] = None,
    source: Annotated[_Values, Query(description="Ids of documents or names of publishers")] = None,
    modality: Annotated[_Values, Query(description=f"Any of {', '.join(Modality)}")] = None,
    judged: Annotated[str, Query(max_length=3, description="yes: decided about by an analyst; no: not yet")] = "",
    unknown: Annotated[str, Query(max_length=3, description="yes: keep what has no time or no place of its own")] = "",
    begin: Annotated[str, Query(alias="from", max_length=10, include_in_schema=False)] = "",
    end: Annotated[str, Query(alias="to", max_length=10, include_in_schema=False)] = "",
) -> Filter:
    """Empty fields of a form mean "any"."""
    several = {"place": place, "actor": actor, "kind": kind, "type": type, "source": source, "modality": modality}
    pairs = [(name, value) for name, values in several.items() for value in values or ()]
    single = {"period": period, "judged": judged, "unknown": unknown, "from": begin, "to": end}
    return filter_of([*pairs, *single.items()])


Filtered = Annotated[Filter, Depends(_read_filter)]
PageNumber = Annotated[int, Query(alias="page", ge=1, le=1_000_000)]
