"""A report in French in two steps: its sentences first, its headings once profiles have chosen by them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files

from faultline.exchange.french.names import names_of
from faultline.exchange.french.phrasebook import Phrasebook
from faultline.exchange.french.statements import say_in_french
from faultline.exchange.french.typography import WIDE
from faultline.exchange.wording import say
from faultline.reports.drawings.svg import labelled
from faultline.reports.elements import Block, Figure, Heading, Paragraph, Points, Reference, Report, Sentence, Table
from faultline.workspace.view import MapView


def in_french(report: Report, view: MapView) -> Report:
    """The report of a map with all but its headings in French."""
    cited = {id for reference in report.references for id in reference.statements}
    known = {say(s): say_in_french(s) for s in view.iterate_statements() if s.id in cited}
    book = Phrasebook(known, names_of(view))
    sections = tuple(replace(s, blocks=tuple(_turned(b, book.turned) for b in s.blocks)) for s in report.sections)
    return replace(report, sections=sections, references=tuple(_reference(r, book) for r in report.references))


def finished(report: Report) -> Report:
    """The headings that are left in French, and what a profile put into the text."""
    book = Phrasebook({})

    turned = set(
        tomllib.loads((files("faultline.reports") / "headings.toml").read_text(encoding="utf-8"))["fr"].values()
    )

    def headed(text: str) -> str:
        return text if text in turned else book.turned(ended(text))

    def ended(text: str) -> str:
        text = _NUMBERED.sub("Personne", text)
        return book.turned(text) if text.endswith(_BY_PROFILES) else text

    sections = tuple(
        replace(
            s,
            blocks=tuple(Heading(headed(b.text)) if isinstance(b, Heading) else _turned(b, ended) for b in s.blocks),
        )
        for s in report.sections
    )
    references = tuple(replace(r, quote=ended(r.quote), title=ended(r.title)) for r in report.references)
    title = report.title.replace(": analyse du contexte", f"{WIDE}: analyse du contexte")
    return replace(report, title=title, sections=sections, references=references)


_NUMBERED = re.compile(r"\bPerson(?= \d{5})")
"""Before the number under which a private person stands."""
_BY_PROFILES = (" stand in the full report.",)


def _turned(block: Block, turn: Callable[[str], str]) -> Block:
    def said(sentence: Sentence) -> Sentence:
        return replace(sentence, text=turn(sentence.text))

    if isinstance(block, Paragraph | Points):
        return replace(block, sentences=tuple(said(s) for s in block.sentences))
    if isinstance(block, Table):
        rows = tuple(tuple(said(s) for s in row) for row in block.rows)
        return Table(turn(block.caption), tuple(turn(title) for title in block.header), rows)
    return labelled(block, turn) if isinstance(block, Figure) else block


def _reference(reference: Reference, book: Phrasebook) -> Reference:
    return replace(
        reference,
        publisher=book.turned(reference.publisher),
        date=book.turned(reference.date),
        where=book.turned(reference.where),
    )
