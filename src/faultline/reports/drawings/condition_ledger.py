"""What sources tell of people's condition – displaced, in need, hurt –, figure by figure with its bounds."""

from __future__ import annotations

import math
from collections import defaultdict

from faultline.exchange.figures import known_ends, say_number
from faultline.model.entity import EntityType
from faultline.model.statement import Kind, Modality, Statement
from faultline.ontology.labels import type_label
from faultline.reports.drawings.scale import hollow, span
from faultline.reports.drawings.svg import SOFT, WIDTH, figure, line, shortened, text
from faultline.reports.elements import Figure
from faultline.reports.material import Material

MOST = 32
LEFT, RIGHT, ROW, TOP = 310, 170, 18, 30
MEASURES = ("displaced", "refugees", "in_need", "detained", "injured", "children", "migrants")


def condition_ledger(material: Material) -> Figure | None:
    """A row a figure on a scale of tens, by measure and place; None where fewer than two figures are told."""
    told = _told(material)
    if sum(map(len, told.values())) < 2:
        return None
    rows = _rows(told)
    ends = [end for _, s, _ in rows for end in _ends(s)]
    first, last = math.floor(math.log10(min(ends))), math.ceil(math.log10(max(ends)) + 1e-9)
    scale = (WIDTH - LEFT - RIGHT) / max(last - first, 1)

    def at(value: float) -> float:
        return LEFT + (math.log10(value) - first) * scale

    bottom = TOP + ROW * len(rows)
    pieces = []
    for power in range(first, last + 1):
        pieces.append(line(at(10.0**power), TOP - 8, at(10.0**power), bottom))
        pieces.append(text(at(10.0**power), 14, f"{10**power:,}", 10, "middle", SOFT))
    pieces.append(text(WIDTH - 8, 14, "documents", 10, "end", SOFT))
    for place, (title, statement, documents) in enumerate(rows):
        y = TOP + (place + 0.5) * ROW
        low, high = _ends(statement)
        known = known_ends(statement.value) if statement.value else (None, None)
        pieces.append(text(LEFT - 22, y + 4, title, 11, "end"))
        pieces += span(at(low), at(math.sqrt(low * high)), at(high), y, (known[0] is None, known[1] is None))
        if statement.modality is not Modality.ACTUAL:
            pieces.append(hollow(at(math.sqrt(low * high)), y))
        pieces.append(text(WIDTH - 40, y + 4, _bounds(statement), 10, "end"))
        pieces.append(text(WIDTH - 8, y + 4, str(documents), 10, "end", SOFT))
    every = sum(map(len, told.values()))
    caption = (
        f"Figures on people's condition, on a scale of tens: {len(rows)} of {every}, those first of which several "
        "documents tell. An arrow is an end that the source leaves open, an empty point what is not told as actual. "
        "Figures of different days and areas are not added up, and a figure without a span is no surer for it."
    )
    return figure(caption, bottom + 8, pieces)


def _told(material: Material) -> dict[tuple[str, str], list[tuple[Statement, int]]]:
    """By measure and place: figures above nought of a known place or somebody known, each with its documents."""
    found: dict[tuple[str, str], dict[tuple[object, ...], list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for s in material.of_kind(Kind.QUANTITY):
        if s.type not in MEASURES or s.value is None or s.value.unit == "percent" or not _given(s):
            continue
        place = _where(s, material)
        if place and min(_ends(s)) >= 1:
            found[s.type, place][*known_ends(s.value), _day(s)[:7], s.modality].append(s)
    return {
        key: [(some[0], len({s.evidence.document for s in some})) for some in same.values()]
        for key, same in found.items()
    }


def _where(statement: Statement, material: Material) -> str:
    """The place, or whom it is told of where that is somebody known and no catch-all."""
    if statement.place:
        return statement.place.name or statement.place.text
    known = [material.entities.get(a.entity or "") for a in statement.roles("subject")]
    return ", ".join(e.name for e in known if e and not e.residual and e.type is not EntityType.PERSON)


def _given(statement: Statement) -> list[float]:
    value = statement.value
    return [end for end in (value.low, value.high) if end is not None] if value else []


def _ends(statement: Statement) -> tuple[float, float]:
    given = _given(statement)
    return min(given), max(given)


def _rows(told: dict[tuple[str, str], list[tuple[Statement, int]]]) -> list[tuple[str, Statement, int]]:
    """The groups of most documents first, each with its figures in time; shown by measure."""

    def rank(key: tuple[str, str]) -> tuple[int, float, tuple[str, str]]:
        some = told[key]
        return -len({s.evidence.document for s, _ in some}), -max(max(_ends(s)) for s, _ in some), key

    figures = [
        (key, s, count)
        for key in sorted(told, key=rank)
        for s, count in sorted(told[key], key=lambda pair: (_day(pair[0]), pair[0].id))
    ]
    shown = sorted(figures[:MOST], key=lambda row: MEASURES.index(row[0][0]))
    return [(_title(*key, _day(s)[:7]), s, count) for key, s, count in shown]


def _title(measure: str, place: str, month: str) -> str:
    named = f"{type_label(Kind.QUANTITY, measure)}: {shortened(place, 26)}"
    return f"{named}, {month}" if month else named


def _bounds(statement: Statement) -> str:
    """ "≥ 2,000,000", "20,000–99,999", "305,000"."""
    low, high = known_ends(statement.value) if statement.value else (None, None)
    if low is None or high is None:
        return f"≥ {say_number(low)}" if low is not None else f"≤ {say_number(high or 0)}"
    return say_number(low) if low == high else f"{say_number(low)}–{say_number(high)}"


def _day(statement: Statement) -> str:
    return (statement.time.start or statement.time.end or "") if statement.time else ""
