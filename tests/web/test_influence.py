"""The page of influence: what it draws, and that every tie leads to its sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from faultline.workspace import Workspace
from network_map import HOSTILE, network_view


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, new_browser: Any) -> Any:
    folder = Path(tmp_path_factory.mktemp("network")) / "map"
    network_view(folder)
    return new_browser(Workspace.open(folder))


def test_a_tie_leads_to_its_sentences_by_the_way_it_is_told(client: Any) -> None:
    page = client.page("/influence?tie=a1~b2")
    assert "fought from 4 to 9 March 2019" in page
    assert "attacked the Front near Sarn" in page
    assert "backed the eastern" not in page.split('id="panel"')[1].split("</aside>")[0]


def test_the_tables_hold_each_tie_and_each_actor(client: Any) -> None:
    page, told = client.page("/influence"), client.get("/api/influence").json()
    assert {tie["key"] for tie in told["ties"]} == {"a1~b2", "a1~c3", "b2~c3", "b2~c4", "c3~c4"}
    for tie in told["ties"]:
        assert f"tie={tie['key']}" in page
    for actor in told["actors"]:
        assert f'href="/entities/{actor["id"]}"' in page


def test_no_catch_all_is_an_actor(client: Any) -> None:
    told = client.get("/api/influence?family=relation&family=effort&family=event&family=position").json()
    assert "c5" not in {actor["id"] for actor in told["actors"]}


def test_the_ties_drawn_are_those_asked_for(client: Any) -> None:
    hostile = client.get("/api/influence?sign=hostile").json()
    assert {tie["key"] for tie in hostile["ties"]} == {"a1~b2"}
    assert {tie["sign"] for tie in hostile["ties"]} == {"hostile"}
    assert "No two actors are tied" in client.page("/influence?family=effort")
    assert client.get("/influence?sign=odd").status_code == 400
    assert client.get("/influence?family=odd").status_code == 400


def test_a_way_between_two_is_told_by_name_or_id(client: Any) -> None:
    by_name = client.page("/influence?start=Northern+Front&end=c4")
    panel = by_name.split('id="panel"')[1].split("</aside>")[0]
    assert "2 ties" in panel
    assert "tie=a1~b2" in panel or "tie=a1~c3" in panel
    assert "is not in the network" in client.page("/influence?start=Atlantis&end=c4")


def test_without_an_actor_who_takes_its_place_is_told(client: Any) -> None:
    panel = client.page("/influence?gone=b2").split('id="panel"')[1].split("</aside>")[0]
    assert "Without Army" in panel
    assert "The network holds together" in panel
    assert "is not in the network" in client.page("/influence?gone=zz")


def test_what_a_document_calls_an_actor_is_no_markup(client: Any) -> None:
    page = client.page("/influence?family=position")
    assert HOSTILE.split("|")[1].split("\x01")[0] not in page
    assert "&lt;b&gt;*A&amp;B*" in page


def test_a_filter_narrows_it_and_stays_in_the_links(client: Any) -> None:
    told = client.get("/api/influence?kind=relation").json()
    assert {tie["key"] for tie in told["ties"]} == {"a1~b2", "a1~c3"}
    assert "kind=relation&amp;tie=a1~b2" in client.page("/influence?kind=relation")
    assert "Nothing" in client.page("/influence?place=ML") or "nothing" in client.page("/influence?place=ML")
