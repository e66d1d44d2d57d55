"""Ledgers of figures: of one matter every figure that is told, with who tells it and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from faultline.analysis.finding import Finding
from faultline.exchange.figures import known_ends
from faultline.model.comparison import Comparison
from faultline.model.document import Document
from faultline.model.statement import Modality, Statement
from faultline.model.time import Basis


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure that one source gives.

    Attributes:
        on: ISO date of the text, or of the matter where the text has none; empty where neither is known.
        low, high: Ends that the source gives; None for an open one.
        statement: Id of the first statement that makes it.
    """

    who: str
    on: str
    low: float | None
    high: float | None
    statement: str
    alleged: bool = False
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The figures on one matter.

    Attributes:
        measure: What is counted: `deaths`, `troops`.
        path: Of the page that leads to its sentences.
        verdict: How they stand, where they were compared; else empty.
        said: What the analysis tells of the whole: how sure the range is.
    """

    id: str
    title: str
    measure: str
    path: str
    claims: tuple[Claim, ...]
    verdict: str = ""
    said: str = ""

    @property
    def differs(self) -> bool:
        """Whether the figures are not all the same."""
        return len({(claim.low, claim.high) for claim in self.claims}) > 1


def ledgers_of_casualties(findings: Iterable[Finding]) -> Iterator[Ledger]:
    """Of incidents and tolls with two figures or more of one measure."""
    for finding in findings:
        claims = finding.facts.get("claims")
        if not isinstance(claims, list):
            continue
        for measure in dict.fromkeys(str(claim["measure"]) for claim in claims):
            some = tuple(_casualty(claim) for claim in claims if claim["measure"] == measure)
            if len(some) > 1:
                key = finding.id.split(":")[-1]
                said = finding.stability.says if finding.stability else ""
                path = f"/findings/casualties/{key}"
                yield Ledger(f"{key}-{measure}", finding.title, measure, path, _in_order(some), said=said)


def ledgers_of_comparisons(
    comparisons: Iterable[Comparison], statements: Mapping[str, Statement], documents: Mapping[str, Document]
) -> Iterator[Ledger]:
    """Of compared figures."""
    for comparison in comparisons:
        some = [statements[s] for s in comparison.statements if s in statements]
        claims = tuple(_claim(s, documents[s.evidence.document]) for s in some if s.value)
        if len(claims) > 1:
            measure = some[0].type
            path, verdict = f"/comparisons/{comparison.id}", comparison.verdict.value
            yield Ledger(comparison.id, comparison.about, measure, path, _in_order(claims), verdict, comparison.reason)


def in_order(ledgers: Iterable[Ledger]) -> list[Ledger]:
    """Those that differ first, then those of most claims."""
    return sorted(ledgers, key=lambda x: (not x.differs, -len(x.claims), x.title, x.measure))


def _casualty(claim: Mapping[str, Any]) -> Claim:
    high = None if claim["at_least"] else float(claim["high"])
    on, statement = claim["on"] or "", str(claim["statements"][0])
    return Claim(str(claim["by"]), str(on), float(claim["low"]), high, statement, bool(claim["alleged"]))


def _claim(statement: Statement, document: Document) -> Claim:
    who = statement.speaker.name or statement.speaker.text if statement.speaker else ""
    time = statement.time
    dated = time.start if time and time.basis is not Basis.PUBLICATION and time.start else None
    low, high = known_ends(statement.value) if statement.value else (None, None)
    name = who or document.publisher or document.title or document.path
    currency = statement.value.currency or "" if statement.value else ""
    alleged = statement.modality is Modality.ALLEGED
    return Claim(name, document.date or dated or "", low, high, statement.id, alleged, currency)


def _in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda c: (c.on or "9999", c.who, c.low or 0, c.high or 0, c.statement)))
