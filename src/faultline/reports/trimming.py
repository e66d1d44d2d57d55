"""Quotes cut to so many letters around what they are cited for, where pages are counted."""

from __future__ import annotations

from faultline.exchange.citing import one_line
from faultline.reports.elements import Reference

PAGED = 160
"""Letters of a quote in a report of pages (PDF, DOCX); one for the screen has it whole."""
_CUT = "…"


def trimmed(reference: Reference, letters: int) -> str:
    """The quote on one line, cut at words to about so many letters around its focus, with a mark where it was cut."""
    quote = one_line(reference.quote)
    if len(quote) <= letters:
        return quote
    focus = one_line(reference.quote[slice(*reference.focus)])
    begin = max(quote.find(focus), 0)
    first = max(0, min(begin - max(0, letters - len(focus)) // 2, len(quote) - letters))
    if first:
        first = quote.find(" ", first - 1, begin) + 1 or begin
    last = first + letters
    if last < len(quote):
        last = max(quote.rfind(" ", first + 1, last + 1), first + letters // 2)
    before, after = f"{_CUT} " if first else "", f" {_CUT}" if last < len(quote) else ""
    return f"{before}{quote[first:last].strip()}{after}"
