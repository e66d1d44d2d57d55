"""Pledge and delivery: what was announced, signed, paid or deployed, and ended on one effort; what is still missing.

Claims of texts are never added up: two ministers who announce one grant announce it once. Rows of one record of a data
set (an IATI activity with its transactions) are parts of one whole, and are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from faultline.comparison.coverage import Covered
from faultline.comparison.values import figure
from faultline.comparison.wording import content_words, listed
from faultline.model.statement import Kind, Modality, Polarity, Stage, Statement
from faultline.model.value import Value
from faultline.resolution.folding import fold_name
from faultline.resolution.intervals import parse_day

STEPS = (Stage.PROPOSED, Stage.ANNOUNCED, Stage.PLEDGED, Stage.ACTIVE, Stage.ENDED)
"""The rungs from the lowest up."""
PROMISED = (Stage.ANNOUNCED, Stage.PLEDGED)
DELIVERED = (Stage.ACTIVE, Stage.ENDED)
SILENT_DAYS = 180
"""A text published this long after a promise could tell what became of it."""
SAME_PART = 0.02
"""Amounts that differ by no more are one amount."""


@dataclass(frozen=True, slots=True)
class Rung:
    """All that is said of one stage: the least and the greatest figure, and the days from the first to the last.

    Attributes:
        low, high: None where no statement of the stage gives a figure.
        statements: Ids, in the order of time.
    """

    stage: Stage
    low: float | None
    high: float | None
    first: str
    last: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """One effort from promise to end.

    Attributes:
        about: Giver, receiver and what it is, in words.
        unit: Of the figures: a currency code, or the unit of people and things.
        missing: Least and greatest part of the promise that nothing says was delivered (negative: more came than was
            promised); None where either has no figure.
        silent: Origins that speak of giver and receiver half a year or more after the promise and say no more of it.
        reason: A sentence with the figures and dates.
    """

    about: str
    unit: str
    rungs: tuple[Rung, ...]
    missing: tuple[float, float] | None
    silent: tuple[str, ...]
    reason: str

    def rung(self, *stages: Stage) -> tuple[Rung, ...]:
        """The rungs of these stages."""
        return tuple(r for r in self.rungs if r.stage in stages)


def ladders(
    statements: Iterable[Statement], coverage: Mapping[str, Covered], origins: Mapping[str, str]
) -> tuple[Ladder, ...]:
    """The efforts of which at least two stages are told, or a promise and a later silence; by what they are about.

    Args:
        coverage: By origin, as `coverage.covered_by` gives it.
        origins: Document → origin.
    """
    groups: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        key = _key(statement)
        if key:
            groups[key].append(statement)
    found = (_ladder(groups[key], coverage, origins) for key in sorted(groups))
    return tuple(sorted((x for x in found if x), key=lambda x: (x.about, x.unit, x.rungs[0].statements)))


def _key(statement: Statement) -> tuple[str, ...] | None:
    """What is one effort: a record of a data set; in texts one giver, receiver or country, unit and sector."""
    if statement.kind is not Kind.EFFORT or statement.polarity is not Polarity.AFFIRMED or statement.stage is None:
        return None
    if statement.modality not in (Modality.ACTUAL, Modality.PLANNED):
        return None
    unit = _unit(statement.value)
    if statement.evidence.table is not None:
        record = (statement.evidence.row or "").partition("/")[0]
        return "row", statement.evidence.document, statement.evidence.table, record, unit
    givers = sorted(a.entity or fold_name(a.text) for a in statement.roles("actor"))
    receivers = sorted(a.entity or fold_name(a.text) for a in statement.roles("recipient"))
    where = statement.place.country or statement.place.place or "" if statement.place else ""
    if not givers or not (receivers or where):
        return None
    return "text", "|".join(givers), "|".join(receivers) or where, unit, statement.type[:3]


def _unit(value: Value | None) -> str:
    return (value.currency or value.unit) if value else ""


def _ladder(members: Sequence[Statement], coverage: Mapping[str, Covered], origins: Mapping[str, str]) -> Ladder | None:
    is_record = members[0].evidence.table is not None
    rungs = tuple(
        _rung(stage, some, is_record) for stage in STEPS if (some := [s for s in members if s.stage is stage])
    )
    promised = [r for r in rungs if r.stage in PROMISED]
    delivered = [r for r in rungs if r.stage in DELIVERED]
    silent = _silent(members, promised, coverage, origins) if promised and not delivered else ()
    if not (promised and (delivered or silent)):
        return None
    missing = _missing(promised, delivered)
    unit = _unit(next((s.value for s in members if s.value), None))
    return Ladder(_about(members), unit, rungs, missing, silent, _reason(promised, delivered, missing, silent, unit))


def _rung(stage: Stage, members: Sequence[Statement], is_record: bool) -> Rung:
    ordered = sorted(members, key=lambda s: (_day(s), s.id))
    values = [s.value for s in ordered if s.value]
    lows = [v.low if v.low is not None else v.high for v in values]
    highs = [v.high if v.high is not None else v.low for v in values]
    numbers_low, numbers_high = [n for n in lows if n is not None], [n for n in highs if n is not None]
    days = [d for s in ordered if (d := _day(s))]
    gather = sum if is_record else None
    return Rung(
        stage,
        (gather or min)(numbers_low) if numbers_low else None,
        (gather or max)(numbers_high) if numbers_high else None,
        min(days, default=""),
        max(days, default=""),
        tuple(s.id for s in ordered),
    )


def _day(statement: Statement) -> str:
    return (statement.time.start or statement.time.end or "") if statement.time else ""


def _missing(promised: Sequence[Rung], delivered: Sequence[Rung]) -> tuple[float, float] | None:
    """Promise less delivery: least and greatest. The last stage of a promise that gives a figure is the promise."""
    promise = next((bounds for r in reversed(promised) if (bounds := _bounds(r))), None)
    came = next((bounds for r in reversed(delivered) if (bounds := _bounds(r))), None)
    return (promise[0] - came[1], promise[1] - came[0]) if promise and came else None


def _bounds(rung: Rung) -> tuple[float, float] | None:
    return (rung.low, rung.high) if rung.low is not None and rung.high is not None else None


def _silent(
    members: Sequence[Statement], promised: Sequence[Rung], coverage: Mapping[str, Covered], origins: Mapping[str, str]
) -> tuple[str, ...]:
    """Origins that speak of the giver and the receiver or the country long after the promise."""
    since = parse_day(promised[-1].last)
    own = {origins.get(s.evidence.document, s.evidence.document) for s in members}
    givers = {a.entity for s in members for a in s.roles("actor") if a.entity}
    receivers = {a.entity for s in members for a in s.roles("recipient") if a.entity}
    countries = {s.place.country for s in members if s.place and s.place.country}
    found = []
    for origin, covered in sorted(coverage.items()):
        published = parse_day(covered.date)
        if origin in own or since is None or published is None or (published - since).days < SILENT_DAYS:
            continue
        meets = receivers & covered.entities.keys() if receivers else countries & covered.countries.keys()
        if givers & covered.entities.keys() and meets:
            found.append(origin)
    return tuple(found)


def _about(members: Sequence[Statement]) -> str:
    def named(role: str) -> str:
        return next((a.name or a.text for s in members for a in s.roles(role)), "")

    where = next((s.place.name or s.place.text for s in members if s.place), "")
    giver, what = named("actor") or "?", next((w for s in members if (w := _activity(s))), "")
    told = f": {what.rstrip('. ')}" if what else ""
    return f"{giver} → {named('recipient') or where or '?'}{told}"


def _activity(statement: Statement) -> str:
    """What is done; empty where it is but the sum and the parties over again ("10 million euros to Niger")."""
    text = ", ".join(a.text for a in statement.roles("activity"))
    parties = [a.text for a in statement.roles("actor", "recipient")]
    known = content_words(" ".join([*parties, statement.value.text if statement.value else "", *listed("giving")]))
    return text if content_words(text) - known else ""


def _reason(
    promised: Sequence[Rung],
    delivered: Sequence[Rung],
    missing: tuple[float, float] | None,
    silent: Sequence[str],
    unit: str,
) -> str:
    told = "; ".join(_told(r, unit) for r in (*promised, *delivered))
    if missing is None:
        end = f"; nothing is told of it after, by {len(silent)} later source{'s' if len(silent) > 1 else ''}"
        return f"{told}{end if silent else ''}."
    least, most = missing
    whole = max((r.high for r in promised if r.high is not None), default=0.0)
    if max(abs(least), abs(most)) <= SAME_PART * whole:
        return f"{told}: delivered as promised."
    if least > 0:
        return f"{told}: {_figure(least, most, unit)} of the promise is not told as delivered."
    if most < 0:
        return f"{told}: {_figure(-most, -least, unit)} more than was promised."
    return f"{told}: the figures leave open whether all of it came."


def _told(rung: Rung, unit: str) -> str:
    amount = f" {_figure(rung.low, rung.high, unit)}" if rung.low is not None else ""
    when = rung.first if rung.first == rung.last else f"{rung.first} to {rung.last}"
    return f"{rung.stage.value}{amount}" + (f" ({when})" if when else "")


def _figure(low: float | None, high: float | None, unit: str) -> str:
    return f"{figure(Value(low, high, unit))} {unit}".strip()
