"""The list of documents with what it may be narrowed by: publisher, language, format, year, words of the title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from faultline.model.document import Document
from faultline.ontology.labels import document_name

MOST = 12
"""Values of a facet that are shown; one that is chosen is shown always."""
NONE = "none"
"""Stands in an address for documents of which it is not known."""
_FACETS: Mapping[str, Callable[[Document], str]] = {
    "publisher": lambda d: d.publisher or NONE,
    "year": lambda d: (d.date or NONE)[:4],
    "language": lambda d: d.language or NONE,
    "format": lambda d: d.format,
}
ORDERS = ("path", "newest", "oldest", "statements")


class DocumentList:
    """The documents that fit what was asked.

    Attributes:
        found: Those that fit, by path.
    """

    def __init__(
        self, documents: Sequence[Document], statements: Mapping[str, int], asked: Mapping[str, str], titled: str
    ) -> None:
        self._statements = statements
        self._asked = {name: value for name, value in asked.items() if value}
        words = titled.casefold().split()
        self._all = [d for d in documents if not words or _has(d, words)]
        self.found = [d for d in self._all if self._fits(d)]

    def facets(self) -> list[tuple[str, list[tuple[str, int]]]]:
        """Of each facet its values with how many documents they would leave, the most first."""
        return [(name, self._values(name)) for name in _FACETS]

    def ordered(self, order: str) -> list[Document]:
        """The documents that fit in one of the `ORDERS`; by path where there is no such."""
        if order == "newest":
            return sorted(self.found, key=lambda d: d.date or "", reverse=True)
        if order == "oldest":
            return sorted(self.found, key=lambda d: d.date or "~")
        if order == "statements":
            return sorted(self.found, key=lambda d: -self._statements.get(d.id, 0))
        return self.found

    def _values(self, name: str) -> list[tuple[str, int]]:
        value_of = _FACETS[name]
        counts = Counter(value_of(d) for d in self._all if self._fits(d, but=name))
        ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        if name == "year":
            ranked = sorted(ranked, key=lambda one: one[0], reverse=True)
        chosen = self._asked.get(name)
        return [one for n, one in enumerate(ranked) if n < MOST or one[0] == chosen]

    def _fits(self, document: Document, but: str = "") -> bool:
        return all(_FACETS[name](document) == value for name, value in self._asked.items() if name != but)


def _has(document: Document, words: Sequence[str]) -> bool:
    told = f"{document_name(document)} {document.path} {document.publisher or ''} {document.author or ''}".casefold()
    return all(word in told for word in words)
