"""Reads what an annotator wrote: a line a statement, tab-separated, values as words of the numbered sentences.

`SENTENCE<TAB>kind<TAB>field=value<TAB>…`; `12:actor=the army` stands in sentence 12; `SENTENCE<TAB>none` where a
sentence states nothing. A statement of which anything cannot be placed is left out, with a fault that says what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotating.standoff import sentence_key
from annotating.statements import (
    NEEDED,
    ROLES,
    Span,
    Stated,
    StatedSentence,
    fault_of_value,
    place_text,
    text_fields,
)

_FIELD = re.compile(r"(?:(\d+):)?([a-z_]+)=(.*)", re.DOTALL)
Drawn = tuple[str, int, str]


class _UnplacedError(Exception):
    """What is wrong with one line."""


def read_lines(text: str, drawn: Sequence[Drawn], annotator: str) -> tuple[list[StatedSentence], list[str]]:
    """The sentences that have a line, and a fault for every line or sentence that is not taken in.

    Args:
        text: What the annotator wrote.
        drawn: Document, letters before it and text of the sentences 1, 2, 3 …
        annotator: `a` or `b`.
    """
    statements: dict[int, list[Stated]] = {}
    faults: list[str] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        number, _, rest = line.partition("\t")
        if not number.strip().isdigit() or not 1 <= int(number) <= len(drawn):
            faults.append(f"no sentence {number[:40]!r}")
            continue
        mine = statements.setdefault(int(number), [])
        try:
            if rest.strip() != "none":
                mine.append(_statement(int(number), rest.split("\t"), drawn))
        except _UnplacedError as fault:
            faults.append(f"{number}: {fault}")
    unread = [n for n in range(1, len(drawn) + 1) if n not in statements]
    if unread:
        faults.append(f"{len(unread)} sentences without a line: {unread[:20]}")
    return [_sentence(drawn[n - 1], annotator, found) for n, found in sorted(statements.items())], faults


def _sentence(drawn: Drawn, annotator: str, statements: list[Stated]) -> StatedSentence:
    document, start, text = drawn
    letters = len("".join(text.split()))
    return StatedSentence(document, start, letters, sentence_key(text), annotator, tuple(statements))


def _statement(number: int, parts: Sequence[str], drawn: Sequence[Drawn]) -> Stated:
    kind = parts[0].strip()
    if kind not in ROLES:
        raise _UnplacedError(f"{kind!r} is no kind")
    texts: dict[str, tuple[Span, ...]] = {}
    values = {"modality": "actual", "salience": "core"}
    fields = [_field(part.strip()) for part in parts[1:] if part.strip()]
    quote = next((value for _, field, value in fields if field == "quote"), drawn[number - 1][2])
    texts["quote"] = (_span(number, number, quote, drawn, None),)
    for at, field, value in fields:
        if field in text_fields(kind):
            if field != "quote":
                near = texts["quote"][0][:2]
                texts[field] = (*texts.get(field, ()), _span(number, at or number, value, drawn, near))
        elif fault := fault_of_value(kind, field, value):
            raise _UnplacedError(fault)
        else:
            values[field] = value
    missing = [f for f in NEEDED[kind] if f not in texts and f not in values]
    if missing:
        raise _UnplacedError(f"{kind} without {', '.join(missing)}")
    return Stated(kind, texts, values)


def _field(part: str) -> tuple[int, str, str]:
    found = _FIELD.fullmatch(part)
    if not found or not found[3].strip():
        raise _UnplacedError(f"{part!r} is no field=value")
    return int(found[1] or 0), found[2], found[3].strip()


def _span(number: int, at: int, words: str, drawn: Sequence[Drawn], near: tuple[int, int] | None) -> Span:
    if not 1 <= at <= number or drawn[at - 1][0] != drawn[number - 1][0]:
        raise _UnplacedError(f"sentence {at} is not an earlier one of the document")
    place = place_text(drawn[at - 1][2], words, near if at == number else None)
    if place is None:
        raise _UnplacedError(f"{words!r} does not stand in sentence {at}")
    return (*place, "" if at == number else sentence_key(drawn[at - 1][2]))
