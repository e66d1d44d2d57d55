"""Whose voice a document is: that of its outlet, or of the writer whose letter or report the outlet only circulates."""

from __future__ import annotations

import re

from faultline.model.document import Document
from faultline.resolution.folding import fold_name

_LETTER = re.compile(
    r"\b(?:letters?|notes? verbales?)\s+(?:dated|of)\s+.+?\s+from\s+(?:the\s+)?(?P<writer>.+?)"
    r"(?:\s+addressed\s+to\b|$)",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\b[Rr]eport\s+of\s+(?:the\s+)?(?P<writer>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)*)")


def writer(document: Document | None) -> str:
    """The folded name of whose voice the document is; empty where neither outlet nor title tells.

    A body that circulates the letters of others is not their writer: "Letter dated 17 February from the Permanent
    Representative of Chad addressed to the President" is Chad's. All articles of a newspaper are one voice, whoever
    signs them.
    """
    if document is None:
        return ""
    for form in (_LETTER, _REPORT):
        found = form.search(document.title or "")
        if found and document.publisher:
            return fold_name(found.group("writer"))
    return fold_name(document.publisher or "")
