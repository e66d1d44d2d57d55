"""One row and a rule → one statement, with the cells read as its evidence."""

from __future__ import annotations

from dataclasses import replace

from faultline.datasets.cells import RowCells, known_entry
from faultline.datasets.dates import spanning
from faultline.datasets.mapping import (
    ArgumentRule,
    Mapping,
    PlaceRule,
    SpeakerRule,
    StatementRule,
    TimeRule,
    ValueRule,
)
from faultline.datasets.naming import Naming
from faultline.errors import UnreadableError
from faultline.model.entity import EntityType
from faultline.model.evidence import Evidence
from faultline.model.place import PlaceReference
from faultline.model.statement import (
    Argument,
    Attribution,
    Counts,
    Modality,
    Polarity,
    Speaker,
    Stage,
    Statement,
    statement_id,
)
from faultline.model.time import Precision, Time
from faultline.model.value import Value


def code_row(mapping: Mapping, rule: StatementRule, row: RowCells, naming: Naming) -> Statement | None:
    """What a rule makes of a row, None where the row does not say it.

    Raises:
        CellError: A cell cannot be read, or one that is needed is empty.
    """
    row.read = set(mapping.quoted)
    if not all(map(row.meets, rule.when)):
        return None
    speaker = _speaker(rule.speaker, row, naming)
    type_ = row.pick(rule.type) or row.needed(rule.type.column)
    entry = known_entry(rule.type.vocabulary, type_)
    arguments = tuple([a for part in rule.arguments for a in _arguments(part, row, naming)])
    time = _time(rule.time, row)
    place = _place(rule.place, row, naming)
    value = _needed_value(rule.value, row, str(entry.get("unit", ""))) if rule.value else None
    polarity, modality = row.term(rule.polarity, Polarity), row.term(rule.modality, Modality)
    mode = _mode(rule, row, tuple(entry.get("modes", ())))
    stage = row.term(rule.stage, Stage) if rule.stage and row.pick(rule.stage) else None
    counts = _counts(rule, row)
    reported_by = _speaker(rule.reported_by, row, naming)
    number = row.text(mapping.row) or str(row.number)
    evidence = Evidence(naming.document, row.quote(), mapping.extractor, table=mapping.name, row=number)
    return Statement(
        id=statement_id(rule.kind, type_, evidence, arguments, value, polarity, modality),
        kind=rule.kind,
        type=type_,
        evidence=evidence,
        arguments=arguments,
        time=time,
        place=place,
        value=value,
        polarity=polarity,
        modality=modality,
        mode=mode,
        stage=stage,
        counts=counts,
        speaker=speaker,
        reported_by=reported_by,
        attribution=Attribution.REPORTED if speaker else Attribution.AUTHOR,
        confidence=1.0,
        pattern=mapping.extractor,
    )


def _arguments(rule: ArgumentRule, row: RowCells, naming: Naming) -> list[Argument]:
    if rule.when and not row.meets(rule.when):
        return []
    cell = row.needed(rule.column) if rule.required else row.text(rule.column) or rule.default
    texts = [] if cell is None else cell.split(rule.separator) if rule.separator else [cell]
    names = [text for given in texts if (text := given.strip())]
    if rule.type is None or not names:
        return [Argument(rule.role, name) for name in names]
    type_ = row.term(rule.type, EntityType)
    return [Argument(rule.role, name, chain=naming.name(name, type_)) for name in names]


def _speaker(rule: SpeakerRule | None, row: RowCells, naming: Naming) -> Speaker | None:
    text = row.text(rule.column) if rule else None
    if rule is None or text is None:
        return None
    first = next((t for given in text.split(rule.separator) if (t := given.strip())), "") if rule.separator else text
    return Speaker(first, chain=naming.name(first, row.term(rule.type, EntityType))) if first else None


def _place(rule: PlaceRule | None, row: RowCells, naming: Naming) -> PlaceReference | None:
    text = row.text(rule.name) if rule else None
    if rule is None or text is None:
        return None
    country = row.text(rule.country)
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise row.error(rule.country, f"{country!r} is no two-letter country code (ISO 3166-1) such as ML")
    country = country.upper() if country else None
    lat, lon = row.degrees(rule.lat, 90), row.degrees(rule.lon, 180)
    if (lat is None) != (lon is None):
        raise row.error(rule.lat if lat is None else rule.lon, "one of latitude and longitude is empty, the other not")
    chain = naming.name(text, EntityType.PLACE, country, lat, lon)
    return PlaceReference(text, chain=chain, country=country, lat=lat, lon=lon)


def _time(rule: TimeRule | None, row: RowCells) -> Time | None:
    if rule is None:
        return None
    start, end = row.date(rule.start), row.date(rule.end)
    if start and end:
        try:
            start = start if start == end else spanning(start, end, f"{start.text} – {end.text}")
        except UnreadableError as error:
            raise row.error(rule.end, str(error)) from error
    elif end:
        start = replace(end, start=None, precision=Precision.INTERVAL)
    precision = row.pick(rule.precision)
    return replace(start, precision=Precision(precision)) if start and precision else start


def _mode(rule: StatementRule, row: RowCells, known: tuple[str, ...]) -> str | None:
    """The mode of an event, one of those that its type has."""
    word = row.pick(rule.mode)
    mode = word.casefold().replace(" ", "-").replace("_", "-") if word else None
    if rule.mode and mode and mode not in known:
        raise row.error(rule.mode.column, f"{word!r} is none of {', '.join(known) or 'none: the type has no modes'}")
    return mode


def _counts(rule: StatementRule, row: RowCells) -> Counts | None:
    found = {name: _value(value, row) for name, value in rule.counts}
    return Counts(**found) if any(found.values()) else None


def _needed_value(rule: ValueRule, row: RowCells, unit: str) -> Value:
    value = _value(rule, row, unit)
    if value is None:
        raise row.error(rule.best or rule.low, "the cell is empty")
    return value


def _value(rule: ValueRule, row: RowCells, unit: str = "") -> Value | None:
    """The figure: the range where its ends are given, else the single figure; None where all cells are blank."""
    best, low, high = row.figure(rule.best), row.figure(rule.low), row.figure(rule.high)
    first, last = low or best, high or best
    if first is None and last is None:
        return None
    if first and last and first.low > last.high:
        if best is None:
            raise row.error(rule.low, "the lower end lies above the upper end")
        fault = row.error(rule.low, "it lies above the upper end; the best is taken")
        row.notes.append(("range not usable", str(fault)))
        first = last = best
    currency = row.pick(rule.currency)
    cells = [row.cells[c] for c in (rule.best, rule.low, rule.high) if c in row.cells]  # type: ignore[index]
    return Value(
        low=first.low if first else None,
        high=last.high if last else None,
        unit="money" if currency else row.pick(rule.unit) or unit,
        qualifier=best.qualifier if best else None,
        currency=currency.upper() if currency else None,
        text=" / ".join(cells),
    )
