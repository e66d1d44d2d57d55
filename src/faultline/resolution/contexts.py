"""Reads what each document tells of where it is about: the countries, divisions and towns it names.

What is said outright (countries, and what stands beside a name) and the names themselves are ranked together
(`coherence`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.resolution.chains import NAMING, Chain, clean
from faultline.resolution.coherence import Ranked, Told, rank_together
from faultline.resolution.composites import read_composite
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name
from faultline.resolution.lexicon import words
from faultline.resolution.ranking import Area, entries, kinds
from faultline.resolution.toponyms import PlaceContext
from faultline.tables.schemas import Named

_PLACES = (EntityType.PLACE, EntityType.COUNTRY)
_LEVELS = ("country", "admin1")
_BESIDE = re.compile(r",?\s*\(?")
_LISTED = re.compile(r"(?:,\s*[A-Z][\w.]+(?:\s[A-Z][\w.]+)?){0,30},?\s+(?:and|or)\s+[A-Z]")
_KINDS = {
    **kinds(),
    **{kind + "s": feature for kind, feature in kinds().items()},
    **{kind[:-1] + "ies": feature for kind, feature in kinds().items() if kind.endswith("y")},
}
_PLURALS = "|".join(sorted(set(_KINDS) - set(kinds())))
_NAMES = r"(?:(?:,|\s+and|\s+or|,\s+and)\s+[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?){0,30}"
_LIST = re.compile(rf"{_NAMES}\s+({_PLURALS})\b")
_OF = re.compile(rf"\b({'|'.join(sorted(kinds()))})\s+of\s+$", re.IGNORECASE)


def read_contexts(
    chains: Sequence[Chain], texts: Mapping[str, str], region: tuple[str, ...] = ()
) -> dict[str, PlaceContext]:
    """The context of each document that names a country or place.

    Args:
        chains: Sorted, as `gather_chains` gives them.
        texts: Of the documents, by id.
        region: The countries that the map is about.
    """
    by_document: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        by_document[chain.document].append(chain)
    found = {d: _context(some, texts.get(d, ""), region) for d, some in by_document.items()}
    return {d: context for d, context in found.items() if context is not None}


def _context(chains: Sequence[Chain], text: str, region: tuple[str, ...]) -> PlaceContext | None:
    counts, own = _countries_named(chains)
    named = [m for c in chains for m in c.mentions if m.type in _PLACES and m.form in NAMING]
    if not counts and not named:
        return None
    beside = _told(named, text)
    names = {fold_name(clean(m.text)): entries(clean(m.text)) for m in named}
    names = {name: found for name, found in names.items() if found and name not in words("no_places")}
    told = Told(counts, own, beside, region, _kinds(named, text))
    ranked = rank_together(names, told) if names else {}
    context = PlaceContext.of(counts, region)
    return replace(context, ranked=ranked, told=beside, masses=_masses(ranked))


def _masses(ranked: Mapping[str, Ranked]) -> dict[Area, float]:
    """How many names lie in each country and division, each as far as it is sure."""
    masses: dict[Area, float] = defaultdict(float)
    for some in ranked.values():
        for probability, entry in some:
            for area in {entry.area, (entry.area[0], None)}:
                masses[area] += probability
    return dict(masses)


def _countries_named(chains: Sequence[Chain]) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """How often each country is named, by its name, a demonym or a phrase built with one; and that by folded name."""
    counts: Counter[str] = Counter()
    own: dict[str, Counter[str]] = defaultdict(Counter)
    for chain in chains:
        for mention in chain.mentions:
            code = mention.country or countries().named(mention.text) or countries().of_demonym(mention.text)
            if code is None and mention.form in (*NAMING, Form.NOMINAL):
                composite = read_composite(mention.text)
                code = composite.country if composite else None
            if code:
                counts[code] += mention.count
                own[fold_name(clean(mention.text))][code] += mention.count
    return counts, own


def _told(named: Sequence[Named], text: str) -> dict[str, frozenset[Area]]:
    """The countries and divisions that stand right after a name: "Paris, Texas", "Goma (North Kivu)"."""
    placed = sorted({(m.start, m.end, m.text) for m in named if m.start is not None and m.end is not None})
    told: dict[str, set[Area]] = defaultdict(set)
    for (_, end, name), (start, after, place) in pairwise(placed):
        if start - end > 3 or not _BESIDE.fullmatch(text, end, start) or start == end:
            continue
        if "," not in text[end:start] and "(" not in text[end:start]:
            continue
        areas = _areas(place)
        is_list = _LISTED.match(text, after) is not None or _is_area(name)
        if areas and (not is_list or "." in place):
            told[fold_name(clean(name))] |= areas
    return {name: frozenset(areas) for name, areas in told.items()}


def _kinds(named: Sequence[Named], text: str) -> dict[str, str]:
    """The kinds that words beside names ask for ("Gao and Kidal regions", "the town of Gao"), where that is usual."""
    found: dict[str, Counter[str | None]] = defaultdict(Counter)
    for mention in named:
        if mention.start is not None and mention.end is not None:
            asked = _LIST.match(text, mention.end) or _OF.search(text, max(0, mention.start - 20), mention.start)
            kind = _KINDS[asked.group(1).casefold()] if asked else None
            found[fold_name(clean(mention.text))][kind] += 1
    usual = {name: _usual(counts) for name, counts in found.items()}
    return {name: kind for name, kind in usual.items() if kind}


def _usual(counts: Counter[str | None]) -> str | None:
    """The kind most often asked for, where that is so every third time at least."""
    asked = [(n, kind) for kind, n in counts.items() if kind is not None and 3 * n >= counts.total()]
    return max(asked, default=(0, None))[1]


def _is_area(text: str) -> bool:
    """Whether a country or first level division is what the name most likely means, before anything else is known."""
    found = entries(clean(text))
    return bool(found) and found[0].place.feature in _LEVELS


def _areas(text: str) -> frozenset[Area]:
    """The countries and first level divisions of this very name."""
    return frozenset(e.area for e in entries(clean(text)) if e.place.feature in _LEVELS and e.is_main)
