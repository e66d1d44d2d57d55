"""What stands around every page, in a real browser: the filter bar, the theme, the language, judging."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.browser.conftest import arrive, opened

from sample_map import BULLETIN_DOCUMENT

PAGES = (
    "/",
    "/entities",
    "/entities/aa01",
    "/influence",
    "/timeline",
    "/routes",
    "/efforts",
    "/causes",
    "/comparisons",
    "/comparisons/c0de",
    "/voices",
    "/comparisons/figures",
    "/analyses",
    "/analyses/principles",
    "/documents",
    f"/documents/{BULLETIN_DOCUMENT.id}",
    f"/documents/{BULLETIN_DOCUMENT.id}/add?start=20&end=80",
    "/search?q=Dorava",
    "/search?by=mayor&about=Dorava",
    "/statements?kind=event&place=XD&period=2019..2020&actor=aa01&source=The+Herald&modality=actual&judged=no",
    "/review",
    "/notes",
    "/upload",
    "/losses",
    "/api",
)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "language"), [(1280, "en"), (1280, "fr"), (820, "fr")])
def test_no_page_is_wider_than_its_window_or_complains(
    chromium: Any, workbench: str, width: int, language: str, theme: str
) -> None:
    size = {"width": width, "height": 1180 if width == 820 else 720}
    with opened(chromium, workbench, viewport=size, locale=language, color_scheme=theme) as page:
        for address in PAGES:
            arrive(page, address)
            assert page.locator("h1").count() == 1, address
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
            assert page.evaluate("document.documentElement.lang") == language


def test_the_filter_holds_across_pages_and_the_back_button_takes_it_back(tab: Any) -> None:
    tab.goto("/statements")
    tab.get_by_text("Kind", exact=True).click()
    tab.get_by_label("Events").check()
    tab.get_by_role("button", name="Apply").locator("visible=true").click()
    tab.wait_for_url("**/statements?kind=event")
    assert tab.locator(".chips a").first.inner_text().startswith("Kind Events")
    tab.get_by_role("link", name="Actors", exact=True).click()
    tab.wait_for_url("**/entities?kind=event")
    tab.locator("main td a").first.click()
    tab.wait_for_url("**/entities/*?kind=event")
    assert set(tab.locator("main .statement").evaluate_all("them => them.map(one => one.className)")) == {
        "statement kind-event"
    }
    tab.go_back()
    tab.wait_for_url("**/entities?kind=event")
    tab.locator(".chips a").first.click()
    tab.wait_for_url(re.compile(r"/entities$"))
    tab.go_back()
    assert tab.locator(".chips a").first.inner_text().startswith("Kind Events")


def test_the_bar_suggests_what_is_there_and_works_with_the_keyboard_alone(tab: Any) -> None:
    tab.goto("/statements?kind=event")
    tab.locator("details[data-facet=actor] summary").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#f-actor:focus")
    tab.keyboard.type("north")
    tab.wait_for_selector("[data-facet=actor] .suggestions li:only-child a:has-text('Northern Front')")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/statements?kind=event&actor=aa01")
    tab.locator("details[data-facet=period] summary").focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Escape")
    assert tab.locator("details[open]").count() == 0


def test_a_period_without_script_is_kept_in_the_links(chromium: Any, workbench: str) -> None:
    with opened(chromium, workbench, java_script_enabled=False) as page:
        page.goto("/statements")
        page.locator("details[data-facet=period] summary").click()
        page.get_by_label("From").fill("2019")
        page.locator("details[data-facet=period] button").click()
        assert page.locator(".chips a").first.inner_text().startswith("Period 2019..")
        assert page.get_by_role("link", name="Causes").get_attribute("href") == "/causes?period=2019.."


def test_the_theme_is_switched_at_once_and_remembered(tab: Any) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    tab.goto("/entities")
    light = tab.evaluate(ground)
    tab.get_by_role("link", name="Dark").click()
    dark = tab.evaluate(ground)
    assert dark != light
    tab.goto("/losses")
    assert tab.evaluate(ground) == dark
    tab.get_by_role("link", name="Light").click()
    assert tab.evaluate(ground) == light


def test_the_system_may_choose_the_theme(chromium: Any, workbench: str) -> None:
    with opened(chromium, workbench, color_scheme="dark") as page:
        page.goto("/")
        assert page.get_by_role("link", name="Light").count() == 1


def test_french_is_switched_on_and_remembered(tab: Any) -> None:
    tab.goto("/comparisons?verdict=contradicted")
    tab.get_by_role("link", name="Français").click()
    assert tab.locator("h1").inner_text() == "Désaccords"
    assert "verdict=contradicted" in tab.url
    tab.goto("/losses")
    assert tab.locator("h1").inner_text() == "Pertes"
    tab.get_by_role("link", name="English").click()
    assert tab.locator("h1").inner_text() == "Losses"


def test_a_statement_is_judged_with_one_key_and_taken_back_with_another(own_tab: Any) -> None:
    own_tab.goto("/review")
    progress = own_tab.locator("[data-progress]").inner_text()
    first = own_tab.locator(".statement").first
    own_tab.keyboard.press("r")
    own_tab.wait_for_selector(".told p")
    assert "Rejected" in first.locator(".judged").inner_text()
    own_tab.reload()
    assert own_tab.locator("[data-progress]").inner_text() != progress
    own_tab.goto("/statements?judged=yes")
    assert own_tab.locator(".statement").count() == 1
    own_tab.goto("/review")
    own_tab.keyboard.press("a")
    own_tab.wait_for_selector(".told p:has-text('Accepted')")
    own_tab.keyboard.press("u")
    own_tab.wait_for_selector(".told p:has-text('Taken back')")
    own_tab.goto("/statements?judged=yes")
    assert own_tab.locator(".statement").count() == 1


def test_a_statement_is_judged_and_taken_back_without_script(chromium: Any, own_workbench: str) -> None:
    with opened(chromium, own_workbench, java_script_enabled=False) as page:
        page.goto("/review?kind=event")
        page.get_by_role("button", name="Accept").first.click()
        assert page.url.endswith("/review?kind=event")
        page.goto("/review?judged=yes")
        assert "Accepted" in page.locator(".judged").first.inner_text()
        page.get_by_role("button", name="Take back").click()
        assert page.locator(".statement").count() == 0


def test_the_base_map_is_drawn_from_this_machine(tab: Any) -> None:
    tab.goto("/losses")
    tab.evaluate(
        """async () => {
            const { openMap } = await import("/static/base_map.js");
            const place = document.querySelector("main").appendChild(document.createElement("div"));
            place.style.height = "300px";
            window.drawn = await openMap(place, { center: [0, 17], zoom: 3.5 });
        }"""
    )
    names = "drawn.queryRenderedFeatures({ layers: ['names'] }).map((one) => one.properties.shown)"
    tab.wait_for_function(f"() => {names}.includes('Mali')")


def test_the_keys_are_listed_and_lead_to_the_search(tab: Any) -> None:
    tab.goto("/entities")
    tab.keyboard.press("?")
    tab.wait_for_selector("dialog#keys[open]")
    assert tab.locator("#keys dd").count() >= 10
    tab.keyboard.press("Escape")
    assert tab.locator("dialog#keys[open]").count() == 0
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "find"
    tab.keyboard.type("?")
    assert tab.locator("dialog#keys[open]").count() == 0


def test_the_keyboard_reaches_the_content_first_and_sees_where_it_is(tab: Any) -> None:
    tab.goto("/entities")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('main') !== null")
    for _ in range(12):
        tab.keyboard.press("Tab")
        shown = "getComputedStyle(document.activeElement)"
        assert tab.evaluate(f"{shown}.outlineStyle !== 'none' || {shown}.boxShadow !== 'none'")


def test_nothing_moves_where_less_motion_is_asked_for(chromium: Any, workbench: str) -> None:
    with opened(chromium, workbench, reduced_motion="reduce") as page:
        page.goto("/timeline")
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        moving = (
            "[...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).transitionDuration !== '0s')"
        )
        assert page.evaluate(f"{moving}.length") == 0
