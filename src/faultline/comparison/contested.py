"""Verdicts on what was brought together for a difference: contested dates and doers, opposed words, careers."""

from __future__ import annotations

from collections.abc import Mapping

from faultline.comparison.contest import Contest
from faultline.comparison.differences import doubted
from faultline.comparison.doubts import doubt_of_denial
from faultline.comparison.finding import Finding
from faultline.comparison.labels import shown, where
from faultline.comparison.matching import Matter
from faultline.comparison.passages import are_of_two_voices
from faultline.comparison.slips import misspelt
from faultline.comparison.telling import Pair, sentence, source
from faultline.comparison.writers import writer
from faultline.model.comparison import Severity, Verdict
from faultline.model.document import Document
from faultline.model.statement import Statement


def judge_contest(matter: Matter, documents: Mapping[str, Document]) -> Finding | None:
    """The verdict on a matter that was made for what differs in it; None for any other."""
    if matter.framed:
        return _framed(matter, documents)
    pair = Pair(matter.statements[0], matter.statements[-1], documents)
    if matter.is_career:
        held = [
            f"{shown(s.roles('source'))} {s.type.replace('_', ' ')} {shown(s.roles('target'))}"
            for s in (pair.a, pair.b)
        ]
        return Finding(Verdict.UPDATED, Severity.NONE, sentence(f"{held[0]}, then {held[1]} ({pair.both})"))
    if matter.contest is None or matter.contest is Contest.COUNT:
        return None
    return _contested(matter.contest, pair)


def _contested(contest: Contest, pair: Pair) -> Finding:
    both = pair.both
    if contest is Contest.YEAR:
        reason = f"one event under two years running, which looks like a slip of the year ({both})"
        return Finding(Verdict.COPY_ERROR, Severity.SOFT, sentence(reason))
    if contest is Contest.NAME:
        x, y = misspelt(pair.a, pair.b)
        reason = f"“{x}” against “{y}”, which looks like a slip in spelling ({both})"
        return Finding(Verdict.COPY_ERROR, Severity.SOFT, sentence(reason))
    if contest is Contest.DATE and pair.gap.endswith("year apart"):
        reason = f"one event on the same day of two years, which looks like a slip of the year ({both})"
        return Finding(Verdict.COPY_ERROR, Severity.SOFT, sentence(reason))
    if pair.a.evidence.document == pair.b.evidence.document:
        return doubted(pair, _in_words(contest, pair), "one text tells both, so they may be two events")
    if pair.is_of_one_source and not are_of_two_voices(pair.a, pair.b):
        return doubted(pair, _in_words(contest, pair), "one outlet tells both, so they may be two events")
    if contest is Contest.DENIAL:
        words = _in_words(contest, pair)
        doubt = doubt_of_denial(pair.a, pair.b, pair.documents)
        if doubt:
            return doubted(pair, words, doubt)
        return Finding(Verdict.CONTRADICTED, Severity.SOFT, sentence(f"{words} ({both})"))
    severity = Severity.HARD if contest is Contest.DATE else Severity.SOFT
    return Finding(Verdict.CONTRADICTED, severity, sentence(f"{_in_words(contest, pair)} ({both})"))


def _in_words(contest: Contest, pair: Pair) -> str:
    doers = [shown(s.roles("actor")) for s in (pair.a, pair.b)]
    return {
        Contest.DATE: f"one event under two dates, {pair.gap}",
        Contest.PLACE: f"one event at two places, {where(pair.a)} and {where(pair.b)}",
        Contest.ACTOR: f"{doers[0]} did it as one tells it, {doers[1]} as the other",
        Contest.DIRECTION: (
            f"{doers[0]} did it to {shown(pair.a.roles('recipient'))} as one tells it, the other way round as the other"
        ),
        Contest.DENIAL: f"{doers[0]} did it as one tells it, and did not as the other tells it",
    }[contest]


def _framed(matter: Matter, documents: Mapping[str, Document]) -> Finding:
    sides, voices = [], []
    for side in (0, 1):
        some = [f for f in matter.framed if f.side == side]
        words = " and ".join(f"“{w}”" for w in dict.fromkeys(f.word for f in some))
        sources = ", ".join(dict.fromkeys(source(f.statement, documents) for f in some))
        sides.append(f"{words} ({sources})")
        voices.append({_voice(f.statement, documents) for f in some})
    words = f"the same is called {sides[0]} and {sides[1]}"
    if not any(_are_two(a, b) for a in voices[0] for b in voices[1]):
        return Finding(Verdict.COMPATIBLE, Severity.NONE, sentence(f"{words}, but one and the same voice uses both"))
    return Finding(Verdict.FRAMED, Severity.SOFT, sentence(words))


def _voice(statement: Statement, documents: Mapping[str, Document]) -> tuple[str, str]:
    """The outlet that brings the words, and the speaker who says them, if it names one."""
    document = documents.get(statement.evidence.document)
    speaker = statement.speaker
    return writer(document) or source(statement, documents), speaker.entity or speaker.text if speaker else ""


def _are_two(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether two speakers say it, or two outlets."""
    return a[1] != b[1] if a[1] and b[1] else a[0] != b[0]
