"""Passages that name one deed or the same people in opposed words: liberation, occupation; rebels, terrorists."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.comparison.labels import is_nobody
from faultline.comparison.spots import spot_nearness
from faultline.model.statement import Argument, Kind, Statement
from faultline.resolution.folding import fold, fold_name
from faultline.resolution.intervals import days, is_known, overlaps
from faultline.resolution.nearness import Nearness, is_area

MOST_MEMBERS = 6
"""Statements of each side that a matter shows."""
LONGEST_DEED_DAYS = 31
_APART = re.compile(r"\b(?:and|or|by|of|against|to|for|from|in|on|with|as|at|than|like|near|between)\s")
"""After these a word before a name is not said of it."""
_BESIDE = 40
"""Letters before and after a name in which a label stands by it."""
_JOINED = re.compile(r"\b\w+-(?:held|controlled|run|ruled|backed|led|allied|linked|affiliated)\b", re.IGNORECASE)
_NAME_GOES_ON = re.compile(r"\b[A-Za-z]+(?=\s(?:Front|Army|Forces?|Movement|Party|Council|Brigades?|Union|Command)\b)")


@dataclass(frozen=True, slots=True)
class Framed:
    """A statement that says it in the words of one side of a frame."""

    statement: Statement
    frame: int
    side: int
    word: str


@dataclass(frozen=True, slots=True)
class _Frame:
    of: str
    sides: tuple[re.Pattern[str], re.Pattern[str]]


def framings(statements: Sequence[Statement]) -> Iterator[tuple[tuple[str, ...], tuple[Framed, ...]]]:
    """Key and members of each thing that passages of different documents name in opposed words."""
    buckets: dict[tuple[str, ...], list[Framed]] = defaultdict(list)
    for statement in statements:
        for key, framed in framed_in(statement):
            buckets[key].append(framed)
    for key in sorted(buckets):
        one, other = ([f for f in buckets[key] if f.side == side] for side in (0, 1))
        pairs = [
            (a, b) for a in one[:MOST_MEMBERS] for b in other[:MOST_MEMBERS] if _is_one(key, a.statement, b.statement)
        ]
        if pairs:
            members = {f.statement.id: f for pair in pairs for f in pair}
            yield key, tuple(sorted(members.values(), key=lambda f: (f.side, f.statement.id)))


def framed_in(statement: Statement) -> Iterator[tuple[tuple[str, ...], Framed]]:
    """The keys of what a passage names in the words of one side of a frame; none of a row."""
    if statement.evidence.table is None:
        yield from _deeds(statement)
        yield from _labels(statement)


def _deeds(statement: Statement) -> Iterator[tuple[tuple[str, ...], Framed]]:
    spots = _spots(statement)
    text = fold(statement.evidence.quote)
    if not spots or not _any_word().search(text):
        return
    for number, frame in enumerate(_frames()):
        if frame.of == "act" and (found := _side(frame, text)):
            for spot in spots:
                yield ("deed", str(number), spot), Framed(statement, number, *found)


def _spots(statement: Statement) -> list[str]:
    """The names of the spots where a deed was done or to which: its place where that is no whole land, a town taken."""
    place = statement.place
    there = [place.name or place.text] if place is not None and not is_area(place) else []
    if statement.kind is not Kind.EVENT:
        return [fold_name(n) for n in there]
    taken = [a.name or a.text for a in statement.roles("recipient") if a.entity and not is_nobody(a)]
    return sorted({fold_name(n) for n in (*there, *taken)})


def _labels(statement: Statement) -> Iterator[tuple[tuple[str, ...], Framed]]:
    for argument in statement.arguments:
        if not _has_name(statement.evidence.quote, argument.text):
            continue
        text = fold(_by_the_name(statement, argument))
        if not _any_word().search(text):
            continue
        for number, frame in enumerate(_frames()):
            if frame.of == "label" and (found := _side(frame, text)):
                yield ("label", str(number), _without(argument, found[1])), Framed(statement, number, *found)


def _has_name(quote: str, text: str) -> bool:
    """Whether a description holds a name: a capital that is not owed to the beginning of the sentence."""
    words = text.split()
    own = words[1:] if quote.startswith(text) else words
    return any(w[:1].isupper() for w in own)


def _without(argument: Argument, label: str) -> str:
    """Who is meant, without the label where it is a part of the name itself: "Ahrar al-Sham rebels"."""
    name = fold_name(argument.text)
    bare = " ".join(w for w in name.split() if w not in label.split())
    return bare if bare and bare != name else argument.entity or name


def _by_the_name(statement: Statement, argument: Argument) -> str:
    """The name with the words that stand directly before and after it: "the terrorist group X", "X fighters".

    A label that the name goes on after is a part of it ("Revolutionaries Front"), and one joined to another word is
    said of somebody else ("the rebel-held town").
    """
    quote = statement.evidence.quote
    at = quote.find(argument.text)
    own = _NAME_GOES_ON.sub("", argument.text)
    if at < 0:
        return own
    before = _APART.split(re.split(r"[,;:.()]", _JOINED.sub(",", quote[max(0, at - _BESIDE) : at]))[-1])[-1]
    after = re.split(r"[;:.()]", quote[at + len(argument.text) : at + len(argument.text) + _BESIDE])[0].split(" ")
    is_label = len(after) > 1 and not after[0] and fold(after[1]) in _frames_file()["beside"]
    return f"{_next_to(before)} {own} {after[1] if is_label else ''}"


def _next_to(before: str) -> str:
    """The word directly before a name; with the one before it where it is but a noun for a body ("group")."""
    words = before.split()
    return " ".join(words[-2:] if words and fold(words[-1]) in _frames_file()["bodies"] else words[-1:])


def _side(frame: _Frame, text: str) -> tuple[int, str] | None:
    """The one side of a frame whose words the text has, and the word."""
    found = [pattern.search(text) for pattern in frame.sides]
    if bool(found[0]) == bool(found[1]):
        return None
    side = 0 if found[0] else 1
    match = found[side]
    return (side, match.group()) if match else None


def _is_one(key: tuple[str, ...], a: Statement, b: Statement) -> bool:
    """Whether two passages of different documents mean one thing: the same people, or one deed at one place."""
    if a.evidence.document == b.evidence.document:
        return False
    if key[0] == "label":
        return True
    is_there = spot_nearness(a, b) is Nearness.SAME or key[2] in set(_spots(a)) & set(_spots(b))
    if not is_there or not (is_known(a.time) and is_known(b.time)):
        return False
    lengths = [days(t) if t else None for t in (a.time, b.time)]
    return overlaps(a.time, b.time) and all(n is not None and n <= LONGEST_DEED_DAYS for n in lengths)


@cache
def _frames_file() -> dict[str, Any]:
    return tomllib.loads((files("faultline.comparison") / "frames.toml").read_text(encoding="utf-8"))


@cache
def _frames() -> tuple[_Frame, ...]:
    return tuple(
        _Frame(frame["of"], (_pattern(frame["sides"][0]), _pattern(frame["sides"][1])))
        for frame in _frames_file()["frame"]
    )


@cache
def _any_word() -> re.Pattern[str]:
    """Any word of any frame: most sentences have none, and are done with here."""
    return _pattern([word for frame in _frames_file()["frame"] for side in frame["sides"] for word in side])


def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))})\b")
