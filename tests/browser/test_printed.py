"""What comes out of the printer: light, without bars, whole, and with what is drawn."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from tests.browser.conftest import arrive, opened

from sample_map import BULLETIN_DOCUMENT

BARS = ".top, .ways nav, .bar form, .pager, .acts, [data-keys], .filter, .zooms, .maplibregl-control-container"
PRINTED = (
    "/",
    "/entities",
    "/timeline",
    "/routes",
    "/efforts",
    "/causes",
    "/comparisons",
    "/voices",
    "/statements",
    "/review",
)


def test_a_printed_page_has_no_bars_and_nothing_is_cut(chromium: Any, workbench: str) -> None:
    paper = {"width": 680, "height": 960}
    with opened(chromium, workbench, viewport=paper, color_scheme="dark") as page:
        page.emulate_media(media="print")
        for address in (*PRINTED, f"/documents/{BULLETIN_DOCUMENT.id}"):
            arrive(page, address)
            assert page.locator(BARS).locator("visible=true").count() == 0, address
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
            assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(27, 34, 38)", address


@pytest.mark.parametrize(("address", "drawn"), [("/timeline", ".over-place"), ("/influence", ".canvas")])
def test_what_webgl_draws_is_printed_on_light_ground(
    chromium: Any, workbench: str, ties_workbench: str, address: str, drawn: str
) -> None:
    with opened(chromium, ties_workbench if address == "/influence" else workbench, color_scheme="dark") as page:
        page.goto(address)
        page.wait_for_selector(f"{drawn}[data-ready=yes]", timeout=60_000)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        shades = page.evaluate(
            """() => {
                const copy = document.querySelector("canvas.printed");
                const { data } = copy.getContext("2d").getImageData(0, 0, copy.width, copy.height);
                const seen = new Set();
                for (let at = 0; at < data.length; at += 4) if (data[at + 3]) seen.add(data.slice(at, at + 3).join());
                return [...seen];
            }"""
        )
        assert len(shades) > 10
        assert not {"20,25,28", "32,39,43"} & set(shades)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("canvas.printed").count() == 0
        assert page.evaluate("document.documentElement.dataset.theme") is None


def test_a_page_becomes_a_pdf_with_its_text(tab: Any) -> None:
    reader = pytest.importorskip("pypdfium2")
    arrive(tab, "/comparisons/c0de")
    printed = reader.PdfDocument(BytesIO(tab.pdf(format="A4")))
    text = "".join(page.get_textpage().get_text_range() for page in printed)
    assert tab.locator("h1").inner_text().split()[0] in text
    assert "Overview" not in text
