"""What each profile chooses, as `profiles.toml` says: which sectors, measures, issues and parts, and in which order."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.model.entity import EntityType
from faultline.model.statement import Kind, Statement


class Profile(StrEnum):
    """For whom a report is made."""

    FULL = "full"
    BRIEF = "brief"
    HUMANITARIAN = "humanitarian"
    SSR = "ssr"
    DDR = "ddr"
    MEDIATION = "mediation"
    SHAREABLE = "shareable"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a profile chooses; the fields are told in `profiles.toml`. Empty ones choose everything, 0 sets no bound."""

    says: Mapping[str, str] = field(default_factory=dict)
    sectors: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    actor_types: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    most: int = 0
    references: int = 0
    pages: int = 0
    introduced: tuple[int, ...] = ()
    redacts: bool = False
    parts: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    language: str = "en"

    def sector_rank(self, code: str) -> int | None:
        """The place of a DAC code, the longest beginning that is named; None for one that is left out."""
        if not self.sectors:
            return 0
        named = [(-len(start), place) for place, start in enumerate(self.sectors) if code.startswith(start)]
        return min(named)[1] if named else None

    def measure_rank(self, measure: str) -> int | None:
        """The place of a measure; None for one that is left out."""
        return _rank(measure, self.measures)

    def tells(self, statement: Statement) -> bool:
        """Whether an event, cause or position is told: an event by its type, any of them by the words of its quote."""
        if not self.words or statement.kind not in (Kind.EVENT, Kind.CAUSE, Kind.POSITION):
            return True
        if statement.kind is Kind.EVENT and statement.type in self.events:
            return True
        return bool(_beginnings(self.words).search(statement.evidence.quote))

    def actor_rank(self, type: EntityType) -> int:
        """The place of a type of actor, those that are not named after all that are."""
        return self.actor_types.index(type.value) if type.value in self.actor_types else len(self.actor_types)

    def in_order(self, topics: Iterable[str]) -> list[str]:
        """The issues that are chosen, in their order."""
        known = list(topics)
        return [topic for topic in self.topics if topic in known] if self.topics else known


def choice_of(profile: Profile, language: str = "en") -> Choice:
    """What a profile chooses."""
    made: dict[str, Any] = dict(_profiles()[profile])
    parts = {int(section): tuple(names) for section, names in made.pop("parts", {}).items()}
    lists = {name: tuple(value) for name, value in made.items() if isinstance(value, list)}
    return Choice(**{**made, **lists}, parts=parts, language=language)


def _rank(name: str, chosen: Sequence[str]) -> int | None:
    if not chosen:
        return 0
    return chosen.index(name) if name in chosen else None


@cache
def _beginnings(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)


@cache
def _profiles() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files("faultline.reports") / "profiles.toml").read_text(encoding="utf-8"))
