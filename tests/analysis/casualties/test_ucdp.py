"""The totals of a real data set are the sums of its columns."""

from __future__ import annotations

import csv
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

from faultline.analysis import Material
from faultline.analysis.casualties import Settings, analyse
from faultline.workspace import Workspace, build

SAMPLE = Path("data/ucdp_ged_sample/ucdp_ged_sample.csv")
ROWS = 250


def test_events_of_ucdp_add_up_to_its_columns(shared: Path, tmp_path: Path) -> None:
    """In rows whose best lies within its range, as it does not in 13 of the 1,000."""
    if not (shared / SAMPLE).exists():
        pytest.skip(f"the sample of UCDP is not at {shared / SAMPLE}")
    lines = (shared / SAMPLE).read_text(encoding="utf-8").splitlines(keepends=True)
    rows = [
        row for row in csv.DictReader(lines) if float(row["low"]) <= float(row["best"]) <= float(row["high"])
    ][:ROWS]  # fmt: skip
    with (tmp_path / "ged.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    with chdir(tmp_path):
        made = Workspace.create(tmp_path / "map", "Sample")
        build(made, ["ged.csv"], workers=1)
    findings = analyse(Material.of(made.view()), Settings())
    whole: Any = next(f for f in findings.of_kind("total") if f.facts["by"] == "all").facts
    sums = {end: sum(int(float(row[end])) for row in rows) for end in ("low", "best", "high")}
    assert whole["figures"]["deaths"] == {**sums, "at_least": False}
    assert whole["incidents"] == ROWS
    assert all(f.facts["coded_best"] for f in findings.of_kind("band"))
