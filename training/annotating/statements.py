"""Statements of sentences, stored without the text: whole documents, every sentence with a row, most with no statement.

A text stands as a span of letters (white space not counted) of its sentence; where it stands in an earlier sentence of
the document, the key of that sentence is said with it. Codes, dates and numbers stand as they are.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotating.excerpts import EXCERPTS, LATER
from annotating.standoff import AnnotatedSentence, Letters, compact_span, spread_span
from faultline.ontology.vocabulary import vocabulary

ROLES: dict[str, tuple[str, ...]] = {
    "event": ("actor", "target"),
    "relation": ("source", "target"),
    "effort": ("actor", "recipient", "activity"),
    "flow": ("goods", "origin", "via", "destination", "carrier"),
    "cause": ("cause", "effect"),
    "quantity": ("subject", "measure"),
    "position": ("holder", "target"),
}
NEEDED: dict[str, tuple[str, ...]] = {
    "event": ("type",),
    "relation": ("type", "source", "target"),
    "effort": ("activity",),
    "flow": ("goods",),
    "cause": ("type", "cause", "effect"),
    "quantity": ("measure", "value"),
    "position": ("type", "holder", "target"),
}
TEXTS_OF: dict[str, tuple[str, ...]] = {
    "event": ("agreement",),
    "relation": ("role", "agreement"),
    "effort": ("personnel", "equipment", "programme"),
}
TEXTS = ("quote", "place", "speaker", "reported_by")
TYPES: dict[str, frozenset[str]] = {
    "event": frozenset(vocabulary("events")),
    "relation": frozenset(vocabulary("relations")),
    "position": frozenset(vocabulary("stances")),
    "cause": frozenset("+-"),
}
SECTORS = frozenset(
    [
        "peacekeeping",
        "security_reform",
        "mediation",
        "disarmament",
        "mine_action",
        "counter_terrorism",
        "humanitarian",
        "food",
        "health",
        "education",
        "governance",
        "justice",
        "human_rights",
        "elections",
        "development",
        "budget",
        "reconstruction",
        "refugees",
        "other",
    ]
)
CODES: dict[str, frozenset[str]] = {
    "modality": frozenset(["actual", "planned", "alleged", "called_for", "hypothetical", "negated"]),
    "salience": frozenset(["core", "minor"]),
    "status": frozenset(["pledged", "active", "ended", "proposed"]),
    "sector": SECTORS,
    "qualifier": frozenset(["about", "nearly", "up_to", "more_than", "less_than", "at_least"]),
}
_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_DATE = re.compile(rf"{_DAY}(?:/(?:{_DAY}|\.\.))?|\.\./{_DAY}")
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?")
PLAIN: dict[str, re.Pattern[str]] = {
    "date": _DATE,
    "value": _NUMBER,
    "amount": _NUMBER,
    "killed": _NUMBER,
    "injured": _NUMBER,
    "detained": _NUMBER,
    "unit": re.compile(r"[A-Za-z%][\w %/-]*"),
    "currency": re.compile("[A-Z]{3}"),
}
PLAIN_OF: dict[str, tuple[str, ...]] = {
    "event": ("killed", "injured", "detained"),
    "effort": ("status", "sector", "amount", "currency"),
    "quantity": ("value", "unit", "qualifier"),
}
Span = tuple[int, int, str]
"""First and last letter (exclusive), and the key of the sentence where it is an earlier one, else an empty string."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement.

    Attributes:
        kind: One of the seven.
        texts: By field, the spans in the order given; `quote` is always there.
        values: By field, the code, date or number; `type`, `modality` and `salience` among them.
    """

    kind: str
    texts: dict[str, tuple[Span, ...]]
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class StatedSentence:
    """One sentence that was read, and what it states.

    Attributes:
        document: Path under the folder of development data.
        start: How many letters of the document stand before it.
        length: How many letters it has.
        sentence: Key of the sentence.
        annotator: `a`, or `b` for the second, independent reading.
        statements: In the order written.
    """

    document: str
    start: int
    length: int
    sentence: str
    annotator: str
    statements: tuple[Stated, ...]


def part_of(document: str) -> str:
    """`dev` or `test`, by a hash of the document, news of one topic together; the batch of what was read later."""
    for part, passages in {"more": EXCERPTS, **LATER}.items():
        if document in passages:
            return part
    unit = document.rsplit("/", 1)[0] if document.endswith(".xml") else document
    return "test" if hashlib.blake2b(unit.encode(), digest_size=1, person=b"dev or test").digest()[0] % 2 else "dev"


def text_fields(kind: str) -> tuple[str, ...]:
    """The fields of a kind whose values are words of the document."""
    return (*TEXTS, *ROLES[kind], *TEXTS_OF.get(kind, ()))


def fault_of_value(kind: str, field: str, value: str) -> str:
    """What is wrong with a code, date or number, or an empty string."""
    if field == "type":
        return "" if value in TYPES.get(kind, ()) else f"{value!r} is no type of {kind}"
    if field not in ("date", "modality", "salience", *PLAIN_OF.get(kind, ())):
        return f"{kind} has no field {field!r}"
    holds = value in CODES[field] if field in CODES else bool(PLAIN[field].fullmatch(value))
    return "" if holds else f"{field} cannot be {value!r}"


def place_text(sentence: str, words: str, near: tuple[int, int] | None = None) -> tuple[int, int] | None:
    """Where words stand in a sentence, in letters: within `near` (letters) if they do, else the first time.

    Quotation marks and dashes may be written otherwise, capitals only where the words are not found as they are.
    """
    for fold in (_folded, lambda text: _folded(text).casefold()):
        text, wanted = fold("".join(sentence.split())), fold("".join(words.split()))
        if not wanted:
            return None
        at = text.find(wanted, *near) if near else -1
        at = at if at >= 0 else text.find(wanted)
        if at >= 0:
            return at, at + len(wanted)
    return None


def _folded(text: str) -> str:
    return text.translate(str.maketrans("’‘“”–—‑", "''\"\"---"))


class StatedTexts:
    """The words of the statements of one document, as it is read now.

    Args:
        text: Text of the document.
        sentences: Its sentences of one reading.
    """

    def __init__(self, text: str, sentences: Iterable[StatedSentence]) -> None:
        self._text = text
        self._letters = Letters(text)
        self._by_key: dict[str, list[StatedSentence]] = {}
        for sentence in sentences:
            self._by_key.setdefault(sentence.sentence, []).append(sentence)

    def find(self, sentence: StatedSentence) -> tuple[int, int] | None:
        """The span of a sentence in the text, in characters, or None where it is not found."""
        return self._letters.find(
            AnnotatedSentence(sentence.document, sentence.start, sentence.length, sentence.sentence, (), "a")
        )

    def read(self, sentences: Iterable[StatedSentence]) -> str:
        """The text from the first of the sentences to the last."""
        places = [place for sentence in sentences if (place := self.find(sentence))]
        return self._text[min(start for start, _ in places) : max(end for _, end in places)]

    def span(self, sentence: StatedSentence, span: Span) -> tuple[int, int] | None:
        """The span of a field of a statement of `sentence` in the text, in characters."""
        start, end, key = span
        earlier = [s for s in self._by_key.get(key, ()) if s.start <= sentence.start]
        place = self.find(earlier[-1] if key and earlier else sentence) if earlier or not key else None
        if place is None:
            return None
        first, last = spread_span(self._text[slice(*place)], start, end)
        return place[0] + first, place[0] + last

    def words(self, sentence: StatedSentence, span: Span) -> str | None:
        """The words of a field, line breaks as spaces."""
        place = self.span(sentence, span)
        return None if place is None else " ".join(self._text[slice(*place)].split())


def letters_before(text: str, start: int) -> int:
    """How many letters of a text stand before a character."""
    return compact_span(text, 0, start)[1]


def write_stated(path: Path, found: Iterable[StatedSentence]) -> None:
    """One JSON object a line, sorted by document and place."""
    ordered = sorted(found, key=lambda s: (s.document, s.start, s.annotator))
    path.write_text("".join(json.dumps(_row(s)) + "\n" for s in ordered), encoding="utf-8")


def _row(sentence: StatedSentence) -> dict[str, object]:
    statements = [
        {"kind": s.kind, **s.values, "spans": {f: [_short(x) for x in xs] for f, xs in s.texts.items()}}
        for s in sentence.statements
    ]
    names = ("document", "start", "length", "sentence", "annotator")
    return {**{name: getattr(sentence, name) for name in names}, "statements": statements}


def _short(span: Span) -> list[int | str]:
    return list(span if span[2] else span[:2])


def read_stated(path: Path) -> Iterator[StatedSentence]:
    """What `write_stated` wrote."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        statements = tuple(_stated(s) for s in row.pop("statements"))
        yield StatedSentence(**row, statements=statements)


def _stated(row: dict[str, object]) -> Stated:
    kind, spans = str(row.pop("kind")), row.pop("spans")
    assert isinstance(spans, dict)
    texts = {f: tuple((s[0], s[1], s[2] if len(s) > 2 else "") for s in found) for f, found in spans.items()}
    return Stated(kind, texts, {field: str(value) for field, value in row.items()})
