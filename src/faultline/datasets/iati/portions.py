"""How an activity's money is parted among sectors and recipients, as its percentages say.

Percentages are taken as they stand; what they lack of the whole is under no sector or at no place. One sector or
recipient without a percentage has everything; where several lack them, or theirs come to more than the whole, nothing
says how the money is parted, and it stays whole, under no sector or at no place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from faultline.datasets.iati.codes import UNSPECIFIED, code_of, country_name, purpose, region_name
from faultline.datasets.iati.narratives import plain

_SLACK = 1.0
"""Percentage points by which publishers' rounded percentages miss the whole."""


@dataclass(frozen=True, slots=True)
class Part:
    """One sector or recipient.

    Attributes:
        code: DAC purpose code, or the code of a country or region; empty for what is not told.
        name: Of the country or region.
        percentage: None where it is not given.
        is_country: Whether the code is that of a country (ISO 3166-1 alpha-2).
        given: The code as it stands, where that is another.
    """

    code: str
    name: str = ""
    percentage: float | None = None
    is_country: bool = False
    given: str = ""

    @property
    def words(self) -> str:
        """As it is quoted."""
        code = self.given or self.code
        return f"{code} {self.percentage:g} %" if self.percentage is not None else code


NOWHERE = Part("")


def sectors_of(element: Any) -> tuple[Part, ...]:
    """The sectors of an activity or transaction as DAC codes, in the first of 5 digits, 3 and clusters that it has."""
    given: dict[str, list[Any]] = {}
    for sector in element.iterfind("sector"):
        given.setdefault(code_of("vocabularies", sector.get("vocabulary") or "1"), []).append(sector)
    for vocabulary in ("1", "2", "10"):
        if vocabulary in given:
            return _once(_sector(vocabulary, sector) for sector in given[vocabulary])
    return ()


def recipients_of(element: Any) -> tuple[Part, ...]:
    """Countries, with regions where it needs both to make the whole; else regions."""
    countries = _once(_country(c) for c in element.iterfind("recipient-country") if _code(c))
    regions = [r for r in element.iterfind("recipient-region") if (r.get("vocabulary") or "1") == "1"]
    areas = _once(Part(_code(r), region_name(_code(r)) or "", _percentage(r)) for r in regions if _code(r))
    both = (*countries, *areas)
    return both if not countries or abs(_total(both) - 100) <= _SLACK else countries


def portions(
    sectors: tuple[Part, ...], recipients: tuple[Part, ...], unspecified: Part
) -> Iterator[tuple[Part, Part, float]]:
    """Sector, recipient and the share of the whole (0 to 1) of each portion; the shares come to 1 but for rounding.

    Args:
        unspecified: The sector of what is under none.
    """
    for (sector, one), (recipient, other) in product(_shares(sectors, unspecified), _shares(recipients, NOWHERE)):
        yield sector, recipient, one * other


def _shares(parts: tuple[Part, ...], unknown: Part) -> list[tuple[Part, float]]:
    total = _total(parts)
    if len(parts) == 1 and not 0 < total < 100 - _SLACK:
        return [(parts[0], 1.0)]
    if not 0 < total <= 100 + _SLACK:
        return [(unknown, 1.0)]
    shares = [(part, part.percentage / 100) for part in parts if part.percentage]
    return [*shares, (unknown, 1 - total / 100)] if total < 100 - _SLACK else shares


def _once(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Those with the same code as one."""
    found: dict[str, Part] = {}
    for part in parts:
        before = found.get(part.code)
        found[part.code] = _joined(before, part) if before else part
    return tuple(found.values())


def _joined(one: Part, other: Part) -> Part:
    known = one.percentage is not None and other.percentage is not None
    given = " + ".join(dict.fromkeys([one.given or one.code, other.given or other.code]))
    return replace(one, percentage=(one.percentage or 0) + (other.percentage or 0) if known else None, given=given)


def _total(parts: tuple[Part, ...]) -> float:
    """The sum of the percentages, 0 where one is missing or negative."""
    given = [part.percentage for part in parts]
    return sum(p for p in given if p) if all(p is not None and p >= 0 for p in given) else 0.0


def _sector(vocabulary: str, element: Any) -> Part:
    given = _code(element)
    code = purpose(vocabulary, given) or UNSPECIFIED
    named = f"cluster {given}" if vocabulary == "10" else given
    return Part(code, percentage=_percentage(element), given=named if named != code else "")


def _country(element: Any) -> Part:
    code = _code(element).upper()
    name = country_name(code)
    return Part(
        code, name or plain(element.findtext("narrative") or element.text), _percentage(element), name is not None
    )


def _code(element: Any) -> str:
    return (element.get("code") or "").strip()


def _percentage(element: Any) -> float | None:
    try:
        return float(element.get("percentage") or "")
    except ValueError:
        return None
