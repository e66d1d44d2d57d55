"""What every reader promises."""

from __future__ import annotations

from typing import Protocol

from faultline.documents.content import Content
from faultline.documents.draft import Reading


class Reader(Protocol):
    """Reads one format.

    `recognises` looks at the bytes first and at the extension only where the bytes leave it open; it never raises.
    `read` gives the document or the members, or raises Refusal with the reason; it opens no file, runs no script and
    fetches nothing. In a draft, all that is outside the passages is white space.
    """

    @property
    def name(self) -> str:
        """The document's format: `pdf`, `text` …"""
        ...

    def recognises(self, content: Content) -> bool:
        """Whether this reader should read the content."""
        ...

    def read(self, content: Content) -> Reading:
        """The draft and the members."""
        ...
