"""Verdicts on what was brought together for a difference: contested dates and doers, opposed words, careers."""

from __future__ import annotations

from collections.abc import Mapping

from faultline.comparison.contests import Contest
from faultline.comparison.differences import doubted
from faultline.comparison.doubts import doubt_of_denial
from faultline.comparison.finding import Finding
from faultline.comparison.labels import shown, where
from faultline.comparison.matching import Matter
from faultline.comparison.slips import misspelt
from faultline.comparison.telling import Pair, sentence, source
from faultline.model.comparison import Severity, Verdict
from faultline.model.document import Document


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
    if contest is Contest.DENIAL:
        words = f"{shown(pair.a.roles('actor'))} did it as one tells it, and did not as the other tells it"
        doubt = doubt_of_denial(pair.a, pair.b, pair.documents)
        if doubt:
            return doubted(pair, words, doubt)
        return Finding(Verdict.CONTRADICTED, Severity.SOFT, sentence(f"{words} ({both})"))
    if contest is Contest.DATE and pair.is_of_one_source:
        return doubted(pair, f"alike but for the day, {pair.gap}", "one outlet tells both, so they may be two events")
    doers = [shown(s.roles("actor")) for s in (pair.a, pair.b)]
    words = {
        Contest.DATE: f"one event under two dates, {pair.gap}",
        Contest.PLACE: f"one event at two places, {where(pair.a)} and {where(pair.b)}",
        Contest.ACTOR: f"{doers[0]} did it as one tells it, {doers[1]} as the other",
        Contest.DIRECTION: (
            f"{doers[0]} did it to {shown(pair.a.roles('recipient'))} as one tells it, the other way round as the other"
        ),
    }[contest]
    severity = Severity.HARD if contest is Contest.DATE else Severity.SOFT
    return Finding(Verdict.CONTRADICTED, severity, sentence(f"{words} ({both})"))


def _framed(matter: Matter, documents: Mapping[str, Document]) -> Finding:
    sides = []
    for side in (0, 1):
        some = [f for f in matter.framed if f.side == side]
        words = " and ".join(f"“{w}”" for w in dict.fromkeys(f.word for f in some))
        sources = ", ".join(dict.fromkeys(source(f.statement, documents) for f in some))
        sides.append(f"{words} ({sources})")
    return Finding(Verdict.FRAMED, Severity.SOFT, sentence(f"the same is called {sides[0]} and {sides[1]}"))
