"""The bytes of a source or member, before anybody knows what they are."""

from __future__ import annotations

import hashlib
import io
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from faultline.documents.limits import LIMITS
from faultline.documents.refusal import Refusal

_HEAD = 65_536
_TAIL = 4_096


class Content:
    """What a reader is given: bytes in memory, or a file that is read as far as somebody asks.

    Args:
        path: A label; nothing is opened by it.
        data: The bytes, of a member of an archive.
        location: Where they lie, of a file.
    """

    def __init__(self, path: str, data: bytes | None = None, *, location: Path | None = None) -> None:
        self.path = path
        self._given = data
        self._location = location

    @cached_property
    def size(self) -> int:
        """In bytes."""
        return len(self._given or b"") if self._location is None else self._location.stat().st_size

    @cached_property
    def data(self) -> bytes:
        """All of it; Refusal where that is more than a document may have."""
        if self._given is not None:
            return self._given
        if self.size > LIMITS.file_bytes:
            limit = LIMITS.file_bytes // 1_000_000
            raise Refusal("too large", f"it has {self.size // 1_000_000} MB, {limit} MB are read at most: split it")
        with self.open() as file:
            return file.read(LIMITS.file_bytes)

    @cached_property
    def sample(self) -> bytes:
        """The first 64 kB and the last 4 kB, by which it is told what it is; all of it if it has no more."""
        with self.open() as file:
            head = file.read(_HEAD)
            if self.size <= _HEAD:
                return head
            file.seek(max(_HEAD, self.size - _TAIL))
            return head + file.read(_TAIL)

    @cached_property
    def head(self) -> bytes:
        """The first 8 kB, without byte order mark and leading white space."""
        return self.sample[:8192].removeprefix(b"\xef\xbb\xbf").lstrip()

    @cached_property
    def extension(self) -> str:
        """In lower case with the dot, empty where there is none: a hint, never a proof."""
        return PurePosixPath(self.path.lower()).suffix

    def called(self, path: str) -> Content:
        """The same bytes under another label."""
        return Content(path, self._given, location=self._location)

    def open(self) -> BinaryIO:
        """The bytes from the first, for those who read them as a stream."""
        return io.BytesIO(self._given or b"") if self._location is None else self._location.open("rb")

    def digest(self) -> str:
        """The SHA-256 of all bytes, in hexadecimal digits."""
        with self.open() as file:
            return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
