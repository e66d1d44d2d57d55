"""Numbers the references of a report document by document; a quote inside of another shares its number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from faultline.reports.elements import Reference, Report, Sentence, mapped, sentences_of


def renumbered(report: Report) -> Report:
    """The report with only the references that its sentences use, numbered as their documents and texts go."""
    used = {n for s in report.sections for b in s.blocks for said in sentences_of(b) for n in said.references}
    merged = _merged(report.references[n - 1] for n in used)
    number = {old: new for new, (_, olds) in enumerate(merged, start=1) for old in olds}
    references = tuple(replace(reference, number=new) for new, (reference, _) in enumerate(merged, start=1))

    def said(sentence: Sentence) -> Sentence:
        if not sentence.references:
            return sentence
        return replace(sentence, references=tuple(sorted({number[n] for n in sentence.references})))

    sections = tuple(replace(s, blocks=tuple(mapped(b, said) for b in s.blocks)) for s in report.sections)
    return replace(report, sections=sections, references=references)


def _merged(references: Iterable[Reference]) -> list[tuple[Reference, list[int]]]:
    """Each reference with the numbers that lead to it: its own, and those of quotes that lie inside of its quote."""
    found: list[tuple[Reference, list[int]]] = []
    for one in sorted(references, key=lambda r: (r.place, -len(r.quote), r.number)):
        if found and _holds(found[-1][0], one):
            last, numbers = found[-1]
            found[-1] = _joined(last, one), [*numbers, one.number]
        else:
            found.append((one, [one.number]))
    return found


def _holds(outer: Reference, inner: Reference) -> bool:
    (document, begin, row), (other, first, other_row) = outer.place, inner.place
    ends = first + len(inner.quote) <= begin + len(outer.quote)
    return document == other and row == other_row and ends and inner.quote in outer.quote


def _joined(outer: Reference, inner: Reference) -> Reference:
    """The outer one with the statements of both, and what both name."""
    shift = inner.place[1] - outer.place[1]
    begin, end = (at + shift for at in inner.focus)
    focus = min(outer.focus[0], begin), max(outer.focus[1], end)
    return replace(outer, statements=tuple(sorted({*outer.statements, *inner.statements})), focus=focus)
