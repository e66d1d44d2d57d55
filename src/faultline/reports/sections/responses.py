"""9. Current responses: who does or gives what where, overlaps, what ended, and the principles of good practice."""

from __future__ import annotations

from collections.abc import Mapping

from faultline.analysis import Finding
from faultline.model.statement import Kind, Statement
from faultline.ontology.labels import type_label
from faultline.reports.citing import Citations
from faultline.reports.drawings.effort_matrix import effort_matrix
from faultline.reports.elements import Block, Heading, Points, Sentence, Table, note
from faultline.reports.material import Material
from faultline.reports.phrasing import phrase
from faultline.reports.telling import bounded, capital, drawn, part, points, told, unknown, weightiest

MOST, EACH, SECTORS = 10, 4, 8
UNNAMED = "998"
"""Efforts whose sector is not told come last."""


def responses(material: Material, citations: Citations) -> list[Block]:
    """The matrix of who is where, the efforts by DAC sector, and the check of principles."""
    sectors: dict[str, list[Statement]] = {}
    for statement in material.of_kind(Kind.EFFORT):
        sectors.setdefault(statement.type, []).append(statement)
    if not sectors:
        nobody = note("No statement of this map speaks of anybody's effort to help, train, fund or mediate.")
        return [nobody, *_principles(material, citations)]
    blocks = [
        *part(
            "Who is where in which sector",
            [*drawn(effort_matrix(material)), *_presence(material, citations)],
            "No effort is told with its place.",
        ),
        *part(
            "Overlaps",
            points(_chosen("overlap", material), material, citations, MOST, ranked=True),
            "No two actors are told to work in the same place and sector.",
        ),
        *part(
            "Ended",
            points(_chosen("ended", material), material, citations, MOST, ranked=True),
            "No effort is told to have ended.",
        ),
        *unknown(material, "efforts"),
    ]
    return [*blocks, *_by_sector(sectors, material, citations), *_principles(material, citations)]


def _by_sector(sectors: Mapping[str, list[Statement]], material: Material, citations: Citations) -> list[Block]:
    """The efforts of each sector that the profile chooses, and how many lie in others."""
    ranks = {code: material.choice.sector_rank(code) for code in sectors}
    chosen = {code: rank for code, rank in ranks.items() if rank is not None}
    blocks: list[Block] = []
    in_order = sorted(chosen, key=lambda code: (chosen[code], code.startswith(UNNAMED), -len(sectors[code]), code))
    for code in in_order[:SECTORS]:
        blocks += [
            Heading(type_label(Kind.EFFORT, code)),
            Points(citations.findings(sectors[code], EACH)),
        ]
    blocks += _other_sectors({code: sectors[code] for code in in_order[SECTORS:]}, citations)
    left_out = sum(len(statements) for code, statements in sectors.items() if code not in chosen)
    if left_out:
        blocks.append(note(phrase("profile.sectors", material.choice.language, n=left_out)))
    return blocks


def _other_sectors(sectors: Mapping[str, list[Statement]], citations: Citations) -> list[Block]:
    """A row for each sector that is not told effort by effort."""
    rows = tuple(
        (
            citations.example(type_label(Kind.EFFORT, code), statements),
            Sentence(str(len(statements))),
        )
        for code, statements in sectors.items()
    )
    if not rows:
        return []
    return [Heading("Other sectors"), Table("Efforts told in each of the other sectors", ("Sector", "Efforts"), rows)]


def _chosen(kind: str, material: Material) -> list[Finding]:
    """What the analysis of efforts finds of a kind in the sectors that the profile chooses."""
    return [f for f in material.analyses.found("efforts", kind) if _is_chosen(f, material)]


def _is_chosen(finding: Finding, material: Material) -> bool:
    """Whether it rests on an effort in a sector that the profile chooses."""
    found = (material.by_id[i] for i in finding.statements if i in material.by_id)
    return any(s.kind is Kind.EFFORT and material.choice.sector_rank(s.type) is not None for s in found)


def _presence(material: Material, citations: Citations) -> list[Block]:
    found = _chosen("presence", material)
    rows = tuple(
        (
            told(f, material, citations),
            Sentence(_names(f, "actors")),
            Sentence(str(f.facts.get("efforts", "–"))),
            Sentence(_money(f)),
        )
        for f in weightiest(found, material, MOST)
    )
    caption = "Efforts by place and sector; a place without a row is one that no source tells of, not one without help"
    header = ("Place and sector", "Actors", "Efforts", "Money told")
    return bounded(Table(caption, header, rows), len(found)) if rows else []


def _names(finding: Finding, fact: str) -> str:
    value = finding.facts.get(fact)
    return ", ".join(map(str, value)) if isinstance(value, list) and value else "–"


def _money(finding: Finding) -> str:
    money = finding.facts.get("money")
    if not isinstance(money, dict) or not money:
        return "not told"
    return ", ".join(f"{amount:,.0f} {currency}" for currency, amount in sorted(money.items()))


def _principles(material: Material, citations: Citations) -> list[Block]:
    rows = tuple(_question(f, material, citations) for f in material.analyses.of("principles").findings)
    answered = sum(f.facts.get("answer") != "no evidence" for f in material.analyses.of("principles").findings)
    return [
        Heading("Principles of good practice"),
        note(f"The evidence answers {answered} of {len(rows)} questions; the others have no evidence either way."),
        Table("Questions put to the evidence", ("Principle", "Question", "Answer", "For", "Against"), rows),
        *unknown(material, "principles"),
    ]


def _question(finding: Finding, material: Material, citations: Citations) -> tuple[Sentence, ...]:
    facts = finding.facts
    answer = str(facts.get("answer"))
    return (
        Sentence(f"{facts.get('set')}: {facts.get('principle')}"),
        Sentence(str(facts.get("question"))),
        told(finding, material, citations, answer) if finding.statements else Sentence(capital(answer)),
        _backing(facts.get("supported_by"), material, citations),
        _backing(facts.get("contradicted_by"), material, citations),
    )


def _backing(ids: object, material: Material, citations: Citations) -> Sentence:
    known = [material.by_id[i] for i in ids if i in material.by_id] if isinstance(ids, list) else []
    return citations.example(str(len(known)), known) if known else Sentence("–")
