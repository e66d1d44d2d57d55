"""The little Markdown in which analysts write: paragraphs, headings, lists, stress, and citations of statements.

    ### A heading
    A paragraph ends at an empty line; **strong** and *stressed* words; what it rests on [^5364cb4cfc30cf53].
    - a point of a list

Everything else is plain text: no link, picture, table, formula or HTML is ever made of it. Each form of a report
escapes the text of the runs as it does any other text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

_INLINE = re.compile(
    r"\[\^(?P<cited>[0-9a-f]{6,64})\]"
    r"|\*\*(?=\S)(?P<strong>[^*\n]+?)(?<=\S)\*\*"
    r"|\*(?=\S)(?P<stressed>[^*\n]+?)(?<=\S)\*"
)
_CITED = re.compile(r"\[\^([0-9a-f]{6,64})\]")
_HEADING = re.compile(r"#{1,6}\s+")
_POINT = re.compile(r"[-*•]\s+")


class Look(StrEnum):
    PLAIN = "plain"
    STRONG = "strong"
    STRESSED = "stressed"


class Shape(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look, or a citation: then `cited` is the id of the statement and the text is empty."""

    text: str
    look: Look = Look.PLAIN
    cited: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, a heading or one point of a list."""

    shape: Shape
    runs: tuple[Run, ...]


def parts_of(text: str) -> tuple[Part, ...]:
    """The text part by part; lines that follow one another are one paragraph."""
    return tuple(_parts(text))


def cited_in(text: str) -> tuple[str, ...]:
    """The ids that the text cites, as they are written, each once, in their order."""
    return tuple(dict.fromkeys(_CITED.findall(text)))


def with_citations(text: str, whole: Callable[[str], str]) -> str:
    """The text with each id that it cites replaced by what `whole` makes of it."""
    return _CITED.sub(lambda found: f"[^{whole(found[1])}]", text)


def _parts(text: str) -> Iterator[Part]:
    waiting: list[str] = []
    for line in (*text.splitlines(), ""):
        line = line.strip()
        heading, point = _HEADING.match(line), _POINT.match(line)
        if waiting and (not line or heading or point):
            yield Part(Shape.PARAGRAPH, _runs(" ".join(waiting)))
            waiting = []
        if heading:
            yield Part(Shape.HEADING, _runs(line[heading.end() :]))
        elif point:
            yield Part(Shape.POINT, _runs(line[point.end() :]))
        elif line:
            waiting.append(line)


def _runs(line: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    start = 0
    for found in _INLINE.finditer(line):
        if plain := line[start : found.start()]:
            runs.append(Run(plain.rstrip() if found["cited"] else plain))
        if found["cited"]:
            runs.append(Run("", cited=found["cited"]))
        elif found["strong"]:
            runs.append(Run(found["strong"], Look.STRONG))
        else:
            runs.append(Run(found["stressed"], Look.STRESSED))
        start = found.end()
    if line[start:]:
        runs.append(Run(line[start:]))
    return tuple(run for run in runs if run.text or run.cited)
