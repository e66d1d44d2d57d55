"""What an explanation consists of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explanation:
    """What it is, in one line, and why, a line each."""

    title: str
    reasons: tuple[str, ...]
