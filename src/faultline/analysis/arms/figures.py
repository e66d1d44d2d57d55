"""Claims: every figure of arms or of those who bear them, with the step it is of, where, when and by whom told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from faultline.analysis.arms.steps import (
    Found,
    figures_in,
    group_of,
    step_of_measure,
    steps_at,
    tells_a_step,
    words,
)
from faultline.analysis.material import Material
from faultline.comparison.telling import source
from faultline.language.numbers import Figure
from faultline.model.place import PlaceReference
from faultline.model.statement import Kind, Modality, Polarity, Statement
from faultline.model.value import Value
from faultline.resolution.intervals import is_known

_KINDS = (Kind.QUANTITY, Kind.EVENT, Kind.FLOW, Kind.EFFORT, Kind.RELATION)
_MEASURES = ("fighters", "weapons")
_TOLD = (Modality.ACTUAL, Modality.ALLEGED)
_AT_LEAST = frozenset({"more_than", "over", "at_least"})
_WITHOUT_CLASS = {"people": "combatants", "weapons": "weapons"}


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure that one source gives of one step.

    Attributes:
        group: `people` or `weapons`.
        of: Its class, of `words.toml`.
        text: The figure in the words of the source.
        said_by, said_on: The voice or publisher, and the date of the text, empty where it has none.
        first, last: ISO dates; empty where the text tells no time.
        exact: Of the statements those whose own value it is.
        is_planned: Whether it is what shall be done, or is called for.
        source: Independent source, by index.
    """

    group: str
    step: str
    of: str
    low: float
    high: float
    qualifier: str | None
    text: str
    said_by: str
    said_on: str
    first: str
    last: str
    place: PlaceReference | None
    is_planned: bool
    is_alleged: bool
    source: int
    document: str
    quote: str
    statements: tuple[str, ...]
    exact: tuple[str, ...] = ()

    @property
    def at_least(self) -> bool:
        """Whether the source says that there may be more."""
        return self.qualifier in _AT_LEAST

    @property
    def value(self) -> Value:
        return Value(self.low, self.high, self.group, self.qualifier, text=f"{self.low:,.10g}")

    @property
    def day(self) -> str:
        """When it held: the end of its time, else the date of the text."""
        return self.last or self.first or self.said_on


def claims_of(material: Material) -> tuple[Claim, ...]:
    """All claims, by time; what several statements read from one sentence is one claim."""
    found = [c for s in material.statements if _may_tell(s) for c in _claims(s, material)]
    return tuple(sorted(_joined(found), key=lambda c: (c.day, c.document, c.step, c.of, c.low, c.statements)))


def _may_tell(statement: Statement) -> bool:
    if statement.polarity is not Polarity.AFFIRMED or statement.kind not in _KINDS:
        return False
    if statement.evidence.table is not None:
        return statement.kind is Kind.QUANTITY and step_of_measure(statement.type) is not None
    return tells_a_step(statement.evidence.quote)


def _claims(statement: Statement, material: Material) -> Iterator[Claim]:
    coded = step_of_measure(statement.type) if statement.kind is Kind.QUANTITY else None
    if coded:
        yield from _of_value(statement, material, *coded)
        return
    quote = statement.evidence.quote
    for found in figures_in(quote):
        if not _tells(statement, found):
            continue
        group = group_of(found.of)
        for step in steps_at(quote, found.start, found.end, group):
            if step not in words()["classes"][found.of].get("without", ()):
                yield _claim(statement, material, group, step, found)


def _tells(statement: Statement, found: Found) -> bool:
    """Whether a statement is about a figure: it counts fighters or arms, is of disarming, or names it."""
    if statement.type in _MEASURES or statement.mode == "disarm":
        return True
    if statement.kind is Kind.QUANTITY and statement.value:
        return found.figure.low == statement.value.low
    return any(found.text.split()[0] in a.text.split() or found.text in a.text for a in statement.arguments)


def _claim(statement: Statement, material: Material, group: str, step: str, found: Found) -> Claim:
    document = material.documents.get(statement.evidence.document)
    voice, value = statement.speaker, statement.value
    time = statement.time if is_known(statement.time) else None
    return Claim(
        group,
        step,
        found.of,
        float(found.figure.low),
        float(found.figure.high),
        found.qualifier,
        " ".join(found.text.split()),
        (voice.name or voice.text) if voice else source(statement, material.documents),
        (document.date or "") if document else "",
        (time.start or "") if time else "",
        (time.end or "") if time else "",
        statement.place if statement.place and (statement.place.place or statement.place.country) else None,
        statement.modality not in _TOLD,
        statement.modality is Modality.ALLEGED,
        material.source_of[statement.id],
        statement.evidence.document,
        statement.evidence.quote,
        (statement.id,),
        (statement.id,) if value is not None and value.low == found.figure.low else (),
    )


def _of_value(statement: Statement, material: Material, group: str, step: str) -> Iterator[Claim]:
    value = statement.value
    if value is None or (value.low is None and value.high is None):
        return
    low = value.low if value.low is not None else value.high
    high = value.high if value.high is not None else value.low
    figure = Figure(float(low or 0), float(high or 0))
    text = value.text or f"{figure.low:,.10g}"
    yield _claim(statement, material, group, step, Found(0, 0, figure, value.qualifier, _WITHOUT_CLASS[group], text))


def _joined(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims of one document on one step and figure as one, with the place and time of whichever tells them."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        row = claim.statements if "=" in claim.quote[:40] else ()
        groups[claim.document, claim.step, claim.group, claim.low, claim.high, claim.said_by, row].append(claim)
    for some in groups.values():
        yield from _merged(some)


def _merged(claims: Sequence[Claim]) -> Iterator[Claim]:
    ordered = sorted(claims, key=lambda c: (c.is_planned, c.place is None, not c.last, c.statements))
    best = ordered[0]
    timed = next((c for c in ordered if c.last or c.first), best)
    yield replace(
        best,
        first=timed.first,
        last=timed.last,
        is_alleged=all(c.is_alleged for c in claims),
        statements=tuple(dict.fromkeys(s for c in ordered for s in c.statements)),
        exact=tuple(dict.fromkeys(s for c in ordered for s in c.exact)),
    )
