"""Lines → paragraphs: what belongs together across line ends and page breaks, and what each piece is."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from faultline.documents.layout.line_ends import join_lines, words_of
from faultline.documents.layout.lines import Line
from faultline.model.document import Role

_MARKER = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,5})[.)]|[•●▪–—-]|\d{1,2}(?:\.\d{1,2})+\.?|[A-Z]\.|[IVXL]{1,6}\.)(?:\s|$)"
)
_HEADING_MARKER = re.compile(
    r"(?:[IVXL]{1,6}\.|[A-Z]\.|\d{1,2}\.|\d{1,2}(?:\.\d{1,2})+\.?|(?:annex|appendix|part|chapter|section)\b)(?:\s|$)",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"[.!?:;][\"'”’)\]]*$")
_LEADERS = re.compile(r"(?:\.\s?){5,}|…{2,}")
_CAPTION = re.compile(
    r"(?:figure|table|map|chart|box|graph|image|photo)\s+(?:\d{1,3}|[IVXL]{1,6}|[A-Z])\.?", re.IGNORECASE
)
_SIGNATURE = re.compile(r"\(Signed\)|Signed by\b|Sincerely\b", re.IGNORECASE)
_SOURCE = re.compile(r"(?:sources?|notes?|abbreviations?)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, as one text, with the page on which they begin."""

    text: str
    role: Role
    page: int
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document: size of its body, distance of its lines, where they begin and end, its words."""

    size: float
    leading: float
    left: float
    right: float
    words: frozenset[str] = frozenset()


def measure(lines: Sequence[Line]) -> Measure:
    """The most common size, leading and edges, weighted by characters."""
    sizes: Counter[float] = Counter()
    lefts: Counter[int] = Counter()
    rights: Counter[int] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    size = _most_common(sizes)
    leadings: Counter[float] = Counter()
    for above, below in itertools.pairwise(lines):
        if above.page == below.page and above.size == below.size == size:
            leadings[round(above.base - below.base, 0)] += 1
    for line in lines:
        if line.size == size:
            lefts[round(line.left)] += len(line.text)
            rights[round(line.right)] += len(line.text)
    positive = Counter({gap: count for gap, count in leadings.items() if 0 < gap < 4 * size})
    return Measure(
        size,
        _most_common(positive) or 1.2 * size,
        float(_most_common(lefts)),
        float(_most_common(rights)),
        words_of(lines),
    )


def join_paragraphs(lines: Sequence[Line], usual: Measure) -> list[tuple[list[Line], Paragraph]]:
    """The paragraphs of lines in reading order, each with its lines."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, usual):
            groups[-1].append(line)
        else:
            groups.append([line])
    made = [(group, _paragraph(group, usual)) for group in groups]
    following = [paragraph for _, paragraph in made[1:]]
    headed = [_headed(p, group, after) for (group, p), after in zip(made, [*following, None], strict=False)]
    return list(zip(groups, _tabled(headed, usual), strict=True))


def _begins(group: list[Line], line: Line, usual: Measure) -> bool:
    """Whether a line begins a new paragraph rather than going on with the group."""
    before = group[-1]
    if before.hyphenated:
        return False
    if (is_table_row(line) and not _ends_prose(before, line, usual)) or (is_table_row(before) and len(group) == 1):
        return not (is_table_row(line) and is_table_row(before))
    if abs(line.size - before.size) > 0.6 or line.is_bold != before.is_bold:
        return not (
            _is_same_sentence(before, line) and abs(line.size - before.size) <= 0.6 and not _is_short(before, usual)
        )
    if line.page != before.page:
        return _begins_after_break(before, line, usual)
    return _begins_below(group, line, usual)


def _ends_prose(before: Line, line: Line, usual: Measure) -> bool:
    """Whether a line of mere figures is the rest of a sentence: `… of its resolution` / `2231 (2015).`"""
    is_figures = not any(character.isalpha() for character in line.text)
    is_prose = len(before.words) >= 5 and not _ENDS_SENTENCE.search(before.text) and not _is_short(before, usual)
    return is_figures and is_prose and not line.gaps and abs(line.left - usual.left) < 2 * line.size


def _begins_below(group: list[Line], line: Line, usual: Measure) -> bool:
    before = group[-1]
    distance = before.base - line.base
    leading = max(usual.leading, 1.15 * line.size)
    if distance > 1.35 * leading:
        goes_on = line.text[:1].islower() and not _ENDS_SENTENCE.search(before.text) and not _is_short(before, usual)
        return distance > 2.5 * leading or not goes_on
    if distance < -leading:
        return not _is_same_sentence(before, line)
    if _MARKER.match(line.text) and (_ENDS_SENTENCE.search(before.text) or before.text.endswith(("and", "or", ","))):
        return True
    if len(group) > 1 and line.left - before.left > 0.8 * line.size and line.left - group[-2].left > 0.8 * line.size:
        return bool(_ENDS_SENTENCE.search(before.text))
    return _is_short(before, usual) and bool(_ENDS_SENTENCE.search(before.text)) and not line.text[:1].islower()


def _begins_after_break(before: Line, line: Line, usual: Measure) -> bool:
    """Across a page or column break, only what the sentence says counts."""
    if _is_same_sentence(before, line):
        return False
    if _MARKER.match(line.text) or line.is_bold:
        return True
    return _is_short(before, usual) or line.left > usual.left + 0.8 * line.size


def _is_same_sentence(before: Line, line: Line) -> bool:
    return not _ENDS_SENTENCE.search(before.text) and (line.text[:1].islower() or not _MARKER.match(line.text))


def _is_short(line: Line, usual: Measure) -> bool:
    """Whether the line stops well before the usual right edge, as the last of a paragraph does."""
    return line.right < usual.right - 0.08 * (usual.right - usual.left)


def is_table_row(line: Line) -> bool:
    """Whether a line is cells rather than prose: wide gaps (a list mark's own apart), dotted leaders, bare figures."""
    if _LEADERS.search(line.text):
        return True
    gaps = [gap for gap in line.gaps if not _is_after_mark(line, gap)]
    if gaps:
        return True
    return not any(character.isalpha() for character in line.text)


def _is_after_mark(line: Line, gap: int) -> bool:
    """Whether the room before a word is that after a list mark, or after a sentence whose note mark was taken out."""
    if gap <= 2 and _MARKER.match(" ".join(word.text for word in line.words[:gap]) + " "):
        return True
    return len(line.words) >= 6 and len(line.gaps) == 1 and line.words[gap - 1].text.endswith((".", ",", ";", "”"))


def _paragraph(group: list[Line], usual: Measure) -> Paragraph:
    text = join_lines(group, usual.words)
    return Paragraph(text, _role(group, text, usual), group[0].page, group[0].size)


def _tabled(paragraphs: list[Paragraph], usual: Measure) -> list[Paragraph]:
    """Cells that look like paragraphs are tables too: bits without an end beside rows."""
    made = list(paragraphs)
    for order in (range(len(made)), range(len(made) - 1, -1, -1)):
        for index in order:
            above = made[index - 1] if index else None
            below = made[index + 1] if index + 1 < len(made) else None
            if _is_cell(made[index], above, below, usual):
                made[index] = replace(made[index], role=Role.TABLE)
    return made


def _is_cell(paragraph: Paragraph, above: Paragraph | None, below: Paragraph | None, usual: Measure) -> bool:
    words = len(paragraph.text.split())
    if paragraph.role not in (Role.BODY, Role.HEADING) or words > 40 or paragraph.text.endswith("."):
        return False
    beside = [p is not None and p.role is Role.TABLE for p in (above, below)]
    if paragraph.size < 0.93 * usual.size:
        return all(beside) or (any(beside) and words <= 15)
    is_split_entry = below is not None and bool(_LEADERS.search(below.text))
    return all(beside) and words <= 15 and (paragraph.role is Role.BODY or is_split_entry)


def _headed(paragraph: Paragraph, group: list[Line], after: Paragraph | None) -> Paragraph:
    """A single short line without an end, above a paragraph of prose, is a heading whatever it is set in."""
    words = paragraph.text.split()
    if (
        paragraph.role is not Role.BODY
        or len(group) > 1
        or len(words) > 12
        or after is None
        or after.role is not Role.BODY
    ):
        return paragraph
    if not paragraph.text[0].isupper() or not paragraph.text[-1].isalnum() or len(after.text.split()) < 12:
        return paragraph
    return replace(paragraph, role=Role.HEADING)


def _role(group: list[Line], text: str, usual: Measure) -> Role:
    if all(is_table_row(line) for line in group):
        return Role.TABLE
    if _CAPTION.fullmatch(text):
        return Role.HEADING
    words = text.split()
    if _SOURCE.match(text) and len(words) <= 60:
        return Role.FOOTNOTE
    if _SIGNATURE.match(text) and len(words) <= 60:
        return Role.BYLINE
    letters = sum(character.isalpha() for character in text)
    if len(words) <= 60 and not text.endswith((".", ";", ",")) and letters > 2:
        if any(line.size > 1.08 * usual.size for line in group) or all(line.is_bold for line in group):
            return Role.HEADING
        if len(words) <= 12 and _HEADING_MARKER.match(text) and len(group) == 1 and not text.endswith((":", "?")):
            return Role.HEADING
    if group[0].size < 0.9 * usual.size and len(words) < 8 and not text.endswith("."):
        return Role.TABLE
    return Role.BODY


def _most_common(counter: Counter[float] | Counter[int]) -> float:
    return min(counter, key=lambda value: (-counter[value], value)) if counter else 0.0
