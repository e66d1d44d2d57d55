"""Where names stand: a sentence is known by a hash of its letters, a name by its place among them.

White space is not counted, so an annotation survives a reader that breaks lines otherwise. A sentence that the readers
cut otherwise than when it was annotated is an orphan: it is counted, never guessed at.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class AnnotatedSentence:
    """The names of one sentence.

    Attributes:
        document: Path under the folder of development data.
        sentence: Key of the sentence.
        names: First and last character (exclusive) without counting white space, and the type.
        annotator: Who read it: `a`, or `b` for the second, independent reading.
    """

    document: str
    sentence: str
    names: tuple[tuple[int, int, str], ...]
    annotator: str


def sentence_key(text: str) -> str:
    """16 hexadecimal digits over the characters of a sentence without white space."""
    return hashlib.blake2b("".join(text.split()).encode(), digest_size=8).hexdigest()


def is_test(document: str) -> bool:
    """Whether a document is for testing only: a fifth of them, news by topic, so that no story is in both parts."""
    unit = document.rsplit("/", 1)[0] if document.endswith(".xml") else document
    return hashlib.blake2b(unit.encode(), digest_size=2).digest()[0] % 5 == 0


def compact_span(text: str, start: int, end: int) -> tuple[int, int]:
    """A span of characters as a span that does not count white space."""
    before = len("".join(text[:start].split()))
    return before, before + len("".join(text[start:end].split()))


def spread_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The opposite of `compact_span`."""
    places = [i for i, c in enumerate(text) if not c.isspace()]
    return places[start], places[end - 1] + 1


def write_sentences(path: Path, found: Iterable[AnnotatedSentence]) -> None:
    """One JSON object a line, sorted."""
    ordered = sorted(found, key=lambda s: (s.document, s.sentence, s.annotator))
    path.write_text("".join(json.dumps(asdict(s)) + "\n" for s in ordered), encoding="utf-8")


def read_sentences(path: Path) -> Iterator[AnnotatedSentence]:
    """What `write_sentences` wrote."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        names = tuple((int(start), int(end), str(kind)) for start, end, kind in row["names"])
        yield AnnotatedSentence(row["document"], row["sentence"], names, row["annotator"])
