"""Every statement, entity and comparison can say why it is what it is."""

from __future__ import annotations

import pytest

from faultline.analysis import Finding, Material, Scope, analysis_named
from faultline.analysis.settings_text import settings_of
from faultline.errors import UsageError
from faultline.exchange import explain
from faultline.extraction.judging.judge import MARK
from faultline.model.statement import Attribution, Modality
from faultline.model.time import Basis
from faultline.workspace import MapView


def test_every_statement_says_what_read_it(view: MapView) -> None:
    for statement in view.iterate_statements():
        told = explain(view, statement.id)
        assert statement.id in told.title
        assert told.reasons[0] == f"“{statement.evidence.quote}”"
        read = told.reasons[2]
        assert statement.evidence.extractor in read
        rule, _, judged = statement.pattern.partition(MARK)
        assert rule.partition(": ")[2] in read
        assert not judged or told.reasons[3].endswith(f"{statement.confidence:.2f}: {judged}.")


def test_a_statement_says_whose_words_and_how_sure_it_is(view: MapView) -> None:
    reported = next(s for s in view.iterate_statements() if s.attribution is Attribution.REPORTED and s.speaker)
    told = "\n".join(explain(view, reported.id).reasons)
    assert reported.speaker is not None
    assert f"Said by “{reported.speaker.text}”" in told
    assert "reported without quotation marks" in told
    unsure = next(s for s in view.iterate_statements() if s.modality is not Modality.ACTUAL)
    assert "It is told as a fact" not in "\n".join(explain(view, unsure.id).reasons)


@pytest.mark.parametrize(("basis", "said"), [(Basis.STATED, "stated as “"), (Basis.PUBLICATION, "not said; by ")])
def test_a_statement_says_how_its_date_is_known(view: MapView, basis: Basis, said: str) -> None:
    dated = next(s for s in view.iterate_statements() if s.time and s.time.basis is basis)
    assert said in "\n".join(explain(view, dated.id).reasons)


def test_an_entity_says_why_it_is_one(view: MapView) -> None:
    merged = next(e for e in view.entities() if e.why)
    told = explain(view, merged.id)
    assert merged.name in told.title
    assert set(merged.why) <= set(told.reasons)


def test_an_entity_says_what_it_is_not_and_counts_its_forms(view: MapView) -> None:
    front = next(e for e in view.entities() if e.refused)
    told = explain(view, front.id).reasons
    assert {f"Kept apart: {refused}." for refused in front.refused} <= set(told)
    assert [line.partition(", in ")[0].rstrip(".") for line in told[: len(front.aliases)]] == [
        f"Mentioned as “{alias.text}” {alias.count} time{'s' * (alias.count != 1)}" for alias in front.aliases
    ]


def test_a_comparison_shows_what_it_compares(view: MapView) -> None:
    comparison = view.comparisons()[0]
    told = explain(view, comparison.id[:12])
    assert told.reasons[0] == comparison.reason
    for statement in comparison.statements:
        assert any(line.startswith(f"{statement}: ") for line in told.reasons)


def test_an_id_of_nothing_is_refused(view: MapView) -> None:
    with pytest.raises(UsageError, match="no statement, entity or comparison of this map has the id 'zzz'"):
        explain(view, "zzz")


def test_a_finding_is_found_again_however_far_down_its_list(view: MapView) -> None:
    whole = analyse_voices(view, top=10_000)
    far = next(f for f in whole if f.id not in {one.id for one in analyse_voices(view, top=1)})
    told = explain(view, far.id, options={"top": "1"})
    assert far.title in told.title
    assert any(line.startswith("statement ") for line in told.reasons)


def test_a_finding_is_found_under_the_options_under_which_it_was_made(view: MapView) -> None:
    scope = Scope(speaker=next(s.speaker.text for s in view.iterate_statements() if s.speaker))
    some = analyse_voices(view, scope=scope)
    assert some
    assert some[0].title in explain(view, some[0].id, scope).title
    with pytest.raises(UsageError, match=r"finds no 'voices:ffff'.*--period, --with"):
        explain(view, "voices:ffff")
    with pytest.raises(UsageError, match="several findings begin with 'voices:'"):
        explain(view, "voices:")
    with pytest.raises(UsageError, match="voices has no setting 'families'"):
        explain(view, "voices:ffff", options={"families": "event"})


def analyse_voices(view: MapView, scope: Scope | None = None, **options: int) -> tuple[Finding, ...]:
    settings = settings_of("voices", scope or Scope(), {"draws": 0, **options})
    return analysis_named("voices").analyse(Material.of(view, settings.scope), settings).findings
