"""Disagreements, causes and voices in a real browser: keys judge and take back, loops stand out, figures are drawn."""

from __future__ import annotations

import re
from typing import Any

from tests.browser.conftest import arrive


def test_a_disagreement_is_dismissed_with_one_key_and_taken_back_with_another(own_tab: Any) -> None:
    own_tab.goto("/comparisons")
    own_tab.keyboard.press("j")
    own_tab.keyboard.press("d")
    own_tab.wait_for_selector(".told p:has-text('Dismissed')")
    assert "Dismissed" in own_tab.locator("#c-c0de .judged").inner_text()
    own_tab.keyboard.press("u")
    own_tab.wait_for_selector(".told p:has-text('Taken back')")
    assert own_tab.locator("#c-c0de .judged").inner_text() == ""


def test_another_verdict_and_a_note_by_the_keyboard(own_tab: Any) -> None:
    own_tab.goto("/comparisons")
    own_tab.keyboard.press("j")
    own_tab.keyboard.press("v")
    own_tab.wait_for_selector("#v-c0de:focus")
    own_tab.locator("#v-c0de").select_option("updated")
    own_tab.get_by_role("button", name="Other verdict").click()
    own_tab.wait_for_selector(".told p:has-text('Verdict changed')")
    own_tab.locator("#n-c0de").fill("counted a week later")
    own_tab.keyboard.press("Enter")
    own_tab.wait_for_selector(".told p:has-text('Noted — noted')")
    own_tab.goto("/comparisons/c0de")
    assert "counted a week later" in own_tab.locator("main").inner_text()
    assert own_tab.locator(".verdict-updated").count() == 1


def test_a_disagreement_leads_to_both_sentences(tab: Any) -> None:
    tab.goto("/comparisons")
    assert tab.locator("#c-c0de blockquote mark").count() >= 2
    tab.locator("#c-c0de blockquote a").first.click()
    tab.wait_for_url(re.compile(r"/documents/\w+#s-"))
    tab.go_back()
    tab.get_by_role("link", name=re.compile("Figures over time")).click()
    tab.wait_for_selector(".matter")
    tab.locator(".matter").get_by_role("link", name="Sentence").first.click()
    tab.wait_for_url(re.compile(r"/statements/"))


def test_an_arrow_leads_to_its_sentences_and_a_factor_to_what_lies_around_it(tab: Any) -> None:
    arrive(tab, "/causes")
    arrow = tab.locator("a.arrow").first
    arrow.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile(r"/findings/causes/"))
    tab.wait_for_selector(".statement.kind-cause")
    tab.go_back()
    factor = tab.locator("a.factor").first
    name = factor.get_attribute("data-factor")
    factor.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile("factor="))
    assert tab.locator(f'a.factor.is-lit[data-factor="{name}"]').count() == 1


def test_an_outlet_is_graded_by_letter_and_figure_and_taken_back(own_tab: Any) -> None:
    arrive(own_tab, "/voices")
    own_tab.keyboard.press("j")
    own_tab.keyboard.press("b")
    own_tab.keyboard.press("2")
    own_tab.wait_for_selector(".told p:has-text('Graded')")
    given = own_tab.locator(".outlets tr .given").first
    assert given.inner_text() == "B2"
    own_tab.keyboard.press("u")
    own_tab.wait_for_selector(".told p:has-text('Taken back')")
    assert given.inner_text() == "–"
    own_tab.reload()
    assert own_tab.locator(".outlets tr .given").first.inner_text() == "–"
