"""Agreements with their parties, provisions and fortunes, by source and date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from faultline.analysis.agreements.instruments import Instrument, Instruments, Mention
from faultline.analysis.agreements.parts import Part, made_on, parts_of, provisions_of, state_of
from faultline.analysis.agreements.wording import says, topic_of
from faultline.analysis.finding import Fact, Finding, Findings, not_enough
from faultline.analysis.gathered import Drawn, draw, most_told, told_finding, voice_of
from faultline.analysis.material import Material, Scope
from faultline.analysis.resampling import DRAWS, SEED
from faultline.model.statement import Statement
from faultline.resolution.nominals import bare_phrase

NAME = "agreements"
_GOOD, _BAD = ("kept", "under_way"), ("broken", "stalled")
_AGAINST = frozenset({"broken", "refused", "left", "opposes"})
_SHORT = 240


@dataclass(frozen=True, slots=True)
class Settings:
    """`top`: how many findings of each kind are told, those with most sources first."""

    scope: Scope = field(default_factory=Scope)
    top: int = 30
    draws: int = DRAWS
    seed: int = SEED


@dataclass
class _Told:
    """All that is told of one instrument."""

    statements: list[Statement] = field(default_factory=list)
    parts: dict[tuple[str, str], list[tuple[Statement, Part]]] = field(default_factory=lambda: defaultdict(list))
    made: list[str] = field(default_factory=list)
    states: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    provisions: dict[str, list[tuple[Statement, str]]] = field(default_factory=lambda: defaultdict(list))


def analyse(material: Material, settings: Settings) -> Findings:
    """Findings of kind agreement, party, provision and implementation."""
    told = _gathered(material)
    if not told:
        why = "no statement speaks of an agreement, a ceasefire, a resolution or of sanctions"
        return Findings(NAME, settings, (not_enough(NAME, "agreement", "Agreements", why),))
    drawn = draw(material, settings.draws, settings.seed)
    order = [i for i, _ in most_told(material, {i: told[i].statements for i in told})]
    first = order[: settings.top]
    kinds: tuple[Iterator[Finding], ...] = (
        (_agreement(i, told[i], material, drawn) for i in first),
        _most(f for i in first for f in _parties(i, told[i], material, drawn)),
        (f for i in first for f in _provisions(i, told[i], material, drawn)),
        _most(f for i in first for f in _fortunes(i, told[i], material, drawn)),
    )
    found = tuple(f for kind in kinds for f in islice(kind, settings.top))
    return Findings(NAME, settings, found, tuple(_notes(order, settings)))


def _gathered(material: Material) -> dict[Instrument, _Told]:
    instruments = Instruments(material)
    told: dict[Instrument, _Told] = defaultdict(_Told)
    ordered = sorted(material.statements, key=lambda s: (s.evidence.document, s.evidence.start or 0, s.id))
    for statement in ordered:
        for mention in instruments.spoken_of(statement):
            _add(told[mention.instrument], statement, mention, instruments, material)
    return dict(told)


def _add(told: _Told, statement: Statement, mention: Mention, instruments: Instruments, material: Material) -> None:
    told.statements.append(statement)
    for part in parts_of(statement, mention, instruments, material):
        told.parts[part.part, part.who.entity or ""].append((statement, part))
    if day := made_on(statement, mention, instruments):
        told.made.append(day)
    state = state_of(statement, mention)
    if state is not None:
        told.states[state].append(statement)
    for text in provisions_of(statement, instruments, mention):
        told.provisions[bare_phrase(text)].append((statement, text))


def _agreement(instrument: Instrument, told: _Told, material: Material, drawn: Drawn) -> Finding:
    """One instrument: when it was made, who has which part in it, and how it is told to fare."""
    by_part: dict[str, list[str]] = defaultdict(list)
    for (part, entity), some in told.parts.items():
        if any(not p.is_denied for _, p in some):
            by_part[part].append(material.name(entity))
    facts: dict[str, Fact] = {
        "form": instrument.form,
        "made": _made(instrument, told),
        "parties": sorted(by_part["signed"]),
        "brokered_by": sorted(by_part["brokered"]),
        "adopted_by": sorted(by_part["imposed"]),
        "supported_by_actors": sorted({*by_part["supports"], *by_part["kept"], *by_part["agreed"]}),
        "opposed_by": sorted({*by_part["opposes"], *by_part["refused"]}),
        "broken_by": sorted(by_part["broken"]),
        "left_by": sorted({*by_part["left"], *by_part["lifted"]}),
        "fares": {says("states", state): len(_passages(some)) for state, some in sorted(told.states.items())},
        "disputed": _is_disputed(told, material) or None,
        "provisions": len(told.provisions) or None,
        "statements_in_all": len(told.statements),
    }
    return told_finding(NAME, "agreement", instrument.name, [instrument.key], facts, told.statements, material, drawn)


def _parties(instrument: Instrument, told: _Told, material: Material, drawn: Drawn) -> Iterator[Finding]:
    for (part, entity), some in told.parts.items():
        denied = sorted({voice_of(s, material) for s, p in some if p.is_denied})
        affirmed = [(s, p) for s, p in some if not p.is_denied]
        who = material.name(entity)
        verb = says("parts", part) if affirmed else f"denies or is not told: {says('parts', part)}"
        facts: dict[str, Fact] = {
            "agreement": instrument.name,
            "actor": who,
            "entity": entity,
            "part": part,
            "against": (part in _AGAINST) or None,
            "alleged": (bool(affirmed) and all(p.is_alleged for _, p in affirmed)) or None,
            "said_by": sorted({voice_of(s, material) for s, _ in affirmed}),
            "denied_by": denied,
        }
        about = [instrument.key, entity, part]
        yield told_finding(
            NAME, "party", f"{who} {verb} {instrument.name}", about, facts, [s for s, _ in some], material, drawn
        )


def _provisions(instrument: Instrument, told: _Told, material: Material, drawn: Drawn) -> Iterator[Finding]:
    for text, some in sorted(told.provisions.items(), key=lambda item: (-len(item[1]), item[0])):
        written = some[0][1]
        facts: dict[str, Fact] = {
            "agreement": instrument.name,
            "topic": topic_of(written),
            "said_by": sorted({voice_of(s, material) for s, _ in some}),
        }
        statements = [s for s, _ in some]
        title = f"{instrument.name}: {written}"
        yield told_finding(NAME, "provision", title, [instrument.key, text], facts, statements, material, drawn)


def _fortunes(instrument: Instrument, told: _Told, material: Material, drawn: Drawn) -> Iterator[Finding]:
    disputed = _is_disputed(told, material)
    for state, some in told.states.items():
        passages = _passages(some)
        facts: dict[str, Fact] = {
            "agreement": instrument.name,
            "state": state,
            "disputed": (disputed and state in (*_GOOD, *_BAD)) or None,
            "passages": len(passages),
            "told": [_quoted(p, material) for p in passages],
        }
        title = f"{instrument.name}: {says('states', state)}"
        yield told_finding(NAME, "implementation", title, [instrument.key, state], facts, some, material, drawn)


def _is_disputed(told: _Told, material: Material) -> bool:
    """Whether one voice says that it is kept and another that it is broken or stalled, or a breach is denied."""
    good = {voice_of(s, material) for state in _GOOD[:1] for s in told.states.get(state, ())}
    bad = {voice_of(s, material) for state in _BAD for s in told.states.get(state, ())}
    return bool(told.states.get("denied")) or any(a != b for a in good for b in bad)


def _passages(statements: Iterable[Statement]) -> list[Statement]:
    """Of the statements of one sentence the one that quotes most of it, in the order of the documents."""
    kept: list[Statement] = []
    ordered = sorted(
        statements, key=lambda s: (-len(s.evidence.quote), s.evidence.document, s.evidence.start or 0, s.id)
    )
    for statement in ordered:
        own = statement.evidence
        if not any(own.document == k.evidence.document and own.quote in k.evidence.quote for k in kept):
            kept.append(statement)
    return sorted(kept, key=lambda s: (s.evidence.document, s.evidence.start or 0, s.id))


def _quoted(statement: Statement, material: Material) -> str:
    document = material.documents.get(statement.evidence.document)
    quote = " ".join(statement.evidence.quote.split())
    short = quote if len(quote) <= _SHORT else f"{quote[: _SHORT - 1]}…"
    return f"{voice_of(statement, material)}, {document.date if document and document.date else 'no date'}: {short}"


def _made(instrument: Instrument, told: _Told) -> str | None:
    """The first day on which it is told to have been made, in the year that stands beside its name where one does."""
    year = _year(instrument, told.statements)
    days = sorted(day for day in told.made if year is None or day.startswith(year))
    return days[0] if days else year


def _year(instrument: Instrument, statements: Sequence[Statement]) -> str | None:
    """The year that stands after the number of a resolution, or before a name."""
    number = re.search(r"\d[\d/]*$", instrument.name) if instrument.form == "resolution" else None
    pattern = (
        rf"\b{re.escape(number[0])}\s\((\d{{4}})\b" if number else rf"\b(\d{{4}}) [“\"]?{re.escape(instrument.name)}\b"
    )
    for statement in statements:
        if year := re.search(pattern, statement.evidence.quote):
            return year[1]
    return None


def _most(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings with most sources first."""
    yield from sorted(findings, key=lambda f: (-int(str(f.facts["sources"])), -len(f.statements), f.title))


def _notes(order: Sequence[Instrument], settings: Settings) -> Iterator[str]:
    if len(order) > settings.top:
        yield f"{len(order)} are spoken of; the {settings.top} with most sources are shown"
    if any(not i.is_named for i in order):
        yield "a ceasefire, peace agreement or sanctions without a name are taken for those of their country or target"
    yield "how an agreement fares is what sources say of it, in the words shown"
