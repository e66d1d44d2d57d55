"""The judgements that stand, in the form in which resolution and the view of a map take them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from faultline.errors import UsageError
from faultline.model.document import Document
from faultline.model.judgement import FOLDED, Decision, Judgement, Subject
from faultline.model.seen import SeenComparison, SeenDocument, SeenMatter, SeenQuote
from faultline.model.statement import Statement
from faultline.resolution.ruled_entities import Ruling
from faultline.tables.json_values import from_json
from faultline.tables.rows import Rows
from faultline.workspace.correcting import corrected

T = TypeVar("T")


def ruling_of(judgement: Judgement) -> Ruling | None:
    """A judgement on who or where; None for any other, and where it does not say what was seen."""
    seen = seen_matter(judgement) if judgement.decision in FOLDED else None
    if seen is None:
        return None
    terms = judgement.terms
    return Ruling(
        number=judgement.id,
        decision=judgement.decision,
        who=judgement.who,
        at=judgement.at,
        target=seen.target,
        note=judgement.note,
        other=seen.other,
        moved=seen.moved,
        name=terms.name,
        type=terms.type,
        place=seen.given,
        places=seen.places,
    )


def rulings_of(judgements: Iterable[Judgement]) -> tuple[Ruling, ...]:
    """Those on who and where that stand, in their order."""
    return tuple(ruling for j in judgements if not j.undone and (ruling := ruling_of(j)))


def edited_statements(
    statements: Sequence[Statement], documents: Sequence[Document], judgements: Sequence[Judgement]
) -> Sequence[Statement]:
    """The statements without those that analysts rejected, the corrected ones as corrected."""
    decided = deciding(judgements, Subject.STATEMENT, Decision.ACCEPT, Decision.REJECT, Decision.CORRECT)
    if not decided:
        return statements
    last = _last_by_statement(decided, statements, documents)
    kept = (s for s in statements if s.id not in last or last[s.id].decision is not Decision.REJECT)
    return Rows.of([(as_corrected(s, last[s.id]) if s.id in last else s for s in kept)], Statement)


def _last_by_statement(
    decided: Sequence[Judgement], statements: Sequence[Statement], documents: Sequence[Document]
) -> dict[str, Judgement]:
    wanted = {j.target for j in decided}
    there = {s.id for s in statements if s.id in wanted}
    lost = [(j, quote) for j in decided if j.target not in there and (quote := seen_quote(j))]
    paths = {d.path: d.id for d in documents}
    ids = {d.id for d in documents}
    homes = {quote.document if quote.document in ids else paths.get(quote.path, "") for _, quote in lost}
    near: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements if lost else ():
        if statement.evidence.document in homes:
            near[statement.evidence.document].append(statement)
    found = {j.id: j.target for j in decided if j.target in there}
    for judgement, quote in lost:
        home = quote.document if quote.document in ids else paths.get(quote.path, "")
        same = same_statement(quote, near[home])
        if same:
            found[judgement.id] = same.id
    return {found[j.id]: j for j in decided if j.id in found}


def seen_matter(judgement: Judgement) -> SeenMatter | None:
    """What was seen of whom or of where; None in a judgement on anything else."""
    return _seen(judgement, SeenMatter)


def seen_quote(judgement: Judgement) -> SeenQuote | None:
    """What stood in the statement that was judged."""
    if judgement.decision in FOLDED:
        matter = seen_matter(judgement)
        return matter.quote if matter else None
    return _seen(judgement, SeenQuote)


def seen_comparison(judgement: Judgement) -> SeenComparison | None:
    """The comparison that was judged, as it was."""
    return _seen(judgement, SeenComparison)


def seen_document(judgement: Judgement) -> SeenDocument | None:
    """The document that was judged."""
    return _seen(judgement, SeenDocument)


def _seen(judgement: Judgement, cls: type[T]) -> T | None:
    kind: Any = cls
    found: T | None = _read(judgement.seen, kind)
    return found


@lru_cache(maxsize=1024)
def _read(seen: str, cls: Any) -> Any:
    try:
        return from_json(seen, cls)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def same_statement(seen: SeenQuote, candidates: Iterable[Statement]) -> Statement | None:
    """Of the statements of a document the one that says what was seen: of its kind, with its quote, most like it."""
    quote = " ".join(seen.exact.split())
    alike = [s for s in candidates if s.kind.value == seen.kind and _holds(" ".join(s.evidence.quote.split()), quote)]
    return max(alike, key=lambda s: _likeness(s, seen), default=None)


def _holds(quote: str, other: str) -> bool:
    return quote in other or other in quote


def _likeness(statement: Statement, seen: SeenQuote) -> tuple[int, int, int, str]:
    texts = {a.text for a in statement.arguments}
    distance = abs((statement.evidence.start or 0) - (seen.start or 0))
    return int(statement.type == seen.type), len(texts & set(seen.arguments)), -distance, statement.id


def same_comparison(seen: SeenComparison, members: Mapping[str, Sequence[str]]) -> str | None:
    """Of comparisons (id → ids of their statements) the one that holds most of the statements seen, two at least."""
    wanted = set(seen.statements)
    shared = {key: len(wanted & set(statements)) for key, statements in members.items()}
    best = max(shared, key=lambda key: (shared[key], key), default=None)
    return best if best is not None and shared[best] >= min(2, len(wanted)) else None


def deciding(judgements: Iterable[Judgement], subject: Subject, *decisions: Decision) -> list[Judgement]:
    """Those that stand on things of one sort, of these decisions, in their order."""
    return [j for j in judgements if not j.undone and j.subject is subject and j.decision in decisions]


def as_corrected(statement: Statement, judgement: Judgement) -> Statement:
    """The statement with what a judgement corrected in it; as it is where a vocabulary no longer has what was given."""
    if judgement.decision is not Decision.CORRECT or not judgement.terms.fields:
        return statement
    try:
        return corrected(statement, judgement.terms.fields)
    except UsageError:
        return statement
