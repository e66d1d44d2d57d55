"""The findings: the answer to each question of each principle, with the statements behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from faultline.analysis.finding import Finding, Findings, finding_id, not_enough
from faultline.analysis.material import Material, Scope
from faultline.analysis.principles.matching import is_of_type, matches
from faultline.analysis.principles.reading import SHIPPED, shipped_rules
from faultline.analysis.principles.rules import Principle, Query, Question, RuleSet
from faultline.analysis.resampling import DRAWS, SEED, Weights, samples, stability_of_share
from faultline.model.statement import Kind, Statement
from faultline.resolution.folding import fold_name

NAME = "principles"
Portfolio = dict[tuple[Kind, str], list[Statement]]


@dataclass(frozen=True, slots=True)
class Settings:
    """`sets`: shipped sets of rules; `rules`: others, read from files; `actor`: part of the name of somebody."""

    scope: Scope = field(default_factory=Scope)
    sets: tuple[str, ...] = SHIPPED
    rules: tuple[RuleSet, ...] = ()
    actor: str | None = None
    draws: int = DRAWS
    seed: int = SEED


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Statements on one side of a question, and whether they reach its threshold."""

    statements: tuple[str, ...]
    sources: frozenset[int]
    is_enough: bool


def analyse(material: Material, settings: Settings) -> Findings:
    """Findings of kind `question`: supported, contradicted, both, or no evidence; nothing is added up to a score."""
    told = {
        "scope": settings.scope,
        "sets": [*settings.sets, *(r.name for r in settings.rules)],
        "actor": settings.actor,
        "draws": settings.draws,
        "seed": settings.seed,
    }
    portfolio = _portfolio(material, settings.actor)
    if not any(portfolio.values()):
        why = f"no statement names {settings.actor}" if settings.actor else "there are no statements"
        return Findings(NAME, told, (not_enough(NAME, "question", "Principles", why),))
    drawn = samples(len(material.sources), settings.draws, settings.seed)
    sets = (*(shipped_rules(name) for name in settings.sets), *settings.rules)
    findings = tuple(
        _finding(material, portfolio, rules, principle, question, drawn)
        for rules in sets
        for principle in rules.principles
        for question in principle.questions
    )
    note = "An answer says what the sources of this map tell; that nothing is told is not that nothing was done"
    return Findings(NAME, told, findings, (note,))


def _portfolio(material: Material, actor: str | None) -> Portfolio:
    """All statements, or those that name an actor, by kind and type."""
    wanted = fold_name(actor) if actor else ""
    found: Portfolio = {}
    for statement in material.statements:
        if not wanted or any(wanted in fold_name(f"{a.name or ''} {a.text}") for a in statement.arguments):
            found.setdefault((statement.kind, statement.type), []).append(statement)
    return found


def _finding(
    material: Material,
    portfolio: Portfolio,
    rules: RuleSet,
    principle: Principle,
    question: Question,
    drawn: Sequence[Weights],
) -> Finding:
    sides = [
        _evidence(material, portfolio, queries, question) for queries in (question.supported, question.contradicted)
    ]
    answer = _answer(sides[0].is_enough, sides[1].is_enough)
    statements = tuple(dict.fromkeys(s for side in sides if side.is_enough for s in side.statements))
    is_answered = bool(statements)
    holds = [_answer(*(_stands(material, side, question, w) for side in sides)) == answer for w in drawn]
    sources = frozenset[int]().union(*(side.sources for side in sides if side.is_enough))
    return Finding(
        finding_id(NAME, "question", rules.name, principle.name, question.ask),
        "question",
        f"{principle.name}: {question.ask} {answer}",
        {
            "set": rules.name,
            "principle": principle.name,
            "means": principle.means,
            "question": question.ask,
            "answer": answer,
            "for": _example(material, sides[0]),
            "against": _example(material, sides[1]),
            "supported_by": list(sides[0].statements),
            "contradicted_by": list(sides[1].statements),
            "sources": len(sources) or None,
            "below_threshold": "; ".join(_below(question, sides)),
        },
        statements,
        stability_of_share(holds, len(material.sources), "this answer") if is_answered else None,
        material.behind(statements) if is_answered and len(sources) == 1 else (),
    )


def _evidence(material: Material, portfolio: Portfolio, queries: Sequence[Query], question: Question) -> _Evidence:
    found = tuple(
        dict.fromkeys(
            s.id
            for query in queries
            for (kind, of_type), some in portfolio.items()
            if kind is query.kind and is_of_type(query, of_type)
            for s in some
            if matches(material, query, s)
        )
    )
    sources = frozenset(material.source_of[s] for s in found)
    return _Evidence(found, sources, len(found) >= question.at_least and len(sources) >= question.sources)


def _stands(material: Material, side: _Evidence, question: Question, weights: Weights) -> bool:
    """Whether a side still reaches the threshold in a sample of the sources."""
    sources = sum(1 for n in side.sources if weights[n])
    return sources >= question.sources and (
        sum(1 for s in side.statements if weights[material.source_of[s]]) >= question.at_least
    )


def _example(material: Material, side: _Evidence) -> str:
    """How many statements a side has, and what the first says: its sentence, of a row whom and what it names."""
    if not side.statements:
        return ""
    first = material.by_id[side.statements[0]]
    is_row = first.evidence.table is not None
    said = ", ".join(a.name or a.text for a in first.arguments) if is_row else first.evidence.quote
    return f"{len(side.statements)}, as “{' '.join(said.split())}”"


def _answer(supported: bool, contradicted: bool) -> str:
    if supported and contradicted:
        return "supported and contradicted"
    return "supported" if supported else "contradicted" if contradicted else "no evidence"


def _below(question: Question, sides: Sequence[_Evidence]) -> Iterator[str]:
    """What was found but is too little to count."""
    for word, side in zip(("support", "contradict"), sides, strict=True):
        if side.statements and not side.is_enough:
            yield (
                f"{len(side.statements)} statements of {len(side.sources)} sources {word} it; "
                f"{question.at_least} of {question.sources} are needed"
            )
