"""What a long list keeps: the weightiest, by sources, disputes, victims and names, in this order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faultline.model.comparison import Comparison, Severity, Verdict
from faultline.model.evidence import Evidence
from faultline.model.statement import Argument, Counts, Kind, Modality, Statement
from faultline.model.value import Value
from faultline.reports.analysed import Analyses
from faultline.reports.citing import Citations
from faultline.reports.composing import compose
from faultline.reports.elements import Points, Report, Table
from faultline.reports.material import gather
from faultline.reports.numbering import renumbered
from faultline.reports.trimming import trimmed
from faultline.reports.weighing import Weights
from faultline.workspace import MapView

TEXT = "The council met. The council met again in the old hall."


def said(id: str, kind: Kind = Kind.POSITION, **fields: object) -> Statement:
    evidence = Evidence.of_span("d", TEXT, 0, 16, extractor="rules@1")
    return Statement(id, kind, "supports", evidence, **fields)  # type: ignore[arg-type]


def killed(number: int) -> Counts:
    return Counts(killed=Value(number, number, "persons"))


def named(entity: str) -> tuple[Argument, ...]:
    return (Argument("holder", "the council", 0, 11, entity=entity),)


SEVERAL = said("several")
DISPUTED = said("disputed")
DEADLY = said("deadly", Kind.EVENT, counts=killed(12))
LESS_DEADLY = said("less deadly", Kind.EVENT, counts=killed(3))
WELL_KNOWN = said("well known", arguments=named("big"))
PLANNED = said("planned", arguments=named("big"), modality=Modality.PLANNED)
LITTLE_KNOWN = said("little known", arguments=named("small"))
IN_ORDER = [SEVERAL, DISPUTED, DEADLY, LESS_DEADLY, WELL_KNOWN, LITTLE_KNOWN, PLANNED]


@pytest.fixture
def weights() -> Weights:
    def comparison(id: str, verdict: Verdict, severity: Severity, sources: int) -> Comparison:
        return Comparison(id, id, Kind.EVENT, verdict, severity, "", (id,), sources)

    compared = (
        comparison("several", Verdict.CORROBORATED, Severity.NONE, 3),
        comparison("disputed", Verdict.FRAMED, Severity.SOFT, 2),
    )
    return Weights(compared, {one.id: 0 for one in IN_ORDER}, {"big": 40, "small": 2})


def test_statements_weigh_by_sources_then_disputes_then_victims_then_names(weights: Weights) -> None:
    assert weights.in_order(reversed(IN_ORDER)) == IN_ORDER


def test_the_same_told_by_two_sources_weighs_more_than_by_one() -> None:
    again = replace(WELL_KNOWN, id="again")
    weights = Weights((), {"well known": 0, "again": 1, "deadly": 0}, {})
    groups = {"one": [DEADLY], "two": [WELL_KNOWN, again]}
    assert weights.weightiest(groups, 1) == ["two"]


def test_a_list_that_is_cut_says_of_how_many(view: MapView, weights: Weights) -> None:
    statements = list(view.iterate_statements())
    told = Citations(view, gather(view).analyses.weights).findings(statements, 2)
    assert len(told) == 3
    assert told[-1].text.startswith("The 2 weightiest of ")


def test_no_list_and_no_ledger_of_a_full_report_is_without_bound(
    view: MapView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sample map a hundred times over makes no list longer than the longest that a section allows."""
    material = gather(view)
    many = tuple(
        replace(s, id=f"{s.id}{n}", arguments=tuple(replace(a, name=f"{a.text} {n}", entity=None) for a in s.arguments))
        for s in material.statements
        for n in range(100)
    )
    statements = (*material.statements, *many)
    grown = replace(
        material,
        statements=statements,
        by_id={s.id: s for s in statements},
        analyses=Analyses(view, statements, material.entities),
    )
    monkeypatch.setattr("faultline.reports.composing.gather", lambda *_: grown)
    blocks = [block for section in compose(view).sections for block in section.blocks]
    assert max(len(b.sentences) for b in blocks if isinstance(b, Points)) <= 26
    ledgers = [b for b in blocks if isinstance(b, Table) and b.header[:2] == ("Of", "Figure")]
    assert ledgers
    assert max(len(b.rows) for b in ledgers) <= 5


def test_a_quote_inside_of_another_shares_its_number(view: MapView) -> None:
    report = compose(view)
    whole = report.references[0]
    begin = len(whole.quote) // 2
    inner = replace(
        whole,
        number=len(report.references) + 1,
        statements=("inner",),
        quote=whole.quote[begin:],
        focus=(0, 3),
        place=(whole.place[0], whole.place[1] + begin, whole.place[2]),
    )
    cited = replace(report.sections[1].blocks[0].sentences[0], references=(inner.number,))  # type: ignore[union-attr]
    first = replace(report.sections[0], blocks=(Points((cited,)),))
    made = renumbered(Report("", (first, *report.sections[1:]), (*report.references, inner)))
    assert len(made.references) == len(report.references)
    assert made.sections[0].blocks[0].sentences[0].references == (1,)  # type: ignore[union-attr]
    assert "inner" in made.references[0].statements


def test_a_long_quote_is_cut_around_what_it_is_cited_for(view: MapView) -> None:
    reference = replace(
        compose(view).references[0], quote=f"{'First words. ' * 30}The ford was shut. {'Last words. ' * 30}"
    )
    begin = reference.quote.index("The ford")
    cut = trimmed(replace(reference, focus=(begin, begin + 18)), 60)
    assert "The ford was shut." in cut
    assert len(cut) <= 64
    assert cut.startswith("… ")
    assert cut.endswith(" …")
