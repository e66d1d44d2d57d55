"""How the statements on one matter stand to one another, with the sentence that says why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from faultline.comparison.independence import Independence
from faultline.comparison.periods import Period, compare_periods
from faultline.comparison.values import Match, compare_values, figure
from faultline.model.comparison import Severity, Verdict
from faultline.model.document import Document
from faultline.model.statement import Kind, Statement
from faultline.model.time import Basis
from faultline.model.value import Value

MOST_READINGS = 40
"""Distinct readings of one matter that are compared pair by pair; beyond it each is compared with its neighbours."""

OPPOSED = {
    frozenset({"supports", "opposes"}),
    frozenset({"supports", "condemns"}),
    frozenset({"supports", "warns"}),
    frozenset({"calls_for", "opposes"}),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict on two statements, or on a group."""

    verdict: Verdict
    severity: Severity
    reason: str


_WEIGHT = (
    (Verdict.CONTRADICTED, Severity.HARD),
    (Verdict.COPY_ERROR, Severity.HARD),
    (Verdict.COPY_ERROR, Severity.SOFT),
    (Verdict.CONTRADICTED, Severity.SOFT),
    (Verdict.UPDATED, Severity.NONE),
)


def judge(statements: Sequence[Statement], documents: Mapping[str, Document], independence: Independence) -> Finding:
    """The verdict on a group: the gravest disagreement between two of its statements, else how well they agree."""
    found = [f for a, b in _pairs(statements) if (f := _judge_pair(a, b, documents)).verdict is not Verdict.COMPATIBLE]
    for verdict, severity in _WEIGHT:
        grave = next((f for f in found if (f.verdict, f.severity) == (verdict, severity)), None)
        if grave:
            return grave
    return _agreement(statements, documents, independence)


def _pairs(statements: Sequence[Statement]) -> Iterable[tuple[Statement, Statement]]:
    readings = list({_reading(s): s for s in reversed(statements)}.values())[::-1]
    if len(readings) <= MOST_READINGS:
        return [(a, b) for i, a in enumerate(readings) for b in readings[i + 1 :]]
    return list(pairwise(readings))


def _reading(s: Statement) -> tuple[object, ...]:
    counts = (s.counts.killed, s.counts.injured, s.counts.detained) if s.counts else ()
    value = (s.value.low, s.value.high, s.value.qualifier) if s.value else ()
    when = (s.time.start, s.time.end, s.time.basis) if s.time else ()
    return s.type, s.polarity, value, when, counts, s.evidence.document if not when else ""


def _judge_pair(a: Statement, b: Statement, documents: Mapping[str, Document]) -> Finding:
    period = _period(a, b, documents)
    who = f"{source(a, documents)} and {source(b, documents)}"
    if a.polarity is not b.polarity:
        return _disagreement(period, f"one of {who} affirms it, the other denies it", a, b, documents)
    if a.kind is Kind.POSITION and frozenset({a.type, b.type}) in OPPOSED:
        words = f"“{a.type.replace('_', ' ')}” against “{b.type.replace('_', ' ')}”"
        return _disagreement(period, words, a, b, documents, softest=True)
    for x, y, what in _figures(a, b):
        finding = _judge_values(x, y, what, period, a, b, documents)
        if finding:
            return finding
    return Finding(Verdict.COMPATIBLE, Severity.NONE, f"{who} say what both can be true")


def _figures(a: Statement, b: Statement) -> Iterable[tuple[Value | None, Value | None, str]]:
    if a.kind is Kind.QUANTITY:
        yield a.value, b.value, ""
    elif a.kind is Kind.EVENT and a.counts and b.counts:
        yield a.counts.killed, b.counts.killed, "killed: "
        yield a.counts.injured, b.counts.injured, "injured: "
        yield a.counts.detained, b.counts.detained, "detained: "


def _judge_values(
    x: Value | None,
    y: Value | None,
    what: str,
    period: Period,
    a: Statement,
    b: Statement,
    documents: Mapping[str, Document],
) -> Finding | None:
    found = compare_values(x, y)
    if found.match in (Match.SCALED, Match.SWAPPED) and period is not Period.APART:
        severity = Severity.HARD if period is Period.SAME else Severity.SOFT
        reason = f"{what}{found.words}, which looks like a slip in copying ({_both(a, b, documents)})"
        return Finding(Verdict.COPY_ERROR, severity, _sentence(reason))
    if found.match in (Match.DIFFERENT, Match.SCALED, Match.SWAPPED):
        return _disagreement(period, f"{what}{found.words}", a, b, documents)
    if found.match is Match.COMPATIBLE and period is Period.APART and x and y and (x.low, x.high) != (y.low, y.high):
        return _disagreement(period, f"{what}{figure(x)} against {figure(y)}", a, b, documents)
    return None


def _disagreement(
    period: Period, words: str, a: Statement, b: Statement, documents: Mapping[str, Document], *, softest: bool = False
) -> Finding:
    both = _both(a, b, documents)
    if period is Period.APART:
        return Finding(Verdict.UPDATED, Severity.NONE, _sentence(f"{words}, but at different dates ({both})"))
    if period is Period.LIKELY_APART:
        reason = f"{words}, published far apart and so likely of different dates ({both})"
        return Finding(Verdict.UPDATED, Severity.NONE, _sentence(reason))
    if period is Period.SAME:
        severity = Severity.SOFT if softest else Severity.HARD
        return Finding(Verdict.CONTRADICTED, severity, _sentence(f"{words}, for the same time ({both})"))
    reason = f"{words}; at least one gives no date, so they may mean different times ({both})"
    return Finding(Verdict.CONTRADICTED, Severity.SOFT, _sentence(reason))


def _agreement(
    statements: Sequence[Statement], documents: Mapping[str, Document], independence: Independence
) -> Finding:
    count = independence.count(statements)
    sources = ", ".join(dict.fromkeys(source(s, documents) for s in statements))
    said = f"said {len(statements)} times"
    if count == 1:
        return Finding(Verdict.SINGLE_SOURCE, Severity.NONE, f"It is {said}, all from one origin ({sources}).")
    if statements[0].kind is Kind.QUANTITY and not _is_simultaneous(statements, documents, independence):
        reason = f"It is {said} alike, but for different dates, so none confirms another ({sources})."
        return Finding(Verdict.COMPATIBLE, Severity.NONE, reason)
    if _has_loose(statements):
        figures = " and ".join(dict.fromkeys(s.value.text for s in statements if s.value and s.value.text))
        reason = f"{figures or 'What they say'} can be true together; {count} independent sources say so ({sources})."
        return Finding(Verdict.COMPATIBLE, Severity.NONE, reason)
    return Finding(
        Verdict.CORROBORATED, Severity.NONE, f"It is {said} alike, by {count} independent sources ({sources})."
    )


def _is_simultaneous(
    statements: Sequence[Statement], documents: Mapping[str, Document], independence: Independence
) -> bool:
    """Whether statements of two origins may speak of the same time."""
    return any(
        independence.count((a, b)) == 2 and _period(a, b, documents) in (Period.SAME, Period.UNKNOWN)
        for i, a in enumerate(statements[:MOST_READINGS])
        for b in statements[i + 1 : MOST_READINGS]
    )


def _has_loose(statements: Sequence[Statement]) -> bool:
    """Whether the statements agree only within what their words allow."""
    return any(
        compare_values(x, y).match is Match.COMPATIBLE
        for a, b in _pairs(statements)
        for x, y, _ in _figures(a, b)
    )  # fmt: skip


def _period(a: Statement, b: Statement, documents: Mapping[str, Document]) -> Period:
    x, y = documents.get(a.evidence.document), documents.get(b.evidence.document)
    return compare_periods(a.time, b.time, x.date if x else None, y.date if y else None)


def _both(a: Statement, b: Statement, documents: Mapping[str, Document]) -> str:
    return f"{_dated(a, documents)}; {_dated(b, documents)}"


def _dated(s: Statement, documents: Mapping[str, Document]) -> str:
    time = s.time
    if time is None or time.basis is Basis.PUBLICATION:
        document = documents.get(s.evidence.document)
        when = f"published {document.date}" if document and document.date else "no date"
    else:
        when = time.text or time.start or time.end or "no date"
    return f"{source(s, documents)}, {when}"


def source(s: Statement, documents: Mapping[str, Document]) -> str:
    """How a reason names the source of a statement: its publisher, else its path."""
    document = documents.get(s.evidence.document)
    if document is None:
        return s.evidence.document
    return document.publisher or document.path


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
