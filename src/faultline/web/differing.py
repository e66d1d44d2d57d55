"""In what compared statements differ, and where the words for it stand in their passages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from faultline.exchange.figures import say_range
from faultline.exchange.wording import join
from faultline.model.statement import Attribution, Statement
from faultline.model.time import Basis
from faultline.model.value import Value
from faultline.web.dates import time_in_words
from faultline.web.speaking import told_what
from faultline.web.words import Words

Read = Callable[[Statement, Words], tuple[str, str]]
"""What a statement says of one thing: as it is shown, and the words of the passage for it; both may be empty."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing on which statements differ: its name as `comparisons.differs` has it, and what each says of it."""

    name: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A statement beside others: its passage cut into (text, whether it differs there)."""

    statement: Statement
    passage: tuple[tuple[str, bool], ...]


def sides_of(statements: Sequence[Statement], words: Words) -> tuple[tuple[Difference, ...], tuple[Side, ...]]:
    """What differs between statements on one matter, and their passages with the words for it."""
    differences: list[Difference] = []
    marked: list[list[str]] = [[] for _ in statements]
    for name, read in _READ.items():
        told = [read(s, words) for s in statements]
        if len({shown for shown, _ in told if shown}) < 2 or (name == "says" and differences):
            continue
        differences.append(Difference(name, tuple(shown for shown, _ in told)))
        for marks, (_, text) in zip(marked, told, strict=True):
            marks.append(text)
    passages = (Side(s, tuple(_cut(s.evidence.quote, marks))) for s, marks in zip(statements, marked, strict=True))
    return tuple(differences), tuple(passages)


def _cut(quote: str, marks: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The quote in pieces; a mark that overlaps an earlier one, or does not stand in it, is passed over."""
    found = sorted({(at, at + len(mark)) for mark in marks if mark and (at := quote.find(mark)) >= 0})
    end = 0
    for start, stop in found:
        if start < end:
            continue
        if start > end:
            yield quote[end:start], False
        yield quote[start:stop], True
        end = stop
    if end < len(quote):
        yield quote[end:], False


def _figure(value: Value | None) -> tuple[str, str]:
    return (say_range(value), value.text) if value else ("", "")


def _time(statement: Statement, words: Words) -> tuple[str, str]:
    time = statement.time
    if time is None or time.basis is Basis.PUBLICATION:
        return "", ""
    return time_in_words(time, words), time.text or ""


def _place(statement: Statement, words: Words) -> tuple[str, str]:
    del words
    place = statement.place
    return (place.name or place.text, place.text) if place else ("", "")


def _voice(statement: Statement, words: Words) -> tuple[str, str]:
    if statement.speaker:
        return statement.speaker.name or statement.speaker.text, statement.speaker.text
    return (words.code("attribution", "author"), "") if statement.attribution is Attribution.AUTHOR else ("", "")


def _told(statement: Statement, words: Words) -> tuple[str, str]:
    return join(told_what(statement, words.language)), ""


_READ: dict[str, Read] = {
    "figure": lambda s, _: _figure(s.value),
    "killed": lambda s, _: _figure(s.counts.killed if s.counts else None),
    "injured": lambda s, _: _figure(s.counts.injured if s.counts else None),
    "detained": lambda s, _: _figure(s.counts.detained if s.counts else None),
    "time": _time,
    "place": _place,
    "polarity": lambda s, words: (words.code("polarity", s.polarity.value), ""),
    "modality": lambda s, words: (words.code("modality", s.modality.value), ""),
    "stage": lambda s, words: (words.code("stage", s.stage.value) if s.stage else "", ""),
    "says": _told,
    "voice": _voice,
}
"""Things in which statements may differ, in the order in which they are told; what they say as a whole is told where
nothing smaller differs."""
