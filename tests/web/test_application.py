"""The pages as a browser gets them: all there, all linked, nothing of a document ever markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from faultline.web.guarding import HEADERS
from faultline.workspace import MapView
from sample_map import HOSTILE, built_map, one_document, publish

PAGES = [
    "/",
    "/documents",
    "/documents/7ab1e7ab1e7ab1e7",
    "/entities",
    "/entities?entity_type=armed_group&q=front",
    "/entities/aa01",
    "/entities/aa01?other=army",
    "/entities?role=actor&sort=name",
    "/influence",
    "/entities/ee05",
    "/statements",
    "/statements?kind=event&modality=actual&actor=aa01",
    "/comparisons",
    "/comparisons?verdict=contradicted",
    "/comparisons/c0de",
    "/search",
    "/search?q=Dorava",
    "/search?q=Dorava&what=passage&kind=event",
    "/search?by=mayor&about=Dorava",
    "/documents?titled=herald&order=newest",
    "/review",
    "/notes",
    "/upload",
    "/losses",
    "/influence",
    "/timeline",
    "/routes",
    "/efforts",
    "/causes",
    "/voices",
    "/review",
    "/findings/gaps",
    "/api",
    "/statements?kind=event&period=2019..2020&actor=aa01&source=Unheard&lang=fr",
    "/causes",
    "/voices",
    "/comparisons/figures",
    "/analyses",
    "/analyses/principles",
    "/analyses/setting",
]


class Structure(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, name: str) -> list[str]:
        return [given[name] or "" for _, given in self.elements if name in given]

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [given for name, given in self.elements if name == tag]


def herald(view: MapView) -> str:
    return next(d.id for d in view.documents() if d.path.endswith("herald.txt"))


def pages_of(view: MapView) -> list[str]:
    statements = [f"/statements/{s.id}" for s in view.iterate_statements()]
    return [*PAGES, f"/documents/{herald(view)}", *statements]


def test_every_page_is_there_and_well_made(browser: Any, view: MapView) -> None:
    for address in pages_of(view):
        page = Structure(browser.page(address))
        assert len(page.all("h1")) == 1, address
        assert len(page.all("main")) == 1, address
        ids = page.values("id")
        assert len(ids) == len(set(ids)), address
        labels = {given["for"] for given in page.all("label")}
        fields = [g for tag in ("input", "select") for g in page.all(tag) if g.get("type") != "hidden"]
        assert {given["id"] for given in fields} <= labels, address


def test_every_link_leads_somewhere(browser: Any, view: MapView) -> None:
    structures: dict[str, Structure] = {}

    def structure(address: str) -> Structure:
        if address not in structures:
            structures[address] = Structure(browser.page(address))
        return structures[address]

    for page in pages_of(view):
        for link in structure(page).values("href"):
            path, _, fragment = link.partition("#")
            if path.startswith("/static/"):
                assert browser.get(path).status_code == 200
                continue
            assert path.startswith("/") or not path, link
            target = structure(path or page)
            assert not fragment or fragment in target.values("id"), f"{page} → {link}"


def test_the_overview_links_all_pages(browser: Any) -> None:
    links = Structure(browser.page("/")).values("href")
    assert {"/documents", "/entities", "/statements", "/comparisons", "/losses", "/search"} <= set(links)


def test_no_document_becomes_markup(browser: Any, view: MapView) -> None:
    for address in [*pages_of(view), "/search?q=alert"]:
        page = Structure(browser.page(address))
        assert all(given.get("src", "").startswith("/static/") for given in page.all("script")), address
        names = {name for _, given in page.elements for name in given}
        assert not {name for name in names if name.startswith("on") or name == "style"}, address
        assert not [value for value in page.values("href") if value.lower().startswith("javascript")], address
        assert HOSTILE not in browser.page(address), address


def test_hostile_text_is_shown_as_it_is(browser: Any) -> None:
    assert HOSTILE in Structure(browser.page("/entities/ee05")).text
    assert "{{ 7 * 7 }}" in Structure(browser.page("/entities")).text


def test_a_hostile_question_is_shown_as_it_is(browser: Any) -> None:
    page = browser.page("/entities?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_reader_shows_the_whole_text_with_its_statements(browser: Any, view: MapView) -> None:
    key = herald(view)
    page = Structure(browser.page(f"/documents/{key}"))
    document = view.document(key)
    shown = " ".join(page.text.split())
    for passage in document.passages:
        assert " ".join(document.text[passage.start : passage.end].split()) in shown
    for statement in view.statements(document=key):
        assert f"s-{statement.id}" in page.values("id")
        assert f"c-{statement.id}" in page.values("id")
    assert "/entities/aa01" in page.values("href")


def test_a_document_of_rows_has_no_text_but_its_statements(browser: Any) -> None:
    page = browser.page("/documents/7ab1e7ab1e7ab1e7")
    assert "This document has no text" in page
    assert "killed=9; place=Dorava" in page


def test_an_entity_tells_its_names_why_and_what_is_said(browser: Any) -> None:
    text = " ".join(Structure(browser.page("/entities/aa01")).text.split())
    assert "the Front" in text
    assert "is the last word of" in text
    assert "Northern Front attacked army (heavy weapons), in Dorava, 4 March 2019: twelve killed" in text
    assert "Denied: attack by army on Northern Front" in text


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ("kind=flow", "Fuel moving from Sarn", "attacked"),
        ("actor=cc03", "train the police", "Fuel moving"),
        ("modality=called_for", "calls for a ceasefire", "attacked army"),
        ("source=7ab1e7ab1e7ab1e7", "9 dead", "Fuel moving"),
        ("kind=&type=&modality=&source=&from=&to=", "Fuel moving", "No statement fits"),
        ("kind=flow&modality=alleged", "No statement fits", "Fuel moving"),
    ],
)
def test_statements_are_narrowed(browser: Any, query: str, there: str, not_there: str) -> None:
    text = " ".join(Structure(browser.page(f"/statements?{query}")).text.split())
    assert there in text
    assert not_there not in text


def test_a_comparison_stands_side_by_side(browser: Any) -> None:
    page = browser.page("/comparisons/c0de")
    assert page.count('class="side ') == 2
    assert "The Herald has twelve dead" in page


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/nowhere", 404, "no page /nowhere"),
        ("/entities/unheard", 404, "unheard"),
        ("/documents/unheard", 404, "unheard"),
        ("/statements/unheard", 404, "unheard"),
        ("/comparisons/unheard", 404, "unheard"),
        ("/statements?kind=rumour", 400, "choose one of event"),
        ("/entities?entity_type=dragon", 400, "choose one of person"),
        ("/comparisons?verdict=guilty", 400, "choose one of corroborated"),
        ("/statements?page=0", 400, "page"),
        ("/search?q=%21", 400, "word"),
    ],
)
def test_failures_have_a_page_that_says_why(browser: Any, address: str, status: int, says: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == status
    assert says in Structure(answer.text).text
    assert '<a href="/">' in answer.text


def test_every_answer_is_guarded(browser: Any) -> None:
    for address in ("/", "/nowhere", "/static/faultline.css", "/api/map"):
        headers = browser.get(address).headers
        assert {name: headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/", "/statements?page=2", "/nowhere", "/api/map", "/static/faultline.css"])
def test_head_is_answered_as_get_without_the_body(browser: Any, address: str) -> None:
    whole, head = browser.get(address), browser.get(address, method="HEAD")
    assert head.status_code == whole.status_code
    assert _fixed(head.headers) == _fixed(whole.headers)
    assert whole.content
    assert head.content == b""


def _fixed(headers: Any) -> dict[str, str]:
    """The headers without the cookie, which is another for each new visitor."""
    return {name: value for name, value in headers.items() if name != "set-cookie"}


@pytest.mark.parametrize("host", ["localhost:8765", "LocalHost", "127.0.0.1", "[::1]:8765", "127.0.0.2:1"])
def test_its_own_names_are_answered(browser: Any, host: str) -> None:
    assert browser.get("/", host=host).status_code == 200


@pytest.mark.parametrize(
    "host", ["rebound.example", "rebound.example:8765", "10.0.0.1", "127.0.0.1.example", "localhost.x"]
)
def test_another_host_is_refused(browser: Any, host: str) -> None:
    answer = browser.get("/api/statements", host=host)
    assert answer.status_code == 421
    assert "Dorava" not in answer.text


def test_a_new_version_is_shown_without_a_restart(tmp_path: Path, new_browser: Any) -> None:
    workspace = built_map(tmp_path / "map")
    browser = new_browser(workspace)
    assert "Late news" not in browser.page("/documents")
    publish(workspace, [one_document("Late news\n\nIt rained.")])
    assert "Late news" in browser.page("/documents")


def test_nothing_comes_from_elsewhere() -> None:
    folder = Path(__file__).parents[2] / "src" / "faultline" / "web"
    files = [*folder.glob("templates/*"), *(file for file in folder.glob("static/*") if file.is_file())]
    assert len(files) > 10
    for file in files:
        addresses = set(re.findall(r"https?://[^\s\"'<>)]+", file.read_text(encoding="utf-8")))
        assert addresses <= {"http://www.w3.org/2000/svg"}, file


def test_the_page_of_an_entity_says_what_it_is_not(browser: Any) -> None:
    assert "Northern Front split from Old Front" in Structure(browser.page("/entities/aa01")).text
