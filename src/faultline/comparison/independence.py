"""How many independent voices stand behind statements: copies of one text count once, rows count as whom they cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from faultline.documents.near_duplicates import origins
from faultline.model.document import Document
from faultline.model.statement import Statement
from faultline.resolution.folding import fold_name


@dataclass(frozen=True, slots=True)
class Independence:
    """What is known of where documents come from.

    Attributes:
        origins: Document → the first of the documents that go back to one text.
        outlets: Document → folded names of its publisher and author.
    """

    origins: Mapping[str, str]
    outlets: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, documents: Sequence[Document], known: Mapping[str, str] | None = None) -> Independence:
        """The independence of documents from one another; `known` origins spare reading the texts for them."""
        ordered = sorted(documents, key=lambda d: d.id)
        named = {d.id: frozenset(fold_name(n) for n in (d.publisher, d.author) if n) for d in ordered}
        return cls(origins(ordered) if known is None else known, named)

    def count(self, statements: Iterable[Statement]) -> int:
        """How many independent origins stand behind the statements.

        A row of a table that cites its source is that source's voice, and adds none where a document of the same outlet
        is among the statements.
        """
        texts: set[str] = set()
        cited: set[str] = set()
        outlets: set[str] = set()
        for statement in statements:
            document = statement.evidence.document
            if statement.evidence.table is not None and statement.speaker:
                cited.add(fold_name(statement.speaker.name or statement.speaker.text))
            else:
                texts.add(self.origins.get(document, document))
                outlets |= self.outlets.get(document, frozenset())
        return len(texts) + len(cited - outlets)
