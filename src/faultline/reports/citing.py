"""Numbers the references of a report in the order of their use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from faultline.exchange.wording import say
from faultline.model.document import Document
from faultline.model.statement import Statement
from faultline.ontology.labels import document_name
from faultline.reports.elements import Reference, Sentence
from faultline.workspace.view import MapView

_MORE = "{} more are in the map and not repeated here."


class Citations:
    """Gives each statement that is cited one number, and at the end the list of quotes behind the numbers."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._numbers: dict[str, int] = {}
        self._statements: list[Statement] = []

    def cite(self, statements: Iterable[Statement]) -> tuple[int, ...]:
        """The numbers of these statements, in rising order."""
        return tuple(sorted({self._number(statement) for statement in statements}))

    def finding(self, text: str, statements: Iterable[Statement]) -> Sentence:
        """A sentence about the conflict with the statements that carry it."""
        return Sentence(text, self.cite(statements), is_finding=True)

    def findings(self, statements: Iterable[Statement], most: int) -> tuple[Sentence, ...]:
        """The first `most` statements in plain words, those that read the same as one, and how many more there are.

        What is not told is not cited, so that the annex holds only quotes that a sentence leads to.
        """
        same: dict[str, list[Statement]] = {}
        for statement in statements:
            same.setdefault(say(statement), []).append(statement)
        told = [self.finding(text, group) for text, group in list(same.items())[:most]]
        return with_rest(told, len(same) - most)

    def references(self) -> tuple[Reference, ...]:
        """All that was cited, by number."""
        cited = list(dict.fromkeys(s.evidence.document for s in self._statements))
        documents = {document.id: document for document in self._view.whole_documents(cited)}
        return tuple(
            reference_of(number, statement, documents[statement.evidence.document])
            for number, statement in enumerate(self._statements, start=1)
        )

    def _number(self, statement: Statement) -> int:
        if statement.id not in self._numbers:
            self._statements.append(statement)
            self._numbers[statement.id] = len(self._statements)
        return self._numbers[statement.id]


def with_rest(sentences: Sequence[Sentence], more: int) -> tuple[Sentence, ...]:
    """The sentences, and one that says how many more there are."""
    return (*sentences, Sentence(_MORE.format(more))) if more > 0 else tuple(sentences)


def where(statement: Statement, document: Document) -> str:
    """Where in its document a quote stands."""
    evidence = statement.evidence
    if evidence.start is None or evidence.end is None:
        return f"row {evidence.row} of {evidence.table}"
    page = document.page_at(evidence.start)
    position = f"characters {evidence.start}–{evidence.end}"
    return f"page {page}, {position}" if page else position


def reference_of(number: int, statement: Statement, document: Document) -> Reference:
    """The quote of a statement under its number, with where it stands."""
    return Reference(
        number=number,
        statement=statement.id,
        quote=statement.evidence.quote,
        title=document_name(document),
        publisher=document.publisher or "publisher unknown",
        date=document.date or "undated",
        where=where(statement, document),
    )


def shortened(sentences: Sequence[Sentence], most: int) -> tuple[Sentence, ...]:
    """The first `most` sentences, and one that says how many more there are."""
    return with_rest(sentences[:most], len(sentences) - most)
