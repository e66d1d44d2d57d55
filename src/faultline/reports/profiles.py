"""What a report leaves out for whom it is made: the brief one, and the one that can be shared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from faultline.model.entity import EntityType
from faultline.reports.elements import (
    Block,
    EvidenceTable,
    Figure,
    Heading,
    Paragraph,
    Points,
    Reference,
    Report,
    Section,
    Sentence,
    Table,
)
from faultline.workspace.view import MapView


class Profile(StrEnum):
    """For whom a report is made."""

    FULL = "full"
    BRIEF = "brief"
    SHAREABLE = "shareable"


BRIEF_PARTS: Mapping[int, tuple[str, ...]] = {
    0: ("",),
    1: ("",),
    10: ("Killed and hurt: totals",),
    12: ("What the network of actors depends on",),
    14: ("What the map does not know, and what to ask",),
    15: ("Evidence",),
}
"""The sections of a brief and their parts by heading; an empty one is the whole section."""
BRIEF_POINTS = 4
WITHHELD = "[person withheld]"


def fitted(report: Report, profile: Profile, view: MapView) -> Report:
    """The report as the profile has it."""
    match profile:
        case Profile.BRIEF:
            return brief(report)
        case Profile.SHAREABLE:
            return shareable(report, view)
        case _:
            return report


def brief(report: Report) -> Report:
    """The summary, the totals, what the network depends on and what to ask, cut short."""
    sections = [
        replace(s, blocks=tuple(_cut(b) for b in _parts(s, BRIEF_PARTS[s.number])))
        for s in report.sections
        if s.number in BRIEF_PARTS
    ]
    used = sorted({n for s in sections for b in s.blocks for said in sentences_of(b) for n in said.references})
    number = {old: new for new, old in enumerate(used, start=1)}
    references = tuple(replace(report.references[old - 1], number=number[old]) for old in used)

    def renumbered(sentence: Sentence) -> Sentence:
        return replace(sentence, references=tuple(number[n] for n in sentence.references))

    kept = tuple(replace(s, blocks=tuple(mapped(b, renumbered) for b in s.blocks)) for s in sections)
    return replace(report, sections=kept, references=references)


def shareable(report: Report, view: MapView) -> Report:
    """The report without the names of persons, in its text and its quotes, and without files and drawings.

    All persons are withheld, those in office too: who is private cannot be told from a map. A person whom a text calls
    by a name that was not recognised stays; a reader must look before the report goes out.
    """
    pattern = _names(view)

    def hidden(text: str) -> str:
        return pattern.sub(WITHHELD, text) if pattern else text

    def said(sentence: Sentence) -> Sentence:
        return replace(sentence, text=hidden(sentence.text))

    sections = tuple(
        replace(
            s,
            blocks=tuple(
                replace(b, text=hidden(b.text)) if isinstance(b, Heading) else mapped(b, said)
                for b in s.blocks
                if not isinstance(b, Figure) and not (isinstance(b, Table) and b.caption == "Documents")
            ),
        )
        for s in report.sections
    )
    references = tuple(_withheld(r, hidden) for r in report.references)
    return Report(hidden(report.title), sections, references, report.language)


def _withheld(reference: Reference, hidden: Callable[[str], str]) -> Reference:
    return replace(
        reference, quote=hidden(reference.quote), title=hidden(reference.title), publisher=hidden(reference.publisher)
    )


def _names(view: MapView) -> re.Pattern[str] | None:
    """All that persons are called, the longest first, and each surname by itself."""
    people = [e for e in view.entities() if e.type is EntityType.PERSON and not e.residual]
    names = {name for e in people for name in (e.name, *(a.text for a in e.aliases))}
    names |= {name.split()[-1] for name in names if len(name.split()) > 1 and len(name.split()[-1]) > 2}
    names |= {d.author for d in view.documents() if d.author}
    capital = sorted((n for n in names if n.strip() and n[:1].isupper()), key=lambda n: (-len(n), n))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, capital))})(?!\w)") if capital else None


def sentences_of(block: Block) -> Iterator[Sentence]:
    """The sentences of a block, cell by cell for a table."""
    if isinstance(block, Paragraph | Points):
        yield from block.sentences
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row


def mapped(block: Block, change: Callable[[Sentence], Sentence]) -> Block:
    """The block with each of its sentences changed."""
    if isinstance(block, Paragraph | Points):
        return replace(block, sentences=tuple(change(s) for s in block.sentences))
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(change(s) for s in row) for row in block.rows))
    return block


def _parts(section: Section, wanted: tuple[str, ...]) -> Iterator[Block]:
    """The blocks under the wanted headings."""
    inside = "" in wanted
    for block in section.blocks:
        if isinstance(block, Heading) and "" not in wanted:
            inside = block.text in wanted
        if inside or isinstance(block, EvidenceTable):
            yield block


def _cut(block: Block) -> Block:
    if not isinstance(block, Points) or len(block.sentences) <= BRIEF_POINTS:
        return block
    more = Sentence(f"{len(block.sentences) - BRIEF_POINTS} more stand in the full report.")
    return replace(block, sentences=(*block.sentences[:BRIEF_POINTS], more))
