"""The timeline in a real browser: a stretch of the bars becomes the period, and the back button takes it back."""

from __future__ import annotations

import re
from typing import Any

from tests.browser.conftest import arrive


def test_dragging_over_the_bars_chooses_a_period_and_going_back_takes_it_back(tab: Any) -> None:
    arrive(tab, "/timeline")
    box = tab.locator(".over-time svg .overlay").bounding_box()
    middle = box["y"] + box["height"] / 2
    tab.mouse.move(box["x"] + 5, middle)
    tab.mouse.down()
    tab.mouse.move(box["x"] + box["width"] - 5, middle, steps=6)
    tab.mouse.up()
    tab.wait_for_url(re.compile(r"/timeline\?period=\d{4}-\d\d\.\.\d{4}-\d\d$"))
    assert tab.locator(".chips a").first.inner_text().startswith("Period")
    assert tab.locator(".over-time svg .selection").bounding_box()["width"] > 20
    tab.go_back()
    tab.wait_for_url(re.compile(r"/timeline$"))


def test_the_map_draws_its_places_in_the_theme_of_the_reader(tab: Any) -> None:
    arrive(tab, "/timeline")
    assert tab.locator(".over-place canvas").count() == 1
    before = tab.locator(".over-time svg").inner_html()
    tab.locator("[data-theme-switch]").click()
    tab.wait_for_function("before => document.querySelector('.over-time svg').innerHTML !== before", arg=before)
