"""The first page: what is new, what is not known, under the filter."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from faultline.web.analysing import Analyses
from faultline.web.news import news_of, version_before
from sample_map import built_map, one_document, publish


def page_when_ready(browser: Any, address: str = "/") -> str:
    """The page once nothing on it is being worked out any more."""
    for _ in range(100):
        page: str = browser.page(address)
        if "data-running" not in page:
            return page
        time.sleep(0.1)
    raise AssertionError("it is still being worked out")


def test_the_first_build_has_no_news(tmp_path: Path, new_browser: Any) -> None:
    workspace = built_map(tmp_path / "map")
    assert version_before(workspace, workspace.view().version) is None
    assert "New since" not in page_when_ready(new_browser(workspace))


def test_what_came_with_the_last_build_is_told(tmp_path: Path, new_browser: Any) -> None:
    workspace = built_map(tmp_path / "map")
    before = workspace.view()
    time.sleep(1.1)  # builds are told apart by the second
    publish(workspace, [one_document("Late news\n\nIt rained.")])
    page = page_when_ready(new_browser(workspace))
    assert "New since the build of" in page
    assert "sources/late.txt" in page
    analyses = Analyses(patience=10)
    while (news := news_of(workspace, workspace.view(), analyses)).running:
        time.sleep(0.05)
    assert (news.added, news.gone) == (0, before.count_statements())
    assert [document.path for document, key in news.documents if key] == ["sources/late.txt"]


def test_gaps_are_asked_as_questions_that_lead_on(browser: Any) -> None:
    page = page_when_ready(browser)
    assert "What is not known" in page
    assert "/findings/gaps/" in page
    assert "?" in page


def test_the_filter_narrows_its_figures(browser: Any) -> None:
    page = page_when_ready(browser, "/?source=The+Herald")
    assert '<a href="/statements?source=The+Herald"><strong>5</strong>' in page
    assert '<a href="/documents?source=The+Herald"><strong>1</strong>' in page
