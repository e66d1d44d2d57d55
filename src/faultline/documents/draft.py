"""What a reader makes of a file: text with passages, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from faultline.documents.content import Content
from faultline.documents.limits import LIMITS, Limits
from faultline.model.document import Passage, Role
from faultline.model.loss import Loss


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before it has an id, a path and a language."""

    text: str
    passages: tuple[Passage, ...] = ()
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader gives.

    Attributes:
        draft: The document, None for a mere container.
        members: Files inside, unpacked one by one as they are asked for; a Loss stands for one that was refused.
        losses: What was left out though the file was read.
        is_data: Whether it is coded data, whose rows `datasets` reads.
    """

    draft: Draft | None = None
    members: Iterable[Content | Loss] = ()
    losses: tuple[Loss, ...] = ()
    is_data: bool = False


class DraftText:
    """Builds a text passage by passage, a blank line between two."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._room = limits.characters
        self.passages: list[Passage] = []
        self.left_out = 0

    def add(self, text: str, role: Role, page: int | None = None) -> None:
        """Append a passage; blank ones are nothing, and what has no room any more is counted in `left_out`."""
        text = text.strip()
        if not text:
            return
        if self._length + len(text) > self._room:
            self.left_out += len(text)
            return
        if self._parts:
            self._parts.append("\n\n")
            self._length += 2
        self.passages.append(Passage(self._length, self._length + len(text), role, page))
        self._parts.append(text)
        self._length += len(text)

    @property
    def text(self) -> str:
        """All passages so far."""
        return "".join(self._parts)

    def losses(self, path: str) -> tuple[Loss, ...]:
        """What was left out for want of room."""
        if not self.left_out:
            return ()
        detail = f"{self.left_out} characters beyond the first {self._room} are left out: split the file to read them"
        return (Loss(path=path, step="documents", reason="text cut at limit", detail=detail),)
