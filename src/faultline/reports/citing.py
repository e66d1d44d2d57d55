"""Numbers the references of a report: one for each quote, however many statements were read from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from faultline.exchange.wording import say
from faultline.model.document import Document
from faultline.model.statement import Statement
from faultline.ontology.labels import document_name
from faultline.reports.elements import Reference, Sentence
from faultline.reports.weighing import Weights
from faultline.workspace.view import MapView

MOST_CITED = 3
"""References that one sentence of findings carries at most; the others are in the map."""
_MORE = "The {} weightiest of {}."
_FIRST = "The first {} of {}."
Span = tuple[str, int | None, int | None, str]
"""A quote: its document, begin and end, else its row."""


class Citations:
    """Gives each quote that is cited one number, and at the end the list of quotes behind the numbers."""

    def __init__(self, view: MapView, weights: Weights) -> None:
        self._view = view
        self.weights = weights
        self._numbers: dict[Span, int] = {}
        self._cited: list[dict[str, Statement]] = []

    def cite(self, statements: Iterable[Statement]) -> tuple[int, ...]:
        """The numbers of these statements, in rising order."""
        return tuple(sorted({self._number(statement) for statement in statements}))

    def finding(self, text: str, statements: Iterable[Statement]) -> Sentence:
        """A sentence about the conflict with the statements that carry it."""
        return Sentence(text, self.cite(statements), is_finding=True)

    def findings(
        self, statements: Iterable[Statement], most: int, *, in_their_order: bool = False
    ) -> tuple[Sentence, ...]:
        """The `most` weightiest statements in plain words, those that read the same as one, and of how many they are.

        What is not told is not cited, so that the annex holds only quotes that a sentence leads to.
        """
        same: dict[str, list[Statement]] = {}
        for statement in statements:
            same.setdefault(say(statement), []).append(statement)
        chosen = self.weights.weightiest(same, most)
        told = [text for text in same if text in set(chosen)] if in_their_order else chosen
        return with_rest([self.finding(text, spread(same[text], MOST_CITED)) for text in told], len(same))

    def weightiest(self, statements: Iterable[Statement], most: int) -> list[Statement]:
        """The `most` statements that weigh most, the weightiest first."""
        return self.weights.in_order(statements)[:most]

    def example(self, text: str, statements: Iterable[Statement], most: int = 2) -> Sentence:
        """A sentence about many statements, with the weightiest of as many documents as there are."""
        return self.finding(text, spread(self.weights.in_order(statements), most))

    def references(self) -> tuple[Reference, ...]:
        """All that was cited, by number."""
        cited = {one.evidence.document for found in self._cited for one in found.values()}
        ranks = {document.id: rank for rank, document in enumerate(self._view.documents())}
        documents = {document.id: document for document in self._view.whole_documents(sorted(cited))}
        return tuple(
            reference_of(number, list(found.values()), documents, ranks)
            for number, found in enumerate(self._cited, start=1)
        )

    def _number(self, statement: Statement) -> int:
        evidence = statement.evidence
        row = "" if evidence.start is not None else f"{evidence.table} {evidence.row}"
        span = (evidence.document, evidence.start, evidence.end, row)
        if span not in self._numbers:
            self._cited.append({})
            self._numbers[span] = len(self._cited)
        number = self._numbers[span]
        self._cited[number - 1][statement.id] = statement
        return number


def with_rest(sentences: Sequence[Sentence], every: int, *, ranked: bool = True) -> tuple[Sentence, ...]:
    """The sentences, and the one of `rest_of`."""
    return (*sentences, *rest_of(len(sentences), every, ranked=ranked))


def rest_of(told: int, every: int, *, ranked: bool = True) -> tuple[Sentence, ...]:
    """The sentence that says of how many those told are the weightiest, or the first; none where they are all."""
    return (Sentence((_MORE if ranked else _FIRST).format(told, f"{every:,}")),) if every > told > 0 else ()


def spread(statements: Sequence[Statement], most: int) -> list[Statement]:
    """So many statements of as many documents as there are, the first of each document first."""
    seen: dict[str, int] = {}
    ranked = []
    for place, statement in enumerate(statements):
        turn = seen[statement.evidence.document] = seen.get(statement.evidence.document, -1) + 1
        ranked.append((turn, place, statement))
    chosen = sorted(ranked, key=lambda item: item[:2])[:most]
    return [statement for _, _, statement in sorted(chosen, key=lambda item: item[1])]


def where(statement: Statement, document: Document) -> str:
    """Where in its document a quote stands."""
    evidence = statement.evidence
    if evidence.start is None or evidence.end is None:
        return f"row {evidence.row} of {evidence.table}"
    page = document.page_at(evidence.start)
    position = f"characters {evidence.start}–{evidence.end}"
    return f"page {page}, {position}" if page else position


def reference_of(
    number: int, statements: Sequence[Statement], documents: Mapping[str, Document], ranks: Mapping[str, int]
) -> Reference:
    """The quote of statements under its number, with where it stands; `ranks` has the place of each document."""
    evidence = statements[0].evidence
    document = documents[evidence.document]
    return Reference(
        number=number,
        statements=tuple(sorted({s.id for s in statements})),
        quote=evidence.quote,
        focus=_focus(statements),
        title=document_name(document),
        publisher=document.publisher or "publisher unknown",
        date=document.date or "undated",
        where=where(statements[0], document),
        place=(ranks[document.id], evidence.start or 0, f"{evidence.row or '':>12}"),
    )


def _focus(statements: Sequence[Statement]) -> tuple[int, int]:
    """Where in their quote stands whom and what the statements name; all of it where they name nothing."""
    evidence = statements[0].evidence
    ends = [(a.start, a.end) for s in statements for a in s.arguments if a.start is not None and a.end is not None]
    inside = [
        (start - evidence.start, end - evidence.start)
        for start, end in ends
        if evidence.start is not None and evidence.end is not None and evidence.start <= start < end <= evidence.end
    ]
    if not inside:
        return 0, len(evidence.quote)
    return min(start for start, _ in inside), max(end for _, end in inside)


def shortened(sentences: Sequence[Sentence], most: int) -> tuple[Sentence, ...]:
    """The first `most` sentences, and one that says of how many they are the first."""
    return with_rest(sentences[:most], len(sentences), ranked=False)
