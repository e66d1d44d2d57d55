"""Rows whose terms forbid to pass them on leave no trace in any export, and are counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from faultline.exchange import EXPORTERS, write_export
from faultline.exchange.exporting import Exporter
from faultline.exchange.forms import BinaryFile
from faultline.workspace import MapView, Workspace
from faultline.workspace.building import build

OURS = """\
date,event,actor,recipient,place,country,killed,source
2024-03-04,ASSAULT,Northern Front,Army of Varenia,Kidal,ML,12,Radio Tel
2024-04-04,ASSAULT,Southern Guard,Army of Varenia,Gao,ML,3,Radio Tel
"""
THEIRS = """\
when,what,who,whom,where,dead
2024-03-04,ASSAULT,Northern Front,Army of Varenia,Kidal,31
2024-03-09,ASSAULT,Ghosts of Menaka,Northern Front,Menaka,7
"""
MAPPING = """
name = "closed"
version = "1"
required = ["who"]
terms = "the terms of those who keep it"
[columns]
when = ["when"]
what = ["what"]
who = ["who"]
whom = ["whom"]
where = ["where"]
dead = ["dead"]
[[statements]]
kind = "event"
type = { column = "what", vocabulary = "events" }
arguments = [
    { role = "actor", column = "who", type = "armed_group" },
    { role = "recipient", column = "whom", type = "military" },
]
time = { start = "when" }
place = { name = "where" }
counts = { killed = { best = "dead" } }
"""


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> MapView:
    """A map of two tables, one of which may not be passed on."""
    folder = Path(tmp_path_factory.mktemp("closed"))
    (folder / "in").mkdir()
    (folder / "in" / "ours.csv").write_text(OURS, encoding="utf-8")
    (folder / "in" / "theirs.csv").write_text(THEIRS, encoding="utf-8")
    (folder / "in" / "theirs.mapping.toml").write_text(MAPPING, encoding="utf-8")
    workspace = Workspace.create(folder / "map")
    build(workspace, [str(folder / "in")], workers=1)
    return workspace.view()


def test_the_map_itself_has_all_rows(closed: MapView) -> None:
    assert (closed.withheld, closed.counts()["statements"]) == (0, 4)
    assert {d.terms for d in closed.documents()} == {None, "the terms of those who keep it"}


def test_what_may_be_passed_on_is_the_rest(closed: MapView) -> None:
    view = closed.shareable()
    assert view.withheld == 2
    assert [Path(d.path).name for d in view.documents()] == ["ours.csv"]
    assert sorted(s.arguments[0].text for s in view.iterate_statements()) == ["Northern Front", "Southern Guard"]
    assert "Ghosts of Menaka" not in {e.name for e in view.entities()}
    front = next(e for e in view.entities() if e.name == "Northern Front")
    assert (front.mentions, [len(front.documents)]) == (1, [1])
    assert {p.name for p in closed.places()} - {p.name for p in view.places()} == {"Ménaka"}
    assert all(not set(c.statements) - {s.id for s in view.iterate_statements()} for c in view.comparisons())


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_no_format_shows_them_and_each_counts_them(exporter: Exporter, closed: MapView, tmp_path: Path) -> None:
    target = tmp_path / "out"
    written = write_export(closed, exporter, target)
    assert written.left_out["statements under terms that forbid it"] == 2
    if isinstance(exporter.form, BinaryFile) and exporter.name == "xlsx":
        return  # compressed; its tables are those of csv
    files = [target] if target.is_file() else sorted(path for path in target.rglob("*") if path.is_file())
    for file in files:
        content = file.read_bytes()
        assert b"Menaka" not in content, file.name
        assert b"dead=31" not in content, file.name
