"""Dates and periods in a sentence, resolved by the date of publication and by dates given before.

What stands whole in the text is STATED; what needed another date is INFERRED; what cannot be known is not given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from faultline.language.dates import Period, read_publication
from faultline.language.points import POINT, Point, read_point
from faultline.language.relative import RELATIVE, Clock, read_relative
from faultline.language.tokens import TokenSpans, sentence_text
from faultline.model.sentence import Sentence, TimeExpression
from faultline.model.time import Basis, Precision, Time

_MAYBE_TIME = re.compile(
    r"\d|[Yy]esterday|[Tt]oday|[Tt]omorrow|days?\b|week|month|year|decade|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|"
    r"spring|summer|autumn|fall|winter"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|next|upcoming|scheduled|planned|plans?|due|expected|to be held|starting|ahead of)\b"
)
_JOIN = re.compile(r"\s*(?:and|to|until|till|through|[-–—])\s*(?:the\s+)?")
_RANGE_BEFORE = re.compile(r"(?:\b(?:between|from)\s+(?:the\s+)?)$", re.IGNORECASE)
_OPEN_BEFORE = re.compile(
    r"\b(?P<word>since|from|after|starting(?:\s+in)?|as\s+of|until|till|up\s+to|before|prior\s+to|by)\s+"
    r"(?:(?:in|on|the|as\s+early\s+as|at\s+least)\s+)*$",
    re.IGNORECASE,
)
_OPEN_END = frozenset({"since", "from", "after", "starting", "starting in"})
_OPEN_START = frozenset({"until", "till", "up to", "before", "prior to", "by"})


@dataclass(frozen=True, slots=True)
class _Span:
    """Characters of a sentence and what they mean; `is_anchor`: a later "the following year" may count from it."""

    start: int
    end: int
    period: Period
    basis: Basis
    is_anchor: bool = True


class TimeReader:
    """Reads the sentences of one document in order, since "two days later" counts from a date before it."""

    def __init__(self, published: str | None) -> None:
        self._published = read_publication(published)
        self._anchor: Period | None = None
        self._anchor_sentence = -9
        self._anchor_has_year = False

    def read(self, text: str, sentence: Sentence) -> tuple[TimeExpression, ...]:
        """The times of one sentence, in order."""
        plain = sentence_text(text, sentence)
        if not _MAYBE_TIME.search(plain):
            return ()
        spans = TokenSpans(sentence)
        found = []
        for span in self._spans(plain, sentence):
            start, end = _iso(span.period.start), _iso(span.period.end)
            first, stop = spans.at(span.start, span.end)
            words = text[sentence.start + span.start : sentence.start + span.end]
            found.append(TimeExpression(first, stop, Time(start, end, span.period.precision, span.basis, words)))
        return tuple(found)

    def _spans(self, plain: str, sentence: Sentence) -> Iterator[_Span]:
        at = 0
        is_future = bool(_FUTURE.search(plain))
        while at < len(plain):
            point, relative = POINT.search(plain, at), RELATIVE.search(plain, at)
            match = min((m for m in (point, relative) if m), key=lambda m: (m.start(), -m.end()), default=None)
            if match is None:
                return
            clock = self._clock(sentence, is_future=is_future)
            for day in _two_days(plain, match, clock) if match is point else ():
                yield day
                self._remember(day, sentence)
                at = match.end()
            if at == match.end():
                continue
            span = self._range(plain, match, clock) if match is point else _relative(match, clock)
            if span is None or (match is point and _is_counted(sentence, plain, match)):
                at = match.end()
                continue
            yield span
            at = max(span.end, match.end())
            self._remember(span, sentence)

    def _clock(self, sentence: Sentence, *, is_future: bool) -> Clock:
        is_near = self._anchor_has_year and sentence.index - self._anchor_sentence <= 1
        return Clock(self._published, self._anchor, anchor_is_near=is_near, is_future=is_future)

    def _remember(self, span: _Span, sentence: Sentence) -> None:
        if span.is_anchor and span.period.start and span.period.precision is not Precision.INTERVAL:
            was_near = self._anchor_has_year and sentence.index - self._anchor_sentence <= 1
            self._anchor = span.period
            self._anchor_has_year = was_near or span.basis is Basis.STATED
            self._anchor_sentence = sentence.index

    def _range(self, plain: str, match: re.Match[str], clock: Clock) -> _Span | None:
        """A point in time, with a second one that ends a range and the word before it that opens a side."""
        point = read_point(match, plain)
        if point is None:
            return None
        joined = _JOIN.match(plain, match.end())
        second = POINT.match(plain, joined.end()) if joined else None
        opened = _RANGE_BEFORE.search(plain, 0, match.start())
        if second and (_is_modifier(plain, match) or _is_modifier(plain, second)):
            second = None
        if joined and second and (opened or joined[0].strip() in ("-", "–", "—", "to", "until", "through")):
            whole = _both(point, read_point(second, plain), clock)
            if whole:
                return _Span(opened.start() if opened else match.start(), second.end(), whole[0], whole[1], False)
        return _single(plain, match, point, clock)


def _two_days(plain: str, match: re.Match[str], clock: Clock) -> Iterator[_Span]:
    """ "26 and 28 January" are two days, "between 26 and 28 January" is none of this."""
    parts = next((g for g in (("day", "day_to"), ("day_b", "day_to_b")) if match[g[1]]), None)
    if parts is None or _RANGE_BEFORE.search(plain, 0, match.start()):
        return
    (_, first_end), (second_start, second_end) = match.span(parts[0]), match.span(parts[1])
    point = read_point(match, plain)
    if point is None or plain[first_end:second_start].strip() != "and":
        return
    starts, ends = (match.start(), second_start), (first_end, max(match.end(), second_end))
    for start, end, day in zip(starts, ends, (point.day, point.day_to), strict=True):
        resolved = replace(point, day=day, day_to=None).resolve(clock)
        if resolved:
            yield _Span(start, end, resolved[0], resolved[1])


def _both(first: Point, second: Point | None, clock: Clock) -> tuple[Period, Basis] | None:
    if second is None:
        return None
    resolved = second.resolve(clock)
    if resolved is None or resolved[0].end is None:
        return None
    begin = first.with_year_of(second, resolved[0].end).resolve(clock)
    if begin is None or begin[0].start is None or begin[0].start > resolved[0].end:
        return None
    is_stated = second.is_full and (first.is_full or first.year is None)
    return Period(begin[0].start, resolved[0].end, Precision.INTERVAL), Basis.STATED if is_stated else Basis.INFERRED


def _single(plain: str, match: re.Match[str], point: Point, clock: Clock) -> _Span | None:
    resolved = point.resolve(clock)
    if resolved is None:
        return None
    period, basis = resolved
    opened = _OPEN_BEFORE.search(plain, 0, match.start())
    word = re.sub(r"\s+", " ", opened["word"].lower()) if opened else ""
    if opened and word in _OPEN_END:
        return _Span(opened.start(), match.end(), Period(period.start, None, Precision.INTERVAL), basis, False)
    if opened and word in _OPEN_START:
        return _Span(opened.start(), match.end(), Period(None, period.end, Precision.INTERVAL), basis, False)
    return _Span(match.start(), match.end(), period, basis, is_anchor=not _is_modifier(plain, match))


def _relative(match: re.Match[str], clock: Clock) -> _Span | None:
    period = read_relative(match, clock)
    return None if period is None else _Span(match.start(), match.end(), period, Basis.INFERRED)


def _is_modifier(plain: str, match: re.Match[str]) -> bool:
    """A year right before a noun ("the 2012 coup") dates that thing, not what the text goes on to tell."""
    return bool(re.match(r"\s+[a-z]{4,}", plain[match.end() : match.end() + 12])) and plain[: match.start()].endswith(
        "the "
    )


def _is_counted(sentence: Sentence, plain: str, match: re.Match[str]) -> bool:
    """Whether what looks like a year is a number of things: "2000 soldiers"."""
    if not re.fullmatch(r"\d{4}", match[0]):
        return False
    at = sentence.start + match.start()
    number = next((t for t in sentence.tokens if t.start == at), None)
    if number is None or number.relation != "nummod" or number.head <= number.index:
        return False
    noun = sentence.tokens[number.head]
    is_dated = re.search(r"\b(?:in|since|during|of|the|by|from|until|'s|’s)\s*$", plain[: match.start()], re.IGNORECASE)
    return noun.index - number.index <= 2 and "Number=Plur" in noun.feats and not is_dated


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
