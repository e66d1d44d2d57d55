"""Fits a report to its profile: which parts stay, how long its lists are, and that it keeps to its number of pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from faultline.reports.choosing import Choice
from faultline.reports.elements import (
    Block,
    Figure,
    Heading,
    OwnPart,
    OwnWords,
    Paragraph,
    Points,
    Report,
    Run,
    Section,
    Sentence,
    Table,
    mapped,
    note,
)
from faultline.reports.numbering import renumbered
from faultline.reports.phrasing import phrase
from faultline.reports.sections.invitations import INVITATIONS
from faultline.reports.translating import heading
from faultline.reports.trimming import trimmed

OTHERS = "*"
OWN = ((8, 3000), (2, 500), (1, 120))
"""Paragraphs, lists and headings of an analyst's own text that a brief keeps at most, and letters of them all."""
QUOTES = (1000, 160, 80)
"""Letters that a brief keeps of a quote; half of it of the title of its document."""
REMARKS = 2
"""Sentences that it keeps of what cannot be told."""
SUMMARY = 1


def fitted(report: Report, choice: Choice, pages_of: Callable[[Report], int]) -> Report:
    """The report as the profile has it; `pages_of` tells how many pages a report fills."""
    if choice.says:
        report = _headed(report, choice)
    if choice.parts:
        report = renumbered(replace(report, sections=tuple(_chosen(s, choice) for s in report.sections)))
    if not choice.pages:
        return report
    report = replace(report, is_compact=True)
    for length in _lengths(choice):
        short = renumbered(_shortened(report, length, choice))
        if pages_of(short) <= choice.pages:
            break
    return short


@dataclass(frozen=True, slots=True)
class Length:
    """How much stays: sentences of a list, one more in the summary; parts and letters of an analyst's own text; letters
    of a quote and of the title of its document."""

    sentences: int
    own_parts: int
    own_letters: int
    quote: int


def _lengths(choice: Choice) -> Iterator[Length]:
    """Ever shorter: quotes first, then lists, then the analyst's own texts."""
    for parts, letters in OWN:
        for sentences in range(choice.most, 0, -1):
            yield from (Length(sentences, parts, letters, quote) for quote in QUOTES)


def _headed(report: Report, choice: Choice) -> Report:
    """With what it is for at its head."""
    says = note(choice.says.get(choice.language) or choice.says["en"])
    first, *others = report.sections
    return replace(report, sections=(replace(first, blocks=(says, *first.blocks)), *others))


def _chosen(section: Section, choice: Choice) -> Section:
    """The parts of a section that the profile names, in its order, and what is left out."""
    if section.number not in choice.parts:
        return section
    wanted = choice.parts[section.number]
    before, parts = _split(section.blocks)
    if choice.introduced and section.number not in choice.introduced:
        before = [block for block in before if isinstance(block, OwnWords)]
    own = tuple(block for block in before if isinstance(block, OwnWords))
    if not wanted:
        return replace(section, blocks=(*own, note(phrase("profile.empty", choice.language))))
    others = [name for name in parts if name not in wanted]
    order = [name for entry in wanted for name in (others if entry == OTHERS else [entry]) if name in parts]
    lost = [heading(name, choice.language) for name in parts if name not in order]
    told = (note(phrase("profile.parts", choice.language, names="; ".join(lost))),) if lost and not choice.pages else ()
    return replace(section, blocks=(*before, *(b for name in order for b in parts[name]), *told))


def _split(blocks: Iterable[Block]) -> tuple[list[Block], dict[str, list[Block]]]:
    """The blocks before the first heading, and those under each."""
    before: list[Block] = []
    parts: dict[str, list[Block]] = {}
    last = before
    for block in blocks:
        if isinstance(block, Heading):
            last = parts.setdefault(block.text, [])
        last.append(block)
    return before, parts


def _shortened(report: Report, length: Length, choice: Choice) -> Report:
    def said(sentence: Sentence) -> Sentence:
        return replace(sentence, references=_first_of_each(sentence.references, report, choice.references))

    sections = tuple(
        replace(s, blocks=tuple(mapped(_cut(b, s.number, length, choice), said) for b in s.blocks if _is_brief(b)))
        for s in report.sections
    )
    references = tuple(
        replace(r, quote=trimmed(r, length.quote), title=_cut_off(r.title, length.quote // 2))
        for r in report.references
    )
    return replace(report, sections=sections, references=references)


def _cut(block: Block, section: int, length: Length, choice: Choice) -> Block:
    most = length.sentences + (section == SUMMARY)
    match block:
        case OwnWords():
            return _own_cut(block, length, choice.language)
        case Points(sentences):
            return Points(_first(sentences, most, choice))
        case Paragraph(sentences) if sentences[:1] == (Sentence("What cannot be told:"),):
            return Paragraph(_first(sentences, REMARKS + 1, choice))
        case Table(caption) if caption != "Facts about this report":
            return replace(block, rows=block.rows[:most])
        case _:
            return block


def _first(sentences: tuple[Sentence, ...], most: int, choice: Choice) -> tuple[Sentence, ...]:
    if len(sentences) <= most:
        return sentences
    return (*sentences[:most], Sentence(phrase("profile.more", choice.language, n=len(sentences) - most)))


def _first_of_each(numbers: tuple[int, ...], report: Report, most: int) -> tuple[int, ...]:
    """So many of the references, of as many documents as there are: of a dispute not one side alone."""
    documents: Counter[tuple[str, str]] = Counter()
    ranked = []
    for number in numbers:
        reference = report.references[number - 1]
        ranked.append((documents[reference.publisher, reference.title], number))
        documents[reference.publisher, reference.title] += 1
    return tuple(sorted(number for _, number in sorted(ranked)[:most]))


def _own_cut(words: OwnWords, length: Length, language: str) -> OwnWords:
    """The first parts of an analyst's text, and that it goes on."""
    kept: list[OwnPart] = []
    letters = length.own_letters
    for part in words.parts[: length.own_parts]:
        items = []
        for item in part.items:
            if letters > 0:
                items.append(_item_cut(item, letters))
            letters -= sum(len(run.said.text) for run in item)
        if items:
            kept.append(replace(part, items=tuple(items)))
    if tuple(kept) == words.parts:
        return words
    goes_on = Sentence(phrase("profile.own_goes_on", language))
    return replace(words, parts=(*kept, OwnPart("paragraph", ((Run(goes_on, "stressed"),),))))


def _item_cut(item: tuple[Run, ...], letters: int) -> tuple[Run, ...]:
    kept = []
    for run in item:
        if letters > 0:
            kept.append(replace(run, said=replace(run.said, text=_cut_off(run.said.text, letters))))
        letters -= len(run.said.text)
    return tuple(kept)


def _cut_off(text: str, letters: int) -> str:
    """The text up to a word that ends before so many letters."""
    return text if len(text) <= letters else f"{text[:letters].rpartition(' ')[0]} …"


def _is_brief(block: Block) -> bool:
    """Whether a brief has it: no figures, not how to read the analyses, not what the analyst is asked to write."""
    if isinstance(block, Paragraph):
        is_asked = all(said.text in INVITATIONS for said in block.sentences)
        return not is_asked and block.sentences[:1] != (Sentence("How to read this:"),)
    return not isinstance(block, Figure)
