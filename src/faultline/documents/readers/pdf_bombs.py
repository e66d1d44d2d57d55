"""Finds streams of a PDF that unpack to more than any page holds, before PDFium unpacks them and ends the process."""

from __future__ import annotations

import re
import zlib

MOST = 256 * 1024 * 1024
"""Bytes of one stream, unpacked."""
_DENSEST = 1032
"""Deflate packs no denser (RFC 1951), so a stream shorter than `MOST` by this cannot be a bomb."""
_STEP = 1 << 20
_STREAM = re.compile(rb"stream\r?\n")
_NEAR = 600
_FILTERS = re.compile(rb"/(?:FlateDecode|Fl)\b")


def holds_bomb(data: bytes) -> bool:
    """Whether a stream packed by deflate, once or several times, unpacks to more than `MOST` bytes."""
    for found in _STREAM.finditer(data):
        told = data[max(0, found.start() - _NEAR) : found.start()]
        times = len(_FILTERS.findall(told[max(0, told.rfind(b" obj")) :]))
        end = data.find(b"endstream", found.end())
        packed = memoryview(data)[found.end() : end if end >= 0 else len(data)]
        is_suspect = times > 1 or (times == 1 and len(packed) * _DENSEST > MOST)
        if is_suspect and _unpacks_beyond(packed, times):
            return True
    return False


def _unpacks_beyond(packed: memoryview, times: int) -> bool:
    """Counts what comes out without keeping more than a megabyte of any level."""
    levels = [zlib.decompressobj() for _ in range(min(times, 4))]
    counted = [0] * len(levels)

    def push(level: int, given: bytes | memoryview) -> bool:
        while given:
            made = levels[level].decompress(given, _STEP)
            counted[level] += len(made)
            if counted[level] > MOST or (level + 1 < len(levels) and made and push(level + 1, made)):
                return True
            given = levels[level].unconsumed_tail
        return False

    try:
        return any(push(0, packed[at : at + _STEP]) for at in range(0, len(packed), _STEP))
    except zlib.error:  # PDFium reads what it can of such a stream, which is what came out so far
        return False
