"""A file of which a bounded part is read for one item, for parsers that would build an item of any size."""

from __future__ import annotations

from typing import BinaryIO

from faultline.errors import UnreadableError

LARGEST = 32 << 20
"""Bytes that may pass before the next item is whole: no file may fill the memory with one."""
_MARK = b"\xef\xbb\xbf"


class BoundedFile:
    """Gives the bytes of a file without the byte order mark that some programs write.

    Attributes:
        before: Bytes given before the last chunk.
        passed: Bytes given since the last item; whoever takes an item sets it to 0.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.before = 0
        self.passed = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes; UnreadableError where one item has too many."""
        if self.passed > LARGEST:
            raise UnreadableError(f"one item has more than {LARGEST:,} bytes")
        self.before = self._file.tell()
        chunk = self._file.read(size)
        self.passed += len(chunk)
        return chunk if self.before else chunk.removeprefix(_MARK)
