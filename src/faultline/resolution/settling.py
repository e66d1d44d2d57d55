"""The second step of resolution: what the documents tell of one another's names, and the keys of the whole map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from faultline.model.entity import EntityType
from faultline.model.place import Place
from faultline.model.sentence import Form
from faultline.resolution.chains import ChainKey, clean
from faultline.resolution.gathering import Gathered, Told
from faultline.resolution.metonymy import Span, acting_capitals
from faultline.resolution.reading import Said
from faultline.resolution.referents import Referent, government_referent
from faultline.resolution.retyping import retype
from faultline.resolution.things import Things, is_local


@dataclass(slots=True)
class Settled:
    """All documents with their last word on what each chain means.

    Attributes:
        things: The chains of each key but for those of things told in one document only.
        capitals: The country whose government a capital stands for, by the span where it does.
        places: All places meant by any chain, by id.
        met: Keys of things told in one document only that an analyst joined with others.
    """

    gathered: list[Gathered] = field(default_factory=list)
    things: Things = field(default_factory=lambda: defaultdict(list))
    capitals: dict[Span, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    met: frozenset[str] = frozenset()

    def add(self, one: Gathered) -> None:
        """Take in a document, its referents being settled."""
        self.gathered.append(one)
        for told in one.told:
            key, place = told.referent.key, told.referent.place
            if not is_local(key):
                self.things[key].append(told)
            if place:
                self.places.setdefault(place.id, place)

    def referents_of(self, documents: AbstractSet[str]) -> dict[ChainKey, Referent]:
        """What the chains of these documents mean."""
        return {t.key: t.referent for one in self.gathered if one.document in documents for t in one.told}

    def meet(self, keys: Iterable[str]) -> None:
        """Let these keys meet others, although they may be of things told in one document only."""
        self.met = frozenset(key for key in keys if is_local(key))
        for told in (told for one in self.gathered for told in one.told if self.met):
            if told.referent.key in self.met:
                self.things[told.referent.key].append(told)


def settle(gathered: list[Gathered], known: AbstractSet[str], said: Said) -> Settled:
    """Take each document in, in order, and give up what was gathered.

    Args:
        gathered: By document; empty afterwards.
        known: Ids of the places that any of them mean.
    """
    settled = Settled()
    gathered.reverse()
    while gathered:
        one = _retyped(gathered.pop(), known)
        settled.add(one)
        capitals = acting_capitals(said.of(one.document), {told.key: told.referent for told in one.told})
        for span, (code, text) in sorted(capitals.items(), key=lambda c: (c[0][0], c[0][1] or -1, c[1])):
            settled.capitals[span] = code
            settled.things[f"government:{code}"].append(_acting(span, code, text))
    return settled


def doubted_places(told: Iterable[Told]) -> set[str]:
    """The ids of the places that names may be after all if other documents know these places."""
    doubts = (one.doubt.place.place for one in told if one.doubt)
    return {place.id for place in doubts if place}


def _retyped(one: Gathered, known: AbstractSet[str]) -> Gathered:
    """The document with the names that are places."""
    return one.with_referents([retype(told.referent, told.doubt, known) for told in one.told])


def _acting(span: Span, code: str, text: str) -> Told:
    """The mention of a government by its capital."""
    (document, number), start = span
    referent = government_referent(code, f"“{text}” acts here, and stands for the government of")
    counts, types = ((Form.NAME, clean(text), 1),), ((EntityType.GOVERNMENT, 1),)
    return Told(document, number, referent, counts, types, -1 if start is None else start, text)
