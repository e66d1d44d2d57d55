"""Causes: what raises (+) or lowers (-) what, by the verbs, nouns, connectives and motives of `patterns/causes.toml`.

The sign is that of the effect as named: in "X fuels violence" violence goes up, in "access deteriorated because of X"
access goes down.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from faultline.extraction.attributes.speaking import SPEAKING
from faultline.extraction.causes.connectives import from_connectives
from faultline.extraction.causes.consequences import from_consequences
from faultline.extraction.causes.lists import spelled_out
from faultline.extraction.causes.motives import from_motives
from faultline.extraction.causes.nouns import from_nouns
from faultline.extraction.causes.reactions import from_reactions
from faultline.extraction.causes.reasons import from_reasons
from faultline.extraction.causes.spans import Cause, overlap
from faultline.extraction.causes.verbs import from_verbs
from faultline.extraction.causes.wholes import whole
from faultline.extraction.context import SentenceContext
from faultline.extraction.making import Finding, make
from faultline.model.sentence import Form
from faultline.model.statement import Argument, Kind, Statement

SOURCES: tuple[Callable[[SentenceContext], Iterator[Cause]], ...] = (
    from_verbs,
    from_nouns,
    from_connectives,
    from_consequences,
    from_motives,
    from_reasons,
    from_reactions,
)
"""The first that tells of a cause and an effect keeps them; a later one may not tell the same again."""
_TOLL = re.compile(
    r"^(?:\W|\w+ly |the |an? |at least |more than |some |about |\d[\d,]* |dozens of |hundreds of |civilian )*"
    r"(?:deaths?|fatalit\w+|casualt\w+|injur\w+|killings?|wounding)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\s+(?:on|since|until|by|of) (?:the )?\d{1,2}(?:st|nd|rd|th)?$")
_MANY = re.compile(
    r"(?:(?:tens|hundreds|dozens|scores) of )?(?:thousands|millions|hundreds|dozens|scores)", re.IGNORECASE
)
_VIOLENT = re.compile(
    r"attack|violence|hostilit|strike|bomb|blast|explo|shell|fire\b|clash|fighting|shooting|raid|ambush|assault|operation|shot",
    re.IGNORECASE,
)


def extract_causes(context: SentenceContext) -> Iterator[Statement]:
    """All causes of a sentence, each pair of cause and effect once."""
    told: list[Cause] = []
    for source in SOURCES:
        spelled = (whole(context, _dated(c)) for found in source(context) for c in spelled_out(context, found))
        for cause in (c for c in spelled if c is not None):
            if _is_circular(cause) or _is_toll(cause) or _is_somebody_alone(context, cause.effect):
                continue
            if any(_is_same(cause, other) for other in told):
                continue
            told.append(cause)
            yield make(context, _finding(cause))


def _is_circular(cause: Cause) -> bool:
    """Whether cause and effect share words, or the effect names the cause again ("disputes from escalating")."""
    return overlap(cause.cause, cause.effect) or cause.cause.text.lower() in cause.effect.text.lower()


def _dated(cause: Cause) -> Cause:
    """The cause and effect without a date that was cut in two ("the collapse of the truce on 18")."""
    return replace(cause, cause=_uncut(cause.cause), effect=_uncut(cause.effect))


def _uncut(argument: Argument) -> Argument:
    cut = _DAY.search(argument.text)
    if cut is None or argument.start is None:
        return argument
    text = argument.text[: cut.start()]
    return replace(argument, text=text, end=argument.start + len(text))


def _is_toll(cause: Cause) -> bool:
    """Whether it only tells how many an attack killed or hurt: that is the attack with its toll."""
    return bool(_TOLL.search(cause.effect.text)) and bool(_VIOLENT.search(cause.cause.text))


def _is_somebody_alone(context: SentenceContext, effect: Argument) -> bool:
    """Whether the effect is but a name or a number of people: what becomes of them is an event."""
    if _MANY.fullmatch(effect.text):
        return True
    named = (m for m in context.tree.sentence.mentions if (m.start, m.end) == (effect.start, effect.end))
    return any(m.form in (Form.NAME, Form.ACRONYM) and m.type in SPEAKING for m in named)


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
