"""10. Figures and disagreements: every figure with its date and source, and where sources differ, both sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from faultline.analysis import Finding
from faultline.exchange.dates import say_time
from faultline.exchange.figures import say_range
from faultline.exchange.wording import say
from faultline.model.statement import Kind, Statement
from faultline.ontology.labels import document_name, plain, type_label
from faultline.reports.citing import Citations
from faultline.reports.drawings.figure_ledger import figure_ledger
from faultline.reports.elements import Block, Heading, Sentence, Table, note
from faultline.reports.material import Material
from faultline.reports.phrasing import phrase
from faultline.reports.sections.disagreements import disagreements
from faultline.reports.sections.situation import CONDITIONS
from faultline.reports.telling import bounded, drawn, part, points, unknown

EACH, TOTALS = 12, 12
ROWS, MEASURES = 5, 8
"""Of the ledger: figures of a measure, and measures told figure by figure."""
VAGUE = frozenset(("count", "people"))


def figures(material: Material, citations: Citations) -> list[Block]:
    """Casualties with intervals, the ledger of figures by measure, then the comparisons that do not simply agree."""
    analyses = material.analyses
    totals = [f for f in analyses.found("casualties", "total") if f.facts.get("by") in ("all", "country", "year")]
    incidents = analyses.found("casualties", "incident")
    tolls = analyses.found("casualties", "toll")
    return [
        *part(
            "Killed and hurt: totals", _totals(totals, material, citations), "No total of killed or hurt can be given."
        ),
        *part(
            "Killed and hurt: incident by incident",
            drawn(figure_ledger(material))
            + points(incidents, material, citations, EACH, {f.id: _incident(f) for f in incidents}, ranked=True),
            "No incident is told with how many were killed or hurt.",
        ),
        *part(
            "Killed and hurt over longer times (in no total)",
            points(tolls, material, citations, EACH, {f.id: _incident(f) for f in tolls}, ranked=True),
            "No figure over a longer time is told.",
        ),
        *unknown(material, "casualties"),
        Heading("Figures by measure"),
        *_ledger(material, citations),
        Heading("Where sources differ or update one another"),
        *disagreements(material, citations),
    ]


def _totals(totals: Sequence[Finding], material: Material, citations: Citations) -> list[Block]:
    """The totals, and how to read what stands behind them."""
    told = points(totals, material, citations, TOTALS)
    if not told:
        return []
    explained = note(
        "In brackets after a total stand the least and the greatest that sources give for its incidents; “or more” is "
        "added where a source leaves its figure open. An interval of 90 % is given where several independent sources "
        "tell of the same incidents; where each is told by one there is none, since nothing shows how far sources "
        "differ."
    )
    return [explained, *told]


def _incident(finding: Finding) -> str:
    """An incident with all that its sources say, so that no side is lost."""
    told_by = finding.facts.get("told_by")
    sides_of_it = "; ".join(map(str, told_by)) if isinstance(told_by, list) else ""
    again = finding.facts.get("perhaps_the_same_as")
    same = f"; perhaps the same as {' or '.join(map(str, again))}" if isinstance(again, list) and again else ""
    return f"{finding.title} – {sides_of_it}{same}" if sides_of_it else f"{finding.title}{same}"


def _ledger(material: Material, citations: Citations) -> list[Block]:
    measures: dict[str, list[Statement]] = {}
    for statement in material.of_kind(Kind.QUANTITY):
        measures.setdefault(statement.type, []).append(statement)
    if not measures:
        return [note("No statement of this map gives a figure.")]
    blocks: list[Block] = []
    ranks = {code: material.choice.measure_rank(code) for code in measures}
    chosen = {code: rank for code, rank in ranks.items() if rank is not None}
    in_order = sorted(chosen, key=lambda code: (chosen[code], _sort(code), -len(measures[code]), code))
    for code in in_order[:MEASURES]:
        ordered = sorted(citations.weightiest(measures[code], ROWS), key=_by_subject_and_time)
        rows = tuple(_row(s, material, citations) for s in ordered)
        table = Table(type_label(Kind.QUANTITY, code), ("Of", "Figure", "When", "Standing", "Source"), rows)
        blocks += bounded(table, len(measures[code]))
    blocks += _other_measures({code: measures[code] for code in in_order[MEASURES:]}, citations)
    left_out = sum(len(statements) for code, statements in measures.items() if code not in chosen)
    if left_out:
        blocks.append(note(phrase("profile.measures", material.choice.language, n=left_out)))
    return blocks


def _sort(code: str) -> int:
    """Figures on people's condition come first, those that say only how many last."""
    return 0 if code in CONDITIONS else 2 if code in VAGUE else 1


def _other_measures(measures: Mapping[str, list[Statement]], citations: Citations) -> list[Block]:
    """A row for each measure that is not told figure by figure, with its weightiest figure."""
    rows = []
    for code, statements in measures.items():
        first = citations.weightiest(statements, 1)
        told = citations.finding(type_label(Kind.QUANTITY, code), first)
        rows.append((told, Sentence(say(first[0])), Sentence(str(len(statements)))))
    header = ("Measure", "The weightiest figure", "Figures")
    return [Table("Figures of other measures", header, tuple(rows))] if rows else []


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
