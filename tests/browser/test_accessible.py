"""Nothing that axe-core calls more than minor stands on any page (docs/decisions/0024-axe-in-tests.md)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.browser.conftest import arrive, opened
from tests.browser.test_frame import PAGES

from sample_map import BULLETIN_DOCUMENT

pytest.importorskip("axe_playwright_python", reason="accessibility is checked by axe-core (dev extra)")

ENTITY, DOCUMENT = "/entities/aa01", f"/documents/{BULLETIN_DOCUMENT.id}"
OPENED = (
    ("/influence?node=aa01", None),
    ("/influence?gone=aa01", None),
    (ENTITY, "#mend > summary"),
    ("/statements?kind=event", "[data-facet=kind] > summary"),
    ("/statements", "[data-facet=actor] > summary"),
    ("/timeline", ".as-table > summary"),
    (DOCUMENT, ".card summary"),
)
EMPTY = (
    "/",
    "/entities",
    "/influence",
    "/timeline",
    "/routes",
    "/efforts",
    "/causes",
    "/comparisons",
    "/comparisons/figures",
)
EMPTY += (
    "/voices",
    "/analyses",
    "/documents",
    "/search",
    "/search?q=Dorava",
    "/statements",
    "/review",
    "/upload",
    "/losses",
)


def axe_on(page: Any) -> list[str]:
    """What axe-core finds on the page as it stands, but for what is minor: rule, first place and why, a line each."""
    from axe_playwright_python.base import AXE_SCRIPT

    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    return [
        f"{one['impact']} {one['id']}: {one['nodes'][0]['html'][:200]} {one['nodes'][0]['failureSummary']}"
        for one in found
        if one["impact"] != "minor"
    ]


@pytest.mark.parametrize(("theme", "language"), [("light", "en"), ("dark", "fr")])
def test_axe_finds_nothing_on_any_page(chromium: Any, workbench: str, theme: str, language: str) -> None:
    with opened(chromium, workbench, color_scheme=theme, locale=language) as page:
        found = {}
        for address in PAGES:
            arrive(page, address)
            found[address] = axe_on(page)
        assert not {address: those for address, those in found.items() if those}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_what_opens_when_asked(chromium: Any, workbench: str, theme: str) -> None:
    with opened(chromium, workbench, color_scheme=theme, viewport={"width": 820, "height": 1180}) as page:
        for address, clicked in OPENED:
            arrive(page, address)
            if clicked:
                page.locator(clicked).first.click()
            assert axe_on(page) == [], address


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_an_empty_map(chromium: Any, empty_workbench: str, theme: str) -> None:
    with opened(chromium, empty_workbench, color_scheme=theme, locale="fr") as page:
        for address in EMPTY:
            arrive(page, address)
            assert page.locator("h1").count() == 1, address
            assert axe_on(page) == [], address
