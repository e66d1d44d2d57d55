"""Heavy work has a process of its own, which does not hold up pages and is ended where it takes too long."""

from __future__ import annotations

import os
import time
from typing import Any

import pytest

from faultline.errors import UsageError
from faultline.web import analysing
from faultline.web.analysing import Analyses
from faultline.web.filters import Filter
from faultline.web.reckoning import Reckoner
from faultline.workspace import MapView


def test_it_works_elsewhere_and_tells_what_went_wrong() -> None:
    reckoner = Reckoner()
    there = reckoner.submit(os.getpid).result(60)
    assert there != os.getpid()
    assert reckoner.submit(os.getpid).result(60) == there
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        reckoner.submit(divmod, 1, 0).result(60)
    reckoner.submit(time.sleep, 0)
    assert reckoner.submit(os.getpid).result(60) == there


def test_what_takes_too_long_is_ended_and_the_next_is_done() -> None:
    reckoner = Reckoner(longest=5)
    first = reckoner.submit(os.getpid).result(60)
    with pytest.raises(UsageError, match="more than 5 seconds"):
        reckoner.submit(time.sleep, 60).result(60)
    assert reckoner.submit(os.getpid).result(60) != first


def test_a_process_that_has_ended_is_started_again() -> None:
    reckoner = Reckoner(idle=0.2)
    first = reckoner.submit(os.getpid).result(60)
    time.sleep(1)
    assert reckoner.submit(os.getpid).result(60) != first
    with pytest.raises(RuntimeError, match="has ended"):
        reckoner.submit(os._exit, 3).result(60)


@pytest.mark.parametrize("name", ["influence", "gaps"])
def test_there_it_finds_the_same(view: MapView, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    here = _found(view, name)
    monkeypatch.setattr(analysing, "HEAVY", 0)
    assert _found(view, name) == here


def _found(view: MapView, name: str) -> dict[str, Any]:
    done = Analyses(patience=60).run(view, Filter(), name)
    assert done.findings
    return done.findings.to_json()
