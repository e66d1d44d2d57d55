"""What the tests of extraction share: texts of our own, read by the real pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from faultline.extraction import Extracted, extract
from faultline.language.analysing import analyse
from faultline.model.document import Document, Passage, Role

Read = Callable[[str], Extracted]


def document_of(text: str, role: Role = Role.BODY) -> Document:
    """A document with a passage for each paragraph."""
    passages, start = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            passages.append(Passage(start, start + len(part), role))
        start += len(part) + 2
    return Document(
        id="0123456789abcdef",
        path="test.txt",
        format="text",
        text=text,
        date="2021-06-15",
        language="en",
        passages=tuple(passages),
    )


@pytest.fixture(scope="session")
def read() -> Read:
    """Text → what is extracted from it."""

    def extracted(text: str) -> Extracted:
        document = document_of(text)
        return extract(document, analyse(document))

    return extracted


@pytest.fixture(scope="session")
def document() -> Callable[[str], Document]:
    return document_of
