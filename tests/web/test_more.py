"""Analyses without a page of their own, as tables; voices with their intervals, and grades given and taken back."""

from __future__ import annotations

import re
from typing import Any

import pytest

from faultline.web.routes.more import NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_page_in_both_languages_and_its_rows_lead_to_findings(browser: Any, name: str) -> None:
    page = browser.page(f"/analyses/{name}?lang=en")
    assert "Not enough evidence" in page or "<table" in page
    links = re.findall(rf'href="(/findings/{name}/[^"]+)"', page)
    for link in links[:2]:
        assert "Statements behind it" in browser.page(link)
    assert browser.get(f"/analyses/{name}?lang=fr").status_code == 200


def test_the_list_tells_what_each_answers_and_others_are_not_there(browser: Any) -> None:
    page = browser.page("/analyses?lang=en")
    assert all(f'href="/analyses/{name}"' in page for name in NAMES)
    assert browser.get("/analyses/influence").status_code == 404


def test_rows_keep_the_filter(browser: Any) -> None:
    page = browser.page("/analyses/gaps?place=XD")
    assert all("place=XD" in link for link in re.findall(r'href="(/findings/gaps/[^"]+)"', page))


def test_outlets_are_graded_and_the_grade_is_taken_back_without_script(new_browser: Any, tmp_path: Any) -> None:
    from sample_map import built_map

    browser = new_browser(built_map(tmp_path / "map"))
    token = browser.visit()
    outlet = re.findall(r'data-judge="([^"]+)" data-decisions="grade"', browser.page("/voices"))[0]
    sent = {"target": outlet, "decision": "grade", "grade": "B2", "token": token, "back": "/voices"}
    assert browser.post("/judgements", **sent).status_code == 303
    page = browser.page("/voices")
    assert '<strong class="given">B2</strong>' in page
    assert 'action="/judgements/undo"' in page
    browser.post("/judgements/undo", judgement="1", token=token, back="/voices")
    assert '<strong class="given">B2</strong>' not in browser.page("/voices")
    assert browser.post("/judgements", **{**sent, "grade": "Z9"}).status_code == 400


def test_voices_lead_to_their_sentences(browser: Any) -> None:
    page = browser.page("/voices?lang=en")
    assert "Who is quoted" in page
    links = re.findall(r'href="(/findings/voices/[^"]+)"', page)
    assert links
    assert 'class="statement' in browser.page(links[0])
