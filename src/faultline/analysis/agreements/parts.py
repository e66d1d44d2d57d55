"""What a statement says of an instrument: who has which part in it, how it fares, what it lays down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from faultline.analysis.agreements.instruments import Instruments, Mention
from faultline.analysis.agreements.wording import form_of, is_light, pattern, states, unreal, words
from faultline.analysis.material import Material
from faultline.model.statement import Argument, Kind, Modality, Polarity, Statement
from faultline.model.time import Basis
from faultline.resolution.folding import fold_name

_ASKED = 140
"""Characters before an instrument in which a word of asking holds for it."""
_EARLY = 45
"""Characters of the words of a stance after which an instrument is only spoken of beside its matter."""
_TOLD = (Modality.ACTUAL, Modality.ALLEGED)
_HEAD = 25
"""Characters before an instrument in what an event is done to, up to which it is done to that."""
_ON_LIFTING = {"supports": "supports_lifting", "calls_for": "calls_for_lifting", "opposes": "opposes_lifting"}
_ON_DELAY = {"condemns": "condemns_delay", "warns": "warns_of_delay"}
_ON_BREACH = {"condemns": "condemns_breach", "warns": "warns_of_breach", "denies": "denies_breach"}
_BESIDE = re.compile(r"(?:in|under|pursuant|following|since|after|within)\b", re.I)
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


def made_on(statement: Statement, mention: Mention, instruments: Instruments) -> str | None:
    """The day on which a statement says that an instrument was signed, adopted or imposed; None where it does not."""
    time = statement.time
    if time is None or time.basis is not Basis.STATED or statement.modality not in _TOLD:
        return None
    is_event = statement.kind is Kind.EVENT and _is_about(statement, mention, instruments)
    return time.start if is_event and _deed(statement) in ("signed", "imposed") else None


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
    is_asked, is_plan = _is_asked(before), statement.modality in (Modality.CALLED_FOR, Modality.PLANNED)
    if best in ("under_way", "kept") and (is_asked or is_plan):
        return "called_for"
    if best == "broken" and _is_denied(statement):
        return "denied"
    return "called_for" if best == "broken" and (is_asked or unreal().search(before)) else best


def _is_denied(statement: Statement) -> bool:
    """Whether the breach of an agreement is denied: by the statement of it, or by words of denial."""
    is_breach = statement.type in words()["parts"]["broken"]["types"]
    return (is_breach and statement.polarity is Polarity.DENIED) or _DENIAL.search(statement.evidence.quote) is not None


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
        between = quote[first:last]
        if state == "called_for" and between.startswith(" in "):
            continue  # "the report requested in resolution 10" asks nothing of the resolution
        if is_light(between, after=after):
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
    """Whether an argument is the instrument itself, by its entity or as "the Accord"; "this resolution" is another."""
    if instruments.of(argument.entity) == mention.instrument:
        return True
    is_this = argument.text.lower().startswith("this ")
    return argument.entity is None and not is_this and mention.instrument.form == form_of(argument.text)


def _stance(statement: Statement, mention: Mention, instruments: Instruments) -> str | None:
    """The stance on an instrument that its target names early; on a breach, delay or the end of it another one."""
    targets = [a for a in statement.roles("target") if instruments.of(a.entity) == mention.instrument]
    text = " ".join(a.text for a in statement.roles("target"))
    named = statement.evidence.quote[mention.start : mention.end] if mention.start >= 0 else ""
    is_early = bool(named) and named in text[: _EARLY + len(named)] and not _BESIDE.match(text)
    if not targets and not is_early:
        return None
    if re.search(pattern(words()["states"]["ended"]["words"]), text[:_EARLY], re.I):
        return _ON_LIFTING.get(statement.type)
    if re.search(pattern(words()["states"]["broken"]["words"]), text, re.I):
        return _ON_BREACH.get(statement.type)
    if re.search(pattern(words()["states"]["stalled"]["words"]), text[:_EARLY], re.I):
        return _ON_DELAY.get(statement.type)
    return None if statement.type in ("denies", "warns") else statement.type


def _is_about(statement: Statement, mention: Mention, instruments: Instruments) -> bool:
    """Whether what happens is done to the instrument: it is an argument, or the words of the event name its form."""
    recipients = statement.roles("recipient")
    if any(instruments.of(a.entity) == mention.instrument for a in recipients):
        return True
    said = statement.pattern.partition("'")[2].rstrip("'").split()
    if any(form_of(w) == mention.instrument.form for w in (*said, *(f"{w}s" for w in said))):
        return True
    named = statement.evidence.quote[mention.start : mention.end] if mention.start >= 0 else ""
    return bool(named) and any(named in a.text[: len(named) + _HEAD] for a in recipients)


def _deed(statement: Statement) -> str | None:
    said = set(statement.pattern.partition("'")[2].rstrip("'").split())
    for part, entry in words()["parts"].items():
        is_noun = statement.type == "RETREAT" and ": noun" in statement.pattern
        if statement.type in entry["types"] and not is_noun and (not entry["words"] or said & set(entry["words"])):
            return "imposed" if part == "adopted" else str(part)
    return None


def _verb(statement: Statement) -> str:
    return next(iter(statement.pattern.partition("'")[2].rstrip("'").split()), "")
