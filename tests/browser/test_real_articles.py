"""The workbench on a map of real articles, where they are at hand: every page holds, and judgements are kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import arrive, opened, serving
from tests.browser.test_accessible import EMPTY

from faultline.workspace import Workspace, build


@pytest.fixture(scope="module")
def articles(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = shared / "corpus"
    if not folder.is_dir():
        pytest.skip(f"there are no articles in {folder}: this test of the workbench is left out")
    workspace = Workspace.create(tmp_path_factory.mktemp("articles") / "map")
    build(workspace, [str(folder)], workers=1)
    return workspace


@pytest.fixture(scope="module")
def address(articles: Workspace) -> Iterator[str]:
    with serving(articles) as found:
        yield found


def pages_of(articles: Workspace) -> list[str]:
    """The pages, and the first of each thing that has one."""
    view = articles.view()
    one = {
        "entities": view.entities(limit=1)[0].id,
        "documents": view.documents()[0].id,
        "statements": view.statements(limit=1)[0].id,
        "comparisons": view.comparisons(limit=1)[0].id,
    }
    return [*EMPTY, *(f"/{kind}/{key}" for kind, key in one.items()), "/analyses/principles", "/search?q=peace"]


@pytest.mark.parametrize(("width", "language", "theme"), [(1280, "en", "light"), (820, "fr", "dark")])
def test_every_page_holds(
    chromium: Any, articles: Workspace, address: str, width: int, language: str, theme: str
) -> None:
    window = {"width": width, "height": 720 if width == 1280 else 1180}
    with opened(chromium, address, viewport=window, locale=language, color_scheme=theme) as page:
        for path in pages_of(articles):
            arrive(page, path)
            assert page.locator("h1").count() == 1, path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            assert page.evaluate("document.documentElement.lang") == language, path


def test_statements_are_judged_with_a_key_each_and_taken_back(chromium: Any, articles: Workspace, address: str) -> None:
    with opened(chromium, address) as page:
        page.goto("/review")
        for key, told in (("a", "Accepted"), ("r", "Rejected")):
            page.keyboard.press(key)
            page.wait_for_selector(f".told p:has-text('{told}')")
            page.keyboard.press("u")
            page.wait_for_selector(".told p:has-text('Taken back')")
    standing = articles.ledger.standing()
    assert all(judgement.undone for judgement in articles.ledger.judgements())
    assert not standing


def test_a_comparison_is_confirmed(chromium: Any, articles: Workspace, address: str) -> None:
    with opened(chromium, address) as page:
        page.goto("/comparisons")
        page.keyboard.press("j")
        page.keyboard.press("c")
        page.wait_for_selector(".told p:has-text('Confirmed')")
    assert [j.decision.value for j in articles.ledger.standing().values()] == ["confirm"]
