"""The list of armed groups in the package is what its source gives."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from faultline.ontology import vocabulary

ROOT = Path(__file__).parents[2]
SOURCE = Path(os.environ.get("FAULTLINE_DATA", "../shared")) / "data" / "ucdp_actors"


def test_the_shipped_list_is_the_derived_one(monkeypatch: pytest.MonkeyPatch) -> None:
    if not SOURCE.is_dir():
        pytest.skip("FAULTLINE_DATA with data/ucdp_actors is not here")
    monkeypatch.setattr(sys, "path", [str(ROOT / "training"), *sys.path])
    import armed_groups

    derived = {
        key: {field: value for field, value in group.items() if value} for key, group in armed_groups.groups().items()
    }
    assert derived == vocabulary("armed_groups")


def test_the_list_tells_renamed_groups_from_splinters() -> None:
    groups = vocabulary("armed_groups")
    assert {"GSPC", "Salafist Group for Preaching and Combat"} <= set(groups["539"]["former"])
    assert groups["539"]["split_from"] == ["538"]
    assert "DZ" in groups["539"]["countries"]


def test_a_group_that_another_body_followed_is_a_group_of_its_own() -> None:
    groups = vocabulary("armed_groups")
    assert groups["554-before"]["became"] == ["554"]
    assert "UFDR" not in (*groups["554"]["names"], *groups["554"].get("short", ()))
