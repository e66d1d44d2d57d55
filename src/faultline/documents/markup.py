"""HTML → blocks of text, without judging what is the article: nothing runs, nothing is fetched."""

from __future__ import annotations

import re
from typing import Any

from faultline.documents.encodings import decode
from faultline.model.document import Role

_SILENT = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "object",
    "embed",
    "form",
    "button",
    "select",
    "textarea",
    "head",
    "math",
}
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "li", "ul", "ol", "dl", "dt", "dd",
    "blockquote", "pre", "table", "tbody", "thead", "tr", "td", "th", "figure", "figcaption", "h1", "h2", "h3", "h4",
    "h5", "h6", "body", "html", "br", "hr",
}  # fmt: skip
_ROLES = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING) | {
    "nav": Role.BOILERPLATE,
    "footer": Role.BOILERPLATE,
    "aside": Role.BOILERPLATE,
    "figcaption": Role.BOILERPLATE,
    "table": Role.TABLE,
}


def parse_html(data: bytes) -> Any:
    """The tree of the markup, its declared encoding respected; None where there is no element at all."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    text = decode(data, declared=_declared(data)).text
    try:
        return html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return None


def blocks_of_html(data: bytes) -> list[tuple[str, Role]]:
    """All visible text, block by block."""
    tree = parse_html(data)
    if tree is None:
        return []
    blocks = _Blocks()
    blocks.walk(tree)
    return blocks.done()


class _Blocks:
    """Gathers text between block elements; walks without recursion, so depth costs nothing."""

    def __init__(self) -> None:
        self._found: list[tuple[str, Role]] = []
        self._text: list[str] = []
        self._roles: list[Role] = [Role.BODY]

    def walk(self, root: Any) -> None:
        """Visit the tree; an entry of the stack is an element to open, or one to close after its children."""
        stack: list[tuple[Any, bool]] = [(root, False)]
        while stack:
            element, is_closing = stack.pop()
            if is_closing:
                self._close(element)
                continue
            if not isinstance(element.tag, str) or element.tag in _SILENT:
                self._text.append(element.tail or "" if element is not root else "")
                continue
            self._open(element)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))

    def done(self) -> list[tuple[str, Role]]:
        """The blocks found."""
        self._flush()
        return self._found

    def _open(self, element: Any) -> None:
        if element.tag in _BLOCKS:
            self._flush()
            above = self._roles[-1]
            inherits = above in (Role.BOILERPLATE, Role.TABLE)
            self._roles.append(
                above if inherits else _ROLES.get(element.tag, above if above is Role.HEADING else Role.BODY)
            )
        self._text.append(element.text or "")

    def _close(self, element: Any) -> None:
        if element.tag in _BLOCKS:
            self._flush()
            self._roles.pop()
        self._text.append(element.tail or "")

    def _flush(self) -> None:
        text = " ".join("".join(self._text).split())
        if text:
            self._found.append((text, self._roles[-1]))
        self._text = []


def _declared(data: bytes) -> str | None:
    found = re.search(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,20})", data[:4096], re.IGNORECASE)
    return found.group(1).decode("ascii") if found else None
