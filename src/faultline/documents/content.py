"""The bytes of a source or member, before anybody knows what they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath


@dataclass(frozen=True)
class Content:
    """What a reader is given: `path` is a label, nothing is opened by it."""

    path: str
    data: bytes

    @cached_property
    def extension(self) -> str:
        """In lower case with the dot, empty where there is none: a hint, never a proof."""
        return PurePosixPath(self.path.lower()).suffix

    @cached_property
    def head(self) -> bytes:
        """The first 8 kB, without byte order mark and leading white space."""
        return self.data[:8192].removeprefix(b"\xef\xbb\xbf").lstrip()
