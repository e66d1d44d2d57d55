"""Efforts as entries of a ledger: who, for or in which place, in which sector, when, and what it costs, each once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from faultline.analysis.material import Material
from faultline.model.statement import Kind, Modality, Stage, Statement
from faultline.resolution.folding import fold_name

SECTOR_DIGITS = 3
"""A DAC sector is the first three digits of a purpose code."""
NO_SECTOR = frozenset({"998", "99810"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One effort of one actor in one place, with all that tells it.

    Attributes:
        place: Name of the place, else of the country or the recipient.
        country: ISO code, or nothing.
        sector: DAC sector, three digits.
        first, last: ISO dates, empty where no time is told.
        amount, currency: Of money; the greatest that is told, since claims of one gift are never added up.
        stage: The furthest that is told.
        sources: Independent sources, by index.
    """

    actor: str
    place: str
    country: str
    sector: str
    first: str
    last: str
    amount: float | None
    currency: str
    stage: Stage | None
    sources: frozenset[int]
    statements: tuple[str, ...]


_FURTHEST = (Stage.PROPOSED, Stage.ANNOUNCED, Stage.PLEDGED, Stage.ACTIVE, Stage.ENDED)


def entries_of(material: Material) -> tuple[Entry, ...]:
    """The entries of all efforts told as actual or planned, sorted by place, sector and actor.

    Guard against counting twice: statements of one actor, place, sector, currency and amount are one entry, and so are
    those without an amount; the rows of one record of a data set (an activity with its transactions) are one entry,
    with the sum of what was disbursed.
    """
    groups: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in material.statements:
        if statement.kind is not Kind.EFFORT or statement.modality not in (Modality.ACTUAL, Modality.PLANNED):
            continue
        if statement.polarity.value == "denied":
            continue
        for actor in statement.roles("actor"):
            if material.acts(actor.entity) and (where := place_of(statement)):
                sector = statement.type[:SECTOR_DIGITS]
                groups[actor.entity or "", *where, sector, *_gift(statement)].append(statement)
    entries = (_entry(material, key, some) for key, some in groups.items())
    return tuple(sorted(entries, key=lambda e: (e.place, e.sector, e.actor, e.currency, e.amount or 0.0, e.first)))


def place_of(statement: Statement) -> tuple[str, str] | None:
    """(name, country) of where an effort goes: its place, else its recipient; None where neither is told."""
    if statement.place:
        return statement.place.name or statement.place.text, statement.place.country or ""
    recipient = next(iter(statement.roles("recipient")), None)
    return (recipient.name or recipient.text, "") if recipient else None


def _gift(statement: Statement) -> tuple[str, str]:
    """What tells one gift from another of one actor, place and sector."""
    evidence = statement.evidence
    if evidence.table is not None:
        return f"{evidence.document}:{evidence.table}", (evidence.row or "").partition("/")[0]
    value = statement.value
    if value is None or value.currency is None:
        return "", ""
    return value.currency, str(value.high if value.high is not None else value.low)


def _entry(material: Material, key: tuple[str, ...], statements: Iterable[Statement]) -> Entry:
    actor, place, country, sector = key[:4]
    some = list(statements)
    days = [day for s in some if s.time for day in (s.time.start, s.time.end) if day]
    stages = [s.stage for s in some if s.stage]
    amount, currency = _amount(some)
    return Entry(
        actor,
        place,
        country,
        sector,
        min(days, default=""),
        max(days, default=""),
        amount,
        currency,
        max(stages, key=_FURTHEST.index, default=None),
        frozenset(material.source_of[s.id] for s in some),
        tuple(dict.fromkeys(s.id for s in some)),
    )


def _amount(statements: list[Statement]) -> tuple[float | None, str]:
    """What came where rows tell it, else the greatest amount of the furthest stage that gives one."""
    money = [(s, s.value) for s in statements if s.value and s.value.currency]
    if not money:
        return None, ""
    stage = max((s.stage for s, _ in money if s.stage), key=_FURTHEST.index, default=None)
    furthest = [(s, v) for s, v in money if s.stage is stage]
    currency = min({v.currency or "" for _, v in furthest})
    amounts = [v.high or v.low or 0.0 for _, v in furthest if v.currency == currency]
    is_record = all(s.evidence.table is not None for s, _ in furthest)
    return (sum(amounts) if is_record else max(amounts)), currency


def overlap_in_time(a: Entry, b: Entry) -> bool | None:
    """Whether two entries share a time; None where one tells none."""
    if not (a.first and b.first):
        return None
    return a.first <= (b.last or "9999") and b.first <= (a.last or "9999")


def same_place(name: str) -> str:
    """The form by which places are compared."""
    return fold_name(name)
