"""The coverage meter: for each framework of conflict analysis, which of its parts have evidence on the map."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from faultline.model.statement import Statement
from faultline.reports.citing import Citations
from faultline.reports.elements import Block, Heading, Points, Sentence, Table, note
from faultline.reports.material import Material
from faultline.reports.sections.cross_cutting import topics
from faultline.reports.telling import spread

CITED = 3


def coverage(material: Material, citations: Citations) -> list[Block]:
    """A sentence a framework, and the table of its parts with examples of their evidence."""
    meters, rows = [], []
    for name, parts in _frameworks().items():
        backing = {part: evidence_of(queries, material) for part, queries in parts.items()}
        lacking = [part for part, statements in backing.items() if not statements]
        share = f"{name}: {len(parts) - len(lacking)} of {len(parts)} parts have evidence"
        meters.append(Sentence(f"{share}; none on {', '.join(lacking)}." if lacking else f"{share}."))
        for part, statements in backing.items():
            told = str(len(statements))
            count = citations.finding(told, spread(statements, CITED)) if statements else Sentence("none")
            rows.append((Sentence(name), Sentence(part), count))
    return [
        Heading("Which parts of the frameworks have evidence"),
        note("A part counts as soon as one statement speaks to it; it says nothing of how well it is covered."),
        Points(tuple(meters)),
        Table("Statements that speak to each part of a framework", ("Framework", "Part", "Statements"), tuple(rows)),
    ]


def evidence_of(queries: list[str], material: Material) -> list[Statement]:
    """The statements that any of the queries of `frameworks.toml` finds, in the order of the map."""
    found: set[str] = set()
    for query in queries:
        found |= _found(query, material)
    return [s for s in material.statements if s.id in found]


def _found(query: str, material: Material) -> set[str]:
    what, _, asked = query.partition(":")
    if what == "kind":
        kind, _, type = asked.partition(":")
        return {s.id for s in material.statements if s.kind.value == kind and type in ("", s.type)}
    if what == "modality":
        return {s.id for s in material.statements if s.modality.value == asked}
    if what == "topic":
        return {s.id for s in material.statements if topics()[asked].search(s.evidence.quote)}
    name, _, kind = what.partition(".")
    return {i for finding in material.analyses.found(name, kind) for i in finding.statements}


@cache
def _frameworks() -> Mapping[str, Mapping[str, list[str]]]:
    content = tomllib.loads((files("faultline.reports") / "frameworks.toml").read_text(encoding="utf-8"))
    return {framework["name"]: framework["parts"] for framework in content["framework"]}
