"""What bytes are, by their first few: for readers to recognise theirs, and to say what nobody reads."""

from __future__ import annotations

import re

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a media file"),
    (b"ID3", "an audio file"),
    (b"\x1aE\xdf\xa3", "a video file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls or .msg)"),
    (b"{\\rtf", "a rich text file (RTF)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"PK\x03\x04", "a ZIP archive of a kind that is not read"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"%!PS", "a PostScript file"),
    (b"wOF", "a font"),
)
_MARKUP = re.compile(rb"<(!doctype html|html|head|body|article|div|p|h1|meta|title|script|table)[\s>]", re.IGNORECASE)
_DATA_ROOT = re.compile(rb"(?:\s|<!--.*?-->|<\?.*?\?>)*+<iati-activit(?:ies|y)[\s/>]", re.DOTALL)
_JSON = re.compile(
    rb"[\[{](?:[\s\[\]{},:]+"
    rb'|"(?:[^"\\]|\\.)*+(?:"|\Z)'
    rb"|-?\d[\d.eE+-]*"
    rb"|(?:true|false|null)(?!\w)"
    rb")*+(?:tr?u?|fa?l?s?|nu?l?)?\Z",  # a word cut off at the end of the sample
    re.DOTALL,
)
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def describe_bytes(data: bytes) -> str:
    """What the file is, in words a person can act on."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    if data.lstrip()[:5] == b"<?xml":
        return "an XML file of a kind that is not read"
    if is_json(data[:8192].lstrip()):
        return "data in JSON"
    return "binary data of a kind that is not read"


def is_markup(head: bytes) -> bool:
    """Whether the first bytes hold tags of HTML, and not the declaration or root of another XML."""
    if is_data_in_xml(head):
        return False
    if head.startswith(b"<?xml") and not re.search(rb"<(!doctype )?html", head[:2048], re.IGNORECASE):
        return False
    if head.startswith((b"<!--", b"<?xml", b"<!doctype html", b"<!DOCTYPE html", b"<html", b"<HTML")):
        return _MARKUP.search(head) is not None
    return head.startswith(b"<") and len(_MARKUP.findall(head)) >= 2


def is_data_in_xml(head: bytes) -> bool:
    """Whether the root element is that of an exchange of data, whose elements bear names of HTML such as `title`."""
    return _DATA_ROOT.match(head) is not None


def is_json(head: bytes) -> bool:
    """Whether the first bytes, which may break off anywhere, hold nothing but the marks, strings and numbers of JSON.

    A text may well begin with a bracket ("[Updated] …"), but its words stand without quotation marks.
    """
    return _JSON.match(head) is not None


def is_text(data: bytes) -> bool:
    """Whether the bytes can be text in some encoding: no known signature, and hardly any control characters."""
    if any(
        data.startswith(signature)
        for signature, _ in _SIGNATURES
        if signature not in (b"MZ", b"RIFF", b"ID3", b"II*\x00")
    ):
        return False
    sample = data[:65536] + data[-4096:]
    if data.startswith(_BYTE_ORDER_MARKS) or is_wide(sample):
        return True
    controls = sum(sample.count(bytes([code])) for code in (*range(9), *range(14, 32), 127))
    return controls <= len(sample) // 200


def is_wide(sample: bytes) -> bool:
    """Whether it looks like UTF-16 without a byte order mark: every second byte is zero, mostly."""
    if len(sample) < 8:
        return False
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    return (odd > 0.6 * half and even < 0.1 * half) or (even > 0.6 * half and odd < 0.1 * half)
