"""A statement with the fields that an analyst corrected; its id, its quote and who read it stay."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from faultline.errors import UsageError
from faultline.model.statement import Argument, Attribution, Kind, Modality, Polarity, Speaker, Stage, Statement
from faultline.model.time import Basis, Precision, Time
from faultline.model.value import Value
from faultline.ontology import vocabulary

E = TypeVar("E", bound=StrEnum)

_VOCABULARIES = {
    Kind.EVENT: "events",
    Kind.RELATION: "relations",
    Kind.FLOW: "goods",
    Kind.QUANTITY: "measures",
    Kind.POSITION: "stances",
    Kind.EFFORT: "sectors",
}
FIELDS = (
    "kind",
    "type",
    "mode",
    "polarity",
    "modality",
    "stage",
    "attribution",
    "time",
    "value",
    "arguments",
    "speaker",
)


def read_fields(text: str) -> dict[str, Any]:
    """The corrected fields in a JSON object; UsageError where it is none or has a field that cannot be corrected."""
    try:
        fields = json.loads(text or "{}")
    except ValueError as error:
        raise UsageError(f"the corrected fields are no JSON ({error}): write an object such as {_EXAMPLE}") from error
    if not isinstance(fields, dict):
        raise UsageError(f"the corrected fields are no JSON object: write one such as {_EXAMPLE}")
    unknown = sorted(set(fields) - set(FIELDS))
    if unknown:
        raise UsageError(f"{unknown[0]!r} is no field that can be corrected: take one of {', '.join(FIELDS)}")
    return fields


_EXAMPLE = '\'{"polarity": "denied"}\''


def corrected(statement: Statement, text: str) -> Statement:
    """The statement with the corrected fields of a JSON object.

    Raises:
        UsageError: If a value is not of the closed list or form that its field has.
    """
    fields = read_fields(text)
    kind = _member(Kind, fields, "kind", statement.kind)
    type_ = str(fields.get("type", statement.type))
    _check_type(kind, type_)
    stage = _member(Stage, fields, "stage", statement.stage) if fields.get("stage", statement.stage) else None
    return replace(
        statement,
        kind=kind,
        type=type_,
        mode=fields.get("mode", statement.mode),
        polarity=_member(Polarity, fields, "polarity", statement.polarity),
        modality=_member(Modality, fields, "modality", statement.modality),
        stage=stage,
        attribution=_member(Attribution, fields, "attribution", statement.attribution),
        time=_time(fields["time"]) if "time" in fields else statement.time,
        value=_value(fields["value"], statement.value) if "value" in fields else statement.value,
        arguments=_arguments(fields["arguments"], kind, statement) if "arguments" in fields else statement.arguments,
        speaker=_speaker(fields["speaker"], statement) if "speaker" in fields else statement.speaker,
    )


def _member(members: type[E], fields: Mapping[str, Any], name: str, before: E | None) -> E:
    try:
        return members(fields.get(name, before))
    except ValueError as error:
        raise UsageError(f"{fields.get(name)!r} is no {name}: take one of {', '.join(members)}") from error


def _check_type(kind: Kind, type_: str) -> None:
    if kind is Kind.CAUSE:
        known = {"+", "-"}
    elif kind in _VOCABULARIES:
        known = set(vocabulary(_VOCABULARIES[kind])) | {"OTHER"}
    else:
        return
    if type_ not in known:
        raise UsageError(f"{type_!r} is no type of {kind.value}: take one of {', '.join(sorted(known))}")


def _time(given: Any) -> Time | None:
    """`null`, a day, or an object with `start` and `end`."""
    if given is None:
        return None
    both = given if isinstance(given, dict) else {"start": given, "end": given}
    start, end = both.get("start"), both.get("end")
    for day in (start, end):
        try:
            if day is not None:
                date.fromisoformat(day)
        except (TypeError, ValueError) as error:
            raise UsageError(f"{day!r} is no date: write YYYY-MM-DD, or null where it is open") from error
    is_day = start is not None and start == end
    return Time(start, end, Precision.DAY if is_day else Precision.INTERVAL, Basis.STATED, str(both.get("text", "")))


def _value(given: Any, before: Value | None) -> Value | None:
    """`null`, a number, or an object with any of the fields of a value; the others stay."""
    if given is None:
        return None
    fields = given if isinstance(given, dict) else {"low": given, "high": given, "qualifier": None}
    try:
        made = replace(before or Value(None, None, "persons"), **fields)
        low, high = (None if v is None else float(v) for v in (made.low, made.high))
    except (TypeError, ValueError) as error:
        raise UsageError(
            f"{json.dumps(given)} is no value: write a number or an object with low, high, unit, qualifier, currency"
        ) from error
    if low is not None and high is not None and low > high:
        raise UsageError(f"the value {low:g} to {high:g} runs backwards: write the lower figure as low")
    return replace(made, low=low, high=high)


def _arguments(given: Any, kind: Kind, statement: Statement) -> tuple[Argument, ...]:
    """A list of objects with `role` and `text`; a text that stands in the quote gets its place and its entity."""
    if not isinstance(given, list) or not all(isinstance(a, dict) and {"role", "text"} <= set(a) for a in given):
        raise UsageError('arguments are a list of objects: [{"role": "actor", "text": "the army"}]')
    roles = vocabulary("roles")["roles"][kind.value]
    for one in given:
        if one["role"] not in roles:
            raise UsageError(f"{one['role']!r} is no role of {kind.value}: take one of {', '.join(roles)}")
    return tuple(_argument(str(one["role"]), str(one["text"]), statement) for one in given)


def _argument(role: str, text: str, statement: Statement) -> Argument:
    known = _known(text, statement)
    if known:
        return Argument(role, text, known.start, known.end, known.chain, known.entity, known.name)
    start, end = _span(text, statement)
    return Argument(role, text, start, end)


def _speaker(given: Any, statement: Statement) -> Speaker | None:
    if given is None:
        return None
    text = str(given["text"] if isinstance(given, dict) and "text" in given else given)
    known = _known(text, statement)
    if known:
        return Speaker(text, known.start, known.end, known.chain, known.entity, known.name)
    return Speaker(text, *_span(text, statement))


def _known(text: str, statement: Statement) -> Argument | Speaker | None:
    """What the statement says already in these words."""
    voices = tuple(voice for voice in (statement.speaker, statement.reported_by) if voice)
    given: tuple[Argument | Speaker, ...] = (*statement.arguments, *voices)
    return next((one for one in given if one.text == text), None)


def _span(text: str, statement: Statement) -> tuple[int | None, int | None]:
    """Where a text stands in the quote; nowhere if it does not."""
    evidence = statement.evidence
    position = evidence.quote.find(text)
    if evidence.start is None or position < 0:
        return None, None
    return evidence.start + position, evidence.start + position + len(text)
