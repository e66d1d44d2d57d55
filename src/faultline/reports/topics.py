"""Which statements speak of the cross-cutting issues, by the words of their quotes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from faultline.model.statement import Statement


def by_topic(statements: Sequence[Statement]) -> Mapping[str, tuple[Statement, ...]]:
    """For each issue the statements whose quote uses one of its words, in their order; a quote is read once."""
    of_quote: dict[str, frozenset[str]] = {}
    for statement in statements:
        quote = statement.evidence.quote
        if quote not in of_quote:
            of_quote[quote] = frozenset(title for title, pattern in _patterns().items() if pattern.search(quote))
    return {title: tuple(s for s in statements if title in of_quote[s.evidence.quote]) for title in _patterns()}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The words of each issue, by its title."""
    content = tomllib.loads((files("faultline.reports.sections") / "topics.toml").read_text(encoding="utf-8"))
    return {
        topic["title"]: re.compile(r"\b(?:" + "|".join(map(re.escape, topic["words"])) + ")", re.IGNORECASE)
        for topic in content["topic"]
    }
