"""The workbench in a real browser."""

from __future__ import annotations

from typing import Any

import pytest

from sample_map import BULLETIN_DOCUMENT, HERALD_DOCUMENT

HERALD = f"/documents/{HERALD_DOCUMENT.id}"
PAGES = ("/", "/documents", HERALD, "/entities", "/entities/ee05", "/statements", "/comparisons/c0de", "/losses")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [1280, 820])
def test_no_page_is_wider_than_its_window_or_complains(tab: Any, address: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 720})
    tab.goto(address)
    assert tab.locator("h1").count() == 1
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_choosing_a_statement_in_the_text_opens_it_beside(tab: Any) -> None:
    tab.goto(HERALD)
    tab.locator(".said", has_text="attacked an").click()
    card = tab.locator(".card", has=tab.locator("details[open]"))
    assert card.count() == 1
    assert "Northern Front attacked army" in card.inner_text()
    assert "#s-" in tab.url


def test_choosing_a_statement_beside_marks_it_in_the_text(tab: Any) -> None:
    tab.goto(HERALD)
    tab.locator(".card summary", has_text="Donor aid").click()
    tab.wait_for_selector(".said.is-chosen")
    assert "Donor aid lowers" in tab.locator(".said.is-chosen").first.inner_text()


def test_a_quote_on_another_page_leads_to_its_place(tab: Any) -> None:
    tab.goto("/statements?kind=flow")
    tab.locator(".statement blockquote a").click()
    tab.wait_for_selector(".said.is-chosen")
    assert f"/documents/{BULLETIN_DOCUMENT.id}?kind=flow#s-" in tab.url
    assert tab.locator(".said.is-chosen").first.inner_text().startswith("Fuel moves from Sarn")


def test_the_keyboard_reaches_the_content_first(tab: Any) -> None:
    tab.goto("/entities")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/entities#main")


def test_the_reader_works_without_script(chromium: Any, workbench: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=workbench)
    page = context.new_page()
    page.goto(HERALD)
    page.locator(".text .dot").first.click()
    assert "#c-" in page.url
    context.close()
