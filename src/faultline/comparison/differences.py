"""What two statements on one matter differ in: polarity, stance or sign, stage, figures, names.

One check each, the gravest first; a check gives a finding or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from faultline.comparison.causes import bearing, is_denied
from faultline.comparison.doubts import (
    TOLD,
    are_loose,
    doubt_of_denial,
    doubt_of_foes,
    doubt_of_target,
    doubt_of_toll,
    is_in_passing,
)
from faultline.comparison.figures import measures_of_events
from faultline.comparison.finding import Finding
from faultline.comparison.hands import another_hand, are_one_sufferer, bodies_named, victims_alike
from faultline.comparison.labels import ids_of, named, shown
from faultline.comparison.passages import are_of_two_voices, are_told_apart, is_one_voice, is_repeated
from faultline.comparison.periods import Period, same_window
from faultline.comparison.slips import is_year_slip, misspelt
from faultline.comparison.sufferers import are_other_victims, is_no_whole
from faultline.comparison.telling import Pair, sentence
from faultline.comparison.tellings import Telling, same_toll
from faultline.comparison.ties import sign, ties
from faultline.comparison.values import Match, compare_values, figure
from faultline.comparison.wording import anybody, stem
from faultline.model.comparison import Severity, Verdict
from faultline.model.statement import Kind, Modality, Polarity, Statement
from faultline.model.time import Precision, Time
from faultline.model.value import Value
from faultline.resolution.intervals import days
from faultline.resolution.nominals import head_of

_ALIKE = ({"opposes", "condemns"},)
"""Different stances on one thing that go together."""
_STAGES = ("proposed", "announced", "pledged", "active", "ended")
_BREAKING = re.compile(r"'(?:break|split|sever|cut|defect|fall out)\b")
_OTHER_BEARING = "they differ in what it does"
_LOOSE = "they share so few words that each may tell of a case of its own"
_LASTING = (Kind.RELATION, Kind.POSITION, Kind.CAUSE)
"""Kinds of which one outlet tells many things that look alike."""
SHORT_DAYS = 7
"""Two counts of one happening exclude each other only where both are of days."""


def judge_pair(pair: Pair) -> Finding | None:
    """The difference between two statements; None where both can be true as they stand."""
    if are_told_apart(pair.a, pair.b) or (is_repeated(pair.a, pair.b) and not _rejects_words(pair)):
        return None
    return next((found for check in CHECKS if (found := check(pair)) is not None), None)


def _rejects_words(pair: Pair) -> bool:
    """Whether the one plainly denies what it repeats from the other word for word: "rejects the claim that …"."""
    return pair.a.polarity is not pair.b.polarity and not doubt_of_denial(pair.a, pair.b, pair.documents)


def disagreement(pair: Pair, words: str, *, softest: bool = False) -> Finding:
    """What differs at one time excludes one another; at different times it is an update."""
    if pair.period is Period.APART:
        return Finding(Verdict.UPDATED, Severity.NONE, sentence(f"{words}, but {pair.gap}: updated ({pair.both})"))
    if pair.period is Period.LIKELY_APART:
        reason = f"{words}, but published {pair.gap} and so likely of different dates ({pair.both})"
        return Finding(Verdict.UPDATED, Severity.NONE, sentence(reason))
    if pair.a.kind in _LASTING and pair.is_of_one_source and not are_of_two_voices(pair.a, pair.b):
        return doubted(pair, words, "one outlet tells both, so they may be two matters")
    if pair.period is Period.SAME:
        severity = Severity.SOFT if softest else Severity.HARD
        return Finding(Verdict.CONTRADICTED, severity, sentence(f"{words}, for the same time ({pair.both})"))
    reason = f"{words}; at least one gives no date, so they may mean different times ({pair.both})"
    return Finding(Verdict.CONTRADICTED, Severity.SOFT, sentence(reason))


def doubted(pair: Pair, words: str, doubt: str) -> Finding:
    """What differs, but may both be true."""
    return Finding(Verdict.COMPATIBLE, Severity.NONE, sentence(f"{words}, but {doubt} ({pair.both})"))


def figures(a: Statement, b: Statement) -> Iterator[tuple[Value | None, Value | None, str]]:
    """The figures of two statements that count the same, and what they count."""
    if a.kind in (Kind.QUANTITY, Kind.EFFORT, Kind.FLOW):
        yield a.value, b.value, ""
    elif a.kind is Kind.EVENT and a.counts and b.counts and _suffered_alike(a, b):
        for what in ("killed", "injured", "detained"):
            x, y = getattr(a.counts, what), getattr(b.counts, what)
            if not (is_no_whole(a, x) or is_no_whole(b, y) or are_other_victims(a, x, b, y)):
                yield x, y, f"{what}: "


def _planned(pair: Pair) -> Finding | None:
    ranks = {s.modality: _AHEAD.get(s.modality, len(_AHEAD)) for s in (pair.a, pair.b)}
    if len(set(ranks.values())) == 1 or _are_vague(pair):
        return None
    first, then = (_MODAL[m] for m in sorted(ranks, key=lambda m: ranks[m]))
    is_done = pair.a.polarity is pair.b.polarity
    words = f"{first} as one tells it, {then if is_done else 'not so'} as the other"
    return Finding(Verdict.UPDATED, Severity.NONE, sentence(f"{words} ({pair.both})"))


_AHEAD = {Modality.CALLED_FOR: 0, Modality.PLANNED: 1}
"""What comes before a deed, in order."""
_MODAL = {
    Modality.CALLED_FOR: "called for",
    Modality.PLANNED: "planned",
    Modality.ACTUAL: "done",
    Modality.ALLEGED: "done",
    Modality.HYPOTHETICAL: "thought of",
}


def _polarity(pair: Pair) -> Finding | None:
    if pair.a.polarity is pair.b.polarity or pair.a.kind is Kind.CAUSE or is_in_passing(pair):
        return None
    if is_one_voice(pair.a, pair.b) or sign(pair.a) * sign(pair.b) == -1:
        return None
    doubt = doubt_of_denial(pair.a, pair.b, pair.documents)
    if doubt:
        return doubted(pair, "one affirms it, the other denies it", doubt)
    return disagreement(pair, "one affirms it, the other denies it", softest=_are_vague(pair))


def _type(pair: Pair) -> Finding | None:
    one, other = (t.replace("_", " ") for t in (pair.a.type, pair.b.type))
    words = f"“{one}” against “{other}”"
    if pair.a.kind is Kind.POSITION and one != other and {pair.a.type, pair.b.type} not in _ALIKE:
        doubt = doubt_of_target(pair.a, pair.b)
        if doubt:
            return doubted(pair, words, doubt)
        return disagreement(pair, words, softest=True)
    is_so = pair.a.polarity is pair.b.polarity is Polarity.AFFIRMED
    if pair.a.kind is Kind.RELATION and sign(pair.a) * sign(pair.b) == -1 and is_so:
        if not {pair.a.modality, pair.b.modality} <= TOLD:
            return doubted(pair, words, "one of them tells of what may be")
        if any(_BREAKING.search(s.pattern) for s in (pair.a, pair.b)):
            return Finding(Verdict.UPDATED, Severity.NONE, sentence(f"{words}: they have broken apart ({pair.both})"))
        doubt = doubt_of_foes(pair)
        return doubted(pair, words, doubt) if doubt else disagreement(pair, words, softest=True)
    return None


def _bearing(pair: Pair) -> Finding | None:
    """Of one factor on another; what one text says of it in several places, it says of several cases."""
    a, b = pair.a, pair.b
    if a.kind is not Kind.CAUSE or a.evidence.document == b.evidence.document:
        return None
    denied = is_denied(a), is_denied(b)
    if Modality.PLANNED in (a.modality, b.modality) and bearing(a) != bearing(b):
        return doubted(pair, _OTHER_BEARING, "what is but intended tells nothing of what came of it")
    if are_loose(a, b):
        return None if bearing(a) == bearing(b) and denied[0] is denied[1] else doubted(pair, _OTHER_BEARING, _LOOSE)
    if bearing(a) == bearing(b) and denied[0] is not denied[1]:
        return disagreement(pair, "one affirms it, the other denies it", softest=True)
    if bearing(a) == bearing(b) or any(denied):
        return None
    if a.type == b.type:  # "damage of the cables", "the cables failed": what is a loss is told in many words
        return doubted(pair, _OTHER_BEARING, "only the words of one make it a loss")
    reason = f"one says that it raises it, the other that it lowers it ({pair.both})"
    return Finding(Verdict.CONTRADICTED, Severity.SOFT, sentence(reason))


def _direction(pair: Pair) -> Finding | None:
    """The same tie the other way round, where it can hold one way only."""
    a, b = pair.a, pair.b
    if a.kind is not Kind.RELATION or a.type != b.type or a.type not in (*ties()["one_way"], *ties()["giving"]):
        return None
    ends = [ids_of(s.roles(role)) for s in (a, b) for role in ("source", "target")]
    if not (ends[0] and ends[1]) or ends[0] != ends[3] or ends[1] != ends[2]:
        return None
    words = f"“{a.type.replace('_', ' ')}” is told the other way round"
    return disagreement(pair, words, softest=a.type in ties()["giving"])


def _stage(pair: Pair) -> Finding | None:
    x, y = pair.a.stage, pair.b.stage
    if pair.a.kind is not Kind.EFFORT or x is None or y is None or x is y:
        return None
    first, then = sorted((x.value, y.value), key=_STAGES.index)
    amounts = [figure(s.value) for s in (pair.a, pair.b) if s.value]
    told = f", {' and '.join(dict.fromkeys(amounts))}" if amounts else ""
    reason = f"{first} in one, {then} in the other{told} ({pair.both})"
    return Finding(Verdict.UPDATED, Severity.NONE, sentence(reason))


def _values(pair: Pair) -> Finding | None:
    for x, y, what in figures(pair.a, pair.b):
        found = compare_values(x, y)
        if found.match in (Match.SAME, Match.UNLIKE):
            slip = _year_slip(pair, x) if found.match is Match.SAME else None
            if slip:
                return slip
            continue
        if _of_two_spans(pair):
            continue
        if found.match in (Match.SCALED, Match.SWAPPED) and pair.period not in (Period.APART, Period.LIKELY_APART):
            severity = Severity.HARD if pair.period is Period.SAME else Severity.SOFT
            reason = f"{what}{found.words}, which looks like a slip in copying ({pair.both})"
            return Finding(Verdict.COPY_ERROR, severity, sentence(reason))
        is_moved = found.match is Match.COMPATIBLE and pair.period is Period.APART and x and y and x.low != y.low
        if is_moved or found.match is not Match.COMPATIBLE:
            words = f"{figure(x)} against {figure(y)}" if is_moved and x and y else found.words
            return _of_happening(pair, x, y, f"{what}{words}") or disagreement(
                pair, f"{what}{words}", softest=_are_vague(pair)
            )
    return None


def _of_happening(pair: Pair, x: Value | None, y: Value | None, words: str) -> Finding | None:
    """Two tolls of one happening that may both be true: of two deeds after all, or a first and a later count."""
    if pair.has_grown(x, y):
        reason = f"{words}, and the later report tells more: likely brought up to date ({pair.both})"
        return Finding(Verdict.UPDATED, Severity.NONE, sentence(reason))
    if pair.a.kind is not Kind.EVENT and pair.a.type not in measures_of_events():
        return None
    if pair.is_of_one_outlet:
        reason = (
            f"{words}, from one outlet in two reports: the later one likely brings the other up to date ({pair.both})"
        )
        return Finding(Verdict.UPDATED, Severity.NONE, sentence(reason))
    doubt = doubt_of_toll(pair, x, y)
    return doubted(pair, words, doubt) if doubt else None


def _of_two_spans(pair: Pair) -> bool:
    """Whether both sum up spans of time that are not one: since June, since April."""
    a, b = pair.a.time, pair.b.time
    is_sum = any(t is not None and t.start is not None and t.precision is Precision.INTERVAL for t in (a, b))
    return (is_sum or pair.period is Period.SAME) and not same_window(a, b) and not _are_levels(a, b)


def _are_levels(a: Time | None, b: Time | None) -> bool:
    """Whether both give but the last day: the levels of two days."""
    return a is not None and b is not None and a.start is None and b.start is None


def _doers(pair: Pair) -> Finding | None:
    """One deed with one toll or one named sufferer, done by others as the other tells it."""
    if pair.a.kind is not Kind.EVENT:
        return None
    one, other = Telling.of([pair.a]), Telling.of([pair.b])
    if one is None or other is None or not another_hand(one, other):
        return None
    is_one = (same_toll(one, other) and victims_alike(one, other)) or are_one_sufferer(one, other)
    if not is_one or not (one.is_of_a_day and other.is_of_a_day):
        return None
    words = [shown(s.roles("actor")) for s in (pair.a, pair.b)]
    reason = f"{words[0]} did it as one tells it, {words[1]} as the other ({pair.both})"
    return Finding(Verdict.CONTRADICTED, Severity.SOFT, sentence(reason))


def _year_slip(pair: Pair, value: Value | None) -> Finding | None:
    if pair.a.kind is not Kind.QUANTITY or not is_year_slip(pair.a.time, pair.b.time, value):
        return None
    words = f"{figure(value) if value else ''} on one day of two years running, which looks like a slip of the year"
    return Finding(Verdict.COPY_ERROR, Severity.SOFT, sentence(f"{words} ({pair.both})"))


def _names(pair: Pair) -> Finding | None:
    x, y = misspelt(pair.a, pair.b)
    if not x:
        return None
    reason = f"“{x}” against “{y}”, which looks like a slip in spelling ({pair.both})"
    return Finding(Verdict.COPY_ERROR, Severity.SOFT, sentence(reason))


def _suffered_alike(a: Statement, b: Statement) -> bool:
    """Whether the dead of two statements may be the same people: one side is silent, or names them alike."""
    ones, others = a.roles("recipient"), b.roles("recipient")
    if not ones or not others or ids_of(ones) & ids_of(others) or bodies_named(ones) & bodies_named(others):
        return True
    heads = [{stem(head_of(r.text)) for r in side} for side in (ones, others)]
    return bool(heads[0] & heads[1] or (heads[0] | heads[1]) & anybody()) and not (named(ones) and named(others))


def _are_vague(pair: Pair) -> bool:
    """Whether one of two happenings is told too loosely for a count to exclude another."""
    if pair.a.kind is not Kind.EVENT:
        return False
    lengths = [days(s.time) if s.time else None for s in (pair.a, pair.b)]
    return any(n is None or n > SHORT_DAYS for n in lengths)


CHECKS: tuple[Callable[[Pair], Finding | None], ...] = (
    _planned,
    _polarity,
    _type,
    _bearing,
    _direction,
    _stage,
    _values,
    _doers,
    _names,
)
