"""The place step alone: the mentions of documents → the places that they name, each with its probability."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from faultline.model.document import Document
from faultline.model.place import Place
from faultline.model.sentence import Form
from faultline.resolution.chains import NAMING, Chain, ChainKey, clean, gather_chains
from faultline.resolution.contexts import read_contexts
from faultline.resolution.nesting import is_nested
from faultline.resolution.referents import PLACES, Referent, refer
from faultline.resolution.registers import Register, register_of
from faultline.resolution.retyping import doubts, known_places, retype
from faultline.resolution.surroundings import Surroundings, survey
from faultline.resolution.toponyms import PlaceContext, ResolvedPlace, resolve_toponym
from faultline.resolution.widening import widen
from faultline.settings import Settings
from faultline.tables.schemas import Named

LARGE = 50_000
"""Inhabitants of a town that is found inside the name of a body though no other place of its division is named."""
AROUND = 0.5
"""Other names in its division, unsure ones in part, that a smaller place needs."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A mention that names a place.

    Attributes:
        probability: That the name means this place, between 0 and 1; None where a glossary or a data set's row says so.
        why: One sentence.
    """

    mention: Named
    place: Place
    probability: float | None
    why: str


def locate(documents: Sequence[Document], mentions: Sequence[Named], settings: Settings) -> Iterator[Toponym]:
    """The places that names and acronyms mean, by document and chain; what is unsure is left out."""
    chains = [c for c in gather_chains(widen(mentions, documents)) if c.has_name or Form.DEMONYM in c.by_form]
    contexts = read_contexts(chains, {d.id: d.text for d in documents}, settings.region)
    register = register_of(settings)
    around = survey(chains, documents, contexts, register, settings.region)
    referents = _retyped(refer_all(chains, register, around), contexts)
    own: dict[tuple[str, str], ResolvedPlace | None] = {}
    for chain in chains:
        referent = referents.get(chain.key)
        if referent is None:
            continue
        is_given = referent.place is not None and referent.place.id.startswith("point:")
        for mention in chain.mentions:
            if mention.form not in NAMING:
                continue
            named = chain.document, clean(mention.text)
            if named not in own and mention.type in PLACES and not is_given:
                own[named] = resolve_toponym(named[1], contexts.get(chain.document, PlaceContext({}, settings.region)))
            found = own.get(named) if mention.type in PLACES and not is_given else None
            if found:
                yield Toponym(mention, found.place, found.probability, found.why)
            elif referent.place is not None:
                yield Toponym(mention, referent.place, referent.probability, referent.why)


def refer_all(
    chains: Sequence[Chain], register: Register, around: Mapping[str, Surroundings]
) -> dict[ChainKey, Referent]:
    """What each chain is taken to mean; candidates for places that turn out to be none are left out."""
    found: dict[ChainKey, Referent] = {}
    nested: dict[ChainKey, Referent] = {}
    for chain in chains:
        referent = refer(chain, register, around[chain.document])
        if referent:
            (nested if is_nested(chain.number) else found)[chain.key] = referent
    plain = {(document, r.place.id) for (document, _), r in found.items() if r.place}
    for key, referent in nested.items():
        place = referent.place
        if place and ((key[0], place.id) in plain or _is_supported(referent, place, around[key[0]].places)):
            found[key] = referent
    return found


def _retyped(referents: Mapping[ChainKey, Referent], contexts: Mapping[str, PlaceContext]) -> dict[ChainKey, Referent]:
    known = known_places(referents.values())
    by_document: dict[str, dict[int, Referent]] = defaultdict(dict)
    for (document, number), referent in referents.items():
        by_document[document][number] = referent
    found: dict[ChainKey, Referent] = {}
    for document, some in by_document.items():
        misread = doubts(some, contexts.get(document, PlaceContext({})))
        found |= {(document, n): retype(referent, misread.get(n), known) for n, referent in some.items()}
    return found


def _is_supported(referent: Referent, place: Place, context: PlaceContext) -> bool:
    """Whether a name inside another is a place: a country, a division, a large town, or one with others around it."""
    if place.feature in ("country", "admin1", "region") or place.population >= LARGE:
        return True
    return context.masses.get((place.country or "", place.admin1), 0.0) >= (referent.probability or 0.0) + AROUND
