"""The bytes of an IATI file → the statements of its activities, one after another.

Nothing outside the file is asked for, no entity is resolved, a document type is refused; an activity may have 32 MB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from faultline.datasets.bounded import BoundedFile
from faultline.datasets.iati.organisations import Organisations
from faultline.datasets.iati.stating import statements_of
from faultline.datasets.losses import LossBook
from faultline.datasets.naming import Naming
from faultline.documents.content import Content
from faultline.errors import UnreadableError
from faultline.model.statement import Statement

_ROOT = re.compile(
    rb"(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|\s+)*+<iati-activit(?:ies|y)[\s/>]", re.DOTALL
)
_AT_ONCE = 10
"""Statements that count as one item of the data set, for an activity may have many thousands."""
_DOCTYPE = "it declares a document type, which activities have not: remove <!DOCTYPE …>"
_SAFE = {
    "huge_tree": False,
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "attribute_defaults": False,
    "remove_comments": True,
    "remove_pis": True,
}


def recognises(head: bytes) -> bool:
    """By the root element, after declaration and comments."""
    return _ROOT.match(head) is not None


def items(content: Content, naming: Naming, book: LossBook) -> Iterator[list[Statement]]:
    """The statements, a few of an activity at a time; an activity that was there before is reported and left out."""
    organisations, seen = Organisations(naming), set()
    for number, activity in enumerate(_activities(content, book), 1):
        identifier = " ".join((activity.findtext("iati-identifier") or "").split())
        if not identifier:
            book.add(
                "activity without identifier", f"activity {number} has no iati-identifier; its number stands for it"
            )
        elif identifier in seen:
            book.add("repeated activity", f"{identifier} stands in the file before; it is counted once")
            continue
        seen.add(identifier)
        statements = statements_of(activity, identifier or f"activity {number}", naming, organisations, book)
        naming.keep()
        yield from (statements[i : i + _AT_ONCE] for i in range(0, len(statements), _AT_ONCE))


def terms(content: Content) -> str | None:  # noqa: ARG001  (every form is asked)
    """None: aid data are published to be passed on."""
    return None


def _activities(content: Content, book: LossBook) -> Iterator[Any]:
    """The elements, each freed when the next is asked for; where the file cannot be read on, those before."""
    found = 0
    with content.open() as file:
        bounded = BoundedFile(file)
        try:
            if b"<!DOCTYPE" in content.head.partition(b"<iati-activit")[0]:
                raise UnreadableError(_DOCTYPE)
            for _, element in etree.iterparse(bounded, events=("end",), tag="iati-activity", **_SAFE):
                if element.getroottree().docinfo.doctype:
                    raise UnreadableError(_DOCTYPE)
                bounded.passed = 0
                found += 1
                yield element
                _free(element)
        except etree.XMLSyntaxError as error:
            book.add(
                _reason(str(error)), f"what stands after line {error.lineno} is not read ({error.msg}): mend the file"
            )
        except UnreadableError as error:
            book.add("XML refused", str(error))
        else:
            if not found:
                book.add("no activities", "it has no element iati-activity, or gives all elements a namespace")


def _reason(message: str) -> str:
    """What the parser stopped at: a bomb, or a file that is not whole."""
    if "depth" in message:
        return "nested too deeply"
    return "XML refused" if "amplification" in message else "broken XML"


def _free(element: Any) -> None:
    """Drop the element and what stands before it."""
    parent = element.getparent()
    element.clear()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
