"""Finds mentions again that an analyst saw: by position, else by quote where the text was read anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from faultline.model.seen import SeenMention
from faultline.tables.schemas import Named


class MentionFinder:
    """The mentions of some documents, to be found by what was seen of them.

    Attributes:
        mentions: All of them; results are positions in this list.
    """

    def __init__(
        self, mentions: Sequence[Named], text_of: Callable[[str], str | None], by_path: Mapping[str, str]
    ) -> None:
        self.mentions = mentions
        self._text_of = text_of
        self._by_path = by_path
        self._by_span: dict[tuple[str, int | None, int | None], list[int]] = defaultdict(list)
        self._by_document: dict[str, list[int]] = defaultdict(list)
        for position, mention in enumerate(mentions):
            self._by_span[mention.document, mention.start, mention.end].append(position)
            self._by_document[mention.document].append(position)

    def find_all(self, seen: Iterable[SeenMention]) -> list[int]:
        """The positions of those that are there, in their order, each once."""
        found = (self.find(one) for one in seen)
        return list(dict.fromkeys(position for position in found if position is not None))

    def find(self, seen: SeenMention) -> int | None:
        """The mention at the place seen, if what stands there is what stood there, else where its quote stands now."""
        document = self.document_of(seen)
        if document is None:
            return None
        there = self._by_span.get((document, seen.start, seen.end), [])
        same = [n for n in there if self.mentions[n].text == seen.text]
        if same or seen.start is None:
            return same[0] if same else None
        text = self._text_of(document)
        if there and (text is None or text[seen.start : seen.end] == seen.exact):
            return there[0]
        start = find_quote(text or "", seen.exact, seen.prefix, seen.suffix, seen.start)
        return None if start is None else self._around(document, start, start + len(seen.exact))

    def document_of(self, seen: SeenMention) -> str | None:
        """The document seen, else the one that has taken its path."""
        if seen.document in self._by_document:
            return seen.document
        return self._by_path.get(seen.path)

    def _around(self, document: str, start: int, end: int) -> int | None:
        """The mention that covers most of a span."""
        covering = [
            (min(end, m.end) - max(start, m.start), -(m.end - m.start), -n)
            for n in self._by_document[document]
            if (m := self.mentions[n]).start is not None and m.end is not None and m.start < end and start < m.end
        ]
        return -max(covering)[2] if covering else None


def find_quote(text: str, exact: str, prefix: str, suffix: str, near: int) -> int | None:
    """Where a quote begins in a text (W3C TextQuoteSelector): with most of its surroundings, then the nearest."""
    if not exact:
        return None
    best: tuple[int, int, int] | None = None
    start = text.find(exact)
    while start >= 0:
        end = start + len(exact)
        around = text[:start].endswith(prefix[-8:]) + text[end:].startswith(suffix[:8])
        best = max(best or (-1, 0, 0), (around, -abs(start - near), start))
        start = text.find(exact, start + 1)
    return best[2] if best and (best[0] or not (prefix or suffix)) else None


def surroundings(text: str, start: int, end: int, width: int = 32) -> tuple[str, str]:
    """What stands before and after a span, as a TextQuoteSelector holds it."""
    return text[max(0, start - width) : start], text[end : end + width]
