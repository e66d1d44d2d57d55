"""Draws one page of a PDF file as PNG. Run as a program of its own, since a file may break what draws it:

python -m faultline.documents.page_picture FILE PAGE WIDTH TARGET
"""

from __future__ import annotations

import resource
import struct
import sys
import zlib
from pathlib import Path

MEMORY = 2 * 1024**3
"""Bytes of address space, and below the seconds of processor, that drawing a page may take."""
SECONDS = 20
MOST_PIXELS = 12_000_000


def draw_page(file: Path, page: int, width: int) -> bytes:
    """The page (from 1) as a PNG so many pixels wide; ValueError where the file has no such page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    if not 1 <= page <= len(document):
        raise ValueError(f"page {page} of {len(document)}")
    shown = document[page - 1]
    points, height = shown.get_size()
    scale = min(width / max(points, 1), (MOST_PIXELS / max(points * height, 1)) ** 0.5)
    bitmap = shown.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
    pixels = bytes(bitmap.buffer)
    rows = (
        pixels[n * bitmap.stride : n * bitmap.stride + bitmap.width * bitmap.n_channels] for n in range(bitmap.height)
    )
    return _png(bitmap.width, bitmap.height, bitmap.n_channels, b"".join(b"\0" + row for row in rows))


def _png(width: int, height: int, channels: int, filtered: bytes) -> bytes:
    """Rows of grey, RGB or RGBA, each behind its filter byte, as a PNG file."""
    colour = {1: 0, 3: 2, 4: 6}[channels]
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(filtered, 6)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data)) for tag, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def main() -> None:
    """Draw what the command line asks for."""
    file, page, width, target = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    Path(target).write_bytes(draw_page(Path(file), int(page), int(width)))


if __name__ == "__main__":
    main()
