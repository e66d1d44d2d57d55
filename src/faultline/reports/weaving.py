"""Weaves the analysts' own texts into a report: each at its section, under its author's name, with what it cites."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from faultline.exchange.citing import one_line
from faultline.model.judgement import Decision
from faultline.model.own_text import Cited, OwnText
from faultline.model.statement import Statement
from faultline.reports.citing import reference_of
from faultline.reports.elements import (
    Block,
    OwnPart,
    OwnWords,
    Paragraph,
    Reference,
    Report,
    Run,
    Section,
    Sentence,
)
from faultline.reports.numbering import renumbered
from faultline.reports.phrasing import date_in, phrase
from faultline.reports.sections.invitations import INVITATIONS
from faultline.workspace import own_words
from faultline.workspace.own_texts import cited_statement
from faultline.workspace.view import MapView

AFTER_THE_FACTS = frozenset((0,))
"""Sections that begin with what the report is; in the others the analyst comes first."""


def woven(report: Report, texts: Sequence[OwnText], view: MapView, language: str = "en") -> Report:
    """The report with these texts; what it asks of the analyst goes from the sections that have one.

    What a text cites becomes a reference like any other. A citation whose statement the map does not hold any more is
    told in its place, with the quote as it was.
    """
    if not texts:
        return report
    numbering = _Numbering(report, view, language)
    sections = tuple(_with(section, texts, numbering) for section in report.sections)
    return renumbered(replace(report, sections=sections, references=tuple(numbering.references)))


def as_shown(text: OwnText, words: Callable[[str], str]) -> OwnText:
    """The text with what it says and cites in the words that a report may use."""
    cited = tuple(
        replace(c, title=words(c.title), quote=replace(c.quote, exact=words(c.quote.exact))) for c in text.cited
    )
    return replace(text, text=words(text.text), cited=cited)


def _with(section: Section, texts: Iterable[OwnText], numbering: _Numbering) -> Section:
    own = [numbering.set(text) for text in texts if text.section == section.number]
    if not own:
        return section
    rest = [block for block in section.blocks if not _invites(block)]
    if section.number in AFTER_THE_FACTS:
        return replace(section, blocks=(*rest, *own))
    return replace(section, blocks=(*own, *rest))


def _invites(block: Block) -> bool:
    return isinstance(block, Paragraph) and all(said.text in INVITATIONS for said in block.sentences)


class _Numbering:
    """Gives what the texts cite the numbers that it has, or new ones after the last."""

    def __init__(self, report: Report, view: MapView, language: str) -> None:
        self.references: list[Reference] = list(report.references)
        self._numbers = {(r.place, r.quote): r.number for r in report.references}
        self._ranks = {document.id: rank for rank, document in enumerate(view.documents())}
        self._view, self._language = view, language
        judged = view.judgements()
        self._rejected = {i for i, j in judged.items() if j.decision is Decision.REJECT}

    def set(self, text: OwnText) -> OwnWords:
        """A text as a block of the report."""
        cited = {one.statement: self._cited(one) for one in text.cited}
        parts = own_words.parts_of(text.text)
        shaped = tuple(
            part
            for shape, same in groupby(parts, key=lambda part: part.shape)
            for part in _joined(shape, [_item(one.runs, cited) for one in same])
        )
        return OwnWords(phrase("own.label", self._language), text.who, date_in(text.at[:10], self._language), shaped)

    def _cited(self, cited: Cited) -> Sentence:
        """A citation: a sentence without words that carries a number, or one that says what is missing."""
        statement = cited_statement(self._view, cited)
        if statement is not None and statement.id not in self._rejected:
            return Sentence("", (self._number(statement),))
        key = "own.orphaned" if statement is None else "own.rejected"
        return Sentence(phrase(key, self._language, quote=one_line(cited.quote.exact), title=cited.title))

    def _number(self, statement: Statement) -> int:
        """The number of its quote, under which it is told from now on."""
        document = self._view.document(statement.evidence.document)
        made = reference_of(len(self.references) + 1, [statement], {document.id: document}, self._ranks)
        number = self._numbers.setdefault((made.place, made.quote), made.number)
        if number == made.number:
            self.references.append(made)
        else:
            known = self.references[number - 1]
            every = tuple(sorted({*known.statements, statement.id}))
            self.references[number - 1] = replace(known, statements=every)
        return number


def _item(runs: Iterable[own_words.Run], cited: dict[str, Sentence]) -> tuple[Run, ...]:
    made: list[Run] = []
    for run in runs:
        said = cited.get(run.cited, Sentence(f"[^{run.cited}]")) if run.cited else Sentence(run.text)
        if run.cited and made and said.references:
            numbers = tuple(sorted({*made[-1].said.references, *said.references}))
            made[-1] = replace(made[-1], said=replace(made[-1].said, references=numbers))
        else:
            made.append(Run(Sentence(f" {said.text}") if run.cited and made else said, run.look.value))
    return tuple(made)


def _joined(shape: own_words.Shape, items: list[tuple[Run, ...]]) -> list[OwnPart]:
    """The points of a list as one part; paragraphs and headings each by itself."""
    if shape is own_words.Shape.POINT:
        return [OwnPart(shape.value, tuple(items))]
    return [OwnPart(shape.value, (item,)) for item in items]
