"""One wire story: documents that credit the same news agency on the same day and share a good part of their words.

An editor who cuts a wire and adds paragraphs keeps less than a reprint does, but says whose story it is.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from faultline.documents.kinship.link import Link
from faultline.documents.kinship.shingles import Shingles, shared_part
from faultline.documents.kinship.when import days_apart
from faultline.model.document import Document

SHARED_PART = 0.25
"""Of the shorter document's runs of words."""
MOST_DAYS = 1
MOST_OF_ONE_DAY = 200
"""Documents of one agency and day that are compared with one another; more are a whole feed, not reprints."""
_EDGE = 400
"""Code points at each end of a text in which a credit may stand."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A document's id, its day of publication, and the news agencies whose story it says to be."""

    document: str
    date: str | None
    agencies: tuple[str, ...]


def credit_of(document: Document) -> Credit:
    """What a document says of where its story is from."""
    return Credit(document.id, document.date, agencies_of(document))


def wires(documents: Iterable[Credit], shingles: Mapping[str, Shingles]) -> Iterator[Link]:
    """The pairs of documents of one agency's story."""
    credited: dict[str, list[Credit]] = defaultdict(list)
    for document in documents:
        for agency in document.agencies:
            credited[agency].append(document)
    for agency in sorted(credited):
        for first, second in _near_in_time(credited[agency]):
            part = shared_part(shingles[first], shingles[second])
            if part >= SHARED_PART:
                a, b = sorted((first, second))
                yield Link(a, b, f"both credit {agency}, and {part:.0%} of the shorter one's words stand in the other")


def agencies_of(document: Document) -> tuple[str, ...]:
    """The news agencies whose story it says to be: as publisher or author, in a dateline, or in a credit at an end."""
    named = f"{document.publisher or ''}\n{document.author or ''}"
    edges = f"{document.text[:_EDGE]}\n{document.text[-_EDGE:]}" if len(document.text) > _EDGE else document.text
    return tuple(sorted(name for name, plain, credit in _agencies() if plain.search(named) or credit.search(edges)))


def _near_in_time(documents: Sequence[Credit]) -> Iterator[tuple[str, str]]:
    """Pairs published at most a day apart."""
    dated = sorted((d.date, d.document) for d in documents if d.date)
    for i, (day, first) in enumerate(dated):
        for other, second in dated[i + 1 : i + MOST_OF_ONE_DAY]:
            apart = days_apart(day, other)
            if apart is None or apart > MOST_DAYS:
                break
            yield first, second


@cache
def _agencies() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    content = (files("faultline.documents.kinship") / "agencies.toml").read_text(encoding="utf-8")
    found = []
    for name, signs in tomllib.loads(content)["agencies"].items():
        either = "|".join(re.escape(sign) for sign in sorted({name, *signs}, key=lambda s: (-len(s), s)))
        credit = re.compile(
            rf"[(\[](?:{either})(?:[/,;][^()\[\]]{{0,30}})?[)\]]|(?:©|\(c\)|Source:|Credit:)\s?(?:{either})\b|"
            rf"[—–-]\s?(?:{either})\s*$|^(?:{either})\s?[—–-]|"
            rf"\b(?:{either}) contributed to this (?:report|story|article)\b",
            re.MULTILINE,
        )
        found.append((name, re.compile(rf"^(?:{either})$", re.MULTILINE), credit))
    return tuple(found)
