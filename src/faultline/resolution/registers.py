"""Finds known things by their names: the user's glossary and registers, bodies, offices, the world's armed groups.

A name that one thing bears is that thing. Where several bear it ("ELN", "PLA") the document decides: by a full name of
one of them that it gives, else by the countries it speaks of; if neither tells, none of them is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name
from faultline.resolution.known_things import Rank, RegisterEntry, shipped_entries, user_entries
from faultline.settings import GlossaryEntry, Settings

SUPPORT = 0.05
"""The share of an entry's countries among those that a document speaks of, from which they speak for it."""
LEAD = 3.0
"""How many times that of the next one it must be."""

_BRACKETED = re.compile(r"^(.{6,}?)\s*\([^()]+\)$")


@dataclass(frozen=True, slots=True)
class Hints:
    """What a document tells of the things it may mean.

    Attributes:
        shares: Countries and their shares among those that it speaks of.
        named: Keys of the entries that it names by a name which nothing else bears, and how often.
        year: In which it was published.
    """

    shares: Mapping[str, float]
    named: Mapping[str, int] = field(default_factory=dict)
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The thing that a name means, and why; or the several that it may mean."""

    entry: RegisterEntry | None
    why: str
    namesakes: tuple[RegisterEntry, ...] = ()


_NOTHING = Choice(None, "")


@dataclass(frozen=True, slots=True)
class _Bearer:
    entry: RegisterEntry
    is_own: bool


class Register:
    """All known things, by name; the glossary wins over the user's registers, these over what the package knows."""

    def __init__(self, glossary: Sequence[GlossaryEntry] = (), registers: Sequence[GlossaryEntry] = ()) -> None:
        self._by_name: dict[str, list[_Bearer]] = {}
        self._by_acronym: dict[str, list[_Bearer]] = {}
        self._by_key: dict[str, RegisterEntry] = {}
        users = (*user_entries(glossary, Rank.GLOSSARY), *user_entries(registers, Rank.REGISTER))
        for entry in (*users, *shipped_entries()):
            self._add(entry)

    def _add(self, entry: RegisterEntry) -> None:
        if entry.key in self._by_key:
            return
        self._by_key[entry.key] = entry
        for names, is_own in (((entry.name, *entry.aliases), True), (entry.shared, False)):
            for text in names:
                index = self._by_acronym if is_short_acronym(text) else self._by_name
                bearers = index.setdefault(fold_name(text), [])
                if not bearers or bearers[-1].entry is not entry:
                    bearers.append(_Bearer(entry, is_own and not (entry.name == text and text in entry.shared)))

    def entry(self, key: str) -> RegisterEntry | None:
        """The thing with this key."""
        return self._by_key.get(key)

    def find(self, text: str) -> RegisterEntry | None:
        """The thing that the text names whatever document it stands in; None if it may mean another one as well."""
        return self.choose(text, Hints({})).entry

    def sole(self, text: str) -> RegisterEntry | None:
        """The thing whose own name it is, if no other one bears it."""
        bearers = self._bearers(text)
        return bearers[0].entry if len(bearers) == 1 and bearers[0].is_own else None

    def choose(self, text: str, hints: Hints) -> Choice:
        """What the text means in a document; short acronyms must be written in capitals ("UN", never "un")."""
        bearers = self._bearers(text)
        if not bearers:
            return _NOTHING
        best = min(bearer.entry.rank for bearer in bearers)
        if best <= Rank.REGISTER or any(bearer.is_own and bearer.entry.rank is Rank.BODY for bearer in bearers):
            bearers = [bearer for bearer in bearers if bearer.entry.rank == best]
        return _choose(text, [b for b in bearers if not _is_later(b.entry, hints.year)], hints)

    def _bearers(self, text: str) -> list[_Bearer]:
        folded = fold_name(text)
        found = self._by_name.get(folded)
        if found is None and is_short_acronym(text):
            found = self._by_acronym.get(folded)
        if found is None and (match := _BRACKETED.match(text)):
            return self._bearers(match.group(1))
        return found or []


def register_of(settings: Settings) -> Register:
    """All known things under these settings; without any of the user's own always the same register."""
    if settings.glossary or settings.registers:
        return Register(settings.glossary, settings.registers)
    return _shipped()


@cache
def _shipped() -> Register:
    return Register()


def check_settings(settings: Settings) -> None:
    """Raise UsageError if an entry of the glossary or of the user's registers has an unknown type."""
    Register(settings.glossary, settings.registers)


def is_short_acronym(text: str) -> bool:
    """Whether the text is up to five capitals, with or without stops."""
    letters = text.replace(".", "")
    return len(letters) <= 5 and letters.isalnum() and letters.isupper()


def _choose(text: str, bearers: Sequence[_Bearer], hints: Hints) -> Choice:
    own = _own(bearers)
    if len(bearers) == 1 and own:
        return Choice(own, _why(text, own))
    named = _leading({b.entry: hints.named.get(b.entry.key, hints.named.get(b.entry.home or "", 0)) for b in bearers})
    if named:
        return Choice(named, f"{_why(text, named)}, whom the document names in full")
    spoken = _spoken_of([bearer.entry for bearer in bearers], hints.shares)
    if spoken:
        return Choice(spoken, f"{_why(text, spoken)}, and the document speaks of {_where(spoken, hints.shares)}")
    if own:
        return Choice(own, _why(text, own))
    return Choice(None, "", tuple(bearer.entry for bearer in bearers))


def _own(bearers: Sequence[_Bearer]) -> RegisterEntry | None:
    """The one whose own name it is; a body's before an armed group's of the list."""
    owners = [bearer.entry for bearer in bearers if bearer.is_own]
    least = min((entry.rank for entry in owners), default=None)
    first = [entry for entry in owners if entry.rank == least]
    return first[0] if len(first) == 1 and (least != Rank.ACTOR_LIST or len(bearers) == 1) else None


def _spoken_of(entries: Iterable[RegisterEntry], shares: Mapping[str, float]) -> RegisterEntry | None:
    """The one of whose countries the document speaks, and far more than of the others'."""
    weights = {entry: sum(shares.get(code, 0.0) for code in entry.countries) for entry in entries}
    return _leading({entry: weight for entry, weight in weights.items() if weight >= SUPPORT})


def _leading(weights: Mapping[RegisterEntry, float]) -> RegisterEntry | None:
    """The entry whose weight leads all others clearly."""
    ranked = sorted(weights, key=lambda entry: (-weights[entry], entry.key))
    if not ranked or not weights[ranked[0]]:
        return None
    return ranked[0] if len(ranked) == 1 or weights[ranked[0]] >= LEAD * weights[ranked[1]] else None


def _is_later(entry: RegisterEntry, year: int | None) -> bool:
    """Whether it was founded after the document was written."""
    return year is not None and entry.since is not None and entry.since > year


def _why(text: str, entry: RegisterEntry) -> str:
    former = " a former name of" if text in entry.former else ""
    return f"“{text}” is{former} {entry.name} in {entry.source}"


def _where(entry: RegisterEntry, shares: Mapping[str, float]) -> str:
    codes = sorted((code for code in entry.countries if shares.get(code)), key=lambda code: (-shares[code], code))
    return ", ".join(country.name for code in codes[:3] if (country := countries().country(code)))
