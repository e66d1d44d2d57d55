"""Groups of documents of one origin, from all that ties two documents together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
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


def origins(
    documents: Sequence[Document],
    *,
    together: Sequence[tuple[str, str, str]] = (),
    apart: Collection[frozenset[str]] = (),
) -> dict[str, Origin]:
    """The origin of each document by its id; documents without text are their own.

    The relation is closed over chains: what goes back to a reprint goes back to what it reprints.

    Args:
        together: Pairs of ids that an analyst knows to go back to one origin, each with the reason; they come first.
        apart: Pairs of ids that an analyst knows to be independent; nothing brings them into one group.
    """
    groups = _Groups.of((d.id for d in documents), apart)
    tied: dict[str, tuple[str, str]] = {}
    known = [Link(min(a, b), max(a, b), why) for a, b, why in together if a in groups.least and b in groups.least]
    for link in (*known, *_links(sorted((d for d in documents if d.text), key=lambda d: d.id))):
        if groups.unite(link.first, link.second):
            tied.setdefault(link.first, (link.second, link.because))
            tied.setdefault(link.second, (link.first, link.because))
    return {i: Origin(groups.least[i], *tied.get(i, (None, ""))) for i in sorted(groups.least)}


def _links(documents: Sequence[Document]) -> Iterator[Link]:
    """The links, the plainest first."""
    texts = {d.id: content_of(d) for d in documents}
    shingles = {i: shingle(text) for i, text in texts.items()}
    yield from near_duplicates(shingles)
    yield from wires(documents, shingles)
    yield from shared_quotations({i: quoted_shingles(t) for i, t in texts.items()}, {d.id: d.date for d in documents})


@dataclass(slots=True)
class _Groups:
    """Ids by group. `least` tells the least id of each one's group, `members` the group by its least id."""

    least: dict[str, str]
    members: dict[str, list[str]]
    apart: dict[str, set[str]]

    @classmethod
    def of(cls, identities: Iterable[str], apart: Collection[frozenset[str]]) -> _Groups:
        own = sorted(set(identities))
        kept: dict[str, set[str]] = {}
        for pair in apart:
            for identity in pair:
                kept.setdefault(identity, set()).update(pair - {identity})
        return cls({i: i for i in own}, {i: [i] for i in own}, kept)

    def unite(self, first: str, second: str) -> bool:
        """Join two groups under the lesser of their least ids; False where two of them are known to be apart."""
        a, b = sorted((self.least[first], self.least[second]))
        if a == b:
            return True
        joining = set(self.members[b])
        if any(self.apart.get(one, set()) & joining for one in self.members[a]):
            return False
        for one in self.members[b]:
            self.least[one] = a
        self.members[a] += self.members.pop(b)
        return True
