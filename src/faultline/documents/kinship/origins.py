"""Groups of documents of one origin, from all that ties two documents together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faultline.documents.kinship.link import Link
from faultline.documents.kinship.near_duplicates import near_duplicates
from faultline.documents.kinship.shared_quotations import quoted_shingles, shared_quotations
from faultline.documents.kinship.shingles import content_of, shingle
from faultline.documents.kinship.wires import wires
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


def origins(documents: Sequence[Document], *, are_few: bool = False) -> dict[str, Origin]:
    """The origin of each document by its id; documents without text are their own. Of few all pairs are looked at.

    The relation is closed over chains: what goes back to a reprint goes back to what it reprints.
    """
    least = {document.id: document.id for document in documents}
    tied: dict[str, tuple[str, str]] = {}
    for link in _links(sorted((d for d in documents if d.text), key=lambda d: d.id), are_few=are_few):
        _unite(least, link.first, link.second)
        tied.setdefault(link.first, (link.second, link.because))
        tied.setdefault(link.second, (link.first, link.because))
    return {i: Origin(_root(least, i), *tied.get(i, (None, ""))) for i in sorted(least)}


def _links(documents: Sequence[Document], *, are_few: bool) -> Iterator[Link]:
    """The links, the plainest first."""
    texts = {d.id: content_of(d) for d in documents}
    shingles = {i: shingle(text) for i, text in texts.items()}
    yield from near_duplicates(shingles, are_few=are_few)
    yield from wires(documents, shingles)
    yield from shared_quotations({i: quoted_shingles(t) for i, t in texts.items()}, {d.id: d.date for d in documents})


def _root(least: dict[str, str], identity: str) -> str:
    while least[identity] != identity:
        identity = least[identity]
    return identity


def _unite(least: dict[str, str], first: str, second: str) -> None:
    """Join two groups under the lesser of their least ids."""
    a, b = sorted((_root(least, first), _root(least, second)))
    least[b] = a
