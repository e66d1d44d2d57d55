"""How PLOVER 0.8 calls what happens: the modes and contexts of an event."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.model.statement import Polarity, Statement


@cache
def plover() -> dict[str, Any]:
    """The words of `plover.toml`."""
    return tomllib.loads((files("faultline.exchange") / "plover.toml").read_text(encoding="utf-8"))


def modes_of(statement: Statement) -> list[str]:
    """The mode in PLOVER's words; none where PLOVER has none for it."""
    mode = statement.mode
    known = plover()["mode"].get(statement.type, {}).get(mode, mode)
    return [known] if known else []


def contexts_of(statement: Statement) -> list[str]:
    """What the mode tells of the matter, and the auxiliary that says that the event is denied or has not happened."""
    found = (
        plover()["context"].get(statement.type, {}).get(statement.mode or ""),
        plover()["auxiliary"].get(statement.modality.value),
        "negation" if statement.polarity is Polarity.DENIED else None,
    )
    return [context for context in found if context]


def loses_its_mode(statement: Statement) -> bool:
    """Whether the event has a mode for which PLOVER has neither a mode nor a context."""
    by_mode = plover()["context"].get(statement.type, {}).get(statement.mode or "")
    return statement.mode is not None and not modes_of(statement) and not by_mode
