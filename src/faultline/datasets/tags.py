"""HXL hashtags: the second headings of humanitarian tables, told apart from all other rows, and patterns of them.

HXL 1.1 (OCHA, 2018): tagging conventions (a row of hashtags in one of the first 25, attributes in any order, case
without meaning) and schemas (patterns with attributes that must and must not be there). Tags of the drafts before 1.0
(2014: `#adm1_id`, `#lat_deg`) are read as what replaced them, by `draft_tags.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from faultline.datasets.rows import Row
from faultline.errors import UsageError

LAST_TAG_ROW = 25
_TAG = re.compile(r"#\s*([a-z][a-z0-9_]*)(?:/[a-z]{2,3})?((?:\s*\+\s*[a-z][a-z0-9_]*)*)")
_PATTERN = re.compile(r"#\s*(\*|[a-z][a-z0-9_]*)((?:\s*[+-]\s*[a-z][a-z0-9_]*)*)\s*(!?)")
_ATTRIBUTE = re.compile(r"([+-])\s*([a-z][a-z0-9_]*)")


@dataclass(frozen=True, slots=True)
class Tag:
    """A hashtag without its mark, and its attributes."""

    name: str
    attributes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TagPattern:
    """What tags a column may have.

    Attributes:
        name: Of the hashtag, `*` for any.
        exact: No attribute but those required may be there (`!`).
    """

    name: str
    required: frozenset[str] = frozenset()
    forbidden: frozenset[str] = frozenset()
    exact: bool = False

    def matches(self, tag: Tag) -> bool:
        """Whether a tag is one of these."""
        if self.name not in ("*", tag.name) or not self.required <= tag.attributes:
            return False
        return tag.attributes == self.required if self.exact else not self.forbidden & tag.attributes


def read_tag(cell: str) -> Tag | None:
    """The tag in a cell, that of a draft as what it is called now; None for any other text."""
    match = _TAG.fullmatch(cell.strip().casefold())
    if match is None:
        return None
    attributes = frozenset(name for _, name in _ATTRIBUTE.findall(match[2]))
    now = _drafts().get(match[1])
    return Tag(now.name, now.attributes | attributes) if now else Tag(match[1], attributes)


def parse_pattern(text: str) -> TagPattern:
    """The pattern in a text such as `#org+prog-funder`; UsageError where it is none."""
    match = _PATTERN.fullmatch(text.strip().casefold())
    if match is None:
        raise UsageError(f"{text!r} is no pattern of HXL tags such as #org+prog-funder: mend the mapping")
    signs = _ATTRIBUTE.findall(match[2])
    required, forbidden = (frozenset(name for sign, name in signs if sign == wanted) for wanted in "+-")
    return TagPattern(match[1], required, forbidden, bool(match[3]))


def tag_row(rows: Iterable[Row]) -> tuple[Row, Row | None] | None:
    """The row of tags, and the row of headings above it; None where none of the first 25 rows is one.

    A row of tags has tags and blank cells only.
    """
    above: Row | None = None
    for row in rows:
        if row.number > LAST_TAG_ROW:
            return None
        if _is_tags(row.cells):
            return row, above
        above = row if any(map(str.strip, row.cells)) else None
    return None


def _is_tags(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(cell.lstrip().startswith("#") and read_tag(cell) for cell in filled)


@cache
def _drafts() -> dict[str, Tag]:
    """Tags of the drafts → those of the standard."""
    text = (files("faultline.datasets") / "draft_tags.toml").read_text(encoding="utf-8")
    found = {old: _TAG.fullmatch(new) for old, new in tomllib.loads(text).items()}
    return {o: Tag(m[1], frozenset(n for _, n in _ATTRIBUTE.findall(m[2]))) for o, m in found.items() if m}
