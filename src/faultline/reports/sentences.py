"""Every sentence and row of a report, with where it stands and what it cites, so that two reports can be compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faultline.reports.elements import Heading, Paragraph, Points, Report, Sentence, Table

Place = tuple[int, str]
"""A section and the heading in it."""
ANNEXES = 15
VERSION_ROWS = ("Made by",)
COUNTS = ("Which parts of the frameworks have evidence",)
"""Parts whose rows count evidence, and so change with every document."""
_HOW_SURE = re.compile(r" \([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a report, or a row of one of its tables, and where it stands.

    Attributes:
        part: The heading that it stands under; empty before the first.
        key: What a row is about, by which it is found again; empty in a sentence.
        statements: Ids of those it cites.
    """

    section: int
    part: str
    text: str
    key: str
    statements: tuple[str, ...]
    references: tuple[int, ...]
    is_finding: bool


def told_in(report: Report) -> Iterator[Told]:
    """Every sentence and row before the annexes."""
    for section in report.sections:
        part = ""
        for block in section.blocks if section.number != ANNEXES else ():
            match block:
                case Heading(text):
                    part = text
                case Paragraph(sentences) | Points(sentences):
                    yield from (_told(report, section.number, part, (said,)) for said in sentences if said.text)
                case Table(caption, _, rows):
                    told = (_told(report, section.number, part or caption, row, key) for row, key in _keyed(rows))
                    yield from (one for one in told if one.key not in VERSION_ROWS)


def _keyed(rows: Sequence[tuple[Sentence, ...]]) -> Iterator[tuple[tuple[Sentence, ...], str]]:
    """Each row with what it is about: its first cell, where several begin alike the first two."""
    count = Counter(row[0].text for row in rows)
    for row in rows:
        about = row[:1] if count[row[0].text] == 1 else row[:2]
        yield row, " · ".join(_HOW_SURE.sub("", cell.text) for cell in about)


def _told(report: Report, section: int, part: str, said: Sequence[Sentence], key: str = "") -> Told:
    numbers = tuple(dict.fromkeys(n for one in said for n in one.references))
    return Told(
        section=section,
        part=part,
        text=" · ".join(one.text for one in said if one.text),
        key=key,
        statements=tuple(i for n in numbers for i in report.references[n - 1].statements),
        references=numbers,
        is_finding=any(one.is_finding for one in said) and part not in COUNTS,
    )
