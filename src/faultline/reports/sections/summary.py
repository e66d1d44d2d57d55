"""1. Executive summary: what several independent sources say, what they dispute, who stands in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from faultline.analysis import Finding
from faultline.exchange.figures import say_count
from faultline.exchange.wording import say
from faultline.model.comparison import Verdict
from faultline.model.statement import Kind
from faultline.ontology.labels import KINDS
from faultline.reports.citing import MOST_CITED, Citations, shortened, spread
from faultline.reports.elements import Block, Heading, Points, Sentence, note
from faultline.reports.material import Material
from faultline.reports.sections.disagreements import disputed, sides
from faultline.reports.telling import capital, points

LEADING = (
    ("setting", "area", 1),
    ("influence", "actor", 3),
    ("influence", "camps", 1),
    ("causes", "root", 2),
    ("casualties", "total", 1),
    ("efforts", "overlap", 2),
    ("efforts", "ended", 2),
    ("routes", "choke_point", 2),
    ("agreements", "implementation", 2),
    ("gaps", "claim", 3),
)
LEAST_HELD = 0.5
"""Part of the samples of the sources in which a finding must hold to stand in the summary."""
TITLES = {
    "area": "Where it lies",
    "actor": "Between others in the network",
    "camps": "Friends and foes",
    "root": "Said to lead to several things",
    "overlap": "Overlap",
    "choke_point": "Where traffic gathers",
}


def summary(material: Material, citations: Citations) -> list[Block]:
    """The main points, each with its references; likelihoods are not given, because nothing here measures them."""
    blocks: list[Block] = [note(_extent(material))]
    blocks += _actors(material, citations)
    blocks += _agreed(material, citations)
    blocks += _disputed(material, citations)
    blocks += _found(material, citations)
    blocks.append(
        note(
            "Words of likelihood are not used: nothing here measures how likely something is. How far each finding "
            "survives the loss of a source stands beside it, and so does the document without which it would fall."
        )
    )
    return blocks


def _extent(material: Material) -> str:
    counts = {kind: len(material.of_kind(kind)) for kind in Kind}
    said = ", ".join(f"{count:,} {KINDS[kind][count != 1]}" for kind, count in counts.items() if count)
    return f"The sources make {say_count(len(material.statements), 'statement')}: {said or 'none at all'}."


def _actors(material: Material, citations: Citations) -> list[Block]:
    leading = material.actors()[:6]
    if not leading:
        return [note("No actor could be identified.")]
    points = []
    for actor in leading:
        statements = material.by_entity[actor.id]
        documents = say_count(len({s.evidence.document for s in statements}), "document")
        text = f"{capital(actor.name)}: {say_count(len(statements), 'statement')} in {documents}"
        points.append(citations.example(text, statements, MOST_CITED))
    return [Heading("Most spoken of"), Points(tuple(points))]


def _agreed(material: Material, citations: Citations) -> list[Block]:
    agreed = [c for c in material.comparisons if c.verdict is Verdict.CORROBORATED and c.independent_sources > 1]
    agreed.sort(key=lambda c: (-c.independent_sources, c.about, c.id))
    points: list[Sentence] = []
    for comparison in agreed:
        statements = [material.by_id[i] for i in comparison.statements if i in material.by_id]
        if statements:
            text = f"{comparison.independent_sources} independent sources: {say(statements[0])}"
            points.append(citations.finding(text, spread(statements, MOST_CITED)))
    heading = Heading("Said by more than one independent source")
    if not points:
        return [heading, note("Nothing is said by two independent sources in a way that this version can match.")]
    return [heading, Points(shortened(points, 10))]


def _found(material: Material, citations: Citations) -> list[Block]:
    """What the analyses find, the first of each that matters to a reader in haste."""
    analyses = material.analyses
    some = ((_telling(analyses.found(name, kind)), most) for name, kind, most in LEADING)
    found = [f for telling, most in some for f in telling[:most] if _holds(f)]
    texts = {f.id: f"{TITLES[f.kind]}: {_title(f)}" for f in found if f.kind in TITLES}
    return [Heading("What the analyses find"), *points(found, material, citations, 20, texts)] if found else []


def _title(finding: Finding) -> str:
    return finding.title.replace(": ", ", ", 1) if finding.kind == "area" else finding.title


def _telling(findings: Sequence[Finding]) -> list[Finding]:
    """Those that say something: an actor through whom no way leads stands between nobody."""
    return [f for f in findings if f.facts.get("betweenness") != 0]


def _holds(finding: Finding) -> bool:
    """Whether it holds in half of the samples of the sources, or nothing could be drawn."""
    measured = finding.stability
    return measured is None or measured.share is None or measured.share >= LEAST_HELD


def _disputed(material: Material, citations: Citations) -> list[Block]:
    points = [
        citations.finding(sides(comparison), spread([material.by_id[i] for i in comparison.statements], MOST_CITED))
        for comparison in disputed(material)
    ]
    heading = Heading("Disputed")
    if not points:
        return [
            heading,
            note("No disagreement was found; the sources may simply speak of different things."),
        ]
    return [heading, Points(shortened(points, 8))]
