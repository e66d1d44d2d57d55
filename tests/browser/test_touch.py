"""The workbench under fingers, as on a tablet: brushing, the network, a passage that becomes a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.browser.conftest import arrive, opened

from sample_map import BULLETIN_DOCUMENT

TABLET = {"viewport": {"width": 820, "height": 1180}, "has_touch": True}
STEPS = 8
CAMERA = "document.querySelector('.canvas').network.sigma.getCamera().getState()"


@pytest.fixture
def tablet(chromium: Any, workbench: str) -> Iterator[Any]:
    with opened(chromium, workbench, **TABLET) as page:
        yield page


def drag(page: Any, *fingers: tuple[tuple[float, float], tuple[float, float]]) -> None:
    """Move one finger or more at once, each from a point to another, and lift them."""
    session = page.context.new_cdp_session(page)
    for step in range(STEPS + 1):
        points = [
            {"x": x + (to_x - x) * step / STEPS, "y": y + (to_y - y) * step / STEPS, "id": n}
            for n, ((x, y), (to_x, to_y)) in enumerate(fingers)
        ]
        kind = "touchMove" if step else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(20)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_over_the_bars_chooses_a_period(tablet: Any) -> None:
    arrive(tablet, "/timeline")
    box = tablet.locator(".over-time svg .overlay").bounding_box()
    middle = box["y"] + box["height"] / 2
    drag(tablet, ((box["x"] + 5, middle), (box["x"] + box["width"] - 5, middle)))
    tablet.wait_for_url(re.compile(r"/timeline\?period="))


def test_fingers_move_and_zoom_the_network_and_a_tap_opens_an_actor(chromium: Any, ties_workbench: str) -> None:
    with opened(chromium, ties_workbench, **TABLET) as page:
        page.goto("/influence")
        page.wait_for_selector(".canvas[data-ready=yes]", timeout=30_000)
        first = page.evaluate(CAMERA)
        box = page.locator(".canvas").bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + 40
        drag(page, ((x, y), (x + 80, y + 40)))
        page.wait_for_function(f"() => {CAMERA}.x !== {first['x']}")
        drag(page, ((x - 20, y), (x - 100, y)), ((x + 20, y), (x + 100, y)))
        page.wait_for_function(f"() => {CAMERA}.ratio < {first['ratio']}")
        page.locator("[data-zoom=all]").tap()
        page.wait_for_function(f"() => Math.abs({CAMERA}.ratio - 1) < 0.001 && Math.abs({CAMERA}.x - 0.5) < 0.001")
        page.wait_for_timeout(300)  # a tap so soon after another would be the second half of a double tap
        place = page.evaluate(
            """() => {
                const { graph, sigma } = document.querySelector(".canvas").network;
                const { x, y } = sigma.getContainer().getBoundingClientRect();
                const inside = sigma.graphToViewport(graph.getNodeAttributes(graph.nodes()[0]));
                return { x: x + inside.x, y: y + inside.y };
            }"""
        )
        page.touchscreen.tap(place["x"], place["y"])
        page.wait_for_selector("#panel[data-shown=node]")


def test_what_is_selected_on_a_tablet_becomes_the_evidence_of_a_statement(tablet: Any) -> None:
    tablet.goto(f"/documents/{BULLETIN_DOCUMENT.id}")
    tablet.evaluate("getSelection().selectAllChildren(document.querySelectorAll('.passage')[1])")
    tablet.locator("[data-add]").tap()
    tablet.wait_for_selector("[data-adding] form")
    assert "displaced people" in tablet.locator("[data-adding] blockquote").inner_text()


def test_what_is_tapped_is_large_enough(tablet: Any) -> None:
    """24 pixels at least, which WCAG 2.2 asks for (2.5.8), but for links within text."""
    for address in ("/", "/entities", "/statements", "/review", "/comparisons", "/documents"):
        arrive(tablet, address)
        small = tablet.locator(
            "button:visible, summary:visible, .facets a:visible, .facet-list a:visible, .ways nav a"
        ).evaluate_all(
            "them => them.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.outerHTML)"
        )
        assert small == [], address
