"""What each document alone tells of the things it mentions: the first step of resolution, a document at a time.

widen → chains → context → referents. Nothing here looks at another document, so a document gives the same whichever
others there are, and its mentions can be dropped as soon as it is done: what is kept of a chain (`Told`) is what its
texts add up to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from sys import intern
from typing import TypeVar

from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.resolution.chains import NAMING, Chain, ChainKey, gather_chains
from faultline.resolution.contexts import read_contexts
from faultline.resolution.locating import refer_all
from faultline.resolution.referents import LOCAL, Referent
from faultline.resolution.registers import Register
from faultline.resolution.retyping import Doubt, doubts
from faultline.resolution.surroundings import look_around
from faultline.resolution.toponyms import PlaceContext, ResolvedPlace, resolve_toponym
from faultline.tables.schemas import Named

T = TypeVar("T")
Rekey = Callable[[Chain, Referent | None], Referent | None]
"""Says what a chain means where an analyst knows better: a chain that was split off gets another key, one whose place
was set gets that place. It is given every chain with all its mentions and what it was taken to mean, None where nothing
is known, and gives that back where there is no judgement on it. What it changes stays: nothing later takes such a chain
for a misread place, and a key that it makes up stands for whatever chains it gives it to."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is kept of a chain: what it means, and what its mentions add up to.

    Attributes:
        counts: The cleaned texts of its mentions with how often they stand there, by form.
        types: How many of its names have which type.
        start, text: Of its first mention; the start is -1 where it has none.
        doubt: The place that its name may be after all; never where an analyst said what it means.
    """

    document: str
    number: int
    referent: Referent
    counts: tuple[tuple[Form, str, int], ...]
    types: tuple[tuple[EntityType, int], ...]
    start: int
    text: str
    doubt: Doubt | None = None

    @property
    def key(self) -> ChainKey:
        return self.document, self.number

    @property
    def mentions(self) -> int:
        return sum(count for _, _, count in self.counts)

    def texts(self, *forms: Form) -> Counter[str]:
        """The cleaned texts of the mentions of these forms, with their counts."""
        found: Counter[str] = Counter()
        for form, text, count in self.counts:
            if form in forms:
                found[text] += count
        return found


@dataclass(frozen=True, slots=True)
class Gathered:
    """A document's chains that mean something, by number.

    Attributes:
        places: What the words of its statements' places name, by these words, where that could be told.
    """

    document: str
    told: tuple[Told, ...]
    places: Mapping[str, ResolvedPlace]

    def with_referents(self, referents: Sequence[Referent]) -> Gathered:
        """The same with these referents in place of its own, one for each chain."""
        if all(told.referent is referent for told, referent in zip(self.told, referents, strict=True)):
            return self
        told = (replace(t, referent=r) for t, r in zip(self.told, referents, strict=True))
        return replace(self, told=tuple(told))


def as_read(chain: Chain, referent: Referent | None) -> Referent | None:  # noqa: ARG001  (one signature with what judges)
    """The referent as it is: no analyst has said anything."""
    return referent


class Gatherer:
    """Gathers documents; equal parts of what it gives are one object, since most names come again and again."""

    def __init__(self, register: Register, region: tuple[str, ...], rekey: Rekey = as_read) -> None:
        self._register, self._region, self._rekey = register, region, rekey
        self._shared: dict[object, object] = {}

    def gather(
        self,
        identity: str,
        document: Document | None,
        mentions: Sequence[Named],
        words: Collection[str] = (),
    ) -> Gathered:
        """What one document tells.

        Args:
            document: None where it is not known: it has no text, author and publisher.
            mentions: Widened.
            words: Of the places of its statements.
        """
        chains = gather_chains(mentions)
        contexts = read_contexts(chains, {identity: document.text if document else ""}, self._region)
        context = contexts.get(identity, PlaceContext({}, self._region))
        around = look_around(chains, document, context, self._register)
        read = refer_all(chains, self._register, {identity: around})
        meant = {chain.number: self._rekey(chain, read.get(chain.key)) for chain in chains}
        unjudged = {n: r for n, r in meant.items() if r is not None and r is read.get((identity, n))}
        misread = doubts(unjudged, context)
        told = (self._told(identity, chain, meant[chain.number], misread.get(chain.number)) for chain in chains)
        found = {text: resolve_toponym(text, context) for text in sorted({*words})}
        places = {text: place for text, place in found.items() if place}
        return Gathered(identity, tuple(t for t in told if t is not None), places)

    def share(self, gathered: Gathered) -> Gathered:
        """The same of what was gathered elsewhere, its parts one object with those that are known."""
        told = (
            replace(
                t,
                number=self._one(t.number),
                referent=t.referent if t.referent.key.startswith(LOCAL) else self._one(t.referent),
                counts=self._one(t.counts),
                types=self._one(t.types),
                start=self._one(t.start),
                text=intern(t.text),
            )
            for t in gathered.told
        )
        return replace(gathered, told=tuple(told))

    def _told(self, identity: str, chain: Chain, referent: Referent | None, doubt: Doubt | None) -> Told | None:
        if referent is None:
            return None
        first = chain.mentions[0]
        return Told(
            identity,
            self._one(chain.number),
            referent if referent.key.startswith(LOCAL) else self._one(referent),
            self._one(_texts(chain)),
            self._one(_types(chain)),
            -1 if first.start is None else self._one(first.start),
            intern(first.text),
            doubt,
        )

    def _one(self, value: T) -> T:
        known: T = self._shared.setdefault(value, value)  # type: ignore[assignment]
        return known


def _texts(chain: Chain) -> tuple[tuple[Form, str, int], ...]:
    return tuple((form, intern(text), n) for form, some in chain.by_form.items() for text, n in some.items())


def _types(chain: Chain) -> tuple[tuple[EntityType, int], ...]:
    counts = Counter(m.type for m in chain.mentions if m.form in NAMING)
    return tuple(counts.items())
