"""Analyses behind the pages: the same as on the command line, kept, bounded, honest."""

from __future__ import annotations

import time
from typing import Any

import pytest

from faultline.analysis import ANALYSES, Findings, Material, Scope, analysis_named
from faultline.analysis.settings_text import settings_of
from faultline.web.analysing import Analyses, Remembered
from faultline.web.filters import Filter
from faultline.workspace import MapView


@pytest.mark.parametrize("name", [analysis.name for analysis in ANALYSES])
def test_the_api_gives_what_the_analysis_gives(browser: Any, view: MapView, name: str) -> None:
    settings = analysis_named(name).settings()
    expected = analysis_named(name).analyse(Material.of(view, settings.scope), settings).to_json()
    assert browser.get(f"/api/analyses/{name}").json() == expected


def test_a_filter_narrows_what_is_analysed(browser: Any, view: MapView) -> None:
    scope = Scope.of_period("2019-03-01..2019-03-31")
    settings = analysis_named("positions").settings(scope=scope, top=3)
    expected = analysis_named("positions").analyse(Material.of(view, scope), settings).to_json()
    asked = "/api/analyses/positions?period=2019-03-01..2019-03-31&unknown=yes&top=3"
    assert browser.get(asked).json() == expected
    without = browser.get("/api/analyses/positions?kind=event").json()
    assert all(finding["statements"] == [] for finding in without["findings"])


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/api/analyses/astrology", 404, "take one of influence"),
        ("/api/analyses/influence?colour=red", 400, "no setting 'colour'"),
        ("/api/analyses/influence?patience=1", 400, "no setting 'patience'"),
        ("/api/analyses/influence?set_size=many", 400, "a number"),
        ("/api/analyses/casualties?lists=/etc/passwd", 400, "no setting 'lists'"),
        ("/api/analyses/principles?rules=/etc/passwd", 400, "no setting 'rules'"),
        ("/api/analyses/influence?source=Unheard", 400, "No statement fits"),
    ],
)
def test_what_cannot_be_analysed_is_said(browser: Any, address: str, status: int, says: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == status
    assert says in answer.json()["error"]


def test_settings_are_read_as_their_types() -> None:
    settings = settings_of("influence", Scope(), {"families": "position,event", "set_size": "2", "draws": 5})
    assert (settings.families, settings.set_size, settings.draws) == (("event", "position"), 2, 5)


def test_a_page_waits_no_longer_than_its_patience_and_has_it_later(
    view: MapView, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    class Slow:
        settings = analysis_named("gaps").settings

        @staticmethod
        def analyse(material: Material, settings: Any) -> Findings:
            calls.append(len(material.statements))
            time.sleep(0.3)
            return Findings("gaps", settings, ())

    monkeypatch.setattr("faultline.web.analysing.analysis_named", lambda _: Slow)
    analyses = Analyses(patience=0.05)
    first = analyses.run(view, Filter(), "gaps")
    assert first.findings is None
    assert first.running > 0
    time.sleep(0.5)
    assert analyses.run(view, Filter(), "gaps").findings is not None
    assert calls == [view.count_statements()]


def test_the_last_things_are_remembered_and_what_failed_is_tried_again() -> None:
    remembered = Remembered(2)
    entry, is_new = remembered.entry("a")
    assert is_new
    entry.fill(lambda: 1 // 0)
    entry, is_new = remembered.entry("a")
    assert is_new
    entry.fill(lambda: 1)
    assert remembered.entry("a") == (entry, False)
    remembered.entry("b")
    remembered.entry("c")
    assert remembered.entry("a")[1]
