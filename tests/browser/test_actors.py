"""The list of actors and the page of one in a real browser: merged by keyboard, taken back, and without a script."""

from __future__ import annotations

import re
from typing import Any

from tests.browser.conftest import opened


def test_facets_and_order_live_in_the_address(tab: Any) -> None:
    tab.goto("/entities")
    tab.get_by_role("link", name="Catch-alls").click()
    tab.wait_for_url("**/entities?residual=yes")
    assert tab.locator("tbody tr").count() == 1
    tab.get_by_role("link", name="Name", exact=True).click()
    tab.wait_for_url(re.compile("sort=name"))
    assert tab.locator("th[aria-sort=ascending]").count() == 1
    tab.go_back()
    tab.go_back()
    tab.wait_for_url(re.compile(r"/entities$"))


def test_an_actor_is_merged_by_keyboard_and_taken_back(own_tab: Any) -> None:
    own_tab.goto("/entities/aa01")
    own_tab.locator(".mend > summary").focus()
    own_tab.keyboard.press("Enter")
    own_tab.locator("#other").focus()
    own_tab.keyboard.type("army")
    own_tab.wait_for_selector("#same input[value=bb02]")
    own_tab.locator("#same input[value=bb02]").focus()
    own_tab.keyboard.press("Space")
    own_tab.get_by_role("button", name="Merge with the one chosen").focus()
    own_tab.keyboard.press("Enter")
    own_tab.wait_for_selector(".history li:has-text('Merged')")
    own_tab.goto("/entities?q=army")
    assert own_tab.locator("tbody tr td a").count() == 1
    own_tab.locator("tbody tr td a").click()
    own_tab.wait_for_selector(".history")
    own_tab.get_by_role("button", name="Take back").click()
    own_tab.goto("/entities/bb02")
    assert own_tab.locator("h1").inner_text() == "army"


def test_without_a_script_others_are_found_and_a_name_is_changed(chromium: Any, own_workbench: str) -> None:
    with opened(chromium, own_workbench, java_script_enabled=False) as page:
        page.goto("/entities/aa01?other=karo")
        assert page.locator("#same input").get_attribute("value") == "ff06"
        page.locator("#new-name").fill("The North")
        page.get_by_role("button", name="Rename").click()
        assert page.locator("h1").inner_text() == "The North"
        page.get_by_role("button", name="Take back").click()
        assert page.locator("h1").inner_text() == "Northern Front"


def test_a_tie_leads_to_its_sentences_and_they_to_the_passage(tab: Any) -> None:
    tab.goto("/entities/aa01")
    tab.locator("a[href*='#tie']").first.click()
    tab.wait_for_url(re.compile("tie="))
    tab.locator("#tie blockquote a").first.click()
    tab.wait_for_url("**/documents/*")
