"""How the statements on one matter stand to one another, with the sentence that says why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from faultline.comparison.contested import judge_contest
from faultline.comparison.differences import figures, judge_pair
from faultline.comparison.finding import Finding
from faultline.comparison.independence import Independence
from faultline.comparison.matching import Matter
from faultline.comparison.periods import Period
from faultline.comparison.telling import Pair, dated, often, sentence, source, titled
from faultline.comparison.ties import sign
from faultline.comparison.values import Match, compare_values, figure
from faultline.model.comparison import Severity, Verdict
from faultline.model.document import Document
from faultline.model.statement import Kind, Modality, Statement

MOST_READINGS = 40
"""Distinct readings of one matter that are compared pair by pair; beyond it each is compared with its neighbours."""
MOST_NAMED = 6
"""Sources that a reason names; of the others it gives the number."""

MOST_ALONE, LEAST_MANY = 0.25, 4
"""A tie told alike by so many statements is not contested by a single one, nor by fewer than this part of them."""

_WEIGHT = (
    (Verdict.CONTRADICTED, Severity.HARD),
    (Verdict.COPY_ERROR, Severity.HARD),
    (Verdict.COPY_ERROR, Severity.SOFT),
    (Verdict.CONTRADICTED, Severity.SOFT),
    (Verdict.UPDATED, Severity.NONE),
    (Verdict.COMPATIBLE, Severity.NONE),
)
_DURABLE = (Kind.QUANTITY, Kind.POSITION, Kind.FLOW)
"""Kinds in which the same thing said of two dates is no confirmation."""


def judge(matter: Matter, documents: Mapping[str, Document], independence: Independence) -> Finding:
    """The verdict on a group: the gravest disagreement between two of its statements, else how well they agree."""
    special = judge_contest(matter, documents)
    if special is not None:
        return special
    pairs = (Pair(a, b, documents) for a, b in _pairs(matter.statements))
    found = [f for pair in pairs if (f := judge_pair(pair)) is not None]
    for verdict, severity in _WEIGHT:
        grave = next((f for f in found if (f.verdict, f.severity) == (verdict, severity)), None)
        if grave:
            return _against_many(grave, matter.statements) or grave
    return _agreement(matter.statements, documents, independence)


def _against_many(found: Finding, statements: Sequence[Statement]) -> Finding | None:
    """A tie that one sentence alone tells otherwise than many: likelier misread, or of another time, than contested."""
    if found.verdict is not Verdict.CONTRADICTED or statements[0].kind is not Kind.RELATION:
        return None
    sides = Counter((s.polarity, sign(s)) for s in statements)
    least, most = min(sides.values()), max(sides.values())
    if len(sides) < 2 or most < LEAST_MANY or least > max(1, most * MOST_ALONE):
        return None
    alone = "one statement says so" if least == 1 else f"{least} statements say so"
    reason = f"{found.reason[:-1]}; but only {alone} against {most}"
    return Finding(Verdict.COMPATIBLE, Severity.NONE, sentence(reason))


def _pairs(statements: Sequence[Statement]) -> Iterable[tuple[Statement, Statement]]:
    readings = list({_reading(s): s for s in reversed(statements)}.values())[::-1]
    if len(readings) <= MOST_READINGS:
        return [(a, b) for i, a in enumerate(readings) for b in readings[i + 1 :]]
    return list(pairwise(readings))


def _reading(s: Statement) -> tuple[object, ...]:
    counts = (s.counts.killed, s.counts.injured, s.counts.detained) if s.counts else ()
    value = (s.value.low, s.value.high, s.value.qualifier) if s.value else ()
    when = (s.time.start, s.time.end, s.time.basis) if s.time else ()
    who = tuple(a.text for a in s.arguments)
    return s.type, s.polarity, s.modality, s.stage, value, when, counts, who, s.evidence.document if not when else ""


def _agreement(
    statements: Sequence[Statement], documents: Mapping[str, Document], independence: Independence
) -> Finding:
    count = independence.count(statements)
    sources = _named(statements, documents)
    said = f"{_what(statements)} said {often(len(statements))}"
    if count == 1:
        return Finding(Verdict.SINGLE_SOURCE, Severity.NONE, f"{said}, all from one origin ({sources}).")
    if statements[0].kind in _DURABLE and not _is_simultaneous(statements, documents, independence):
        reason = f"{said} alike, but for different dates, so none confirms another ({sources})."
        return Finding(Verdict.COMPATIBLE, Severity.NONE, reason)
    loose = _loose(statements)
    if loose:
        reason = f"{loose[:1].upper()}{loose[1:]}; {count} independent sources say so ({sources})."
        return Finding(Verdict.COMPATIBLE, Severity.NONE, reason)
    if independence.count([s for s in statements if s.modality is not Modality.ALLEGED]) == 1 and _is_alleged(
        statements
    ):
        reason = f"One tells as a fact what the others give as an allegation ({sources})."
        return Finding(Verdict.COMPATIBLE, Severity.NONE, reason)
    once = ", one effort that counts once" if statements[0].kind is Kind.EFFORT else ""
    reason = f"{said} alike, by {count} independent sources{once} ({sources})."
    return Finding(Verdict.CORROBORATED, Severity.NONE, reason)


def _what(statements: Sequence[Statement]) -> str:
    """The figure that is said alike, else "It is"."""
    value = statements[0].value
    is_figure = statements[0].kind is Kind.QUANTITY and value is not None
    return f"{figure(value)} is" if is_figure and value is not None else "It is"


def _named(statements: Sequence[Statement], documents: Mapping[str, Document]) -> str:
    """Each source with the date it gives; documents of one publisher by their files."""
    publishers = {s.evidence.document: source(s, documents) for s in statements}
    is_one = len(set(publishers.values())) < len(publishers)
    names = list(
        dict.fromkeys(f"{(titled if is_one else source)(s, documents)}, {dated(s, documents)}" for s in statements)
    )
    more = f"; and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return "; ".join(names[:MOST_NAMED]) + more


def _is_alleged(statements: Sequence[Statement]) -> bool:
    return any(s.modality is Modality.ALLEGED for s in statements)


def _is_simultaneous(
    statements: Sequence[Statement], documents: Mapping[str, Document], independence: Independence
) -> bool:
    """Whether statements of two origins may speak of the same time."""
    return any(
        independence.count((a, b)) == 2 and Pair(a, b, documents).period in (Period.SAME, Period.UNKNOWN)
        for i, a in enumerate(statements[:MOST_READINGS])
        for b in statements[i + 1 : MOST_READINGS]
    )


def _loose(statements: Sequence[Statement]) -> str:
    """How the statements agree where they do so only within what their words allow; empty where they say the same."""
    found = (compare_values(x, y) for a, b in _pairs(statements) for x, y, _ in figures(a, b))
    return next((f.words for f in found if f.match is Match.COMPATIBLE), "")
