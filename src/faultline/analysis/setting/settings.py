"""What is asked of the setting of a conflict."""

from __future__ import annotations

from dataclasses import dataclass, field

from faultline.analysis.material import Scope
from faultline.analysis.resampling import DRAWS, SEED


@dataclass(frozen=True, slots=True)
class Settings:
    """Which country or area, and how much is told.

    Attributes:
        countries: ISO 3166-1 alpha-2 codes of the conflict's countries; by default the one that the map is about.
        area: A region, or a part of a country, instead: "Lake Chad Basin", "Darfur".
        types: Types of event by which violence on both sides of a border is counted.
        top: Findings told of each kind.
    """

    scope: Scope = field(default_factory=Scope)
    countries: tuple[str, ...] = ()
    area: str | None = None
    types: tuple[str, ...] = ("ASSAULT",)
    top: int = 20
    draws: int = DRAWS
    seed: int = SEED
