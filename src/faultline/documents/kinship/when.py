"""How far apart documents were published."""

from __future__ import annotations

from datetime import date


def days_apart(first: str | None, second: str | None) -> int | None:
    """Days between two ISO dates of publication; None where one is missing or not known to the day."""
    try:
        return abs((date.fromisoformat(first or "") - date.fromisoformat(second or "")).days)
    except ValueError:
        return None
