"""The findings on what is not known, each with a question to put to sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from faultline.analysis.finding import Fact, Finding, Findings, finding_id, not_enough
from faultline.analysis.gaps.actors import actors_little_known, sides_unheard
from faultline.analysis.gaps.claims import lone_claims
from faultline.analysis.gaps.periods import YEAR, silent_months
from faultline.analysis.gaps.places import countries_of_the_region, places_only_named
from faultline.analysis.material import Material, Scope
from faultline.model.statement import Kind, Statement
from faultline.ontology import vocabulary
from faultline.ontology.labels import KINDS, document_name

NAME = "gaps"
_QUESTIONS = {
    Kind.EVENT: "What happened, when, where, and who did it to whom?",
    Kind.RELATION: "Who leads, funds, arms, joins or fights whom?",
    Kind.EFFORT: "Who helps whom with what, where and since when?",
    Kind.FLOW: "What goods, arms, money or people move from where to where, and who moves them?",
    Kind.CAUSE: "What do people on each side say brought this about?",
    Kind.QUANTITY: "How many were killed, displaced or in need, and who counted them?",
    Kind.POSITION: "Who wants, supports or opposes what?",
}
_MISSING = {
    "position": "What does {} want, and whom does it support or oppose?",
    "quote": "What does {} say itself?",
    "tie": "With whom does {} work, and against whom?",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """`top`: gaps told of each kind."""

    scope: Scope = field(default_factory=Scope)
    top: int = 15


def analyse(material: Material, settings: Settings) -> Findings:
    """Findings of kind side, claim, actor, country, place, period and kind; each has a `question`."""
    if not material.statements:
        why = "there are no statements, so all is unknown: add documents"
        return Findings(NAME, settings, (not_enough(NAME, "gap", "Gaps", why),))
    kinds = (_kinds, _sides, _claims, _actors, _countries, _places, _periods)
    findings = tuple(f for find in kinds for f in islice(find(material), settings.top))
    note = (
        "What is missing here may stand in sources that the map does not have, or in sentences that were not understood"
    )
    return Findings(NAME, settings, findings, (note,))


def _finding(kind: str, about: str, title: str, question: str, **facts: Fact) -> Finding:
    return Finding(finding_id(NAME, kind, about), kind, title, {"question": question, **facts})


def _kinds(material: Material) -> Iterator[Finding]:
    told = Counter(s.kind for s in material.statements)
    for kind in Kind:
        if not told[kind]:
            yield _finding("kind", kind.value, f"No {KINDS[kind][1]} are told at all", _QUESTIONS[kind])


def _sides(material: Material) -> Iterator[Finding]:
    if not any(s.speaker and s.evidence.table is None for s in material.statements):
        question = "What do those who fight, those who suffer and those who try to help say in their own words?"
        yield _finding("side", "nobody", "Nobody is quoted at all", question)
        return
    for side in sides_unheard(material):
        times = f"{side.heard:,} time{'s' if side.heard > 1 else ''}"
        heard = f"{side.other_name} is, {times}" if side.heard else f"nor is {side.other_name}"
        yield Finding(
            finding_id(NAME, "side", side.entity, side.other),
            "side",
            f"{side.name} is not heard, in words or by its position; {heard}",
            {
                "question": f"How does {side.name} tell its fight with {side.other_name}?",
                "entities": [side.entity, side.other],
                "other_side_heard": side.heard,
                "fights_told": len(side.statements),
            },
            side.statements,
        )


def _claims(material: Material) -> Iterator[Finding]:
    for claim in lone_claims(material):
        statement = material.by_id[claim.statements[0]]
        place, time = statement.place, statement.time
        where = f" in {place.name or place.text}" if place else ""
        when = f", {time.text}" if time and time.text else ""
        silent = [document_name(material.documents[s.origin]) for s in claim.silent if s.origin in material.documents]
        asked = " Why does who covers it not tell it?" if silent else ""
        own = material.documents.get(claim.document)
        yield Finding(
            finding_id(NAME, "claim", *claim.statements),
            "claim",
            f"Only one source tells of {claim.people:,} {claim.what}{where}{when}",
            {
                "question": f"Who else can tell of these {claim.people:,} {claim.what}{where}?{asked}",
                "source": document_name(own) if own else claim.document,
                "people": claim.people,
                "silent": silent,
                "why_silent": [s.because for s in claim.silent],
                "said": _said(statement),
            },
            claim.statements,
            overturned_by=material.behind(claim.statements),
        )


def _said(statement: Statement) -> str:
    """The sentence of a statement; of a row whom it names."""
    if statement.evidence.table is not None:
        return ", ".join(a.name or a.text for a in statement.arguments)
    return " ".join(statement.evidence.quote.split())


def _actors(material: Material) -> Iterator[Finding]:
    for actor in actors_little_known(material):
        yield Finding(
            finding_id(NAME, "actor", actor.entity),
            "actor",
            f"{actor.name}: named {actor.mentions:,} times, and no {' or '.join(actor.missing)} is known",
            {
                "question": _MISSING[actor.missing[0]].format(actor.name),
                "entity": actor.entity,
                "mentions": actor.mentions,
                "missing": list(actor.missing),
            },
            actor.statements,
        )


def _countries(material: Material) -> Iterator[Finding]:
    for place in countries_of_the_region(material):
        yield _finding(
            "country",
            place.name,
            f"{place.name}, in the same region ({place.region}): no statement lies there",
            f"What part has {place.name} in it: fighters, refugees, goods, talks?",
            entity=place.entity,
            mentions=place.mentions,
        )


def _places(material: Material) -> Iterator[Finding]:
    for place in places_only_named(material):
        yield _finding(
            "place",
            place.entity,
            f"{place.name}: named {place.mentions:,} times, and nothing is told of it",
            f"What happens in {place.name}, and who is there?",
            entity=place.entity,
            mentions=place.mentions,
        )


def _periods(material: Material) -> Iterator[Finding]:
    for gap in silent_months(material):
        country = str(vocabulary("countries").get(gap.country, {}).get("name", gap.country))
        first, last = (f"{m // YEAR:04d}-{m % YEAR + 1:02d}" for m in (gap.first, gap.last))
        span = first if first == last else f"{first} to {last}"
        yield _finding(
            "period",
            f"{gap.country} {first}",
            f"{country}: no event is told of {span}",
            f"What happened in {country} in that time?",
            country=gap.country,
            first=first,
            last=last,
            months=gap.last - gap.first + 1,
            events_around=gap.around,
        )
