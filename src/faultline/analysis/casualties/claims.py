"""Claims: every figure of people killed or hurt that a source gives, an event and a figure of one sentence as one."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.analysis.material import Material
from faultline.comparison.keys import order
from faultline.comparison.telling import source
from faultline.model.statement import Kind, Modality, Polarity, Statement
from faultline.model.value import Value
from faultline.resolution.intervals import is_known
from faultline.resolution.nominals import bare_phrase

MEASURES = ("deaths", "injured", "casualties")
"""In the order in which they are told; casualties are dead and injured together, or not told apart."""
_COUNTED = (("killed", "deaths"), ("injured", "injured"))
_AT_LEAST = frozenset({"at_least", "more_than", "over"})
_CELLS = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?: / \d[\d,]*(?:\.\d+)?)*")
"""The cells of a figure as rows keep them: the best, the lower end, the upper end, equal ones once."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure that one source gives.

    Attributes:
        measure: One of `MEASURES`.
        low, best, high: As the source gives them; a figure without a range is all three, of a range in words ("dozens")
            the best is the lower end, as UCDP codes it.
        at_least: Whether the source says that there may be more.
        said_by, said_on: Who says it, and the date of the text; None where it has none.
        statements: Ids of the statements that make it.
    """

    statement: Statement
    measure: str
    low: float
    best: float
    high: float
    at_least: bool
    said_by: str
    said_on: str | None
    statements: tuple[str, ...]


def claims_of(material: Material) -> list[Claim]:
    """All claims of a material."""
    return _joined([c for s in material.statements for c in _claims(s, material)])


def best_figure(value: Value, *, is_row: bool) -> float | None:
    """The figure that stands for a value: of a row its first cell, which is its best; else the lower end of a range."""
    cells = _CELLS.fullmatch(value.text) if is_row else None
    if cells and value.low is not None:
        return float(cells[1].replace(",", ""))
    return value.low if value.low is not None else value.high


def _claims(statement: Statement, material: Material) -> Iterator[Claim]:
    if statement.polarity is not Polarity.AFFIRMED or statement.modality not in (Modality.ACTUAL, Modality.ALLEGED):
        return
    for measure, value in _values(statement):
        best = best_figure(value, is_row=statement.evidence.table is not None)
        if best is None or best < 0:
            continue
        low = min(best, value.low) if value.low is not None else best
        high = max(best, value.high) if value.high is not None else best
        said_by, said_on = _said(statement, material)
        at_least = value.qualifier in _AT_LEAST
        yield Claim(statement, measure, low, best, high, at_least, said_by, said_on, (statement.id,))


def _values(statement: Statement) -> Iterator[tuple[str, Value]]:
    """The figures of people harmed that a statement gives, by measure."""
    if statement.kind is Kind.QUANTITY:
        measure = _terms()["measures"].get(statement.type)
        if measure and statement.value and statement.value.unit == "persons":
            yield measure, statement.value
    elif statement.kind is Kind.EVENT and statement.counts:
        for name, measure in _COUNTED:
            value = getattr(statement.counts, name)
            if value is not None:
                yield measure, value


def _said(statement: Statement, material: Material) -> tuple[str, str | None]:
    speaker = statement.speaker
    document = material.documents.get(statement.evidence.document)
    name = (speaker.name or speaker.text) if speaker else source(statement, material.documents)
    return name, document.date if document and statement.evidence.table is None else None


def _joined(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, with those that one sentence makes by two statements (an event and a figure) as one."""
    kept: list[Claim] = []
    places: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.statement.kind is not Kind.EVENT, order(c.statement))):
        evidence = claim.statement.evidence
        key = (evidence.document, evidence.table, evidence.row, claim.measure, claim.low, claim.high)
        home = next((n for n in places[key] if one_sentence(kept[n].statement, claim.statement)), None)
        if home is None:
            places[key].append(len(kept))
            kept.append(claim)
        else:
            kept[home] = _merged(kept[home], claim)
    statements: dict[str, Statement] = {}
    for claim in kept:
        own = claim.statement
        statements[own.id] = _filled(statements.get(own.id, own), own)
    return [replace(c, statement=statements[c.statement.id]) for c in kept]


def _merged(kept: Claim, other: Claim) -> Claim:
    return replace(
        kept,
        statement=_filled(kept.statement, other.statement),
        statements=tuple(dict.fromkeys((*kept.statements, *other.statements))),
        at_least=kept.at_least or other.at_least,
    )


def _filled(one: Statement, other: Statement) -> Statement:
    """A statement with the place and time of another where it has none of its own."""
    place = one.place if one.place and one.place.place else other.place or one.place
    time = one.time if is_known(one.time) or not is_known(other.time) else other.time
    return replace(one, place=place, time=time)


def one_sentence(a: Statement, b: Statement) -> bool:
    """Whether the evidence of two statements overlaps."""
    one, other = a.evidence, b.evidence
    if one.document != other.document:
        return False
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return one.row is not None and (one.table, one.row) == (other.table, other.row)
    return one.start < other.end and other.start < one.end


def is_part(claim: Claim, other: Claim) -> bool:
    """Whether another figure of its sentence counts more: "20 people, four of them children".

    Two figures of the same people with no word of inclusion say otherwise of them: "49 soldiers; first it was 53".
    """
    one, two = claim.statement, other.statement
    if claim.measure != other.measure or claim.best >= other.best or not one_sentence(one, two):
        return False
    includes = any(mentions("inclusion").search(s.evidence.quote) for s in (one, two))
    return includes or whom(one, by_id=True) != whom(two, by_id=True)


def whom(statement: Statement, *, by_id: bool = False) -> tuple[str, ...]:
    """Who is killed or hurt, as named; with `by_id` for grouping."""
    harmed = statement.roles("subject") if statement.kind is Kind.QUANTITY else statement.roles("recipient")
    if by_id:
        return tuple(a.entity or bare_phrase(a.text) for a in harmed)
    return tuple(dict.fromkeys(a.name or a.text for a in harmed if any(map(str.isalpha, a.text))))


@cache
def _terms() -> Mapping[str, Any]:
    return tomllib.loads((files("faultline.analysis.casualties") / "ledger.toml").read_text(encoding="utf-8"))


@cache
def mentions(name: str) -> re.Pattern[str]:
    """What finds the words of this list of `ledger.toml`."""
    words = sorted(_terms()[name], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in words)})\b", re.IGNORECASE)
