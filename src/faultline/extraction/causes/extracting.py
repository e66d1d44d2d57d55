"""Causes: what raises (+) or lowers (-) what, by the verbs, nouns, connectives and motives of `patterns/causes.toml`.

The sign is that of the effect as named: in "X fuels violence" violence goes up, in "access deteriorated because of X"
access goes down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from faultline.extraction.causes.connectives import from_connectives
from faultline.extraction.causes.consequences import from_consequences
from faultline.extraction.causes.lists import spelled_out
from faultline.extraction.causes.motives import from_motives
from faultline.extraction.causes.nouns import from_nouns
from faultline.extraction.causes.spans import Cause, overlap
from faultline.extraction.causes.verbs import from_verbs
from faultline.extraction.context import SentenceContext
from faultline.extraction.making import Finding, make
from faultline.model.statement import Kind, Statement

SOURCES: tuple[Callable[[SentenceContext], Iterator[Cause]], ...] = (
    from_verbs,
    from_nouns,
    from_connectives,
    from_consequences,
    from_motives,
)
"""The first that tells of a cause and an effect keeps them; a later one may not tell the same again."""


def extract_causes(context: SentenceContext) -> Iterator[Statement]:
    """All causes of a sentence, each pair of cause and effect once."""
    told: list[Cause] = []
    for source in SOURCES:
        for cause in (c for found in source(context) for c in spelled_out(context, found)):
            if _is_circular(cause) or any(_is_same(cause, other) for other in told):
                continue
            told.append(cause)
            yield make(context, _finding(cause))


def _is_circular(cause: Cause) -> bool:
    """Whether cause and effect share words, or the effect names the cause again ("disputes from escalating")."""
    return overlap(cause.cause, cause.effect) or cause.cause.text.lower() in cause.effect.text.lower()


def _is_same(one: Cause, other: Cause) -> bool:
    return overlap(one.cause, other.cause) and overlap(one.effect, other.effect)


def _finding(cause: Cause) -> Finding:
    return Finding(
        kind=Kind.CAUSE,
        type=cause.sign,
        trigger=cause.trigger,
        arguments=(cause.cause, cause.effect),
        pattern=f"cause/{cause.sign}: {cause.by}",
        factuality=cause.factuality,
        base=0.5,
    )
