"""Which relations are on one matter: one tie of a pair, friend to one source and foe to another, a person's posts."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.comparison.labels import is_nobody, label
from faultline.comparison.wording import anybody, content_words, general
from faultline.model.statement import Argument, Modality, Polarity, Statement
from faultline.resolution.intervals import is_known

Key = tuple[str, ...]

MOST_POSTS = 12
"""Ties of a person beyond which they are an office or a body rather than a career."""


def same_ties(key: Key, statements: Sequence[Statement]) -> Iterator[tuple[Key, list[Statement]]]:
    """Relations by type and pair, of those who are somebody: "people", "the regime" are others in every text.

    Friendly and hostile ties of one pair stand together where sources tell both.
    """
    pairs: dict[Key, list[Statement]] = defaultdict(list)
    for statement in statements:
        ends = label(statement.roles("source")), label(statement.roles("target"))
        is_known = not any(_is_anybody(a) for role in ("source", "target") for a in statement.roles(role))
        if all(ends) and ends[0] != ends[1] and is_known and not _is_one_name(statement):
            pairs[tuple(sorted(ends))].append(statement)
    for pair in sorted(pairs):
        by_tie: dict[str, list[Statement]] = defaultdict(list)
        signs = {sign(s) for s in pairs[pair] if s.polarity is Polarity.AFFIRMED} - {0}
        for statement in pairs[pair]:
            is_contested = len(signs) == 2 and sign(statement) != 0
            by_tie["friend or foe" if is_contested else _tie(statement)].append(statement)
        for tie in sorted(by_tie):
            yield (*key, tie, *pair), by_tie[tie]


def _is_anybody(argument: Argument) -> bool:
    """Whether an end is but a common noun for people: not "the Malian army"."""
    is_common = argument.text[4:] == argument.text[4:].lower() and not argument.text[:1].isupper()
    return is_common and is_nobody(argument) and content_words(argument.text) <= general() | anybody()


def _is_one_name(statement: Statement) -> bool:
    """Whether both ends are written with the same words, three or more: a name and its other form."""
    x, y = (content_words(" ".join(a.name or a.text for a in statement.roles(r))) for r in ("source", "target"))
    return min(len(x), len(y)) >= _LONG_NAME and (x <= y or y <= x)


_LONG_NAME = 3


def posts(key: Key, statements: Sequence[Statement]) -> Iterator[tuple[Key, list[Statement]]]:
    """A post that one person held until a time that is told, and another that they held after it."""
    by_person: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        person = post_holder(statement)
        if person and person.entity and statement.modality is Modality.ACTUAL:
            by_person[person.entity].append(statement)
    for person_id in sorted(by_person):
        some = by_person[person_id]
        first = next((s for s in some if s.time and is_known(s.time) and s.time.start is None), None)
        if first is None or len(some) > MOST_POSTS:
            continue
        later = [s for s in some if _is_later(first, s)]
        if later:
            yield (*key, "posts", person_id), [first, *later]


def post_holder(statement: Statement) -> Argument | None:
    """The person of a tie by which somebody holds a post."""
    role = ties()["posts"].get(statement.type)
    held = statement.roles(role) if role else ()
    return held[0] if len(held) == 1 else None


def sign(statement: Statement) -> int:
    """1 for a friendly tie, -1 for a hostile one, 0 for all others.

    Whoever is told to fight its own ("Rwanda and its proxies cease fighting") fights beside them, not against them.
    """
    if statement.type in ties()["friendly"]:
        return 1
    quote = statement.evidence.quote
    is_own = any(_OWN.search(f"{quote[: quote.find(a.text)]}{a.text.split()[0]} ") for a in statement.roles("target"))
    return -1 if statement.type in ties()["hostile"] and not is_own else 0


_OWN = re.compile(r"\b(?:its|their|his|her)\s(?:[\w’'-]+\s)?$", re.IGNORECASE)


@cache
def ties() -> dict[str, Any]:
    """The lists of `ties.toml`."""
    return tomllib.loads((files("faultline.comparison") / "ties.toml").read_text(encoding="utf-8"))


def _tie(statement: Statement) -> str:
    """The type; of ties that may run either way and do not need to, with the end that they start from."""
    is_fixed = statement.type in (*ties()["symmetric"], *ties()["one_way"], *ties()["giving"])
    return statement.type if is_fixed else f"{statement.type} of {label(statement.roles('source'))}"


def _is_later(first: Statement, other: Statement) -> bool:
    """Whether the other post is another one, known to be held after the first had ended."""
    if first.time is None or other.time is None:
        return False
    ends = [s.roles("target" if ties()["posts"][s.type] == "source" else "source") for s in (first, other)]
    if label(ends[0]) == label(ends[1]):
        return False
    end, start = first.time.end, other.time.start or other.time.end
    return end is not None and start is not None and start > end
