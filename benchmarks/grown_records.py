"""Grows what was read in real documents into as many records as wanted: documents, statements and mentions that fit.

Each copy of a document has words, names and days of its own. Half of its words are others of the same length, so that
no two copies are reprints and every span still holds its quote; its people and organisations are drawn as `growing`
draws them; and it lies on other days, as a collection of ten years does.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from faultline.model.statement import Argument, Statement
from faultline.model.time import Time
from faultline.tables.schemas import Record
from growing import Names, renamed

CHANGED = 0.5
"""Of the words of a document that become others."""
DAYS = 3_650
OUTLETS = 500
_WORD = re.compile(r"[^\W\d_]{4,}")
Spoken = dict[tuple[int | None, int | None], str]
"""The names of a copy, by chain and start."""


def grown_records(real: Sequence[Record], size: int, seed: int = 0) -> Iterator[Record]:
    """So many records made of the real ones, which have text and statements; the same for the same input."""
    chance = random.Random(seed)
    names = Names(chance, [(r.document, list(r.mentions)) for r in real if r.document])
    words: dict[tuple[int, bool], list[str]] = defaultdict(list)
    for word in sorted({w for r in real if r.document for w in _WORD.findall(r.document.text)}):
        words[len(word), word[0].isupper()].append(word)
    for number in range(size):
        yield _copy(real[number % len(real)], number, names, words, chance)


def _copy(
    record: Record, number: int, names: Names, words: dict[tuple[int, bool], list[str]], chance: random.Random
) -> Record:
    document = record.document
    assert document is not None
    chosen: dict[str, str] = {}

    def another(found: re.Match[str]) -> str:
        word = found.group()
        if word not in chosen:
            chosen[word] = chance.choice(words[len(word), word[0].isupper()]) if chance.random() < CHANGED else word
        return chosen[word]

    identity, shift = key(document.id, number), chance.randrange(DAYS)
    path, text = f"copy-{number:07}/{document.path}", _WORD.sub(another, document.text)
    mentions = renamed(record.mentions, names, chance)
    spoken = {(m.chain, m.start): m.text for m in mentions}
    return replace(
        record,
        source=path,
        analysis=None,
        document=replace(
            document,
            id=identity,
            path=path,
            text=text,
            date=_moved(document.date, shift),
            publisher=f"Outlet {chance.randrange(OUTLETS)}",
        ),
        statements=tuple(_said(s, identity, text, spoken, number, shift) for s in record.statements),
        mentions=tuple(replace(m, document=identity) for m in mentions),
    )


def key(identity: str, number: int) -> str:
    """The id of something in a copy."""
    return hashlib.sha256(f"{identity} {number}".encode()).hexdigest()[:16]


def _said(s: Statement, document: str, text: str, spoken: Spoken, number: int, shift: int) -> Statement:
    return replace(
        s,
        id=key(s.id, number),
        evidence=replace(s.evidence, document=document, quote=text[s.evidence.start : s.evidence.end]),
        arguments=tuple(_named(a, spoken) for a in s.arguments),
        time=_later(s.time, shift) if s.time else None,
    )


def _named(argument: Argument, spoken: Spoken) -> Argument:
    text = spoken.get((argument.chain, argument.start))
    return replace(argument, text=text) if text else argument


def _later(time: Time, shift: int) -> Time:
    return replace(time, start=_moved(time.start, shift), end=_moved(time.end, shift))


def _moved(day: str | None, shift: int) -> str | None:
    if day is None or len(day) != len("2020-01-01"):
        return day
    return (date.fromisoformat(day) + timedelta(days=shift)).isoformat()
