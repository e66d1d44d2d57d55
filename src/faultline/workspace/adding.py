"""Statements that analysts add where the machine read none: recorded as judgements, made anew on every version."""

from __future__ import annotations

import heapq
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, TypeVar

from faultline.errors import EvidenceError, UsageError
from faultline.model.document import Document
from faultline.model.evidence import Evidence
from faultline.model.judgement import Decision, Judgement, Terms
from faultline.model.place import PlaceReference
from faultline.model.seen import SeenQuote
from faultline.model.statement import Argument, Kind, Speaker, Statement, statement_id
from faultline.ontology import vocabulary
from faultline.resolution.seen_mentions import find_quote
from faultline.tables.rows import Rows
from faultline.tables.schemas import Named
from faultline.workspace.correcting import corrected
from faultline.workspace.standing import seen_quote

READER = "analyst@1"
"""Stands in the evidence of what an analyst read."""
LONGEST = 2000
"""Characters of a quote."""
_SPAN = re.compile(r"(?:[^:]+:)?(\d+)-(\d+)")
Placed = TypeVar("Placed", Argument, Speaker, PlaceReference)


def statement_of(document: Document, span: str, fields: str, mentions: Sequence[Named]) -> Statement:
    """The statement that an analyst reads in a span of a document; what it names is tied to the document's mentions.

    Args:
        span: `START-END` in code points of the text, the document before it or not; white space at its ends is cut.
        fields: A JSON object with the fields of `correcting`, and `place`: the name of a place.
        mentions: Those of the document.

    Raises:
        UsageError: The span is none of the text, what stands there is no evidence, or a field cannot be so.
    """
    start, end = _trimmed(document, span)
    given = _read(fields)
    place = str(given.pop("place", "") or "")
    kind = _kind(given)
    try:
        evidence = Evidence.of_span(document.id, document.text, start, end, extractor=READER)
        evidence.check(document.text)
    except EvidenceError as error:
        raise UsageError(f"this can be no evidence: {error}") from error
    made = corrected(Statement("", kind, "", evidence, confidence=1.0, pattern="added"), json.dumps(given))
    _check_roles(made)
    placing = _Placing(document, evidence, mentions)
    made = replace(
        made,
        arguments=tuple(placing(argument) for argument in made.arguments),
        speaker=placing(made.speaker) if made.speaker else None,
        place=placing(PlaceReference(place)) if place else None,
    )
    return replace(made, id=_identity(made))


def added_again(judgement: Judgement, document: Document, mentions: Sequence[Named]) -> Statement | None:
    """The statement of a judgement on the document as it is now; None where its quote stands there no more."""
    quote = seen_quote(judgement)
    if quote is None:
        return None
    start = _where(document.text, quote)
    if start is None:
        return None
    try:
        made = statement_of(document, f"{start}-{start + len(quote.exact)}", judgement.terms.fields, mentions)
    except UsageError:  # a vocabulary no longer has what was given
        return None
    return made


def standing_additions(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that add and have not been taken back, in their order."""
    return [j for j in judgements if j.decision is Decision.ADD and not j.undone]


def with_added(
    statements: Sequence[Statement],
    documents: Sequence[Document],
    mentions_of: Callable[[str], Sequence[Named]],
    judgements: Iterable[Judgement],
) -> Sequence[Statement]:
    """The statements with those that analysts added, by document path, start and id.

    Args:
        statements: Those of a document together, the documents in their order.
    """
    by_id, by_path = {d.id: d for d in documents}, {d.path: d for d in documents}
    found: dict[str, Statement] = {}
    for judgement in standing_additions(judgements):
        quote = seen_quote(judgement)
        document = by_id.get(quote.document) or by_path.get(quote.path) if quote else None
        made = added_again(judgement, document, mentions_of(document.id)) if document else None
        if made:
            found[made.id] = made
    fresh = found.keys() - {s.id for s in statements if s.id in found}
    if not fresh:
        return statements
    rank = {document.id: n for n, document in enumerate(documents)}

    def home(statement: Statement) -> int:
        return rank[statement.evidence.document]

    both = heapq.merge(statements, sorted((found[key] for key in fresh), key=home), key=home)
    return Rows.of((sorted(some, key=_by_position) for _, some in groupby(both, key=home)), Statement)


def span_of(terms: Terms) -> str:
    """The one span that an addition names."""
    if len(terms.spans) != 1:
        raise UsageError("a statement is added at one span: DOCUMENT:START-END")
    return terms.spans[0]


def _by_position(statement: Statement) -> tuple[float, str]:
    start = statement.evidence.start
    return (float("inf") if start is None else start), statement.id


def _identity(made: Statement) -> str:
    return statement_id(made.kind, made.type, made.evidence, made.arguments, made.value, made.polarity, made.modality)


def _trimmed(document: Document, span: str) -> tuple[int, int]:
    match = _SPAN.fullmatch(span)
    if match is None:
        raise UsageError(f"{span!r} is no span: write DOCUMENT:START-END with offsets of the text")
    start, end = int(match[1]), int(match[2])
    if not 0 <= start < end <= len(document.text):
        raise UsageError(f"the span {start}-{end} lies outside the document of {len(document.text)} characters")
    said = document.text[start:end]
    start, end = start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip())
    if start >= end:
        raise UsageError("there are no words in this span: select the words that say it")
    if end - start > LONGEST:
        raise UsageError(f"the span has {end - start} characters: select the sentence that says it ({LONGEST} at most)")
    return start, end


def _read(fields: str) -> dict[str, Any]:
    try:
        given = json.loads(fields or "{}")
    except ValueError as error:
        raise UsageError(f"the fields are no JSON ({error})") from error
    if not isinstance(given, dict):
        raise UsageError("the fields are no JSON object")
    return given


def _kind(given: dict[str, Any]) -> Kind:
    try:
        return Kind(given.get("kind", ""))
    except ValueError as error:
        raise UsageError(f"{given.get('kind', '')!r} is no kind: take one of {', '.join(Kind)}") from error


def _check_roles(made: Statement) -> None:
    needed = vocabulary("roles")["required"][made.kind.value]
    missing = [role for role in needed if not any(a.text.strip() for a in made.roles(role))]
    if missing:
        raise UsageError(f"a {made.kind.value} needs {' and '.join(missing)}: select the words and give them the role")


def _where(text: str, quote: SeenQuote) -> int | None:
    """Where the quote stands now: at its place, else where its words and what is around them are."""
    start = quote.start or 0
    if text[start : start + len(quote.exact)] == quote.exact:
        return start
    return find_quote(text, quote.exact, quote.prefix, quote.suffix, start)


@dataclass(frozen=True, slots=True)
class _Placing:
    """Puts words at their place in the text: in the quote, else where they stand nearest to it."""

    document: Document
    evidence: Evidence
    mentions: Sequence[Named]

    def __call__(self, given: Placed) -> Placed:
        start = given.start if given.start is not None else self._nearest(given.text)
        if start is None:
            return given
        end = start + len(given.text)
        return replace(given, start=start, end=end, chain=self._chain(start, end))

    def _nearest(self, words: str) -> int | None:
        inside = self.evidence.quote.find(words)
        begin = self.evidence.start or 0
        return begin + inside if inside >= 0 else find_quote(self.document.text, words, "", "", begin)

    def _chain(self, start: int, end: int) -> int | None:
        """Of the mentions in the span the one that covers most of it."""
        inside = [
            ((m.end or 0) - m.start, -m.start, m.chain)
            for m in self.mentions
            if m.start is not None and m.end is not None and start <= m.start and m.end <= end
        ]
        return max(inside)[2] if inside else None
