"""What stands beside the running text of a page: footnotes at its foot, labels of charts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faultline.documents.layout.line_ends import join_lines
from faultline.documents.layout.lines import Line
from faultline.documents.layout.paragraphs import Measure, Paragraph, join_paragraphs
from faultline.model.document import Role

_NOTE_MARKER = re.compile(r"(?:\d{1,3}(?!\d)|[*†‡§]|[a-z])\s?(?=\W?\w)")


def split_notes(lines: Sequence[Line], size: float) -> tuple[list[Line], list[Line]]:
    """The lines of a page and, apart, its footnotes: the smaller lines at its foot from the first note mark on."""
    notes_from = len(lines)
    while notes_from > 0 and lines[notes_from - 1].size <= 0.93 * size:
        notes_from -= 1
    first = next((i for i in range(notes_from, len(lines)) if _starts_note(lines[i])), None)
    if first is None or not any(line.size > 0.93 * size for line in lines[:notes_from]):
        return list(lines), []
    lowest = min(line.base for line in lines[:notes_from])
    if lines[first].base > lowest:
        return list(lines), []
    return list(lines[:first]), list(lines[first:])


def split_floats(lines: Sequence[Line], size: float) -> tuple[list[Line], list[Line]]:
    """The lines of a page and, apart, the labels of charts and the like: small lines that the file holds after all text
    though they stand higher on the page."""
    last = next(
        (i for i in range(len(lines) - 1, -1, -1) if lines[i].size > 0.93 * size and len(lines[i].words) > 3), -1
    )
    if last < 0 or last + 1 == len(lines):
        return list(lines), []
    lowest = lines[last].base
    floats = [line for line in lines[last + 1 :] if line.base > lowest]
    return [*lines[: last + 1], *(line for line in lines[last + 1 :] if line.base <= lowest)], floats


def join_floats(lines: Sequence[Line], usual: Measure) -> list[Paragraph]:
    """The labels of one page as tables."""
    return [Paragraph(p.text, Role.TABLE, p.page, p.size) for _, p in join_paragraphs(lines, usual)]


def join_notes(lines: Sequence[Line], usual: Measure) -> list[Paragraph]:
    """The footnotes of one page, one from each mark to the next; numbers that do not count on are no marks."""
    groups: list[list[Line]] = []
    last: int | None = None
    for line in lines:
        number = re.match(r"\d{1,3}(?=\D)", line.text)
        counts = number is None or last is None or last < int(number.group()) <= last + 3
        if groups and not (_starts_note(line) and counts):
            groups[-1].append(line)
            continue
        groups.append([line])
        last = int(number.group()) if number else last
    return [Paragraph(join_lines(group, usual.words), Role.FOOTNOTE, group[0].page, group[0].size) for group in groups]


def _starts_note(line: Line) -> bool:
    return _NOTE_MARKER.match(line.text) is not None and (
        not line.text[0].isalpha() or (line.words[0].text.isalpha() and len(line.words[0].text) == 1)
    )
