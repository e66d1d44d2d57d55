"""Documents in a real browser: judging by keys, correcting in place, adding what is selected, searching, putting in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_map import HERALD_DOCUMENT

HERALD = f"/documents/{HERALD_DOCUMENT.id}"
SELECT = """(words) => {
  const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const passage = [...document.querySelectorAll(".passage")].find((one) => one.textContent.includes(words));
  let at = passage.textContent.indexOf(words);
  let end = at + words.length;
  walker.currentNode = passage;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (at >= 0 && at < node.length) { range.setStart(node, at); at = -1; } else if (at >= 0) at -= node.length;
    if (end <= node.length) { range.setEnd(node, end); break; }
    end -= node.length;
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def test_keys_judge_the_chosen_statement_and_take_it_back(own_tab: Any) -> None:
    own_tab.goto(HERALD)
    own_tab.keyboard.press("j")
    card = own_tab.locator(".card.is-judged-next")
    own_tab.wait_for_selector(".said.is-chosen")
    own_tab.keyboard.press("a")
    own_tab.wait_for_selector(".card[data-decided=accept]")
    assert "Accepted" in card.locator(".judged").inner_text()
    own_tab.keyboard.press("u")
    own_tab.wait_for_selector(".card[data-decided=accept]", state="detached")
    assert "Accepted" not in card.locator(".judged").inner_text()


def test_a_correction_is_made_in_place(own_tab: Any) -> None:
    own_tab.goto(HERALD)
    own_tab.keyboard.press("j")
    own_tab.keyboard.press("c")
    form = own_tab.locator(".card form.correcting")
    form.locator("select[name=fault]").select_option("modality")
    form.locator("select[name='field.modality']").select_option("alleged")
    form.locator("button:not([type=button])").click()
    own_tab.wait_for_selector(".card[data-decided=correct]")
    assert form.count() == 0
    own_tab.reload()
    assert "Alleged" in own_tab.locator(".card[data-decided=correct]").text_content()


def test_escape_closes_the_form(tab: Any) -> None:
    tab.goto(HERALD)
    tab.keyboard.press("j")
    tab.keyboard.press("c")
    tab.wait_for_selector(".card form.correcting")
    tab.keyboard.press("Escape")
    assert tab.locator("form.correcting").count() == 0


def test_what_is_selected_becomes_a_statement_with_that_evidence(own_tab: Any) -> None:
    words = "The Northern Front is led by Anselm Karo."
    own_tab.goto(HERALD)
    own_tab.evaluate(SELECT, words)
    own_tab.wait_for_selector("[data-add]:visible")
    own_tab.keyboard.press("n")
    form = own_tab.locator("form.adding")
    assert form.locator("blockquote").inner_text() == words
    form.locator(".kinds a", has_text="relation").click()
    own_tab.wait_for_selector("form.adding [name='role.source']")
    form.locator("select[name='field.type']").select_option("influences")
    own_tab.evaluate(SELECT, "Anselm Karo")
    form.locator("[data-take^=x-role-source]").click()
    form.locator("[name='role.target']").fill("The Northern Front")
    with own_tab.expect_navigation():
        form.locator("button:not([type=button])").click()
    own_tab.wait_for_selector(".said.is-chosen")
    chosen = own_tab.locator(".card", has=own_tab.locator("details[open]"))
    assert "Anselm Karo" in chosen.inner_text()
    assert "analyst@1" in chosen.inner_text()


def test_the_review_goes_on_to_the_next_and_counts(own_tab: Any) -> None:
    own_tab.goto("/review")
    first = own_tab.locator(".is-judged-next").get_attribute("data-judge")
    own_tab.keyboard.press("a")
    own_tab.wait_for_function("(id) => document.querySelector('.is-judged-next').dataset.judge !== id", arg=first)
    assert own_tab.locator("[data-progress]").inner_text().startswith("1 of ")
    own_tab.keyboard.press("u")
    own_tab.wait_for_function("() => document.querySelector('[data-progress]').textContent.startsWith('0 of ')")
    assert own_tab.locator(".is-judged-next").get_attribute("data-judge") == first


def test_asking_who_said_what_lives_in_the_address(tab: Any) -> None:
    tab.goto("/search")
    tab.fill("#s-by", "mayor")
    tab.fill("#s-from", "2019")
    tab.locator(".asking button").click()
    tab.wait_for_url("**by=mayor**")
    assert "2019" in tab.url
    assert "killed" in tab.locator(".said-table").inner_text()


def test_a_file_is_sent_and_left_out_again(own_tab: Any, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The council met.", "utf-8")
    own_tab.goto("/upload")
    own_tab.set_input_files("[data-files]", [tmp_path / "note.txt"])
    own_tab.wait_for_selector("[data-name='note.txt'] button")
    assert "16 B" in own_tab.locator("[data-name='note.txt']").inner_text()
    own_tab.locator("[data-name='note.txt'] button").click()
    own_tab.wait_for_selector("[data-name='note.txt']", state="detached")
