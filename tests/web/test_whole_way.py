"""From a file through every real stage to the page, the report and the export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from faultline.exchange.statements import export_statements
from faultline.reports import write_report
from faultline.workspace import Workspace, build

TEXT = """Soldiers leave Gao

By our correspondent, 12 June 2019

The army withdrew from Gao on 10 June 2019, the governor said.

France has about 4,000 soldiers in Mali. The United Nations condemned the attack on the market.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("whole")
    (folder / "news.txt").write_text(TEXT, encoding="utf-8")
    workspace = Workspace.create(folder / "map")
    build(workspace, [str(folder / "news.txt")], workers=1)
    return workspace


def test_what_the_text_says_reaches_the_reader(built: Workspace, new_browser: Any) -> None:
    view = built.view()
    statements = view.statements()
    assert statements
    page = new_browser(built).page(f"/documents/{view.documents()[0].id}")
    assert all(f'id="s-{s.id}"' in page and f'id="c-{s.id}"' in page for s in statements)


def test_every_statement_reaches_the_report(built: Workspace, tmp_path: Path) -> None:
    report = write_report(built.view(), tmp_path / "report.md")
    assert {one for r in report.references for one in r.statements} == {s.id for s in built.view().statements()}


def test_every_exported_quote_is_in_the_text(built: Workspace) -> None:
    text = built.view().document(built.view().documents()[0].id).text
    lines = [json.loads(line) for line in export_statements(built.view())]
    assert lines
    assert all(text[x["start"] : x["end"]] == x["quote"] for x in lines)


def test_a_reprint_is_shown_as_one_source_with_what_it_reprints(tmp_path: Path, new_browser: Any) -> None:
    for name in ("first", "second"):
        (tmp_path / f"{name}.txt").write_text(f"{TEXT}\nThe {name} paper of the town printed it.\n", encoding="utf-8")
    workspace = Workspace.create(tmp_path / "map")
    build(workspace, [str(tmp_path / "first.txt"), str(tmp_path / "second.txt")], workers=1)
    page = new_browser(workspace).page("/documents")
    assert page.count("One source with") == 2
    assert "of the shorter one&#39;s words stand in the other" in page or "of the shorter one's words" in page
    first = workspace.view().find_document(str(tmp_path / "first.txt"))
    assert "One source with" in new_browser(workspace).page(f"/documents/{first.id}")
