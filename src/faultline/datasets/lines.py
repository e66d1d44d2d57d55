"""The bytes of a table → lines of text, one after another, however large the file."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator

from faultline.documents.content import Content
from faultline.documents.encodings import encoding_of

LONGEST = 1 << 20
"""Characters in a line, at most: no row of a table has a million, and no file may fill the memory with one."""
TOO_LONG = "\ufdd0"
"""Stands for a line that is longer: a character that Unicode keeps out of texts."""
_CHUNK = 1 << 20
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def read_lines(content: Content, encoding: str) -> Iterator[str]:
    """The lines with their ends, without byte order mark and control characters; `TOO_LONG` for a longer one."""
    with content.open() as file:
        text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
        line = text.readline(LONGEST).removeprefix("\ufeff")
        while line:
            if len(line) >= LONGEST and not line.endswith(("\n", "\r")):
                line = TOO_LONG + _rest_is_skipped(text)
            yield line if line.rstrip("\r\n").isprintable() else _CONTROLS.sub("", line)
            line = text.readline(LONGEST)


def _rest_is_skipped(text: io.TextIOWrapper) -> str:
    """Go on to the end of a line; that end, for the rows to be parted by."""
    while rest := text.readline(LONGEST):
        if rest.endswith(("\n", "\r")):
            return "\n"
    return ""


def table_encoding(content: Content) -> str:
    """UTF-8 wherever all bytes of the file allow it; else what the place where they first do not looks like."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    before = b""
    if content.sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return encoding_of(content.sample)
    with content.open() as file:
        while chunk := file.read(_CHUNK):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                near = before[-error.start - 32_768 :] if error.start < 32_768 else b""
                return encoding_of(near + chunk[max(0, error.start - 32_768) : error.start + 32_768])
            before = chunk
    return encoding_of(content.sample) if b"\0" in content.sample else "utf-8"
