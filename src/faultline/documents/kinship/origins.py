"""Groups of documents of one origin, from all that ties two documents together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from faultline.documents.kinship.link import Link
from faultline.documents.kinship.near_duplicates import near_duplicates
from faultline.documents.kinship.shared_quotations import quoted_shingles, shared_quotations
from faultline.documents.kinship.shingles import Shingles, content_of, shingle
from faultline.documents.kinship.wires import Credit, credit_of, wires
from faultline.model.document import Document


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document goes back to.

    Attributes:
        document: The least id among the documents of its origin: its own where it stands alone.
        kin: The document of the same origin that it is tied to most closely; None where it stands alone.
        why: What ties the two, empty where it stands alone.
    """

    document: str
    kin: str | None = None
    why: str = ""


def origins(documents: Iterable[Document], *, are_few: bool = False) -> dict[str, Origin]:
    """The origin of each document by its id; documents without text are their own. Of few all pairs are looked at.

    The relation is closed over chains: what goes back to a reprint goes back to what it reprints. The documents are
    gone through once, and none is held.
    """
    read = {document.id: _read(document) for document in documents}
    least = {identity: identity for identity in read}
    tied: dict[str, tuple[str, str]] = {}
    for link in _links({i: read[i] for i in sorted(read) if read[i].has_text}, are_few=are_few):
        _unite(least, link.first, link.second)
        tied.setdefault(link.first, (link.second, link.because))
        tied.setdefault(link.second, (link.first, link.because))
    return {i: Origin(_root(least, i), *tied.get(i, (None, ""))) for i in sorted(least)}


@dataclass(frozen=True, slots=True)
class _Read:
    """What is kept of a document: its runs of words, and those that it quotes."""

    has_text: bool
    shingles: Shingles
    quoted: Shingles
    credit: Credit


def _read(document: Document) -> _Read:
    text = content_of(document)
    return _Read(bool(document.text), shingle(text), quoted_shingles(text), credit_of(document))


def _links(read: Mapping[str, _Read], *, are_few: bool) -> Iterator[Link]:
    """The links, the plainest first."""
    shingles = {i: one.shingles for i, one in read.items()}
    yield from near_duplicates(shingles, are_few=are_few)
    yield from wires((one.credit for one in read.values()), shingles)
    yield from shared_quotations(
        {i: one.quoted for i, one in read.items()}, {i: one.credit.date for i, one in read.items()}
    )


def _root(least: dict[str, str], identity: str) -> str:
    while least[identity] != identity:
        identity = least[identity]
    return identity


def _unite(least: dict[str, str], first: str, second: str) -> None:
    """Join two groups under the lesser of their least ids."""
    a, b = sorted((_root(least, first), _root(least, second)))
    least[b] = a
