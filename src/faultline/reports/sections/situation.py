"""3. Situation and conflict profile: where, and what happened when."""

from __future__ import annotations

from faultline.exchange.figures import say_count
from faultline.model.statement import Kind, Statement
from faultline.reports.citing import Citations
from faultline.reports.drawings.condition_ledger import condition_ledger
from faultline.reports.drawings.places import places
from faultline.reports.drawings.timeline import timeline
from faultline.reports.elements import Block, Heading, Points, Sentence, Table, note
from faultline.reports.material import Material, in_time
from faultline.reports.telling import drawn, left_out, part, points, unknown

MOST = 25
ACROSS, PLACES, FIGURES = 10, 12, 15
CONDITIONS = ("deaths", "injured", "casualties", "detained", "displaced", "refugees", "migrants", "children", "in_need")


def situation(material: Material, citations: Citations) -> list[Block]:
    """Where it lies, what crosses borders, places, timeline of events, and figures on people's condition."""
    analyses = material.analyses
    across = [
        f for kind in ("neighbour", "crossing", "spill_over", "both_sides") for f in analyses.found("setting", kind)
    ]
    return [
        *part(
            "Where the conflict lies",
            points(
                [*analyses.found("setting", "area"), *analyses.found("setting", "region")], material, citations, ACROSS
            ),
            "The map does not tell in which country the conflict lies.",
        ),
        *part(
            "What crosses borders",
            points(across, material, citations, ACROSS),
            "No source tells of people, goods or violence that cross a border.",
        ),
        *unknown(material, "setting"),
        Heading("Places"),
        *drawn(places(material)),
        *_places(material, citations),
        Heading("Timeline"),
        *drawn(timeline(material)),
        *_timeline(material, citations),
        Heading("People's condition"),
        *drawn(condition_ledger(material)),
        *_conditions(material, citations),
    ]


def _places(material: Material, citations: Citations) -> list[Block]:
    named: dict[str, list[Statement]] = {}
    for statement in material.statements:
        if statement.place:
            named.setdefault(statement.place.name or statement.place.text, []).append(statement)
    if not named:
        return [note("No statement of this map names a place for what it says.")]
    ranked = sorted(named.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:PLACES]
    rows = tuple(
        (
            citations.example(place, statements),
            Sentence(str(len(statements))),
            Sentence(str(sum(s.kind is Kind.EVENT for s in statements))),
        )
        for place, statements in ranked
    )
    return [Table("Places, the most spoken of first", ("Place", "Statements", "Events among them"), rows)]


def _timeline(material: Material, citations: Citations) -> list[Block]:
    events = material.told_of_kind(Kind.EVENT)
    dated = in_time(events)
    if not events:
        return [note("No statement of this map tells of an event."), *left_out(Kind.EVENT, material)]
    undated = len(events) - len(dated)
    blocks: list[Block] = []
    if dated:
        blocks.append(Points(citations.findings(dated, MOST, in_their_order=True)))
    if undated:
        blocks.append(note(f"Left out because the text does not date it: {say_count(undated, 'event')}."))
    return [*blocks, *left_out(Kind.EVENT, material)]


def _conditions(material: Material, citations: Citations) -> list[Block]:
    told = [s for s in material.of_kind(Kind.QUANTITY) if s.type in CONDITIONS]
    if not told:
        return [note("No statement of this map gives a figure on the dead, the displaced or those in need.")]
    return [Points(citations.findings(told, FIGURES))]
