"""Title, date and publisher as the first page of a report or letter gives them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from faultline.documents.dates import find_date, publication_date
from faultline.documents.layout.line_ends import join_lines
from faultline.documents.layout.lines import Line

_DATE_LABEL = re.compile(
    r"^(?:date|dated|issued|published|publication date|released|updated|as of)\s*:?\s*", re.IGNORECASE
)
_ORGANISATION = re.compile(
    r"^(?:[A-Z][\w’'-]*|of|for|and|the|on|in|to|&|de|des|du|la|le|et)(?:\s+(?:[A-Z][\w’'-]*|of|for|and|the|on|in|&|de|des|du|la|le|et))*$"
)
_KIND = re.compile(
    r"(?:report|note|letter|statement|summary|briefing|communiqué|final report|progress report)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What the first page says.

    Attributes:
        kind: The line below the title that says what the document is: `Report of the Secretary-General`.
        letterhead: Number of lines before the title, which are no text.
    """

    title: str | None = None
    kind: str | None = None
    date: str | None = None
    publisher: str | None = None
    letterhead: int = 0


def read_front_page(lines: Sequence[Line], body_size: float) -> FrontPage:
    """Reads the lines of the first page that are no furniture, top of the page first.

    The title is the largest or boldest run of lines in the upper part that is no letterhead; the letterhead is what
    stands above it in short lines with a date line of its own.
    """
    head = _head(lines, body_size)
    title = _title(head, body_size)
    above = head[: head.index(title[0])] if title else []
    if above and not any(_line_date(line) for line in above) and len(above) > 6:
        above = []
    return FrontPage(
        title=join_lines(title).rstrip("*†") or None,
        kind=_kind(head, title, body_size),
        date=next((d for line in [*above, *head] if (d := _line_date(line))), None),
        publisher=_publisher(above),
        letterhead=len(above),
    )


def _head(lines: Sequence[Line], body_size: float) -> list[Line]:
    """The lines before the first three full lines of body text in a row."""
    run = 0
    for index, line in enumerate(lines):
        is_body = abs(line.size - body_size) <= 0.6 and not line.is_bold and len(line.words) >= 7 and not line.gaps
        run = run + 1 if is_body else 0
        if run == 3:
            return list(lines[: index - 2])
    return list(lines[:40])


def _title(head: Sequence[Line], body_size: float) -> list[Line]:
    """The lines of the title: below the date of a letterhead, or above a date that stands under it."""
    dated = [i for i, line in enumerate(head) if _line_date(line) and len(line.words) <= 8 and not line.is_bold]
    start = dated[0] + 1 if dated and dated[0] < 15 else 0
    return _largest(head, start, body_size) or _largest(head[:start], 0, body_size)


def _largest(head: Sequence[Line], start: int, body_size: float) -> list[Line]:
    """The largest or bold lines from `start` on, as far as they stand close together."""
    below = [line for line in head[start:] if len(line.text) > 3 and any(c.islower() for c in line.text)]
    ranked = [line for line in below if line.is_bold or line.size > 1.08 * body_size]
    if not ranked:
        return []
    largest = max(line.size for line in ranked)
    first = next(line for line in ranked if line.size >= largest - 0.6)
    title = [first]
    for line in head[list(head).index(first) + 1 :]:
        near = title[-1].base - line.base < 2.2 * first.size
        if not near or abs(line.size - first.size) > 0.6 or line.is_bold != first.is_bold:
            break
        title.append(line)
    return title


def _kind(head: Sequence[Line], title: Sequence[Line], body_size: float) -> str | None:
    """The bold line next to the title that names the kind of document and its author."""
    after = head[list(head).index(title[-1]) + 1 :][:1] if title else []
    ranked = (line for line in after if line.is_bold or line.size > 1.08 * body_size)
    return next((line.text.rstrip("*†") for line in ranked if _KIND.match(line.text) and len(line.words) <= 12), None)


def _line_date(line: Line) -> str | None:
    """The date of a line that holds little else."""
    for part in _parts(line):
        text = _DATE_LABEL.sub("", part)
        found = find_date(text)
        if found and len(text) - (found[2] - found[1]) <= 12:
            return found[0]
    return None


def _parts(line: Line) -> list[str]:
    """The pieces of a line between wide gaps."""
    bounds = [0, *line.gaps, len(line.words)]
    return [" ".join(w.text for w in line.words[a:b]) for a, b in itertools.pairwise(bounds)]


def _publisher(above: Sequence[Line]) -> str | None:
    """The names of organisations that begin the lines of a letterhead: the house, then its organ."""
    names: list[str] = []
    for line in above[:4]:
        name = _parts(line)[0].strip()
        if (
            _ORGANISATION.match(name)
            and not publication_date(name)
            and 1 < len(name.split()) <= 8
            and name not in names
        ):
            names.append(name)
    return " ".join(names[:2]) or None
