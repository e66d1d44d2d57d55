"""Every analysis can be asked for, told as JSON, and says so where a map has nothing for it."""

from __future__ import annotations

import json

import pytest

from faultline.analysis import ANALYSES, Analysis, Material, analysis_named
from faultline.cli.application import COMMANDS
from faultline.errors import UsageError

NOTHING = Material((), {}, {}, {}, (), {})


@pytest.mark.parametrize("analysis", ANALYSES, ids=lambda a: a.name)
def test_an_empty_map_gives_an_honest_answer(analysis: Analysis) -> None:
    found = analysis.analyse(NOTHING, analysis.settings())
    told = found.to_json()
    assert list(told) == ["analysis", "settings", "findings", "notes"]
    assert told["analysis"] == analysis.name
    assert told["findings"], "it says why it finds nothing"
    assert all(f["cannot"] and f["statements"] == [] for f in told["findings"])
    assert json.loads(json.dumps(told)) == told


@pytest.mark.parametrize("analysis", ANALYSES, ids=lambda a: a.name)
def test_every_analysis_is_a_command(analysis: Analysis) -> None:
    command = next(c for c in COMMANDS if c.name == analysis.name)
    assert "Example: faultline " + analysis.name in (command.load().__doc__ or "")


def test_an_unknown_analysis_names_the_known() -> None:
    with pytest.raises(UsageError, match="positions"):
        analysis_named("astrology")
