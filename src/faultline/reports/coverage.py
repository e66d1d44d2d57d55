"""The coverage meter: how much the map tells of each part of the frameworks, of how many sources, until when.

It measures how much is told and by how many, not whether that is true or enough.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.exchange.dates import say_date
from faultline.exchange.figures import say_count
from faultline.model.statement import Statement
from faultline.reports.citing import Citations
from faultline.reports.elements import Block, Heading, Points, Sentence, Table, note
from faultline.reports.material import Material

SEVERAL = 3
"""Independent sources from which on a part does not hang on one or two voices."""
HEADER = ("Framework", "Part", "Statements", "Sources", "Last told", "What is missing")


@dataclass(frozen=True, slots=True)
class Depth:
    """What a map tells of one part.

    Attributes:
        sources: How many independent ones tell it.
        last: Date of the youngest document that tells it; empty where none is dated.
        lacking: What the part asks for and no statement tells, in the words of `frameworks.toml`.
    """

    statements: Sequence[Statement]
    sources: int
    last: str
    lacking: tuple[str, ...]

    @property
    def missing(self) -> str:
        """What is missing, in words."""
        parts = [f"nothing on {', '.join(self.lacking)}"] if self.lacking else []
        if self.sources == 1:
            parts.append("a second independent source")
        return "; ".join(parts) or "–"


def coverage(material: Material, citations: Citations) -> list[Block]:
    """A sentence a framework, and the table of its parts with examples of their evidence."""
    meters, rows = [], []
    for name, parts in _frameworks().items():
        depths = {part: depth_of(queries, material) for part, queries in parts.items()}
        meters.append(Sentence(_meter(name, depths)))
        for part, depth in depths.items():
            told = str(len(depth.statements))
            rows.append(
                (
                    Sentence(name),
                    Sentence(part),
                    citations.example(told, depth.statements) if depth.statements else Sentence("none"),
                    Sentence(str(depth.sources) if depth.sources else "–"),
                    Sentence(say_date(depth.last) if depth.last else "undated" if depth.statements else "–"),
                    Sentence(depth.missing),
                )
            )
    return [
        Heading("Which parts of the frameworks have evidence"),
        note(
            "The meter counts statements, the independent sources that tell them and the date of the youngest "
            "document. It says how much is told and by how many, not whether that is true, enough or to the point: a "
            "part with many statements may lack what matters, and statements are laid to a part by their kind and "
            "words."
        ),
        Points(tuple(meters)),
        Table("Statements that speak to each part of a framework", HEADER, tuple(rows)),
    ]


def depth_of(queries: Sequence[str], material: Material) -> Depth:
    """What the queries of a part find, in the order of the map."""
    found: set[str] = set()
    lacking: list[str] = []
    for query in queries:
        own = _found(query, material)
        if not own:
            lacking.append(str(_content()["words"][query]))
        found |= own
    statements = [s for s in material.statements if s.id in found]
    source_of = material.analyses.material.source_of
    dates = (material.documents[key].date for key in {s.evidence.document for s in statements})
    return Depth(
        statements,
        len({source_of[s.id] for s in statements}),
        max((date for date in dates if date), default=""),
        tuple(dict.fromkeys(lacking)),
    )


def _meter(name: str, depths: Mapping[str, Depth]) -> str:
    several = sum(depth.sources >= SEVERAL for depth in depths.values())
    lacking = _parts(part for part, depth in depths.items() if not depth.statements)
    alone = _parts(part for part, depth in depths.items() if depth.sources == 1)
    told = sum(1 for depth in depths.values() if depth.statements)
    said = [
        f"{name}: {told} of {len(depths)} parts have evidence, {say_count(several, 'part')} of three sources or more"
    ]
    if alone:
        said.append(f"of one source only: {alone}")
    if lacking:
        said.append(f"none on {lacking}")
    return f"{'; '.join(said)}."


def _parts(names: Iterable[str]) -> str:
    return ", ".join(names)


def _found(query: str, material: Material) -> set[str]:
    what, _, asked = query.partition(":")
    if what == "kind":
        kind, _, type = asked.partition(":")
        return {s.id for s in material.statements if s.kind.value == kind and type in ("", s.type)}
    if what == "modality":
        return {s.id for s in material.statements if s.modality.value == asked}
    if what == "topic":
        return {s.id for s in material.analyses.by_topic[asked]}
    name, _, kind = what.partition(".")
    return {i for finding in material.analyses.found(name, kind) for i in finding.statements}


@cache
def _frameworks() -> Mapping[str, Mapping[str, list[str]]]:
    """The queries of each part, by framework and part."""
    return {framework["name"]: framework["parts"] for framework in _content()["framework"]}


@cache
def _content() -> Mapping[str, Any]:
    return tomllib.loads((files("faultline.reports") / "frameworks.toml").read_text(encoding="utf-8"))
