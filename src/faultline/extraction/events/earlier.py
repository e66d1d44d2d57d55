"""Who did a deed that a sentence only points back at: "these attacks killed 30", "nine more died in the raid".

They are the doers of the last violence told in the sentences just before, if the deed has no doer of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from faultline.extraction.clauses import Frame, noun_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.events.deeds import is_violence
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.statement import Argument, Kind, Polarity, Statement

_BACK = ("this", "these", "that", "those", "such", "the")
_FARTHEST = 3


@dataclass(frozen=True, slots=True)
class Doers:
    """Who did the last violence told, and in how many sentences since nobody did any."""

    arguments: tuple[Argument, ...] = ()
    age: int = 0


def doers_after(before: Doers, told: Iterable[Statement]) -> Doers:
    """Whom the next sentence may mean by "the attack"; two that did different deeds leave it open."""
    found = [
        tuple(a for a in s.arguments if a.role == "actor")
        for s in told
        if s.kind is Kind.EVENT and s.type == "ASSAULT" and s.polarity is Polarity.AFFIRMED
    ]
    named = [arguments for arguments in found if arguments]
    if named:
        is_one = all({a.text for a in n} == {a.text for a in named[0]} for n in named)
        return Doers(named[0]) if is_one else Doers()
    return Doers(before.arguments, before.age + 1) if before.age + 1 < _FARTHEST else Doers()


def earlier_doers(context: SentenceContext, frame: Frame) -> tuple[Argument, ...]:
    """The doers of the deed told before, where the verb's subject or occasion points back at it."""
    if not context.doers:
        return ()
    heads = (*frame.subjects, *frame.by(*words("frames", "occasion")))
    return context.doers if any(_points_back(context.tree, head) for head in heads) else ()


def _points_back(tree: Tree, noun: int) -> bool:
    """Whether a noun of violence is one told before, and says nothing of who did it."""
    if not is_violence(tree, noun) or not any(tree.lemmas[k] in _BACK for k in tree.children(noun, "det")):
        return False
    frame = noun_frame(tree, noun)
    return not frame.subjects and not frame.by("by", "between", "of")
