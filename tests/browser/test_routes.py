"""Routes in a real browser: the map is drawn, a row leads to its sentence."""

from __future__ import annotations

from typing import Any

from tests.browser.conftest import arrive


def test_the_map_is_drawn_and_a_row_leads_to_its_sentences(tab: Any) -> None:
    arrive(tab, "/routes")
    tab.locator("#legs ~ .scroll tbody a").first.click()
    tab.wait_for_url("**/findings/routes/*")
    assert tab.locator("main .statement").count() >= 1
