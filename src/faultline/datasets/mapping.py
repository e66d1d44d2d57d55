"""What a data set's columns mean: the mapping files under `mappings/`, as values."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.datasets.rows import column_key
from faultline.errors import UsageError
from faultline.model.statement import Kind


@dataclass(frozen=True, slots=True)
class Pick:
    """A word that is the same for all rows (`default`), or stands in a column, maybe in the table's own code (`words`).

    Attributes:
        vocabulary: Name of the vocabulary the word must be in.
    """

    column: str | None = None
    default: str | None = None
    words: tuple[tuple[str, str], ...] = ()
    vocabulary: str | None = None


@dataclass(frozen=True, slots=True)
class ArgumentRule:
    """A column that fills a role. Without `type` its text is a description and names nobody.

    Attributes:
        separator: What stands between several in one cell.
    """

    role: str
    column: str
    type: Pick | None = None
    separator: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class TimeRule:
    start: str
    end: str | None = None
    precision: Pick | None = None


@dataclass(frozen=True, slots=True)
class PlaceRule:
    name: str
    country: str | None = None
    lat: str | None = None
    lon: str | None = None


@dataclass(frozen=True, slots=True)
class ValueRule:
    """Where a figure stands: one column (`best`), the two ends of a range, or all three.

    Attributes:
        unit: What is counted; where it gives nothing, the unit that the vocabulary has for the statement's type.
    """

    best: str | None = None
    low: str | None = None
    high: str | None = None
    unit: Pick = Pick(default="persons")
    currency: Pick | None = None


@dataclass(frozen=True, slots=True)
class SpeakerRule:
    """The column that names the source of a row, and what kind of entity it is."""

    column: str
    type: Pick = Pick(default="media")


@dataclass(frozen=True, slots=True)
class StatementRule:
    """How a row becomes one statement.

    Attributes:
        when: A column that must not be empty, else the row does not say this.
        counts: `killed`, `injured` and `detained` of an event, as (name, rule).
    """

    kind: Kind
    type: Pick
    when: str | None = None
    arguments: tuple[ArgumentRule, ...] = ()
    time: TimeRule | None = None
    place: PlaceRule | None = None
    value: ValueRule | None = None
    counts: tuple[tuple[str, ValueRule], ...] = ()
    mode: Pick | None = None
    stage: Pick | None = None
    modality: Pick = Pick(default="actual")
    polarity: Pick = Pick(default="affirmed")
    speaker: SpeakerRule | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """A data set: how it is recognised, and what its rows say.

    Attributes:
        columns: (the name rules use, the headings it may have, as `column_key` gives them).
        required: Names of the columns without which a table is not this data set.
        quoted: Columns quoted in the evidence besides those that a statement reads.
    """

    name: str
    version: str
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    required: tuple[str, ...]
    quoted: tuple[str, ...]
    statements: tuple[StatementRule, ...]

    @property
    def extractor(self) -> str:
        return f"table:{self.name}@{self.version}"

    def positions(self, headings: Sequence[str]) -> dict[str, int]:
        """Where each of the mapping's columns stands in a table with these headings; those absent are left out."""
        keys = [column_key(heading) for heading in headings]
        found = {name: next((keys.index(s) for s in synonyms if s in keys), -1) for name, synonyms in self.columns}
        return {name: index for name, index in found.items() if index >= 0}

    def fits(self, headings: Sequence[str]) -> bool:
        """Whether all required columns are there."""
        return set(self.required) <= set(self.positions(headings))


@cache
def all_mappings() -> tuple[Mapping, ...]:
    """Every mapping file of the package, by name."""
    folder = files("faultline.datasets") / "mappings"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)
    return tuple(parse_mapping(path.read_text(encoding="utf-8"), path.name) for path in paths)


def recognise(headings: Sequence[str]) -> Mapping | None:
    """The mapping whose required columns are all there; of several, the one that knows most columns, then by name."""
    fitting = [m for m in all_mappings() if m.fits(headings)]
    return min(fitting, key=lambda m: (-len(m.positions(headings)), m.name), default=None)


def parse_mapping(text: str, path: str) -> Mapping:
    """The mapping in a TOML text; UsageError names the file and the key that is wrong."""
    try:
        content = tomllib.loads(text)
        mapping = _mapping(content)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise UsageError(f"the mapping {path} cannot be used ({reason}): mend it and try again") from error
    known = {name for name, _ in mapping.columns}
    unknown = sorted((_columns_in(content.get("statements", [])) | set(mapping.required) | set(mapping.quoted)) - known)
    if unknown:
        raise UsageError(f"the mapping {path} uses the column {unknown[0]!r}: add it under [columns]")
    return mapping


def _mapping(content: dict[str, Any]) -> Mapping:
    return Mapping(
        name=content["name"],
        version=content["version"],
        columns=tuple((name, tuple(map(column_key, synonyms))) for name, synonyms in content["columns"].items()),
        required=tuple(content["required"]),
        quoted=tuple(content.get("quoted", ())),
        statements=tuple(_statement(rule) for rule in content["statements"]),
    )


def _statement(rule: dict[str, Any]) -> StatementRule:
    picks = {name: _pick(rule[name]) for name in ("mode", "stage", "modality", "polarity") if name in rule}
    return StatementRule(
        kind=Kind(rule["kind"]),
        type=_pick(rule["type"]),
        when=rule.get("when"),
        arguments=tuple(_argument(argument) for argument in rule.get("arguments", ())),
        time=_time(rule["time"]) if "time" in rule else None,
        place=PlaceRule(**rule["place"]) if "place" in rule else None,
        value=_value(rule["value"]) if "value" in rule else None,
        counts=tuple((name, _value(value)) for name, value in rule.get("counts", {}).items()),
        speaker=_speaker(rule["speaker"]) if "speaker" in rule else None,
        **picks,
    )


def _pick(word: str | dict[str, Any]) -> Pick:
    if isinstance(word, str):
        return Pick(default=word)
    return Pick(**{**word, "words": tuple(word.get("words", {}).items())})


def _argument(rule: dict[str, Any]) -> ArgumentRule:
    return ArgumentRule(**{**rule, "type": _pick(rule["type"]) if "type" in rule else None})


def _time(rule: dict[str, Any]) -> TimeRule:
    return TimeRule(**{**rule, "precision": _pick(rule["precision"]) if "precision" in rule else None})


def _value(rule: dict[str, Any]) -> ValueRule:
    words: dict[str, Any] = {key: _pick(rule[key]) for key in ("unit", "currency") if key in rule}
    return ValueRule(**{**rule, **words})


def _speaker(rule: dict[str, Any]) -> SpeakerRule:
    return SpeakerRule(rule["column"], _pick(rule.get("type", "media")))


_COLUMN_KEYS = {"column", "when", "start", "end", "name", "country", "lat", "lon", "best", "low", "high"}


def _columns_in(part: Any) -> set[str]:
    """The columns that the rules name, at whatever depth."""
    if isinstance(part, list):
        return set().union(*map(_columns_in, part))
    if not isinstance(part, dict):
        return set()
    here = {value for key, value in part.items() if key in _COLUMN_KEYS and isinstance(value, str)}
    return here.union(*(_columns_in(value) for key, value in part.items() if key != "words"))
