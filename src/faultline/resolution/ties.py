"""Says why known things that are tied to one another stay apart: a splinter and its parent, a mission and its heir."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from faultline.resolution.folding import fold_name
from faultline.resolution.known_things import RegisterEntry
from faultline.resolution.lexicon import mapping
from faultline.resolution.registers import Register


def reasons_apart(keys: Iterable[str], register: Register) -> dict[str, tuple[str, ...]]:
    """By key of a known thing, why it is none of the others among the keys."""
    entries = {key: entry for key in sorted(set(keys)) if (entry := register.entry(key))}
    reasons: dict[str, set[str]] = defaultdict(set)
    for key, entry in entries.items():
        for other, why in (*_tied(entry, entries), *_namesakes(entry, entries)):
            reasons[key].add(why)
            reasons[other].add(why)
    return {key: tuple(sorted(found)) for key, found in reasons.items()}


def _tied(entry: RegisterEntry, entries: Mapping[str, RegisterEntry]) -> list[tuple[str, str]]:
    return [
        (
            tie.other,
            mapping("ties")[tie.kind].format(name=entry.name, other=entries[tie.other].name, when=_since(entry)),
        )
        for tie in entry.ties
        if tie.other in entries
    ]


def _since(entry: RegisterEntry) -> str:
    return f" in {entry.since}" if entry.since else ""


def _namesakes(entry: RegisterEntry, entries: Mapping[str, RegisterEntry]) -> list[tuple[str, str]]:
    """Others with a name of this one; each pair once, from the entry whose key comes first."""
    mine = {fold_name(text): text for text in (entry.name, *entry.aliases, *entry.shared)}
    found: list[tuple[str, str]] = []
    for other in entries.values():
        names = (other.name, *other.aliases, *other.shared) if entry.key < other.key else ()
        both = sorted({mine[folded] for text in names if (folded := fold_name(text)) in mine})
        if both:
            why = f"{entry.name} and {other.name} both bear the name “{both[0]}”; each document decides which it means"
            found.append((other.key, why))
    return found
