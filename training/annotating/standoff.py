"""Where names stand: a sentence by its place in the document and a hash of its letters, a name by its place in it.

White space is not counted, so an annotation survives a reader that breaks lines otherwise; where the reader puts more
or fewer letters before it, the hash finds it again. A sentence that is found nowhere is an orphan: it is counted, never
guessed at.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

_FAR = 20_000
"""Letters before and after its place that a sentence is looked for."""


@dataclass(frozen=True, slots=True)
class AnnotatedSentence:
    """The names of one sentence.

    Attributes:
        document: Path under the folder of development data.
        start: How many letters of the document stand before it.
        length: How many letters it has.
        sentence: Key of the sentence.
        names: First and last character (exclusive) without counting white space, and the type.
        annotator: Who read it: `a`, or `b` for the second, independent reading.
    """

    document: str
    start: int
    length: int
    sentence: str
    names: tuple[tuple[int, int, str], ...]
    annotator: str


def sentence_key(text: str) -> str:
    """16 hexadecimal digits over the characters of a sentence without white space."""
    return hashlib.blake2b("".join(text.split()).encode(), digest_size=8).hexdigest()


def part_of(document: str) -> str:
    """`test` for a fifth of all documents, `dev` for a tenth, `train` for the rest; news of one topic stay together."""
    unit = document.rsplit("/", 1)[0] if document.endswith(".xml") else document
    first, second = hashlib.blake2b(unit.encode(), digest_size=2).digest()
    if first % 5 == 0:
        return "test"
    return "dev" if second % 8 == 0 else "train"


class Letters:
    """The letters of a document, in which annotated sentences are looked up.

    Args:
        text: Text of the document.
    """

    def __init__(self, text: str) -> None:
        self._places = [i for i, c in enumerate(text) if not c.isspace()]
        self._letters = "".join(text.split())

    def find(self, sentence: AnnotatedSentence) -> tuple[int, int] | None:
        """The span of the sentence in the text: where it was, or else the nearest place with the same letters."""
        for step in range(2 * _FAR):
            start = sentence.start + (-step // 2 if step % 2 else step // 2)
            end = start + sentence.length
            if start >= 0 and end <= len(self._letters) and sentence_key(self._letters[start:end]) == sentence.sentence:
                return self._places[start], self._places[end - 1] + 1
        return None


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
    ordered = sorted(found, key=lambda s: (s.document, s.start, s.annotator))
    path.write_text("".join(json.dumps(asdict(s)) + "\n" for s in ordered), encoding="utf-8")


def read_sentences(path: Path) -> Iterator[AnnotatedSentence]:
    """What `write_sentences` wrote."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        names = tuple((int(start), int(end), str(kind)) for start, end, kind in row["names"])
        yield AnnotatedSentence(row["document"], row["start"], row["length"], row["sentence"], names, row["annotator"])
