"""Every figure and every edge leads to its sentences in at most two clicks: a sample of each sort, on each page."""

from __future__ import annotations

from typing import Any

import pytest
from tests.browser.conftest import RESTED, arrive, opened

SAMPLED = 3
SENTENCES = "main blockquote, main .said"
FIGURES = {
    "/": (".bars a", ".ranked a", ".tiles a[href='/statements']", ".news a, .plain a"),
    "/entities": ("tbody td a",),
    "/entities/aa01": ("section .list a",),
    "/statements": (".facets a:not([aria-current])", ".dot"),
    "/timeline": (".as-table td a, .as-table th a",),
    "/routes": ("table a, .ways-list a",),
    "/efforts": (".matrix a", ".list td a"),
    "/causes": (".arrow", ".links a"),
    "/comparisons": (".comparisons h2 a, .comparisons h3 a, .comparisons p a", ".facets a:not([aria-current])"),
    "/comparisons/figures": (".matter tbody a", ".matter h3 a"),
    "/voices": (".bars a", ".list a", ".plain a"),
    "/analyses/gaps": ("tbody a",),
    "/documents": ("td.count a",),
    "/search?q=Dorava": (".hits a",),
}
TIES = {"/influence": ("#rankings td a", "#panel td a", "section[aria-labelledby=ties] td a")}
ONWARD = "main .list a, main .statements a, main .facts a, main .plain a, main .comparisons a, main .cards a"

ONWARD_OR_SAID = f"{SENTENCES}, {ONWARD}"


def leads_to_sentences(page: Any, address: str, selector: str, at: int) -> bool:
    """Click a figure of a page and, where no sentence stands there yet, what the next page offers first."""
    arrive(page, address)
    page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
    before = page.url
    page.locator(selector).nth(at).click()
    page.wait_for_function("before => location.href !== before", arg=before)
    page.wait_for_function(f"() => document.querySelector({ONWARD_OR_SAID!r}) && ({RESTED})()")
    if page.locator(SENTENCES).count():
        return True
    targets = page.locator(ONWARD).evaluate_all("them => them.slice(0, 5).map((one) => one.href)")
    return any("<blockquote" in page.request.get(target).text() for target in targets)


def followed(page: Any, pages: dict[str, tuple[str, ...]]) -> tuple[int, list[str]]:
    """How many figures were followed, and those that lead nowhere."""
    count, lost = 0, []
    for address, selectors in pages.items():
        for selector in selectors:
            arrive(page, address)
            there = min(SAMPLED, page.locator(selector).count())
            for at in range(there):
                if not leads_to_sentences(page, address, selector, at):
                    lost.append(f"{address} {selector} {at}")
            count += there
    return count, lost


def test_figures_of_every_page_lead_to_their_sentences(tab: Any) -> None:
    count, lost = followed(tab, FIGURES)
    assert lost == []
    assert count >= 30


def test_ties_and_ranks_lead_to_their_sentences(chromium: Any, ties_workbench: str) -> None:
    with opened(chromium, ties_workbench) as page:
        count, lost = followed(page, TIES)
    assert lost == []
    assert count >= 6


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_arrow_of_the_causes_is_reached_and_followed_by_the_keyboard(
    chromium: Any, workbench: str, theme: str
) -> None:
    with opened(chromium, workbench, color_scheme=theme) as page:
        arrive(page, "/causes")
        arrow = page.locator(".arrow").first
        arrow.focus()
        assert page.evaluate("getComputedStyle(document.activeElement.querySelector('.line')).strokeWidth") == "4px"
        page.keyboard.press("Enter")
        page.wait_for_url("**/findings/causes/*")
        assert page.locator(SENTENCES).count() >= 1
