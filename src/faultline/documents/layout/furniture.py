"""What stands on every page and is not its text: running headers and footers, page numbers, codes in the margin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from faultline.documents.layout.lines import Line, Page

_MARGIN = 0.1
_SIDE = 0.08
_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–—]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:/|of|de|sur)\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE
)
_RULE = re.compile(r"[\s_=–—-]{3,}")
_CODE = re.compile(r"[\W\d_]*(?:\([A-Z]\))?[\W\d_]*")


def find_furniture(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """(page, index of line) of the lines that are furniture.

    A line in the upper or lower tenth of its page is furniture when the same words, numbers apart, stand in the margin
    of several pages, when the letterhead has it too, or when it holds no word at all. So is a drawn rule anywhere.
    """
    margins = [
        (page, index) for page in pages for index in range(len(page.lines)) if is_in_margin(page, page.lines[index])
    ]
    seen: Counter[str] = Counter()
    for key in {(page.number, _key(page.lines[index])) for page, index in margins}:
        seen[key[1]] += 1
    often = max(2, len(pages) // 8) if len(pages) > 2 else 2
    coded = [line for page in pages[:1] for line in page.lines if any("/" in word.text for word in line.words)]
    letterhead = {word.text for line in coded for word in line.words}
    running = {
        (page.number, index)
        for page, index in margins
        if _is_furniture(
            page.lines[index], seen[_key(page.lines[index])] >= often, letterhead if page.number > 1 else set()
        )
    }
    rules = {(page.number, i) for page in pages for i, line in enumerate(page.lines) if _RULE.fullmatch(line.text)}
    return running | rules


def is_in_margin(page: Page, line: Line) -> bool:
    """Whether a line stands in the upper or lower tenth of the page, or wholly at its side, as on turned pages."""
    is_beside = line.right < page.width * _SIDE or line.left > page.width * (1 - _SIDE)
    return line.base > page.height * (1 - _MARGIN) or line.base < page.height * _MARGIN or is_beside


def _is_furniture(line: Line, is_repeated: bool, letterhead: set[str]) -> bool:
    text = line.text
    if _PAGE_NUMBER.fullmatch(text) or _CODE.fullmatch(text):
        return True
    if "/" in text and all(word.text in letterhead for word in line.words):
        return True
    return is_repeated and len(text) < 150


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())
