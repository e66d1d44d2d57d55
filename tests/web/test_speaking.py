"""What the map says is said in the language of the page; names and words of sources stay as they are."""

from __future__ import annotations

import re
from html import unescape

import pytest
from tests.web.conftest import Browser

from faultline.exchange.french.statements import say_in_french, say_voice_in_french, say_what_in_french
from faultline.exchange.wording import say_voice, say_what
from faultline.model.statement import Kind
from faultline.web.showing import Shown, showing
from faultline.web.speaking import code_told, speaking, told, told_whole, type_told
from faultline.web.words import words_in
from faultline.workspace import MapView

FRENCH = {"accept-language": "fr"}


def plain(page: str) -> str:
    """The text of a page without its tags."""
    return unescape(re.sub(r"<[^>]+>", "", page))


def test_each_statement_stands_in_french_on_a_french_page_and_in_english_on_the_next(
    browser: Browser, view: MapView
) -> None:
    for statement in view.statements(limit=20):
        address = f"/statements/{statement.id}"
        heading = plain(re.findall(r"<h1.*?</h1>", browser.get(address, headers=FRENCH).text, re.DOTALL)[0])
        assert heading.lower() == say_in_french(statement).lower()
        assert say_in_french(statement) not in plain(browser.page(address))


def test_whom_an_english_statement_links_the_french_one_links_too(view: MapView) -> None:
    linked = 0
    for statement in view.iterate_statements():
        english = {p.entity for p in (*say_what(statement), *say_voice(statement)) if p.entity}
        french = {p.entity for p in (*say_what_in_french(statement), *say_voice_in_french(statement)) if p.entity}
        assert french == english
        linked += len(english)
    assert linked


def test_buttons_are_french_although_the_page_was_made_in_english_before(browser: Browser) -> None:
    assert ">Dismiss<" in browser.page("/comparisons")
    french = browser.get("/comparisons", headers=FRENCH).text
    assert ">Écarter<" in french
    assert ">Dismiss<" not in french


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("told in 40 of 50 samples of the sources", "dit dans 40 de 50 échantillons des sources"),
        ("Restoring democracy: Are elections held? supported", "des élections ont-elles lieu"),
        ("it speaks of Army in XD in that time, published 2019-07-15", "il parle de Army dans XD"),
    ],
)
def test_findings_are_told_in_the_language_of_the_page(view: MapView, english: str, french: str) -> None:
    with showing(Shown(words=words_in("fr"))), speaking(view):
        assert french.lower() in told(english).lower()
    with showing(Shown(words=words_in("en"))), speaking(view):
        assert told(english) == english


def test_a_name_of_the_map_keeps_its_english_words(view: MapView) -> None:
    name = view.entities(limit=1)[0].name
    with showing(Shown(words=words_in("fr"))), speaking(view):
        assert told(f"{name} has friendly ties into both camps") == f"{name} a des liens amicaux dans les deux camps"


def test_types_and_sectors_have_their_french_names(view: MapView) -> None:
    with showing(Shown(words=words_in("fr"))):
        assert type_told(Kind.EVENT, "ASSAULT") == "Attaque"
        assert type_told(Kind.EFFORT, "15210").startswith("15210 Gestion")
        assert code_told("arms_trafficking") == "Trafic d’armes"
    assert type_told(Kind.EVENT, "ASSAULT") == "Assault"
    assert told_whole(view.statements(limit=1)[0])


def test_no_label_of_the_ontology_is_left_in_english_on_a_french_list(browser: Browser) -> None:
    page = plain(browser.get("/statements", headers=FRENCH).text)
    assert "Attaque" in page
    assert "Assault" not in page
