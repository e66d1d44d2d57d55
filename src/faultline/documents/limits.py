"""How much of a source is read at most: sources are hostile until read."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one source, its members included.

    Attributes:
        file_bytes: Of the file, and of each member of an archive.
        pages: Of a PDF; the pages beyond are left out and counted.
        characters: Of a document's text, about 650,000 words, which two cores analyse in some ten minutes; what stands
            beyond is left out and counted.
        passage_characters: Longer passages are parted at sentence ends.
        word_characters: A passage with a longer run without a space is data, not prose.
        members: Files in an archive, attachments in a message, all levels together.
        unpacked_bytes: Of all members together.
        ratio: Unpacked to packed size of one member, above 1 MB.
        depth: Containers inside containers: 2 reads an archive inside an archive, and no deeper.
    """

    file_bytes: int = 200 * MEGABYTE
    pages: int = 2000
    characters: int = 4_000_000
    passage_characters: int = 20_000
    word_characters: int = 2_000
    members: int = 5_000
    unpacked_bytes: int = 1024 * MEGABYTE
    ratio: int = 200
    depth: int = 2


LIMITS = Limits()


class Budget:
    """What the members of one source may still use; shared by all levels of nesting."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.members = limits.members
        self.bytes = limits.unpacked_bytes

    def take(self, size: int) -> bool:
        """Count one member of `size` bytes; False when that is more than the source may have."""
        self.members -= 1
        self.bytes -= size
        return self.members >= 0 and self.bytes >= 0
