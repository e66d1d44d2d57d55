"""The settings of an analysis as text: read from the words of a command or an address, and written as such words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import Field, fields, is_dataclass
from typing import Any

from faultline.analysis.catalogue import analysis_named
from faultline.analysis.material import Scope
from faultline.errors import UsageError

_UNSAID = frozenset({"scope", "lists", "rules"})
"""Has an argument of its own, or is read from files of this machine, which no address may name."""


def settings_of(name: str, scope: Scope, options: Mapping[str, Any]) -> Any:
    """The settings of an analysis; options may be written as text, lists with commas.

    Raises:
        UsageError: The analysis has no such setting, or it is no such value.
    """
    cls = analysis_named(name).settings
    made = cls()
    known = {f.name: f for f in fields(cls) if f.name not in _UNSAID and not is_dataclass(getattr(made, f.name))}
    for option in options:
        if option not in known:
            raise UsageError(f"{name} has no setting {option!r}: take one of {', '.join(known)}")
    read = {option: _read(known[option], value, getattr(made, option)) for option, value in options.items()}
    return cls(scope=scope, **read)


def options_written(name: str, settings: Any) -> Iterator[tuple[str, str]]:
    """The settings that are not those by default, as (name, text) that `settings_of` reads; without the scope.

    What has no text, as lists of persons out of a file, is left out.
    """
    default = analysis_named(name).settings()
    for field in fields(settings):
        value = getattr(settings, field.name)
        if field.name == "scope" or value == getattr(default, field.name):
            continue
        if isinstance(value, bool):
            yield field.name, "yes" if value else "no"
        elif isinstance(value, str | int | float):
            yield field.name, str(value)
        elif isinstance(value, tuple) and all(isinstance(part, str) for part in value):
            yield field.name, ",".join(value)


def _read(field: Field[Any], value: Any, default: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        if isinstance(default, bool):
            return value == "yes"
        if isinstance(default, int | float):
            return type(default)(value)
        if default is None and "float" in str(field.type):
            return float(value)
    except ValueError as error:
        raise UsageError(f"{field.name} is a number, not {value!r}") from error
    if isinstance(default, tuple):
        return tuple(sorted(part.strip() for part in value.split(",") if part.strip()))
    return value
