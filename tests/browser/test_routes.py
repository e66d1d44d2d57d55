"""Routes in a real browser: the map is drawn, a row leads to its sentence."""

from __future__ import annotations

from typing import Any


def test_the_map_is_drawn_and_a_row_leads_to_its_sentences(tab: Any) -> None:
    tab.goto("/routes")
    tab.wait_for_selector(".routes-map[data-ready=yes]", timeout=60_000)
    tab.locator("#legs ~ .scroll tbody a").first.click()
    tab.wait_for_url("**/findings/routes/*")
    assert tab.locator("main .statement").count() >= 1
