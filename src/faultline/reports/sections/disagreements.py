"""Where sources differ or update one another: what is disputed, and each side with its source."""

from __future__ import annotations

from faultline.exchange.wording import say
from faultline.model.comparison import Comparison, Severity, Verdict
from faultline.model.statement import Statement
from faultline.ontology.labels import document_name, plain
from faultline.reports.citing import MOST_CITED, Citations, rest_of, spread, with_rest
from faultline.reports.elements import Block, Paragraph, Points, Sentence, note
from faultline.reports.material import Material
from faultline.reports.telling import capital

MOST, SIDES = 12, 6
DISAGREEING = (Verdict.CONTRADICTED, Verdict.COPY_ERROR, Verdict.FRAMED, Verdict.UPDATED)


def disputed(material: Material) -> list[Comparison]:
    """Comparisons whose sides cannot or may not both hold, the hard ones first; all statements of each are there."""
    chosen = [
        c
        for c in material.comparisons
        if c.verdict in (Verdict.CONTRADICTED, Verdict.COPY_ERROR, Verdict.FRAMED) and _is_whole(c, material)
    ]
    return sorted(chosen, key=_hardest)


def _hardest(comparison: Comparison) -> tuple[bool, int, int, str, str]:
    """Those that cannot both hold first, then those of more independent sources."""
    is_soft, verdict = comparison.severity is not Severity.HARD, DISAGREEING.index(comparison.verdict)
    return is_soft, verdict, -comparison.independent_sources, comparison.about, comparison.id


def sides(comparison: Comparison) -> str:
    """A disagreement in a sentence: what it is about and the reason given, which often begins with it."""
    if comparison.reason.casefold().startswith(comparison.about.casefold()):
        return capital(comparison.reason)
    return f"{capital(comparison.about)}. {comparison.reason}"


def disagreements(material: Material, citations: Citations) -> list[Block]:
    """Comparisons that do not simply agree, the hard ones first, each with all its sides."""
    chosen = [c for c in material.comparisons if c.verdict in DISAGREEING and _is_whole(c, material)]
    chosen.sort(key=_hardest)
    if not chosen:
        return [note("No two statements of this map were found to differ on the same matter.")]
    blocks: list[Block] = []
    for comparison in chosen[:MOST]:
        statements = [material.by_id[i] for i in comparison.statements]
        told = f"{plain(comparison.verdict.value)}: {sides(comparison)}"
        blocks.append(Paragraph((citations.finding(told, spread(statements, MOST_CITED)),)))
        told_by = [_side(s, material, citations) for s in spread(statements, SIDES)]
        blocks.append(Points(with_rest(told_by, len(statements), ranked=False)))
    rest = rest_of(min(MOST, len(chosen)), len(chosen))
    return [*blocks, Paragraph(rest)] if rest else blocks


def _side(statement: Statement, material: Material, citations: Citations) -> Sentence:
    document = material.documents[statement.evidence.document]
    source = ", ".join(part for part in (document.publisher or document_name(document), document.date) if part)
    return citations.finding(f"{source}: {say(statement)}", [statement])


def _is_whole(comparison: Comparison, material: Material) -> bool:
    """Whether none of its statements was rejected."""
    return all(i in material.by_id for i in comparison.statements)
