"""1. Executive summary: what several independent sources say, what they dispute, who stands in the middle."""

from __future__ import annotations

from faultline.exchange.figures import say_count
from faultline.exchange.wording import say
from faultline.model.comparison import Verdict
from faultline.model.statement import Kind
from faultline.ontology.labels import KINDS
from faultline.reports.citing import Citations, shortened
from faultline.reports.elements import Block, Heading, Points, Sentence, note
from faultline.reports.material import Material
from faultline.reports.sections.figures import disputed, sides


def summary(material: Material, citations: Citations) -> list[Block]:
    """The main points, each with its references; likelihoods are not given, because nothing here measures them."""
    blocks: list[Block] = [note(_extent(material))]
    blocks += _actors(material, citations)
    blocks += _agreed(material, citations)
    blocks += _disputed(material, citations)
    blocks.append(
        note(
            "Judgements of likelihood and confidence, and what would change them, are not made by this version: "
            "it reports what is said, by whom, and where that differs."
        )
    )
    return blocks


def _extent(material: Material) -> str:
    counts = {kind: len(material.of_kind(kind)) for kind in Kind}
    said = ", ".join(f"{count} {KINDS[kind][count != 1]}" for kind, count in counts.items() if count)
    return f"The sources make {say_count(len(material.statements), 'statement')}: {said or 'none at all'}."


def _actors(material: Material, citations: Citations) -> list[Block]:
    leading = material.actors()[:6]
    if not leading:
        return [note("No actor could be identified.")]
    points = []
    for actor in leading:
        statements = material.by_entity[actor.id]
        documents = say_count(len({s.evidence.document for s in statements}), "document")
        text = f"{actor.name} is spoken of in {say_count(len(statements), 'statement')} of {documents}"
        points.append(citations.finding(text, statements[:5]))
    return [Heading("Most spoken of"), Points(tuple(points))]


def _agreed(material: Material, citations: Citations) -> list[Block]:
    agreed = [c for c in material.comparisons if c.verdict is Verdict.CORROBORATED and c.independent_sources > 1]
    agreed.sort(key=lambda c: (-c.independent_sources, c.about, c.id))
    points: list[Sentence] = []
    for comparison in agreed:
        statements = [material.by_id[i] for i in comparison.statements if i in material.by_id]
        if statements:
            text = f"{say(statements[0])} (said by {comparison.independent_sources} independent sources)"
            points.append(citations.finding(text, statements))
    heading = Heading("Said by more than one independent source")
    if not points:
        return [heading, note("Nothing is said by two independent sources in a way that this version can match.")]
    return [heading, Points(shortened(points, 10))]


def _disputed(material: Material, citations: Citations) -> list[Block]:
    points = [
        citations.finding(sides(comparison), [material.by_id[i] for i in comparison.statements])
        for comparison in disputed(material)
    ]
    heading = Heading("Disputed")
    if not points:
        return [
            heading,
            note("No disagreement was found; the sources may simply speak of different things."),
        ]
    return [heading, Points(shortened(points, 8))]
