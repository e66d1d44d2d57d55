"""An Excel workbook as an archive of XML parts: opened, bounded, and read one part at a time.

Office Open XML (ECMA-376, 5th edition): part 2 says how parts are packed, part 1, section 18, what they hold. Elements
are compared by their names and not by their namespaces, so that the strict and the transitional form are read alike.
Nothing outside the file is opened: a workbook that links to others is read with the values it keeps itself.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from faultline.documents.content import Content
from faultline.documents.limits import LIMITS, MEGABYTE
from faultline.documents.refusal import Refusal

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, expat.ExpatError)
_CHUNK = 1 << 16
_DAMAGED = Refusal("damaged workbook", "it cannot be unpacked: open it in a spreadsheet program and save it again")
_BOMB = Refusal("too large", "it unpacks to a size out of all proportion: save its sheets as CSV and add those")
_UNSAFE = Refusal("unsafe workbook", "a part of it declares entities of its own, which no spreadsheet program writes")

Start = Callable[[str, dict[str, str]], None]
"""Called with an element's name, without the prefix of the part's own elements, and its attributes."""
End = Callable[[str], None]
Text = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of the workbook: its name and the part it lies in."""

    name: str
    part: str


def check_archive(content: Content) -> tuple[str, ...]:
    """The names of the parts.

    Raises:
        Refusal: The archive is damaged or encrypted, or unpacks out of all proportion.
    """
    try:
        with content.open() as file, zipfile.ZipFile(file) as archive:
            infos = archive.infolist()
    except BROKEN as error:
        raise _DAMAGED from error
    if any(info.flag_bits & 0x1 for info in infos):
        raise Refusal("encrypted workbook", "it asks for a password: save it without one and add it again")
    if len(infos) > LIMITS.members or any(
        info.file_size > MEGABYTE and info.file_size > LIMITS.ratio * max(info.compress_size, 1) for info in infos
    ):
        raise _BOMB
    return tuple(info.filename for info in infos)


def parse_part(content: Content, part: str, *, start: Start, end: End, text: Text) -> Iterator[None]:
    """Read a part, piece by piece; the handlers are called on the way, and what they gather can be taken in between.

    Raises:
        Refusal: The part declares a type of document, by which entities could be defined.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_type

    def root(name: str, given: dict[str, str]) -> None:
        prefix, colon, _ = name.rpartition(":")
        parser.StartElementHandler, parser.EndElementHandler = start, end
        if colon:
            parser.StartElementHandler = lambda name, given: start(name.removeprefix(prefix + colon), given)
            parser.EndElementHandler = lambda name: end(name.removeprefix(prefix + colon))
        parser.StartElementHandler(name, given)

    parser.StartElementHandler = root
    with content.open() as file, zipfile.ZipFile(file) as archive, archive.open(part) as stream:
        while piece := stream.read(_CHUNK):
            parser.Parse(piece, False)
            yield
        parser.Parse(b"", True)
        yield


def small_part(content: Content, part: str, *, start: Start, end: End, text: Text) -> None:
    """Read a part whose content is kept in memory, all of it.

    Raises:
        Refusal: It has more bytes than a document may have, declares entities, or is damaged.
    """
    read = 0
    try:
        for _ in parse_part(content, part, start=start, end=end, text=text):
            read += _CHUNK
            if read > LIMITS.file_bytes:
                raise _BOMB
    except Refusal:
        raise
    except BROKEN as error:
        raise _DAMAGED from error


def pages_of(content: Content, parts: tuple[str, ...]) -> tuple[tuple[Page, ...], bool]:
    """The sheets with cells, in the workbook's order, and whether its days are counted from 1904."""
    sheets: list[tuple[str, str]] = []
    since_1904 = False

    def start(name: str, given: dict[str, str]) -> None:
        nonlocal since_1904
        if name == "sheet":
            key = next((value for name, value in given.items() if name.endswith(":id")), "")
            sheets.append((given.get("name", ""), key))
        elif name == "workbookPr":
            since_1904 = given.get("date1904", "0") in ("1", "true")

    small_part(content, "xl/workbook.xml", start=start, end=_nothing, text=_nothing)
    targets = _targets(content, parts)
    pages = tuple(Page(name, targets[key]) for name, key in sheets if targets.get(key) in parts)
    return pages, since_1904


def _targets(content: Content, parts: tuple[str, ...]) -> dict[str, str]:
    """Where the worksheets lie, by the number that the workbook has for them; charts are none."""
    found: dict[str, str] = {}

    def start(name: str, given: dict[str, str]) -> None:
        if name == "Relationship" and given.get("Type", "").endswith("/worksheet"):
            found[given.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", given.get("Target", ""))).lstrip("/")

    rels = "xl/_rels/workbook.xml.rels"
    if rels in parts:
        small_part(content, rels, start=start, end=_nothing, text=_nothing)
    return found


def _nothing(*_: object) -> None:
    """What is not asked for."""


def _refuse_type(*_: object) -> None:
    raise _UNSAFE
