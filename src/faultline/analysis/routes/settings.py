"""What is asked of routes."""

from __future__ import annotations

from dataclasses import dataclass, field

from faultline.analysis.material import Scope
from faultline.analysis.resampling import DRAWS, SEED
from faultline.analysis.routes.hubs import BORDER


@dataclass(frozen=True, slots=True)
class Settings:
    """What is asked.

    Attributes:
        goods: A class of goods of `ontology/goods.toml`; all by default.
        origin, destination: Names of two places: the ways between them, instead of those that sources tell of.
        close: How many links a closure shuts.
        delay: How many times its cost a closed link costs besides, by which closures are chosen. Where traffic goes
            next is told for links that nothing passes.
        border: What crossing a border costs, in kilometres of a told way.
        sea: What a kilometre over water costs where no leg is told, likewise; None joins nothing over water.
        shut: Links (`Gao - Kidal`) and places that are shut one at a time, to see where traffic goes then.
        top: Findings told of each kind and class of goods.
    """

    scope: Scope = field(default_factory=Scope)
    goods: str | None = None
    origin: str | None = None
    destination: str | None = None
    close: int = 2
    delay: float = 3.0
    top: int = 10
    draws: int = DRAWS
    seed: int = SEED
    border: float = BORDER
    sea: float | None = None
    shut: tuple[str, ...] = ()
