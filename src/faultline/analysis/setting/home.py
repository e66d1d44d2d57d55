"""The country or area that a conflict lies in, with its borders, neighbours and regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faultline.analysis.material import Material
from faultline.analysis.resampling import Weights
from faultline.analysis.routes.legs import PlaceFinder
from faultline.analysis.setting.settings import Settings
from faultline.errors import UsageError
from faultline.model.place import Place
from faultline.model.statement import Kind
from faultline.ontology import vocabulary
from faultline.resolution.geography import Border, borders, borders_of, contains, countries_of

FEWEST_STATEMENTS = 5
LEAST_PART = 1 / 3
"""Part of the located statements, efforts aside, that must lie in a country for the map to be about it."""
LARGEST_REGION = 25
"""Countries of a region that is still told: Africa and Asia say nothing of a conflict."""


@dataclass(frozen=True, slots=True)
class Home:
    """The countries of a conflict, or the area in them.

    Attributes:
        countries: ISO codes, sorted.
        area: None where whole countries are meant.
        given: Whether it was asked for; else it is what the map is about.
    """

    countries: tuple[str, ...]
    area: Place | None
    given: bool

    @property
    def name(self) -> str:
        return self.area.name if self.area else ", ".join(country_name(code) for code in self.countries)

    def holds(self, country: str, place: Place | None = None) -> bool | None:
        """Whether an end lies in it; None where its country alone is known, and that is only partly inside."""
        if country not in self.countries:
            return False
        if self.area is None:
            return True
        if place is None or place.feature == "country" or place.lat is None or place.lon is None:
            return True if len(self.countries) > 1 else None
        if place.id == self.area.id:
            return True
        return contains(self.area, place.lat, place.lon)

    def borders(self) -> tuple[Border, ...]:
        """The borders with other countries, the longest first; pieces inside the extent of an area."""
        touched = borders_of(self.area) if self.area else tuple(b for code in self.countries for b in borders(code))
        outer = [b for b in touched if (b.one in self.countries) != (b.other in self.countries)]
        return tuple(sorted(outer, key=lambda b: (-b.km, b.one, b.other)))

    def across(self, border: Border) -> str:
        """The country on the far side of one of its borders."""
        return border.other if border.one in self.countries else border.one

    def neighbours(self) -> tuple[str, ...]:
        """The countries across its borders, the longest border first."""
        return tuple(dict.fromkeys(self.across(border) for border in self.borders()))


def home_of(material: Material, settings: Settings) -> Home | None:
    """The home that is asked for, else what the map is about; None where no country holds a third of what is located.

    UsageError for a code that is none, and for an area that is not known or has no borders.
    """
    if settings.area:
        return _area_home(material, settings.area)
    unknown = [code for code in settings.countries if code not in vocabulary("countries")]
    if unknown:
        raise UsageError(f"{unknown[0]!r} is no country: give its ISO code of two letters, like ML")
    if settings.countries:
        return Home(tuple(sorted(settings.countries)), None, True)
    code = centre(material, located(material), None)
    return Home((code,), None, False) if code else None


def _area_home(material: Material, name: str) -> Home:
    place = PlaceFinder(material).named(name)
    held = countries_of(place) if place else ()
    if place is None or not held:
        raise UsageError(f"no area {name!r} is known, or several are: name it as the map does, or give --country")
    if place.feature == "country":
        return Home(held, None, True)
    return Home(tuple(sorted(held)), place, True)


def located(material: Material) -> Mapping[str, tuple[str, Place | None]]:
    """Statement → (country, place) of what lies in a country, efforts, which are worldwide, aside."""
    return {
        s.id: (s.place.country, material.places.get(s.place.place or ""))
        for s in material.statements
        if s.place and s.place.country and s.kind is not Kind.EFFORT
    }


def centre(material: Material, told: Mapping[str, tuple[str, Place | None]], weights: Weights | None) -> str | None:
    """The country that a third of the located statements lie in, and five at least; of a sample of the sources."""
    counted: Counter[str] = Counter()
    for statement, (code, _) in told.items():
        counted[code] += 1 if weights is None else int(weights[material.source_of[statement]])
    if not counted:
        return None
    code = min(counted, key=lambda c: (-counted[c], c))
    return code if counted[code] >= max(FEWEST_STATEMENTS, LEAST_PART * counted.total()) else None


def regions(codes: Sequence[str]) -> list[tuple[str, str, tuple[str, ...]]]:
    """(code, name, countries) of the regions that hold all these countries and others, the smallest first."""
    found = [
        (key, str(row["name"]), tuple(row["countries"]))
        for key, row in vocabulary("regions").items()
        if set(codes) <= set(row.get("countries", ())) and len(codes) < len(row["countries"]) <= LARGEST_REGION
    ]
    return sorted(found, key=lambda r: (len(r[2]), r[1]))


def country_name(code: str) -> str:
    """The name of a country."""
    return str(vocabulary("countries").get(code, {}).get("name", code))
