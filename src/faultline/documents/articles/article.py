"""A text as an article: title, byline, body, and what merely stood around it on its page."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from faultline.documents.articles.bylines import (
    Facts,
    facts_of_headline_end,
    facts_of_line,
    facts_of_opening,
    facts_of_sentence,
    split_headline,
)
from faultline.documents.articles.paragraphs import Part, part_of, split_paragraphs
from faultline.documents.articles.phrases import fold, group_of, is_outlet, occupations, starts_tail
from faultline.model.document import Passage, Role

_PROSE_WORDS = 12
_SENTENCE_END = (".", "!", "?", "”", '"', ":", "…", ")", "»", "’")


@dataclass(frozen=True, slots=True)
class Article:
    """The passages of a text and what it says of its own publication."""

    passages: tuple[Passage, ...]
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    address: str | None = None


def read_article(text: str) -> Article:
    """The article in a text, every paragraph in a role; nothing is left out."""
    return _Reader(text).article()


def is_prose(part: Part) -> bool:
    """Whether a part is a paragraph of sentences rather than a heading, label or menu entry."""
    if part.words >= 2 * _PROSE_WORDS:
        return True
    return part.words >= _PROSE_WORDS and part.text.rstrip().endswith(_SENTENCE_END)


def may_be_headline(part: Part) -> bool:
    """Whether a long first line is one sentence without a full stop, as headlines and questions are."""
    text = part.text.rstrip('”"’')
    return part.words <= 30 and not text.endswith((".", ",", ":")) and not re.search(r"[.!?][”\"’]?\s+[A-Z“\"]", text)


class _Reader:
    """Marks the parts of one text, in the order of the methods that `article` calls."""

    def __init__(self, text: str) -> None:
        self.parts = split_paragraphs(text)
        self.headline_end: int | None = None
        self._split_first_line(text)
        self.roles: list[Role | None] = [None] * len(self.parts)
        self.facts = Facts()
        self.title: Part | None = None

    def article(self) -> Article:
        """All marks in order; whatever stays unmarked is a heading or body."""
        self._mark_phrases()
        self._mark_head()
        self._mark_foot()
        self._mark_repeats()
        self._mark_biography()
        self._mark_rest()
        roles = [role or Role.BODY for role in self.roles]
        passages = (Passage(p.start, p.end, role) for p, role in zip(self.parts, roles, strict=True))
        facts = self.facts
        title = " ".join(self.title.text.split()) if self.title else None
        return Article(
            tuple(passages), title, facts.author, facts.publisher, facts.date or facts.updated, facts.address
        )

    def _split_first_line(self, text: str) -> None:
        """A headline with its byline on the same line becomes two parts."""
        for index, part in enumerate(self.parts[:12]):
            cut = split_headline(part.text) if part.words <= 60 and not facts_of_line(part.text) else None
            if cut is None or group_of(part.text):
                if is_prose(part) and not part.text.endswith(":"):
                    return
                continue
            pieces = (part_of(text, part.start, part.start + cut), part_of(text, part.start + cut, part.end))
            self.parts[index : index + 1] = [piece for piece in pieces if piece]
            self.headline_end = index + 1
            return

    def _mark_phrases(self) -> None:
        for index, part in enumerate(self.parts):
            if group_of(part.text):
                self.roles[index] = Role.BOILERPLATE
                self._learn(facts_of_sentence(part.text))

    def _learn(self, facts: Facts) -> None:
        self.facts = self.facts.or_else(facts)

    def _first_prose(self) -> int:
        """Index of the first paragraph of prose; the number of parts where there is none."""
        free = (
            i for i, p in enumerate(self.parts) if self.roles[i] is None and is_prose(p) and not facts_of_line(p.text)
        )
        return next(free, len(self.parts))

    def _mark_head(self) -> None:
        """Title, byline and section labels before the first paragraph of prose."""
        body = self._first_prose()
        head = [i for i in range(body) if self.roles[i] is None]
        facts = Facts()
        for index in list(head):
            found = facts_of_line(self.parts[index].text) or facts_of_sentence(self.parts[index].text)
            if not found and index == self.headline_end:
                found = facts_of_headline_end(self.parts[index].text)
            if found:
                facts = facts.or_else(found)
                self.roles[index] = Role.BYLINE
                head.remove(index)
        self._mark_title(head, body)
        self.facts = facts.or_else(self.facts)
        for part in self.parts[body : body + 3]:
            self._learn(facts_of_opening(part.text))

    def _mark_title(self, head: list[int], body: int) -> None:
        named = next((i for i in head if self.parts[i].words >= 4), None)
        if named is None and head and body < len(self.parts):
            named = max(head, key=lambda i: (self.parts[i].words, -i))
        if named is None:
            return
        self.title = self.parts[named]
        self.roles[named] = Role.TITLE
        author = fold(self.facts.author or "")
        for index in head:
            if index < named:
                self.roles[index] = Role.BOILERPLATE
            elif index > named:
                self.roles[index] = self._below_title(self.parts[index], author)

    def _below_title(self, part: Part, author: str) -> Role:
        """A standfirst is a lead; a name, an outlet or `By our staff` below the title is a byline; else a heading."""
        if part.words >= 6:
            return Role.LEAD
        if is_outlet(part.text) and part.text[-1].isalnum():
            self._learn(Facts(publisher=part.text))
            return Role.BYLINE
        by = re.match(r"(?:by|par|von|por)\s", part.text, re.IGNORECASE)
        return Role.BYLINE if by or (author and fold(part.text) == author) else Role.HEADING

    def _mark_foot(self) -> None:
        """From the end upwards: bylines, the line on first publication, and scraps below them."""
        body = self._last_prose()
        tail_begins = self._tail_start()
        ended = False
        for index in range(len(self.parts)):
            part = self.parts[index]
            if tail_begins is not None and index >= tail_begins:
                self.roles[index] = Role.BOILERPLATE
            elif self.roles[index] is None and index > body // 2:
                facts = facts_of_sentence(part.text) or (facts_of_line(part.text) if index > body else Facts())
                if facts:
                    self._learn(facts)
                    self.roles[index] = Role.BYLINE
            ended = ended or (index > body and self.roles[index] in (Role.BYLINE, Role.BOILERPLATE))
            if ended and self.roles[index] is None and part.words < 2 * _PROSE_WORDS:
                self.roles[index] = Role.BOILERPLATE

    def _last_prose(self) -> int:
        """Index of the last paragraph of prose that is not about the publication itself; -1 where there is none."""
        for index in range(len(self.parts) - 1, -1, -1):
            part = self.parts[index]
            if self.roles[index] is None and is_prose(part) and not facts_of_sentence(part.text):
                return index
        return -1

    def _tail_start(self) -> int | None:
        """Where related stories, comments and the like begin: a tail heading with hardly any prose after it."""
        prose = [i for i, part in enumerate(self.parts) if is_prose(part) and self.roles[i] is None]
        for index, part in enumerate(self.parts):
            if not starts_tail(part.text) or not prose or index < prose[0]:
                continue
            after = len(prose) - bisect_right(prose, index)
            if after <= 0.25 * len(prose):
                return index
        return None

    def _mark_repeats(self) -> None:
        """A paragraph or headline of five words and more that was there before."""
        seen: set[str] = {fold(self.title.text)} if self.title else set()
        for index, part in enumerate(self.parts):
            key = fold(part.text)
            is_title = self.title is not None and part is not self.title and key == fold(self.title.text)
            is_free = part.words >= 5 and self.roles[index] in (None, Role.LEAD)
            if is_title or (is_free and key in seen):
                self.roles[index] = Role.REPEATED
            if self.roles[index] in (None, Role.LEAD):
                seen.add(key)

    def _mark_biography(self) -> None:
        """Writers about themselves, in the last paragraphs: `X is a researcher at …`, X being new or the author."""
        free = [i for i, role in enumerate(self.roles) if role is None]
        for index in reversed(free[-3:]):
            if not self._is_biography(index):
                return
            self.roles[index] = Role.BOILERPLATE

    def _is_biography(self, index: int) -> bool:
        text = self.parts[index].text
        if re.match(
            r"(?:the|our) (?:authors?|writers?)\b.{0,80}\b(?:is|are|was|were|has|have|works?)\b", text, re.IGNORECASE
        ):
            return True
        work = "|".join(occupations())
        said = re.match(
            r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.? )?"
            r"(?P<name>[A-ZÀ-Ý][\w'’.-]+(?: [A-ZÀ-Ý][\w'’.-]*){1,3})(?:,[^,]{2,60},)?"
            r" (?:is|was|works|writes|covers|reports|teaches|serves|has (?:been|worked|covered|written))\b"
            r"(?P<what>.{0,200})",
            text,
        )
        if not said:
            return False
        if self.facts.author and fold(said["name"]) in fold(self.facts.author):
            return True
        earlier = any(said["name"].split()[-1] in part.text for part in self.parts[:index])
        return not earlier and re.search(rf"\b(?:{work})s?\b", said["what"].casefold()) is not None

    def _mark_rest(self) -> None:
        lead = False
        for index, part in enumerate(self.parts):
            if self.roles[index] is not None:
                lead = lead or self.roles[index] is Role.LEAD
            elif not lead and is_prose(part):
                self.roles[index] = Role.LEAD
                lead = True
            else:
                self.roles[index] = Role.HEADING if self._is_heading(index) else Role.BODY

    def _is_heading(self, index: int) -> bool:
        """A short line without an end of sentence, with prose below it."""
        part = self.parts[index]
        if part.words > 14 or part.text.endswith((".", ",", ";", "”", '"')) or not part.text[:1].isalnum():
            return False
        return any(is_prose(below) for below in self.parts[index + 1 : index + 4])
