"""How a finding of an analysis reads in the report: its title, its figures, how stable it is, and its references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from faultline.analysis import Finding
from faultline.model.statement import Kind, Statement
from faultline.reports.citing import MOST_CITED, Citations, rest_of, spread, with_rest
from faultline.reports.elements import Block, Figure, Heading, Paragraph, Points, Sentence, Table, note
from faultline.reports.material import Material
from faultline.reports.phrasing import phrase


def told(
    finding: Finding, material: Material, citations: Citations, text: str = "", rests_on: Sequence[Statement] = ()
) -> Sentence:
    """A finding as one sentence; `text` instead of its title, `rests_on` instead of its statements."""
    statements = rests_on or [material.by_id[i] for i in finding.statements if i in material.by_id]
    parts = [text or finding.title, stability(finding), _overturned(finding, statements, material)]
    chosen = spread(material.analyses.weights.in_order(statements), MOST_CITED)
    if len(statements) > len(chosen):
        parts.append(f"{len(statements)} statements in all")
    wording = capital(_joined([part for part in parts if part]))
    return citations.finding(wording, chosen) if chosen else Sentence(wording)


def capital(text: str) -> str:
    """The text with its first letter large, as a sentence begins."""
    return text[:1].upper() + text[1:]


def _joined(parts: Sequence[str]) -> str:
    """The finding, and in brackets how sure it is."""
    return f"{parts[0].rstrip('.')} ({'; '.join(parts[1:])})" if len(parts) > 1 else parts[0]


def points(
    findings: Iterable[Finding],
    material: Material,
    citations: Citations,
    most: int,
    texts: Mapping[str, str] | None = None,
    *,
    ranked: bool = False,
) -> list[Block]:
    """Findings as a list; nothing where there are none. `texts` has the wording of some, by id.

    The first `most`, as their analysis has them; where `ranked`, the weightiest.
    """
    every = list(findings)
    chosen = (weightiest(every, material, most) if ranked else every)[:most]
    sentences = [told(f, material, citations, (texts or {}).get(f.id, "")) for f in chosen]
    return [Points(with_rest(sentences, len(every), ranked=ranked))] if sentences else []


def weightiest(findings: Sequence[Finding], material: Material, most: int) -> list[Finding]:
    """The findings whose statements weigh most."""
    by_id = {f.id: f for f in findings}
    carried = {f.id: [material.by_id[i] for i in f.statements if i in material.by_id] for f in findings}
    return [by_id[i] for i in material.analyses.weights.weightiest(carried, most)]


def bounded(table: Table, every: int, *, ranked: bool = True) -> list[Block]:
    """A table, and of how many its rows are the weightiest, or the first."""
    rest = rest_of(len(table.rows), every, ranked=ranked)
    return [table, Paragraph(rest)] if rest else [table]


def part(heading: str, blocks: Sequence[Block], otherwise: str) -> list[Block]:
    """A heading with its blocks, or with the sentence that says what is not known."""
    return [Heading(heading), *(blocks or [note(otherwise)])]


def left_out(kind: Kind, material: Material) -> list[Block]:
    """How many statements of a kind the profile leaves out; nothing where it chooses all."""
    count = len(material.of_kind(kind)) - len(material.told_of_kind(kind))
    return [note(phrase(f"profile.{kind.value}s", material.choice.language, n=count))] if count else []


def drawn(figure: Figure | None) -> list[Block]:
    """A figure where there is enough to draw."""
    return [figure] if figure else []


def unknown(material: Material, *names: str) -> list[Block]:
    """What some analyses could not tell and why, and what holds for all they tell."""
    lacking = [_plainly(f"{f.title}: {f.cannot}.") for name in names for f in material.analyses.not_known(name)]
    remarks = [_plainly(f"{capital(remark)}.") for name in names for remark in material.analyses.of(name).notes]
    blocks: list[Block] = []
    if lacking:
        blocks.append(Paragraph((Sentence("What cannot be told:"), *(Sentence(text) for text in lacking))))
    if remarks:
        blocks.append(Paragraph((Sentence("How to read this:"), *(Sentence(text) for text in remarks))))
    return blocks


_COMMAND = re.compile(r" \(--[^()]*\)")
_NAMED = re.compile(r"`(\w+)`")


def _plainly(remark: str) -> str:
    """Without what only the command line understands: its options, and names of commands as if they were words."""
    return _NAMED.sub(r"the analysis “\1”", _COMMAND.sub("", remark)).replace("`", "")


def stability(finding: Finding) -> str:
    """The interval and how far the finding survives other evidence; short where nothing could be measured."""
    measured = finding.stability
    if measured is None:
        return ""
    if measured.share is None and measured.low is None:
        is_figure = measured.draws or "bound" in measured.says or finding.kind == "total"
        sources = f"{measured.sources} independent source{'' if measured.sources == 1 else 's'}"
        return f"no interval, {sources}" if is_figure else ""
    if measured.says.startswith("share of ") and measured.low is not None and measured.high is not None:
        return f"{measured.low:.0%} to {measured.high:.0%} with 90 % confidence"
    return measured.says


def _overturned(finding: Finding, statements: Sequence[Statement], material: Material) -> str:
    """The one document without which a finding of several would fall; of one document, that it is one."""
    if len({s.evidence.document for s in statements}) == 1:
        return "one document"
    if len(finding.overturned_by) != 1:
        return ""
    document = material.documents.get(finding.overturned_by[0])
    return f"it would not stand without {material.name_of(document)}" if document else ""
