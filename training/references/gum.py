"""Reads GUM (Zeldes 2017) with its coreference: raw text, and mentions by their head words with the entity they mean.

Only the genres whose texts are openly licensed are read. The files are those of the folder `dep` of
github.com/amir-zeldes/gum; its split into documents for learning, choosing and testing is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from faultline.model.document import Document, Passage, Role

GENRES = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")
DEV = frozenset(
    [
        "academic_exposure",
        "academic_librarians",
        "bio_byron",
        "bio_emperor",
        "court_loan",
        "court_negligence",
        "interview_cyclone",
        "interview_gaming",
        "news_homeopathic",
        "news_iodine",
        "speech_impeachment",
        "speech_inauguration",
        "textbook_governments",
        "textbook_labor",
        "vlog_portland",
        "vlog_radiology",
        "voyage_athens",
        "voyage_coron",
    ]
)
TEST = frozenset(
    [
        "academic_discrimination",
        "academic_eegimaa",
        "bio_dvorak",
        "bio_jespersen",
        "court_insanity",
        "court_mitigation",
        "interview_hill",
        "interview_libertarian",
        "news_nasa",
        "news_sensitive",
        "speech_austria",
        "speech_newzealand",
        "textbook_chemistry",
        "textbook_union",
        "vlog_london",
        "vlog_studying",
        "voyage_oakland",
        "voyage_vavau",
    ]
)
_ENTITY = re.compile(r"\([^()]+\)|\([^()]+|[^()]+\)")
_NO_HEAD = ("punct", "case", "det", "cc")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention: where it and its head word begin and end in the text, and the entity that it means."""

    start: int
    end: int
    head: int
    entity: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document with its mentions, singletons too."""

    document: Document
    mentions: tuple[GoldMention, ...]

    @property
    def part(self) -> str:
        name = self.document.id.removeprefix("GUM_")
        return "dev" if name in DEV else "test" if name in TEST else "train"


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    head: int
    relation: str
    entities: str


def read_gum(folder: Path) -> Iterator[GoldDocument]:
    """The documents of the open genres, by name."""
    for path in sorted(folder.glob("GUM_*.conllu")):
        if path.stem.split("_")[1] in GENRES:
            yield _read(path)


def _read(path: Path) -> GoldDocument:
    text, is_new = "", False
    mentions: list[GoldMention] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        is_new = is_new or any(line.startswith("# newpar") and "_block" not in line for line in lines)
        sentence = next((line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")), None)
        if sentence is None:
            continue
        text += ("\n\n" if is_new else " ") if text else ""
        is_new = False
        words = _words([line.split("\t") for line in lines if line[:1].isdigit()], sentence, len(text))
        mentions += _mentions(words)
        text += sentence
    document = Document(path.stem, path.name, "text", text, language="en", passages=(Passage(0, len(text), Role.BODY),))
    return GoldDocument(document, tuple(mentions))


def _words(rows: list[list[str]], sentence: str, offset: int) -> dict[int, _Word]:
    """The words of a sentence by their numbers, placed in the text; parts of one written word share its place."""
    found: dict[int, _Word] = {}
    at, shared, until = 0, (0, 0), 0
    for row in rows:
        if "." in row[0]:
            continue
        begin = max(sentence.find(row[1], at), at)
        if "-" in row[0]:
            shared, until = (begin, begin + len(row[1])), int(row[0].split("-")[1])
            continue
        number = int(row[0])
        span = shared if number <= until else (begin, begin + len(row[1]))
        at = max(at, span[1]) if number >= until else at
        told = next((m.removeprefix("Entity=") for m in row[9].split("|") if m.startswith("Entity=")), "")
        found[number] = _Word(offset + span[0], offset + span[1], int(row[6]), row[7], told)
    return found


def _mentions(words: dict[int, _Word]) -> Iterator[GoldMention]:
    """The mentions that end in a sentence; a mention opened twice for one entity is closed innermost first."""
    opened: list[tuple[str, int]] = []
    for number, word in words.items():
        for part in _ENTITY.findall(word.entities):
            entity = part.strip("()").split("-")[0]
            if part.startswith("("):
                opened.append((entity, number))
            if part.endswith(")"):
                first = next((o for o in reversed(opened) if o[0] == entity), None)
                if first is not None:
                    opened.remove(first)
                    yield _mention(words, entity, first[1], number)


def _mention(words: dict[int, _Word], entity: str, first: int, last: int) -> GoldMention:
    inside = range(first, last + 1)
    heads = (n for n in inside if words[n].head not in inside and words[n].relation not in _NO_HEAD)
    head = next(heads, last)
    return GoldMention(words[first].start, words[last].end, words[head].start, entity)
