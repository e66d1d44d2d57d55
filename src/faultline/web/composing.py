"""From the parts of a form to the fields of a statement, so that it can be corrected or added without a script."""

from __future__ import annotations

import json
from typing import Any

from faultline.model.statement import Statement
from faultline.web.forms import Form

_SINGLE = ("kind", "type", "polarity", "modality", "stage", "speaker", "place")
_FIELD, _ROLE = "field.", "role."


def composed_fields(form: Form, before: Statement | None = None) -> str:
    """What the parts `field.NAME` and `role.NAME` say, as JSON; with a statement only what differs from it."""
    fields: dict[str, Any] = {name: value for name in _SINGLE if (value := form.one(f"{_FIELD}{name}"))}
    start, end = form.one(f"{_FIELD}start"), form.one(f"{_FIELD}end")
    if start or end:
        fields["time"] = {"start": start or end, "end": end or start}
    figure = _number(form.one(f"{_FIELD}value"))
    if figure is not None:
        fields["value"] = figure
    arguments = [
        {"role": name.removeprefix(_ROLE), "text": value.strip()}
        for name, value in form.pairs
        if name.startswith(_ROLE) and value.strip()
    ]
    if arguments:
        fields["arguments"] = arguments
    if before is not None:
        known = _as_fields(before)
        fields = {name: value for name, value in fields.items() if _ordered(known.get(name)) != _ordered(value)}
    return json.dumps(fields, ensure_ascii=False) if fields else ""


def _ordered(value: Any) -> Any:
    """Arguments in an order of their own, since a form has them by role."""
    return sorted(value, key=lambda a: (a["role"], a["text"])) if isinstance(value, list) else value


def _number(text: str) -> float | str | None:
    """A figure with or without marks between its thousands; what is none is handed on, to be refused with a reason."""
    plain = text.replace(",", "").replace("\u202f", "").replace("\xa0", "").replace(" ", "")
    if not plain:
        return None
    try:
        return float(plain)
    except ValueError:
        return text


def _as_fields(statement: Statement) -> dict[str, Any]:
    time = statement.time
    given: dict[str, Any] = {
        name: getattr(statement, name) for name in ("kind", "type", "polarity", "modality", "stage")
    }
    return {
        **given,
        "time": {"start": time.start, "end": time.end} if time else None,
        "speaker": statement.speaker.text if statement.speaker else None,
        "arguments": [{"role": a.role, "text": a.text} for a in statement.arguments],
        "value": statement.value.low if statement.value and statement.value.low == statement.value.high else None,
    }
