"""Mapping files → mappings: those of the package under `mappings/`, and a user's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.datasets.mapping import (
    AliasRule,
    ArgumentRule,
    Mapping,
    Pick,
    PlaceRule,
    SpeakerRule,
    StatementRule,
    TimeRule,
    Unfolding,
    ValueRule,
    When,
)
from faultline.datasets.rows import column_key
from faultline.datasets.tags import Tag, parse_pattern
from faultline.errors import UsageError
from faultline.model.statement import Kind
from faultline.ontology import vocabulary


@cache
def all_mappings() -> tuple[Mapping, ...]:
    """Every mapping file of the package, by name."""
    folder = files("faultline.datasets") / "mappings"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)
    return tuple(parse_mapping(path.read_text(encoding="utf-8"), path.name) for path in paths)


def recognise(headings: Sequence[str], tags: Sequence[Tag | None] = ()) -> Mapping | None:
    """The mapping whose required columns are all there; of several, the one that knows most columns, then by name.

    Headings tell more than tags, which many tables share: by these a table is known that has no headings known.
    """
    for tagged in ((), tags) if tags else ((),):
        fitting = [m for m in all_mappings() if m.fits(headings, tagged)]
        if fitting:
            return min(fitting, key=lambda m: (-len(m.positions(headings, tagged)), m.name))
    return None


def parse_mapping(text: str, path: str) -> Mapping:
    """The mapping in a TOML text; UsageError names the file and the key that is wrong."""
    try:
        content = tomllib.loads(text)
        mapping = _mapping(content)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, re.error) as error:
        reason = f"{type(error).__name__}: {error}"
        raise UsageError(f"the mapping {path} cannot be used ({reason}): mend it and try again") from error
    known = {name for name, _ in (*mapping.columns, *mapping.tags)} | set(mapping.made)
    unknown = sorted(_used(content, mapping) - known)
    if unknown:
        raise UsageError(f"the mapping {path} uses the column {unknown[0]!r}: add it under [columns]")
    return mapping


def _used(content: dict[str, Any], mapping: Mapping) -> set[str]:
    own = {mapping.row} if mapping.row else set()
    named = {*mapping.required, *mapping.quoted, *mapping.together, *own}
    return _columns_in([content.get("statements", []), content.get("unfold", {})]) | named


_KEYS = frozenset({
    "name", "version", "columns", "required", "quoted", "statements", "row", "terms", "blank", "unused", "unfold",
    "together",
})  # fmt: skip
_COLUMN = frozenset({"headings", "tags", "many"})
_STATEMENT = frozenset({
    "kind", "type", "when", "arguments", "time", "place", "value", "counts", "mode", "stage", "modality", "polarity",
    "speaker", "reported_by",
})  # fmt: skip


def _check(given: dict[str, Any], known: frozenset[str]) -> None:
    """ValueError for a key that means nothing: what it was to say would be lost without a word."""
    if unknown := sorted(given.keys() - known):
        raise ValueError(f"there is no key {unknown[0]!r}, but {', '.join(sorted(known))}")


def _mapping(content: dict[str, Any]) -> Mapping:
    _check(content, _KEYS)
    columns = {n: given if isinstance(given, dict) else {"headings": given} for n, given in content["columns"].items()}
    for given in columns.values():
        _check(given, _COLUMN)
    return Mapping(
        name=content["name"],
        version=content["version"],
        columns=tuple((name, tuple(map(column_key, given.get("headings", ())))) for name, given in columns.items()),
        tags=tuple((name, tuple(map(parse_pattern, c["tags"]))) for name, c in columns.items() if "tags" in c),
        many=frozenset(name for name, given in columns.items() if given.get("many")),
        required=tuple(content["required"]),
        quoted=tuple(content.get("quoted", ())),
        statements=tuple(_statement(rule) for rule in content["statements"]),
        row=content.get("row"),
        terms=content.get("terms"),
        blank=frozenset(map(str.casefold, content.get("blank", ()))),
        unused=frozenset(map(column_key, content.get("unused", ()))),
        unfold=_unfolding(content["unfold"]) if "unfold" in content else None,
        together=tuple(content.get("together", ())),
    )


def _unfolding(rule: dict[str, Any]) -> Unfolding:
    re.compile(rule["pattern"])  # a fault in it is one of the mapping
    return Unfolding(**rule)


def _statement(rule: dict[str, Any]) -> StatementRule:
    _check(rule, _STATEMENT)
    picks = {name: _pick(rule[name]) for name in ("mode", "stage", "modality", "polarity") if name in rule}
    return StatementRule(
        kind=Kind(rule["kind"]),
        type=_pick(rule["type"]),
        when=_whens(rule.get("when", [])),
        arguments=tuple(_argument(argument) for argument in rule.get("arguments", ())),
        time=_time(rule["time"]) if "time" in rule else None,
        places=tuple(_place(place) for place in _listed(rule.get("place", []))),
        value=_value(rule["value"]) if "value" in rule else None,
        counts=tuple((name, _value(value)) for name, value in rule.get("counts", {}).items()),
        speakers=tuple(_speaker(speaker) for speaker in _listed(rule.get("speaker", []))),
        reported_by=_speaker(rule["reported_by"]) if "reported_by" in rule else None,
        **picks,
    )


def _listed(given: Any) -> list[Any]:
    """One or several."""
    return given if isinstance(given, list) else [given]


def _whens(rule: str | dict[str, Any] | list[Any]) -> tuple[When, ...]:
    if isinstance(rule, list):
        return tuple(when for one in rule for when in _whens(one))
    if isinstance(rule, str):
        return (When(rule),)
    if "any" in rule and "column" in rule:
        raise ValueError("a condition is on one column or on any of several: name them in one place")
    first, *others = rule["any"] if "any" in rule else [rule["column"]]
    codes: dict[str, Any] = {key: frozenset(map(str, rule[key])) for key in ("among", "but") if key in rule}
    rest = {key: value for key, value in rule.items() if key not in {"any", "column", *codes}}
    return (When(first, **codes, others=tuple(others), **rest),)


def _pick(word: str | dict[str, Any]) -> Pick:
    if isinstance(word, str):
        return Pick(default=word)
    words = word.get("words", {})
    read = {"words": vocabulary(words) if isinstance(words, str) else words}
    return Pick(**{**word, **read, "otherwise": _pick(word["otherwise"]) if "otherwise" in word else None})


def _argument(rule: dict[str, Any]) -> ArgumentRule:
    type_ = _pick(rule["type"]) if "type" in rule else None
    aliases = tuple(AliasRule(**alias) for alias in rule.get("aliases", ()))
    return ArgumentRule(**{**rule, "type": type_, "when": _whens(rule.get("when", [])), "aliases": aliases})


def _place(rule: dict[str, Any]) -> PlaceRule:
    kept = {key: value for key, value in rule.items() if key not in {"name", "when"}}
    return PlaceRule(names=tuple(_listed(rule.get("name", []))), when=_whens(rule.get("when", [])), **kept)


def _time(rule: dict[str, Any]) -> TimeRule:
    picks: dict[str, Any] = {key: _pick(rule[key]) for key in ("precision", "basis") if key in rule}
    return TimeRule(**{**rule, **picks, "otherwise": tuple(rule.get("otherwise", ()))})


def _value(rule: dict[str, Any]) -> ValueRule:
    if "sum" in rule and {"best", "low", "high"} & rule.keys():
        raise ValueError("a figure is summed or stands in a column: put the sum under otherwise")
    words: dict[str, Any] = {key: _pick(rule[key]) for key in ("unit", "currency") if key in rule}
    words |= {"unknown": frozenset(map(str, rule.get("unknown", ()))), "sum": tuple(rule.get("sum", ()))}
    return ValueRule(**{**rule, **words, "otherwise": _value(rule["otherwise"]) if "otherwise" in rule else None})


def _speaker(rule: dict[str, Any]) -> SpeakerRule:
    kept = {key: value for key, value in rule.items() if key not in {"separator", "type"}}
    separators = tuple(_listed(rule.get("separator", [])))
    return SpeakerRule(type=_pick(rule.get("type", "media")), separators=separators, **kept)


_COLUMN_KEYS = {
    "any", "best", "code", "column", "country", "end", "fallback", "heading_of", "high", "id", "lat", "lon", "low",
    "name", "otherwise", "start", "sum", "when",
}  # fmt: skip


def _columns_in(part: Any) -> set[str]:
    """The columns that the rules name, at whatever depth."""
    if isinstance(part, list):
        return set().union(*map(_columns_in, part))
    if not isinstance(part, dict):
        return set()
    every = [name for key, value in part.items() if key in _COLUMN_KEYS for name in _listed(value)]
    here = {name for name in every if isinstance(name, str)}
    return here.union(*(_columns_in(value) for key, value in part.items() if key != "words"))
