"""The page of the analysts' own texts: what it takes, from whom, and that it shows text as text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from faultline.workspace import Workspace
from faultline.workspace.own_texts import own_texts
from sample_map import HOSTILE, built_map


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    return built_map(tmp_path / "map")


@pytest.fixture
def client(own: Workspace, new_browser: Any) -> Any:
    return new_browser(own)


def test_a_text_is_written_changed_taken_out_and_brought_back(client: Any, own: Workspace) -> None:
    token = client.visit()
    answer = client.post("/notes", token=token, section="11", text="It may worsen.")
    assert (answer.status_code, answer.headers["location"]) == (303, "/notes#text-1")
    (text,) = own_texts(own)
    assert "It may worsen." in client.page("/notes")
    assert "It may worsen.</textarea>" in client.page("/notes?edit=1")
    client.post("/notes", token=token, number="1", entry=str(text.entry), text="- It may not.")
    assert "<li>It may not.</li>" in client.page("/notes")
    entry = str(own_texts(own)[0].entry)
    assert client.post("/notes/remove", token=token, number="1", entry=entry).status_code == 303
    assert own_texts(own) == ()
    client.post("/notes/undo", token=token, number="1")
    assert [text.text for text in own_texts(own)] == ["- It may not."]


def test_what_another_wrote_meanwhile_is_not_overwritten(client: Any, own: Workspace) -> None:
    token = client.visit()
    client.post("/notes", token=token, section="1", text="One.")
    client.post("/notes", token=token, number="1", entry="1", text="Two.")
    answer = client.post("/notes", token=token, number="1", entry="1", text="Three.")
    assert answer.status_code == 400
    assert "in the meantime" in answer.text
    assert own_texts(own)[0].text == "Two."


def test_a_page_elsewhere_writes_nothing(client: Any, own: Workspace) -> None:
    client.visit()
    for path in ("/notes", "/notes/remove", "/notes/undo"):
        assert client.post(path, token="made up", section="1", text="x", number="1").status_code == 403
    assert own.ledger.text_entries() == ()


def test_what_it_says_is_only_text_and_what_it_cites_a_link(client: Any, own: Workspace) -> None:
    led = own.view().statements(kind="relation")[0].id
    token = client.visit()
    client.post("/notes", token=token, section="5", text=f"{HOSTILE} **strong** [^{led[:8]}]")
    page = client.page("/notes")
    assert HOSTILE not in page
    assert "&lt;script&gt;" in page
    assert "<strong>strong</strong>" in page
    assert f'href="/statements/{led}"' in page


@pytest.mark.parametrize("fields", [{"section": "77", "text": "x"}, {"section": "1", "text": " "}, {"text": "x"}])
def test_wrong_use_is_told(client: Any, own: Workspace, fields: dict[str, str]) -> None:
    assert client.post("/notes", token=client.visit(), **fields).status_code == 400
    assert own.ledger.text_entries() == ()


def test_the_page_is_in_french_too(client: Any) -> None:
    assert "Texte propre au rapport" in client.page("/notes?lang=fr")
