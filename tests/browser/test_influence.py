"""The network in a real browser: from a tie to its passage in two clicks, the address, the keyboard, no script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.browser.conftest import opened

READY = ".canvas[data-ready=yes]"


@pytest.fixture
def page(chromium: Any, ties_workbench: str) -> Iterator[Any]:
    with opened(chromium, ties_workbench) as tab:
        yield tab


def test_a_tie_clicked_tells_its_sentences_and_a_sentence_leads_to_its_passage(page: Any) -> None:
    page.goto("/influence")
    page.wait_for_selector(READY, timeout=30_000)
    places = page.evaluate("document.querySelector('.canvas').network.placesOf('a1~b2')")
    box = page.locator(".canvas").bounding_box()
    page.mouse.move(box["x"] + places["x"], box["y"] + places["y"])
    page.mouse.click(box["x"] + places["x"], box["y"] + places["y"])
    page.wait_for_selector("#panel[data-shown=tie]")
    assert re.search(r"tie=a1(~|%7E)b2", page.url)
    assert page.locator("#panel blockquote", has_text="fought from 4 to 9 March 2019").count() >= 1
    page.locator("#panel blockquote a").first.click()
    page.wait_for_url("**/documents/*")
    page.go_back()
    page.wait_for_selector("#panel[data-shown=tie]")
    page.go_back()
    page.wait_for_selector("#panel[data-shown='']")


def test_the_same_network_comes_to_lie_in_the_same_way(page: Any) -> None:
    seen = []
    for _ in range(2):
        page.goto("/influence")
        page.wait_for_selector(READY, timeout=30_000)
        seen.append(
            page.evaluate("document.querySelector('.canvas').network.graph.mapNodes((id, { x, y }) => [id, x, y])")
        )
    assert seen[0] == seen[1]
    assert len({(x, y) for _, x, y in seen[0]}) == len(seen[0]) == 4


def test_a_way_between_two_actors_is_found_by_keyboard_and_stays_in_the_address(page: Any) -> None:
    page.goto("/influence")
    page.wait_for_selector(READY, timeout=30_000)
    page.locator("#start").fill("Northern Front")
    page.locator("#end").focus()
    page.keyboard.type("government")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel[data-shown=way]")
    assert "start=Northern" in page.url
    page.reload()
    assert page.locator("ol.way li").count() >= 2
    page.get_by_role("link", name="Back to the rankings").click()
    page.wait_for_selector("#panel[data-shown='']")


def test_size_and_colour_change_at_once_and_what_is_drawn_is_asked_for(page: Any) -> None:
    page.goto("/influence")
    page.wait_for_selector(READY, timeout=30_000)
    page.locator("#size").select_option("ties")
    page.wait_for_url("**/influence?size=ties")
    page.wait_for_function("() => document.querySelector('#panel h2').textContent.includes('Ties')")
    page.locator("#sign").select_option("hostile")
    page.wait_for_url(re.compile("sign=hostile"))
    page.wait_for_selector(READY, timeout=30_000)
    assert page.locator("#ties + p + .scroll tbody tr").count() == 1


def test_the_canvas_is_moved_with_the_keyboard(page: Any) -> None:
    page.goto("/influence")
    page.wait_for_selector(READY, timeout=30_000)
    state = "document.querySelector('.canvas').network.sigma.getCamera().getState()"
    before = page.evaluate(state)
    page.locator(".canvas").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    page.wait_for_function(f"() => {state}.ratio < {before['ratio']}")
    page.keyboard.press("0")
    page.wait_for_function(f"() => {state}.ratio > 0.99")


def test_without_a_script_the_tables_lead_to_the_same(chromium: Any, ties_workbench: str) -> None:
    with opened(chromium, ties_workbench, java_script_enabled=False) as page:
        page.goto("/influence")
        page.locator("a[href*='tie=a1~b2']").first.click()
        assert page.locator("#panel blockquote").count() >= 2
        page.goto("/influence?node=b2")
        page.get_by_role("link", name="What if it were gone?").click()
        assert "Without Army" in page.locator("#panel h2").inner_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_drawn_in_the_theme_of_the_reader(chromium: Any, ties_workbench: str, theme: str) -> None:
    with opened(chromium, ties_workbench, color_scheme=theme, viewport={"width": 820, "height": 1180}) as page:
        page.goto("/influence")
        page.wait_for_selector(READY, timeout=30_000)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        ink = "document.querySelector('.canvas').network.inks.of('ink')"
        before = page.evaluate(ink)
        page.locator("[data-theme-switch]").click()
        assert page.evaluate(ink) != before
