"""PDF: text in reading order, with paragraphs whole across line ends and pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from faultline.documents.articles.bylines import front_role
from faultline.documents.content import Content
from faultline.documents.dates import publication_date
from faultline.documents.draft import Draft, DraftText, Reading
from faultline.documents.layout.columns import in_reading_order
from faultline.documents.layout.front_page import FrontPage, read_front_page
from faultline.documents.layout.furniture import find_furniture
from faultline.documents.layout.lines import Line, Page, read_page
from faultline.documents.layout.notes import join_floats, join_notes, split_floats, split_notes
from faultline.documents.layout.paragraphs import Measure, Paragraph, join_paragraphs, measure
from faultline.documents.limits import LIMITS, MEGABYTE
from faultline.documents.readers.pdf_bombs import MOST, holds_bomb
from faultline.documents.refusal import STEP, Refusal
from faultline.model.document import Role
from faultline.model.loss import Loss

_REFUSALS = {
    2: Refusal("damaged PDF", "it cannot be opened: download it again"),
    3: Refusal("damaged PDF", "it is cut off or broken: download it again, or print it to a new PDF"),
    4: Refusal("encrypted PDF", "it asks for a password: save a copy without one and add that"),
    5: Refusal("encrypted PDF", "its protection is of an unknown kind: print it to a new PDF and add that"),
}


class PdfReader:
    """Reads the text layer of PDF files with pypdfium2; scripts, forms and attachments in them are left alone."""

    name = "pdf"

    def recognises(self, content: Content) -> bool:
        """The signature in the first kilobyte."""
        return b"%PDF-" in content.sample[:1024]

    def read(self, content: Content) -> Reading:
        """The whole text; Refusal for files that are encrypted, damaged or without a text layer."""
        document = _open(content.data)
        try:
            count = len(document)
            if count == 0:
                raise Refusal("damaged PDF", "it has no page: download it again")
            pages = list(_pages(document, min(count, LIMITS.pages)))
            metadata = document.get_metadata_dict(skip_empty=True)
        finally:
            document.close()
        layout = lay_out(pages)
        if not any(page.lines for page in pages):
            raise Refusal(
                "no text in PDF (scanned)",
                f"its {count} pages are pictures: run it through text recognition (OCR) first",
            )
        return _reading(content, layout, metadata, count)


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages as paragraphs, with what the first page says and what was left out."""

    paragraphs: tuple[Paragraph, ...]
    front: FrontPage
    running: int
    marks: int


def lay_out(pages: Sequence[Page]) -> Layout:
    """The paragraphs of all pages, footnotes after the paragraph that their page ends with."""
    furniture = find_furniture(pages)
    kept = {
        page.number: [line for i, line in enumerate(page.lines) if (page.number, i) not in furniture] for page in pages
    }
    ordered = {page.number: in_reading_order(kept[page.number], page.width) for page in pages}
    usual = measure([line for page in pages for line in ordered[page.number]])
    parted = {number: split_notes(lines, usual.size) for number, lines in ordered.items()}
    front = read_front_page(parted[1][0], usual.size) if pages else FrontPage()
    head = parted[1][0][: front.letterhead] if pages else []
    flow = {number: split_floats(lines, usual.size) for number, (lines, _) in parted.items()}
    main = [line for page in pages for line in flow[page.number][0]][len(head) :]
    notes = {
        number: [*join_floats(flow[number][1], usual), *join_notes(lines, usual)]
        for number, (_, lines) in parted.items()
    }
    paragraphs = [*_letterhead(head), *_with_notes(main, usual, notes, front.title)]
    return Layout(tuple(paragraphs), front, len(furniture), sum(page.marks for page in pages))


def _open(data: bytes) -> Any:
    import pypdfium2

    if holds_bomb(data):
        raise Refusal("too large", f"a part of it unpacks to more than {MOST // MEGABYTE} MB: print it to a new PDF")
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _REFUSALS.get(getattr(error, "err_code", None) or 3, _REFUSALS[3]) from error


def _pages(document: Any, count: int) -> Iterator[Page]:
    for index in range(count):
        page = document[index]
        try:
            yield read_page(page, index + 1)
        finally:
            page.close()


def _letterhead(lines: Sequence[Line]) -> list[Paragraph]:
    return [Paragraph(line.text, Role.BYLINE, line.page, line.size) for line in lines]


def _with_notes(
    lines: Sequence[Line], usual: Measure, notes: dict[int, list[Paragraph]], title: str | None
) -> Iterator[Paragraph]:
    """The paragraphs in order; the notes of a page follow the paragraph in which its last line stands."""
    pending = sorted(number for number, found in notes.items() if found)
    titled = False
    for paragraph, last_page in _paragraphs(lines, usual):
        while pending and pending[0] < paragraph.page:
            yield from notes[pending.pop(0)]
        if not titled and title and paragraph.text == title:
            paragraph, titled = replace(paragraph, role=Role.TITLE), True
        yield paragraph
        while pending and pending[0] < last_page:
            yield from notes[pending.pop(0)]
    for number in pending:
        yield from notes[number]


def _paragraphs(lines: Sequence[Line], usual: Measure) -> Iterator[tuple[Paragraph, int]]:
    """Paragraphs with the page of their last line."""
    for group, paragraph in join_paragraphs(lines, usual):
        yield paragraph, group[-1].page


def _reading(content: Content, layout: Layout, metadata: dict[str, str], count: int) -> Reading:
    draft = DraftText()
    lead = False
    for paragraph in layout.paragraphs:
        role = paragraph.role
        if role is Role.BODY and not lead:
            lead = len(paragraph.text.split()) >= 12
            role = Role.LEAD if lead else front_role(paragraph.text)
        draft.add(paragraph.text, role, paragraph.page)
    front = layout.front
    made = Draft(
        text=draft.text,
        passages=tuple(draft.passages),
        title=": ".join(filter(None, (front.title, front.kind))) or metadata.get("Title"),
        author=None if front.publisher else metadata.get("Author"),
        publisher=front.publisher,
        date=front.date or publication_date(metadata.get("CreationDate", "")),
    )
    return Reading(draft=made, losses=(*draft.losses(content.path), *_losses(content.path, layout, count)))


def _losses(path: str, layout: Layout, count: int) -> Iterator[Loss]:
    if count > LIMITS.pages:
        rest = count - LIMITS.pages
        yield Loss(
            path, STEP, "too large", f"{rest} pages beyond the first {LIMITS.pages} are left out: split the file", rest
        )
    if layout.running:
        detail = "headers, footers and page numbers are no part of the text"
        yield Loss(path, STEP, "running headers left out", detail, layout.running)
    if layout.marks:
        yield Loss(path, STEP, "note marks left out", "the raised figures that point to footnotes", layout.marks)
