"""What surrounds a mention: the countries and known things its document speaks of, its year, its text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from faultline.model.document import Document
from faultline.resolution.chains import NAMING, Chain
from faultline.resolution.registers import Hints, Register
from faultline.resolution.toponyms import PlaceContext


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Attributes:
    places: The countries that the document speaks of, and the region of the map.
    hints: What tells namesakes apart.
    text: Of the document.
    """

    places: PlaceContext
    hints: Hints
    text: str = ""


def survey(
    chains: Iterable[Chain],
    documents: Sequence[Document],
    contexts: Mapping[str, PlaceContext],
    register: Register,
    region: tuple[str, ...] = (),
) -> dict[str, Surroundings]:
    """The surroundings of the chains of each document; `region` are the countries that the map is about."""
    by_document: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        by_document[chain.document].append(chain)
    known = {document.id: document for document in documents}
    return {
        document: look_around(found, known.get(document), contexts.get(document, PlaceContext({}, region)), register)
        for document, found in by_document.items()
    }


def look_around(
    chains: Iterable[Chain], document: Document | None, places: PlaceContext, register: Register
) -> Surroundings:
    """The surroundings of the chains of one document; countries are those of the map's region if it speaks of none."""
    named: Counter[str] = Counter()
    for chain in chains:
        for text, count in chain.texts(*NAMING).items():
            entry = register.sole(text)
            if entry:
                named[entry.key] += count
    shares = places.shares or dict.fromkeys(places.region, 1 / max(1, len(places.region)))
    hints = Hints(shares, dict(named), _year(document.date if document else None))
    return Surroundings(places, hints, document.text if document else "")


def _year(date: str | None) -> int | None:
    return int(date[:4]) if date and date[:4].isdigit() else None
