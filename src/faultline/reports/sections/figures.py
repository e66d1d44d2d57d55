"""10. Figures and disagreements: every figure with its date and source, and where sources differ, both sides."""

from __future__ import annotations

from faultline.analysis import Finding
from faultline.exchange.dates import say_time
from faultline.exchange.figures import say_range
from faultline.exchange.wording import say
from faultline.model.comparison import Comparison, Severity, Verdict
from faultline.model.statement import Kind, Statement
from faultline.ontology.labels import document_name, plain, type_label
from faultline.reports.citing import Citations
from faultline.reports.drawings.figure_ledger import figure_ledger
from faultline.reports.elements import Block, Heading, Paragraph, Points, Sentence, Table, note
from faultline.reports.material import Material
from faultline.reports.phrasing import phrase
from faultline.reports.telling import capital, drawn, part, points, unknown

EACH = 40
TOTALS = 25
DISAGREEING = (Verdict.CONTRADICTED, Verdict.COPY_ERROR, Verdict.FRAMED, Verdict.UPDATED)


def figures(material: Material, citations: Citations) -> list[Block]:
    """Casualties with intervals, the ledger of figures by measure, then the comparisons that do not simply agree."""
    analyses = material.analyses
    totals = [f for f in analyses.found("casualties", "total") if f.facts.get("by") in ("all", "country", "year")]
    incidents = analyses.found("casualties", "incident")
    tolls = analyses.found("casualties", "toll")
    return [
        *part(
            "Killed and hurt: totals",
            points(totals, material, citations, TOTALS),
            "No total of killed or hurt can be given.",
        ),
        *part(
            "Killed and hurt: incident by incident",
            drawn(figure_ledger(material))
            + points(incidents, material, citations, EACH, {f.id: _incident(f) for f in incidents}),
            "No incident is told with how many were killed or hurt.",
        ),
        *part(
            "Killed and hurt over longer times (in no total)",
            points(tolls, material, citations, EACH, {f.id: _incident(f) for f in tolls}),
            "No figure over a longer time is told.",
        ),
        *unknown(material, "casualties"),
        Heading("Figures by measure"),
        *_ledger(material, citations),
        Heading("Where sources differ or update one another"),
        *_disagreements(material, citations),
    ]


def _incident(finding: Finding) -> str:
    """An incident with all that its sources say, so that no side is lost."""
    told_by = finding.facts.get("told_by")
    sides_of_it = "; ".join(map(str, told_by)) if isinstance(told_by, list) else ""
    again = finding.facts.get("perhaps_the_same_as")
    same = f"; perhaps the same as {' or '.join(map(str, again))}" if isinstance(again, list) and again else ""
    return f"{finding.title} – {sides_of_it}{same}" if sides_of_it else f"{finding.title}{same}"


def disputed(material: Material) -> list[Comparison]:
    """Comparisons whose sides cannot or may not both hold, the hard ones first; all statements of each are there."""
    chosen = [
        c
        for c in material.comparisons
        if c.verdict in (Verdict.CONTRADICTED, Verdict.COPY_ERROR, Verdict.FRAMED) and _is_whole(c, material)
    ]
    return sorted(chosen, key=lambda c: (c.severity is not Severity.HARD, c.about, c.id))


def sides(comparison: Comparison) -> str:
    """A disagreement in a sentence: what it is about and the reason given, which often begins with it."""
    if comparison.reason.casefold().startswith(comparison.about.casefold()):
        return capital(comparison.reason)
    return f"{capital(comparison.about)}. {comparison.reason}"


def _ledger(material: Material, citations: Citations) -> list[Block]:
    measures: dict[str, list[Statement]] = {}
    for statement in material.of_kind(Kind.QUANTITY):
        measures.setdefault(statement.type, []).append(statement)
    if not measures:
        return [note("No statement of this map gives a figure.")]
    blocks: list[Block] = []
    ranks = {code: material.choice.measure_rank(code) for code in measures}
    chosen = {code: rank for code, rank in ranks.items() if rank is not None}
    for code in sorted(chosen, key=lambda code: (chosen[code], -len(measures[code]), code)):
        statements = measures[code]
        name = type_label(Kind.QUANTITY, code)
        ordered = sorted(statements, key=_by_subject_and_time)
        rows = tuple(_row(s, material, citations) for s in ordered[:EACH])
        blocks.append(Table(name, ("Of", "Figure", "When", "Standing", "Source"), rows))
        if len(statements) > EACH:
            blocks.append(note(f"{len(statements) - EACH} more figures of this measure are in the map."))
    left_out = sum(len(statements) for code, statements in measures.items() if code not in chosen)
    if left_out:
        blocks.append(note(phrase("profile.measures", material.choice.language, n=left_out)))
    return blocks


def _row(statement: Statement, material: Material, citations: Citations) -> tuple[Sentence, ...]:
    value = say_range(statement.value) if statement.value else "?"
    words = statement.value.text if statement.value else ""
    wording = f"{value} (“{words}”)" if words and words != value else value
    return (
        citations.finding(_subject(statement) or "not named", [statement]),
        Sentence(wording),
        Sentence(say_time(statement.time) if statement.time else "not said"),
        Sentence(plain(statement.modality.value)),
        Sentence(_source(statement, material)),
    )


def _subject(statement: Statement) -> str:
    return ", ".join(a.name or a.text for a in statement.roles("subject"))


def _by_subject_and_time(statement: Statement) -> tuple[str, str, str]:
    start = (statement.time.start or statement.time.end or "") if statement.time else ""
    return _subject(statement).casefold(), start, statement.id


def _source(statement: Statement, material: Material) -> str:
    """Whoever says it, and the document it stands in."""
    document = material.documents[statement.evidence.document]
    voice = statement.reported_by or statement.speaker
    named = document.publisher or document_name(document)
    return f"{voice.name or voice.text}, in {named}" if voice else named


def _disagreements(material: Material, citations: Citations) -> list[Block]:
    chosen = [c for c in material.comparisons if c.verdict in DISAGREEING and _is_whole(c, material)]
    chosen.sort(key=lambda c: (c.severity is not Severity.HARD, DISAGREEING.index(c.verdict), c.about, c.id))
    if not chosen:
        return [note("No two statements of this map were found to differ on the same matter.")]
    blocks: list[Block] = []
    for comparison in chosen:
        statements = [material.by_id[i] for i in comparison.statements]
        told = f"{plain(comparison.verdict.value)}: {sides(comparison)}"
        blocks.append(Paragraph((citations.finding(told, statements),)))
        blocks.append(Points(tuple(_side(s, material, citations) for s in statements)))
    return blocks


def _side(statement: Statement, material: Material, citations: Citations) -> Sentence:
    document = material.documents[statement.evidence.document]
    source = ", ".join(part for part in (document.publisher or document_name(document), document.date) if part)
    return citations.finding(f"{source}: {say(statement)}", [statement])


def _is_whole(comparison: Comparison, material: Material) -> bool:
    """Whether none of its statements was rejected."""
    return all(i in material.by_id for i in comparison.statements)
