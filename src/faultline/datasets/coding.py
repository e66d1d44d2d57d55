"""One row and a rule → one statement, with the cells read as its evidence."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeVar

from faultline.datasets.cells import RowCells, known_entry, plain_code
from faultline.datasets.mapping import (
    ArgumentRule,
    Mapping,
    PlaceRule,
    SpeakerRule,
    StatementRule,
)
from faultline.datasets.measuring import counts_of, value_of
from faultline.datasets.naming import Naming
from faultline.datasets.placing import place_of
from faultline.datasets.remembering import Part, columns_of
from faultline.datasets.timing import time_of
from faultline.model.entity import EntityType
from faultline.model.evidence import Evidence
from faultline.model.statement import (
    Argument,
    Attribution,
    Kind,
    Modality,
    Polarity,
    Speaker,
    Stage,
    Statement,
    statement_id,
)

T = TypeVar("T")


class RowCoder:
    """A rule at work: it makes a statement of each row for which it holds."""

    def __init__(self, mapping: Mapping, rule: StatementRule) -> None:
        self.mapping = mapping
        self.rule = rule
        self.extractor = mapping.extractor
        self.quoted = frozenset((*mapping.quoted, *([mapping.row] if mapping.row else [])))
        self.holds = self._part(lambda row, _: all(map(row.meets, rule.when)), rule.when) if rule.when else None
        self.said = self._part(
            lambda row, _: _said(rule, row), rule.type, rule.mode, rule.polarity, rule.modality, rule.stage
        )
        self.time = self._part(lambda row, _: time_of(rule.time, row), rule.time)
        self.place = self._part(lambda row, naming: place_of(rule.places, row, naming), rule.places)
        self.arguments = [self._argument(one) for one in rule.arguments]
        self.counts = self._part(lambda row, _: counts_of(rule.counts, row), rule.counts)
        self.voices = self._part(lambda row, naming: _voices(rule, row, naming), rule.speakers, rule.reported_by)

    def code(self, row: RowCells, naming: Naming) -> Statement | None:
        """What the rule makes of a row, None where the row does not say it.

        Raises:
            CellError: A cell cannot be read, or one that is needed is empty.
        """
        rule, mapping = self.rule, self.mapping
        row.read = set(self.quoted)
        if self.holds and not self.holds(row, naming):
            return None
        said = self.said(row, naming)
        place = self.place(row, naming)
        arguments = tuple([a for part in self.arguments for a in part(row, naming)])
        time, counts = self.time(row, naming), self.counts(row, naming)
        value = value_of(rule.value, row, said.unit) if rule.value else None
        if value is None and rule.value and rule.kind is Kind.QUANTITY:
            return None
        speaker, reported_by = self.voices(row, naming)
        number = plain_code(row.text(mapping.row) or str(row.number))
        evidence = Evidence(naming.document, row.quote(), self.extractor, table=mapping.name, row=number)
        return Statement(
            id=statement_id(rule.kind, said.type, evidence, arguments, value, said.polarity, said.modality),
            kind=rule.kind,
            type=said.type,
            evidence=evidence,
            arguments=arguments,
            time=time,
            place=place,
            value=value,
            polarity=said.polarity,
            modality=said.modality,
            mode=said.mode,
            stage=said.stage,
            counts=counts,
            speaker=speaker,
            reported_by=reported_by,
            attribution=Attribution.REPORTED if speaker else Attribution.AUTHOR,
            confidence=1.0,
            pattern=self.extractor,
        )

    def _part(self, make: Callable[[RowCells, Naming], T], *rules: object) -> Part[T]:
        return Part(columns_of(*rules), make, self.quoted)

    def _argument(self, rule: ArgumentRule) -> Part[list[Argument]]:
        places = self.rule.places
        return self._part(
            lambda row, naming: _arguments(rule, places, row, naming), rule, places if _is_place(rule) else ()
        )


@dataclass(frozen=True, slots=True)
class _Said:
    """What a row says whatever is done by whom to whom.

    Attributes:
        unit: Of a figure, by the vocabulary.
    """

    type: str
    unit: str
    mode: str | None
    polarity: Polarity
    modality: Modality
    stage: Stage | None


def _said(rule: StatementRule, row: RowCells) -> _Said:
    type_ = row.pick(rule.type) or row.needed(rule.type.column)
    entry = known_entry(rule.type.vocabulary, type_)
    return _Said(
        type=type_,
        unit=str(entry.get("unit", "")),
        mode=_mode(rule, row, entry.get("modes", ())) if rule.mode else None,
        polarity=row.term(rule.polarity, Polarity),
        modality=row.term(rule.modality, Modality),
        stage=row.any_term(rule.stage, Stage),
    )


def _is_place(rule: ArgumentRule) -> bool:
    return rule.type is not None and rule.type.default == EntityType.PLACE


def _arguments(rule: ArgumentRule, places: tuple[PlaceRule, ...], row: RowCells, naming: Naming) -> list[Argument]:
    """What fills the role; a place that is also where it was is that place, with its coordinates."""
    if rule.when and not all(map(row.meets, rule.when)):
        return []
    cell = row.text(rule.column) or row.text(rule.fallback) or rule.default
    if cell is None and rule.required:
        raise row.error(rule.column, "the cell is empty")
    names = parts(cell, rule.separator) if cell else []
    if rule.type is None or not names:
        return [Argument(rule.role, name) for name in names]
    type_ = row.term(rule.type, EntityType)
    if _is_place(rule) and (place := place_of(places, row, naming)) and names == [place.text]:
        return [Argument(rule.role, place.text, chain=place.chain)]
    ids = _ids(rule, row, len(names))
    chains = [naming.name(name, type_, identity=id_) for name, id_ in zip(names, ids, strict=True)]
    for alias in rule.aliases:
        for name in parts(row.text(alias.column) or "", alias.separator):
            if name not in names and not naming.also(chains[0], name, type_):
                row.notes.append(("name of several", f"row {row.number}: {name!r} does not tell who is meant"))
    return [Argument(rule.role, name, chain=chain) for name, chain in zip(names, chains, strict=True)]


def _ids(rule: ArgumentRule, row: RowCells, count: int) -> list[str | None]:
    """The data set's own ids of those named in a cell; None for each where they are not as many."""
    cell = row.text(rule.id)
    ids = [plain_code(part) for part in parts(cell, rule.separator)] if cell else []
    return list(ids) if len(ids) == count else [None] * count


def parts(cell: str, separator: str | None) -> list[str]:
    """What a cell lists, each once."""
    if not separator:
        return [cell] if cell else []
    return list(dict.fromkeys([part for given in cell.split(separator) if (part := given.strip())]))


def _voices(rule: StatementRule, row: RowCells, naming: Naming) -> tuple[Speaker | None, Speaker | None]:
    """Who says it, and who passes it on: nobody where they are the ones who say it."""
    speaker = next((found for one in rule.speakers if (found := _voice(one, row, naming))), None)
    reporter = _voice(rule.reported_by, row, naming)
    return speaker, None if speaker and reporter and speaker.text == reporter.text else reporter


def _voice(rule: SpeakerRule | None, row: RowCells, naming: Naming) -> Speaker | None:
    text = row.text(rule.column) if rule else None
    if rule is None or text is None:
        return None
    for separator in rule.separators:
        text = next((t for given in text.split(separator) if (t := given.strip())), "")
    return Speaker(text, chain=naming.name(text, row.term(rule.type, EntityType))) if text else None


def _mode(rule: StatementRule, row: RowCells, known: Collection[str]) -> str | None:
    """The mode of an event, one of those that its type has."""
    word = row.pick(rule.mode)
    if word is None or word in known:
        return word
    mode = word.casefold().replace(" ", "-").replace("_", "-")
    if rule.mode and mode not in known:
        raise row.error(rule.mode.column, f"{word!r} is none of {', '.join(known) or 'none: the type has no modes'}")
    return mode
