"""Footnotes of a DOCX: one a sentence, with the quotes that it is the first to use; later marks lead to the annex.

python-docx has no footnotes; the part is written here as ECMA-376 has it (17.11). Tables keep marks alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from faultline.exchange.xml_text import allowed
from faultline.reports.chrome import Chrome
from faultline.reports.drawings.svg import shortened
from faultline.reports.elements import Reference
from faultline.reports.trimming import trimmed

LONGEST, TITLE, QUOTED = 140, 60, 1
"""Letters of a quote and of a title in a footnote, and quotes in one; the annex has all of all."""
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OWN = 2
"""The two footnotes that Word needs for its lines come first."""


def add_footnotes(document: Any, references: Sequence[Reference], words: Chrome) -> None:
    """Turn the marks of each sentence that uses a reference for the first time into a footnote."""
    by_number = {reference.number: reference for reference in references}
    seen: set[int] = set()
    notes: list[str] = []
    for links in _groups(document):
        numbers = [int((link.get(qn("w:anchor")) or "").removeprefix("ref_")) for link in links]
        new = [n for n in numbers if n in by_number and n not in seen][:QUOTED]
        if new:
            seen.update(new)
            _put_mark(links, _OWN + len(notes))
            notes.append(_note(_OWN + len(notes), numbers, {n: by_number[n] for n in new}, words))
    if notes:
        text = document.styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
        text.base_style, text.font.size, text.paragraph_format.space_after = document.styles["Normal"], Pt(8), Pt(0)
        document.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER).font.superscript = True
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, _whole(notes), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        _name_lines(document.settings.element)


def _name_lines(settings: Any) -> None:
    """Tell Word which footnotes are its lines; the schema wants it before what it is compatible with."""
    lines = OxmlElement("w:footnotePr")
    for id in range(_OWN):
        line = OxmlElement("w:footnote")
        line.set(qn("w:id"), str(id))
        lines.append(line)
    after = settings.find(qn("w:compat"))
    if after is None:
        settings.append(lines)
    else:
        after.addprevious(lines)


def _groups(document: Any) -> Iterator[list[Any]]:
    """The marks that stand side by side in a paragraph outside of tables."""
    for paragraph in document.element.body.iterchildren(qn("w:p")):
        group: list[Any] = []
        for child in [*paragraph, None]:
            if child is not None and (child.get(qn("w:anchor")) or "").startswith("ref_"):
                group.append(child)
            elif group:
                yield group
                group = []


def _put_mark(links: Sequence[Any], id: int) -> None:
    """The mark of a footnote in place of these, close to the word before them."""
    run, look, style, note = (OxmlElement(f"w:{name}") for name in ("r", "rPr", "rStyle", "footnoteReference"))
    style.set(qn("w:val"), "FootnoteReference")
    look.append(style)
    note.set(qn("w:id"), str(id))
    run.extend((look, note))
    before = links[0].getprevious()
    for text in before.iterchildren(qn("w:t")) if before is not None else ():
        text.text = (text.text or "").rstrip()
    links[0].addprevious(run)
    for link in links:
        link.getparent().remove(link)


def _note(id: int, numbers: Sequence[int], new: Mapping[int, Reference], words: Chrome) -> str:
    said = "".join(_told(number, new.get(number), words) for number in numbers)
    return (
        f'<w:footnote w:id="{id}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>{said}</w:p></w:footnote>'
    )


def _told(number: int, reference: Reference | None, words: Chrome) -> str:
    """A mark that leads to the annex, and its quote where it is used for the first time."""
    link = f'<w:hyperlink w:anchor="ref_{number}"><w:r><w:t>[{number}]</w:t></w:r></w:hyperlink>'
    said = ""
    if reference:
        quote = trimmed(reference, LONGEST)
        source = f"{shortened(reference.title, TITLE)}, {reference.publisher}, {reference.date}, {reference.where}."
        said = f"{words.opening}{quote}{words.closing} {source}"
    return f"{_run(' ')}{link}{_run(f' {said}') if said else ''}"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(allowed(text))}</w:t></w:r>'


def _whole(notes: Sequence[str]) -> bytes:
    lines = (
        ('w:type="separator" w:id="0"', "<w:separator/>"),
        ('w:type="continuationSeparator" w:id="1"', "<w:continuationSeparator/>"),
    )
    own = "".join(f"<w:footnote {kind}><w:p><w:r>{line}</w:r></w:p></w:footnote>" for kind, line in lines)
    body = f"{own}{''.join(notes)}"
    text = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {_SPACE}>{body}</w:footnotes>'
    return text.encode("utf-8")
