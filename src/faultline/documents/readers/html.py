"""Web pages: the main text as trafilatura finds it, and what the page's metadata say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from faultline.documents.articles.bylines import facts_of_sentence
from faultline.documents.articles.phrases import fold, group_of
from faultline.documents.content import Content
from faultline.documents.dates import publication_date
from faultline.documents.draft import Draft, DraftText, Reading
from faultline.documents.markup import blocks_of_html, parse_html
from faultline.documents.refusal import Refusal
from faultline.documents.sniffing import is_markup, is_text
from faultline.model.document import Role

_LATEST = "2100-01-01"  # the default is today, which would make the result depend on the day of reading
_NAMED = (".html", ".htm", ".xhtml", ".mhtml")


class HtmlReader:
    """Reads HTML; scripts are dropped unread, images and frames are never asked for."""

    name = "html"

    def recognises(self, content: Content) -> bool:
        """Tags at the start; under the name .html, one tag is enough."""
        if not is_text(content.sample):
            return False
        named = content.extension in _NAMED and b"<" in content.head and b">" in content.head
        return is_markup(content.head) or named

    def read(self, content: Content) -> Reading:
        """Title, paragraphs and tables; the whole visible text where no main text can be told from the rest."""
        tree = parse_html(content.data)
        page = _extract(tree) if tree is not None else None
        blocks = list(_blocks(page.body)) if page is not None and page.body is not None else []
        if sum(len(text) for text, _ in blocks) < 200:
            everything = blocks_of_html(content.data)
            blocks = everything if sum(len(t) for t, _ in everything) > sum(len(t) for t, _ in blocks) else blocks
        if not blocks:
            raise Refusal(
                "no text in page", "its text is made by scripts or pictures: open it in a browser and save it as PDF"
            )
        title = _plain(page.title) if page is not None else None
        draft = _draft_text(title, blocks)
        return Reading(draft=_draft(page, title, draft), losses=draft.losses(content.path))


def _extract(tree: Any) -> Any:
    """What trafilatura makes of the page: a document with `body` and metadata, or None."""
    from trafilatura import bare_extraction

    return bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        include_images=False,
        include_links=False,
        favor_recall=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": _LATEST},
    )


def _blocks(body: Any) -> Iterator[tuple[str, Role]]:
    """Paragraphs, headings, list entries and table rows of the extracted body, in order."""
    for element in body.iterchildren():
        if element.tag == "head":
            yield _text(element), Role.HEADING
        elif element.tag in ("list", "quote", "div", "section") and len(element):
            yield _own_text(element), Role.BODY
            for child in element:
                yield _text(child), Role.BODY
                yield " ".join((child.tail or "").split()), Role.BODY
        elif element.tag == "table":
            for row in element.iter("row"):
                yield " | ".join(text for cell in row.iter("cell") if (text := _text(cell))), Role.TABLE
        else:
            yield _text(element), Role.BODY
        yield " ".join((element.tail or "").split()), Role.BODY


def _text(element: Any) -> str:
    """All text in an element, a space for each line break."""
    pieces = [element.text or ""]
    for below in element.iterdescendants():
        pieces.append(" " if below.tag in ("lb", "p", "item", "cell", "row") else "")
        pieces.append(below.text or "")
        pieces.append(" " if below.tag in ("p", "item", "cell", "row") else "")
        pieces.append(below.tail or "")
    return " ".join("".join(pieces).split())


def _own_text(element: Any) -> str:
    return " ".join((element.text or "").split())


def _draft_text(title: str | None, blocks: list[tuple[str, Role]]) -> DraftText:
    draft = DraftText()
    seen: set[str] = set()
    place = next((i for i, (text, _) in enumerate(blocks[:3]) if title and fold(text) == fold(title)), None)
    if place is not None:
        blocks = [(text, Role.TITLE if i == place else role) for i, (text, role) in enumerate(blocks)]
    elif title:
        draft.add(title, Role.TITLE)
        seen.add(fold(title))
    lead = False
    for text, given in blocks:
        role = _role(text, given, seen)
        if role is Role.BODY and not lead and len(text.split()) >= 12:
            role, lead = Role.LEAD, True
        draft.add(text, role)
        if len(text.split()) >= 5:
            seen.add(fold(text))
    return draft


def _role(text: str, role: Role, seen: set[str]) -> Role:
    if role in (Role.TABLE, Role.TITLE):
        return role
    if group_of(text):
        return Role.BOILERPLATE
    if fold(text) in seen:
        return Role.REPEATED
    return Role.BYLINE if facts_of_sentence(text) and len(text) < 200 else role


def _draft(page: Any, title: str | None, draft: DraftText) -> Draft:
    return Draft(
        text=draft.text,
        passages=tuple(draft.passages),
        title=title,
        author=_plain(page.author) if page is not None else None,
        publisher=_plain(page.sitename) if page is not None else None,
        date=publication_date(page.date) if page is not None and page.date else None,
        address=page.url if page is not None and page.url else None,
    )


def _plain(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
