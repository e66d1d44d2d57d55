"""Where a statement stands: a span of text, or a row of a table."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.errors import EvidenceError


@dataclass(frozen=True, slots=True)
class Evidence:
    """A text span (`start`, `end` in code points of the document's text) or a row (`table`, `row`, no offsets).

    Attributes:
        document: Id of the document or dataset file.
        quote: The exact text of the span, or `name=value; …` of the cells read.
        extractor: What read it, with version: `rules@1`.
        table: Name of the table, for a row.
        row: Number of the row in its file, the header being 1, or the record's own id.
    """

    document: str
    quote: str
    extractor: str
    start: int | None = None
    end: int | None = None
    table: str | None = None
    row: str | None = None

    def __post_init__(self) -> None:
        if not self.quote.strip() or not self.extractor or not self.document:
            raise EvidenceError(f"evidence in document {self.document or '?'} needs a quote and an extractor")
        if self.start is None or self.end is None:
            if self.table is None or self.row is None:
                raise EvidenceError(f"evidence in document {self.document} has neither a span nor a row")
        elif self.end - self.start != len(self.quote):
            raise EvidenceError(
                f"evidence in document {self.document}: the quote has {len(self.quote)} characters, "
                f"its span {self.start}-{self.end} has {self.end - self.start}"
            )

    @classmethod
    def of_span(cls, document: str, text: str, start: int, end: int, *, extractor: str) -> Evidence:
        """The span `text[start:end]` of a document, quoted exactly."""
        if not 0 <= start < end <= len(text):
            raise EvidenceError(f"span {start}-{end} lies outside document {document} of {len(text)} characters")
        return cls(document=document, quote=text[start:end], extractor=extractor, start=start, end=end)

    def check(self, text: str) -> None:
        """Raise EvidenceError unless the quote is the document's text at the offsets; rows always pass."""
        if self.start is not None and text[self.start : self.end] != self.quote:
            raise EvidenceError(f"document {self.document} does not read {self.quote!r} at {self.start}-{self.end}")
