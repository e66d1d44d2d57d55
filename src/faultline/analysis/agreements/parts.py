"""What a statement says of an instrument: who has which part in it, how it fares, what it lays down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from faultline.analysis.agreements.instruments import Instruments, Mention
from faultline.analysis.agreements.wording import form_of, is_light, pattern, states, unreal, words
from faultline.analysis.material import Material
from faultline.model.statement import Argument, Kind, Modality, Polarity, Statement
from faultline.resolution.folding import fold_name

_ASKED = 90
"""Characters before an instrument in which a word of asking holds for it."""
_EARLY = 45
"""Characters of the words of a stance after which an instrument is only spoken of beside its matter."""
_TOLD = (Modality.ACTUAL, Modality.ALLEGED)
_ON_LIFTING = {"supports": "supports_lifting", "calls_for": "calls_for_lifting", "opposes": "opposes_lifting"}
_ON_BREACH = {"condemns": "condemns_breach", "warns": "warns_of_breach", "denies": "denies_breach"}
_DENIAL = re.compile(r"\bden(?:y|ied|ies|ying)\b|\brefut\w+|\brejected (?:the )?(?:claim|alleg|accus)\w*", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """That somebody has a part in an instrument: signed it, broke it, supports it.

    Attributes:
        part: A key of `parts` in `words.toml`, or a stance.
        who: The argument that has it.
        is_alleged: Whether nobody tells it as a fact.
        is_denied: Whether the statement denies it.
    """

    part: str
    who: Argument
    is_alleged: bool
    is_denied: bool


def parts_of(statement: Statement, mention: Mention, instruments: Instruments, material: Material) -> Iterator[Part]:
    """The parts that a statement gives to actors."""
    if statement.modality not in _TOLD:
        return
    alleged, denied = statement.modality is Modality.ALLEGED, statement.polarity is Polarity.DENIED
    for part, who in _given(statement, mention, instruments):
        own = fold_name(material.name(who.entity or "")) in mention.instrument.key
        if material.acts(who.entity) and not (part == "imposed" and own):
            yield Part(part, who, alleged, denied)


def _given(statement: Statement, mention: Mention, instruments: Instruments) -> Iterator[tuple[str, Argument]]:
    if statement.kind is Kind.POSITION:
        stance = _stance(statement, mention, instruments)
        yield from ((stance, holder) for holder in statement.roles("holder") if stance)
    elif statement.kind is Kind.EVENT and _is_about(statement, mention, instruments):
        part = _deed(statement)
        yield from ((part, actor) for actor in statement.roles("actor") if part)
        if part in ("brokered", "signed"):
            yield from (("signed", other) for other in statement.roles("recipient"))


def state_of(statement: Statement, mention: Mention) -> str | None:
    """How an instrument fares after the words around it; None where they do not say.

    The nearest word in the same part of the sentence holds. A breach that somebody denies is `denied`, which is neither
    a breach nor compliance.
    """
    quote = statement.evidence.quote
    if mention.start < 0 or (statement.kind is Kind.POSITION and statement.type in ("opposes", "denies")):
        return None
    best = _nearest(quote, mention)
    if best is None:
        return None
    before = quote[max(0, mention.start - _ASKED) : mention.start]
    is_open = statement.modality in (Modality.CALLED_FOR, Modality.PLANNED) or _is_asked(before)
    if best in ("under_way", "kept") and is_open:
        return "called_for"
    if best == "broken" and (
        _DENIAL.search(quote) or (statement.polarity is Polarity.DENIED and _is_breach(statement))
    ):
        return "denied"
    if best == "broken" and (is_open or unreal().search(before)):
        return "called_for"
    return "stalled" if best == "kept" and statement.polarity is Polarity.DENIED else best


def _is_breach(statement: Statement) -> bool:
    return statement.type in words()["parts"]["broken"]["types"]


def _is_asked(before: str) -> bool:
    """Whether the part of the sentence before an instrument asks for something."""
    return any(m.lastgroup == "called_for" for m in states().finditer(before))


def _nearest(quote: str, mention: Mention) -> str | None:
    """The state that the nearest word tells which governs the instrument."""
    order = list(words()["states"])
    found: list[tuple[int, int, str]] = []
    for match in states().finditer(quote):
        if match.start() < mention.end and mention.start < match.end():
            continue
        after = match.start() >= mention.end
        first, last = (mention.end, match.start()) if after else (match.end(), mention.start)
        state = str(match.lastgroup)
        if state == "kept" and quote[: match.start()].endswith("to "):
            state = "under_way"
        if is_light(quote[first:last], after=after):
            found.append((last - first, order.index(state), state))
    return min(found)[2] if found else None


def provisions_of(statement: Statement, instruments: Instruments, mention: Mention) -> Iterator[str]:
    """What an instrument lays down: what it provides for, establishes or calls for, as who acts in the statement."""
    if (
        statement.modality not in _TOLD
        or statement.polarity is Polarity.DENIED
        or _verb(statement) not in words()["laying_down"]["verbs"]
    ):
        return
    roles = {Kind.EVENT: ("actor", "recipient"), Kind.POSITION: ("holder", "target")}.get(statement.kind)
    if roles is None:
        return
    own, other = roles
    holders = statement.roles(own)
    if any(_means(a, mention, instruments) for a in holders):
        yield from (a.text for a in statement.roles(other) if instruments.of(a.entity) is not mention.instrument)


def _means(argument: Argument, mention: Mention, instruments: Instruments) -> bool:
    """Whether an argument is the instrument itself, by its entity or its words."""
    if instruments.of(argument.entity) == mention.instrument:
        return True
    return argument.entity is None and mention.instrument.form == form_of(
        re.sub(r"^the ", "", argument.text, flags=re.I)
    )


def _stance(statement: Statement, mention: Mention, instruments: Instruments) -> str | None:
    """The stance on an instrument, where its target names it; on a breach of it that is another one."""
    targets = [a for a in statement.roles("target") if instruments.of(a.entity) == mention.instrument]
    text = " ".join(a.text for a in statement.roles("target"))
    named = statement.evidence.quote[mention.start : mention.end] if mention.start >= 0 else ""
    if not targets and not (named and named in text[: _EARLY + len(named)]):
        return None
    if re.search(pattern(words()["states"]["ended"]["words"]), text[:_EARLY], re.I):
        return _ON_LIFTING.get(statement.type)
    breach = re.search(pattern(words()["states"]["broken"]["words"]), text, re.I)
    if breach:
        return {"condemns": "condemns_breach", "warns": "warns_of_breach", "denies": "denies_breach"}.get(
            statement.type
        )
    return "rejects_claim" if statement.type == "denies" else statement.type


def _is_about(statement: Statement, mention: Mention, instruments: Instruments) -> bool:
    """Whether what happens is done to the instrument: it is an argument, or the words of the event name its form."""
    recipients = statement.roles("recipient")
    if any(instruments.of(a.entity) == mention.instrument for a in recipients):
        return True
    said = statement.pattern.partition("'")[2].rstrip("'").split()
    if any(form_of(w) == mention.instrument.form for w in (*said, *(f"{w}s" for w in said))):
        return True
    named = statement.evidence.quote[mention.start : mention.end] if mention.start >= 0 else ""
    return bool(named) and any(named in a.text for a in recipients)


def _deed(statement: Statement) -> str | None:
    said = set(statement.pattern.partition("'")[2].rstrip("'").split())
    for part, entry in words()["parts"].items():
        is_noun = statement.type == "RETREAT" and ": noun" in statement.pattern
        if statement.type in entry["types"] and not is_noun and (not entry["words"] or said & set(entry["words"])):
            return str(part)
    return None


def _verb(statement: Statement) -> str:
    return next(iter(statement.pattern.partition("'")[2].rstrip("'").split()), "")
