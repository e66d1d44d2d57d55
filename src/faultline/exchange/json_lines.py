"""JSON as every export writes it: characters as they are, keys in the order given, whole numbers without a point."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def json_line(value: Mapping[str, Json]) -> str:
    """One object on one line, with its line end; U+2028 and U+2029, which some readers take for line ends, escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def number(value: float | None) -> int | float | None:
    """7500.0 as 7500, so that a count reads as a count."""
    if value is not None and float(value).is_integer():
        return int(value)
    return value
