"""Word documents (DOCX): headings, paragraphs, tables and footnotes in order, and the core properties."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from faultline.documents.articles.bylines import facts_of_line, front_role
from faultline.documents.content import Content
from faultline.documents.draft import Draft, DraftText, Reading
from faultline.documents.limits import LIMITS, MEGABYTE
from faultline.documents.readers.archive import check_ratio, holds_member
from faultline.documents.refusal import Refusal
from faultline.model.document import Role

_DAMAGED = Refusal(
    "damaged document", "Word itself may be able to repair it: open it there, save it again and add that"
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText"}
_TITLE_STYLES = ("title",)
_HEADING_STYLES = re.compile(r"heading|subtitle|überschrift|titre", re.IGNORECASE)


class DocxReader:
    """Reads DOCX with python-docx, after the archive has been found harmless."""

    name = "docx"

    def recognises(self, content: Content) -> bool:
        """A ZIP archive with a Word document in it, or one so named and cut off."""
        if holds_member(content, "word/document.xml"):
            return True
        is_cut = content.sample[30:49] == b"[Content_Types].xml" and b"word/" in content.sample
        return content.sample.startswith(b"PK\x03\x04") and (is_cut or content.extension in (".docx", ".docm"))

    def read(self, content: Content) -> Reading:
        """The text in reading order; Refusal for damaged, oversized or unsafe files."""
        _check_archive(content.data)
        document = _open(content.data)
        draft = DraftText()
        lead = False
        for element in document.element.body:
            for text, role in _passages(document, element):
                if role is Role.BODY and not lead and text:
                    lead = len(text.split()) >= 12
                    role = Role.LEAD if lead else front_role(text)
                draft.add(text, role)
        for note in _footnotes(document):
            draft.add(note, Role.FOOTNOTE)
        if not draft.passages:
            raise Refusal("no text in document", "it holds pictures or nothing: save it as PDF with recognised text")
        return Reading(draft=_draft(document, draft), losses=draft.losses(content.path))


def _check_archive(data: bytes) -> None:
    """Refuse bombs, passwords and parts that declare entities, before anything is parsed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > LIMITS.file_bytes or len(infos) > LIMITS.members:
                raise Refusal(
                    "too large",
                    f"it unpacks to more than {LIMITS.file_bytes // MEGABYTE} MB: save it without its pictures",
                )
            for info in infos:
                check_ratio(info.compress_size, info.file_size)
                if info.filename.endswith((".xml", ".rels")):
                    with archive.open(info) as part:
                        _check_part(part.read(4096))
    except Refusal:
        raise
    except Exception as error:
        raise _DAMAGED from error


def _check_part(head: bytes) -> None:
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head or "<!DOCTYPE".encode("utf-16-le") in head:
        raise Refusal("unsafe document", "it declares XML entities, which Word never does: do not trust it")


def _open(data: bytes) -> Any:
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises KeyError, ValueError, XMLSyntaxError and more for broken files
        raise _DAMAGED from error


def _passages(document: Any, element: Any) -> Iterator[tuple[str, Role]]:
    """The passages of one element of the body: a paragraph, a table a row at a time, what a content control holds."""
    if element.tag == f"{_W}p":
        yield _text(element), _role(document, element)
        for box in _boxes(element):
            yield _text(box), Role.BODY
    elif element.tag == f"{_W}tbl":
        for row in element.iter(f"{_W}tr"):
            cells = [" ".join(_text(p) for p in cell.iter(f"{_W}p")).strip() for cell in row.iterchildren(f"{_W}tc")]
            yield " | ".join(cell for cell in cells if cell), Role.TABLE
    elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
        for child in element:
            yield from _passages(document, child)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Paragraphs of text boxes, each once (older Word repeats them in a fallback)."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield from box.iter(f"{_W}p")


def _text(paragraph: Any) -> str:
    """The text of a paragraph, insertions accepted, deletions left out."""
    return "".join(_runs(paragraph)).strip()


def _runs(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag != f"{_W}pPr":
            yield from _runs(child)


def _role(document: Any, element: Any) -> Role:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    name = _style_name(document, style.get(f"{_W}val")) if style is not None else ""
    if name.casefold() in _TITLE_STYLES:
        return Role.TITLE
    if _HEADING_STYLES.match(name):
        return Role.HEADING
    return Role.TABLE if name.casefold().startswith("toc") else Role.BODY


def _style_name(document: Any, style_id: str) -> str:
    """The style's English name, which Word keeps whatever language it speaks."""
    for style in document.styles.element.iter(f"{_W}style"):
        if style.get(f"{_W}styleId") == style_id:
            name = style.find(f"{_W}name")
            return name.get(f"{_W}val") if name is not None else style_id
    return style_id


def _footnotes(document: Any) -> Iterator[str]:
    """Footnotes and endnotes, which python-docx leaves aside."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for part in document.part.package.iter_parts():
        if str(part.partname) in ("/word/footnotes.xml", "/word/endnotes.xml"):
            for note in etree.fromstring(part.blob, parser):
                yield " ".join(text for p in note.iter(f"{_W}p") if (text := _text(p)))


def _draft(document: Any, draft: DraftText) -> Draft:
    properties = document.core_properties
    text = draft.text
    titled = [p for p in draft.passages if p.role is Role.TITLE] or [
        p for p in draft.passages[:3] if p.role is Role.HEADING
    ]
    title = text[titled[0].start : titled[0].end] if titled else (properties.title or None)
    said = [facts_of_line(text[p.start : p.end]) for p in draft.passages[:8] if p.role is Role.BYLINE]
    when = properties.modified or properties.created  # a template's date of creation is older than the document
    return Draft(
        text=text,
        passages=tuple(draft.passages),
        title=title,
        author=properties.author if properties.author != "python-docx" else None,
        date=next((facts.date for facts in said if facts.date), when.date().isoformat() if when else None),
    )
