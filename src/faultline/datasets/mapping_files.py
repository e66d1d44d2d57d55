"""Mapping files → mappings: those of the package under `mappings/`, and a user's own."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.datasets.mapping import (
    ArgumentRule,
    Mapping,
    Pick,
    PlaceRule,
    SpeakerRule,
    StatementRule,
    TimeRule,
    ValueRule,
    When,
)
from faultline.datasets.rows import column_key
from faultline.errors import UsageError
from faultline.model.statement import Kind


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
    unknown = sorted(_used(content, mapping) - known)
    if unknown:
        raise UsageError(f"the mapping {path} uses the column {unknown[0]!r}: add it under [columns]")
    return mapping


def _used(content: dict[str, Any], mapping: Mapping) -> set[str]:
    own = {mapping.row} if mapping.row else set()
    return _columns_in(content.get("statements", [])) | set(mapping.required) | set(mapping.quoted) | own


def _mapping(content: dict[str, Any]) -> Mapping:
    return Mapping(
        name=content["name"],
        version=content["version"],
        columns=tuple((name, tuple(map(column_key, synonyms))) for name, synonyms in content["columns"].items()),
        required=tuple(content["required"]),
        quoted=tuple(content.get("quoted", ())),
        statements=tuple(_statement(rule) for rule in content["statements"]),
        row=content.get("row"),
        terms=content.get("terms"),
    )


def _statement(rule: dict[str, Any]) -> StatementRule:
    picks = {name: _pick(rule[name]) for name in ("mode", "stage", "modality", "polarity") if name in rule}
    return StatementRule(
        kind=Kind(rule["kind"]),
        type=_pick(rule["type"]),
        when=_whens(rule.get("when", [])),
        arguments=tuple(_argument(argument) for argument in rule.get("arguments", ())),
        time=_time(rule["time"]) if "time" in rule else None,
        place=PlaceRule(**rule["place"]) if "place" in rule else None,
        value=_value(rule["value"]) if "value" in rule else None,
        counts=tuple((name, _value(value)) for name, value in rule.get("counts", {}).items()),
        speaker=_speaker(rule["speaker"]) if "speaker" in rule else None,
        reported_by=_speaker(rule["reported_by"]) if "reported_by" in rule else None,
        **picks,
    )


def _whens(rule: str | dict[str, Any] | list[Any]) -> tuple[When, ...]:
    if isinstance(rule, list):
        return tuple(when for one in rule for when in _whens(one))
    if isinstance(rule, str):
        return (When(rule),)
    return (When(rule["column"], frozenset(map(str, rule.get("among", ())))),)


def _pick(word: str | dict[str, Any]) -> Pick:
    if isinstance(word, str):
        return Pick(default=word)
    return Pick(**word)


def _argument(rule: dict[str, Any]) -> ArgumentRule:
    when = _whens(rule.get("when", []))
    return ArgumentRule(
        **{**rule, "type": _pick(rule["type"]) if "type" in rule else None, "when": when[0] if when else None}
    )


def _time(rule: dict[str, Any]) -> TimeRule:
    return TimeRule(**{**rule, "precision": _pick(rule["precision"]) if "precision" in rule else None})


def _value(rule: dict[str, Any]) -> ValueRule:
    words: dict[str, Any] = {key: _pick(rule[key]) for key in ("unit", "currency") if key in rule}
    return ValueRule(**{**rule, **words})


def _speaker(rule: dict[str, Any]) -> SpeakerRule:
    return SpeakerRule(**{**rule, "type": _pick(rule.get("type", "media"))})


_COLUMN_KEYS = {"column", "when", "start", "end", "name", "country", "lat", "lon", "best", "low", "high"}


def _columns_in(part: Any) -> set[str]:
    """The columns that the rules name, at whatever depth."""
    if isinstance(part, list):
        return set().union(*map(_columns_in, part))
    if not isinstance(part, dict):
        return set()
    here = {value for key, value in part.items() if key in _COLUMN_KEYS and isinstance(value, str)}
    return here.union(*(_columns_in(value) for key, value in part.items() if key != "words"))
