"""The list of actors with its facets, and the page of one: ties, times, words, and what corrects it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from faultline.model.judgement import Decision
from faultline.workspace import Selection, Workspace
from faultline.workspace.roster import ActorsWanted
from network_map import network_view
from sample_map import BULLETIN_DOCUMENT, built_map


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory, new_browser: Any) -> Any:
    folder = Path(tmp_path_factory.mktemp("network")) / "map"
    network_view(folder)
    return new_browser(Workspace.open(folder))


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    return built_map(tmp_path / "map")


def rows(page: str) -> list[str]:
    """The ids of the actors listed."""
    return re.findall(r'<tr>\s*<td><a href="/entities/(\w+)', page)


def test_a_facet_narrows_to_as_many_as_it_says(browser: Any, view: Any) -> None:
    facets = view.selected(Selection()).of_actors().roster().facets(ActorsWanted(), [], None)
    assert facets.total == view.counts()["entities"]
    for type, count in facets.types:
        assert len(rows(browser.page(f"/entities?entity_type={type}"))) == count
    for role, count in facets.roles:
        if role in ("actor", "recipient", "source", "speaker"):
            assert len(rows(browser.page(f"/entities?role={role}"))) == count, role
    for code, count in facets.countries:
        assert len(rows(browser.page(f"/entities?country={code}"))) == count
    assert len(rows(browser.page("/entities?residual=yes"))) == facets.residual == 1


def test_they_are_sorted_as_asked(browser: Any) -> None:
    by_name = rows(browser.page("/entities?sort=name"))
    by_statements = rows(browser.page("/entities?sort=statements"))
    assert sorted(by_name) == sorted(by_statements)
    assert by_statements[0] in ("aa01", "bb02")
    assert browser.get("/entities?sort=odd").status_code == 400
    assert browser.get("/entities?role=odd").status_code == 400


def test_the_filter_narrows_list_and_facets_alike(browser: Any) -> None:
    page = browser.page("/entities?kind=effort")
    assert rows(page) == ["cc03"]
    assert "International organisation" in page
    assert "entity_type=person" not in page


def test_who_was_judged_is_found_again(own: Workspace, new_browser: Any) -> None:
    client = new_browser(own)
    assert rows(client.page("/entities?decided=yes")) == []
    client.post("/judgements", token=client.visit(), target="aa01", decision="note", note="Look again.", back="/")
    assert rows(client.page("/entities?decided=yes")) == ["aa01"]
    assert "aa01" not in rows(client.page("/entities?decided=no"))


def test_a_tie_tells_period_direction_sources_and_its_sentences(network: Any) -> None:
    page = network.page("/entities/a1")
    assert "4 March 2019 – 20 March 2019" in page
    keys = [key.replace("&amp;", "&") for key in re.findall(r'href="(/entities/a1\?tie=[^"]+)#tie"', page)]
    assert len(keys) >= 4
    fights = next(key for key in keys if "fights" in key)
    assert "fought from 4 to 9 March 2019" in network.page(fights).split('id="tie"')[1]
    denied = next(key for key in keys if "denied" in key)
    said = network.page(denied).split('id="tie"')[1].split('class="sided"')[0]
    assert "denies that it backs" in said


def test_what_it_says_itself_is_apart(browser: Any) -> None:
    page = browser.page("/entities/bb02")
    assert "denied that it attacked" not in page.split('id="spoken"')[0].split("<h1>")[0]
    assert "it attacked the Northern Front in Dorava" in page.split('id="spoken"')[1]


def test_others_of_a_like_name_are_offered_and_found_by_text(network: Any, browser: Any) -> None:
    assert 'value="c4"' in network.page("/entities/c3?other=government")
    choices = browser.page("/entities/aa01?other=karo").split('id="same"')[1].split("</fieldset>")[0]
    assert 'value="ff06"' in choices
    assert 'value="aa01"' not in choices


@pytest.mark.parametrize(
    ("decision", "fields", "said"),
    [
        ("merge", {"other": "bb02"}, None),
        ("split", {"document": BULLETIN_DOCUMENT.id, "name": "Other Front"}, None),
        ("rename", {"name": "The North"}, "The North"),
        ("type", {"type": "party"}, "Party"),
        ("residual", {}, "never ranked"),
        ("note", {"note": "Look again."}, "Look again."),
    ],
)
def test_each_form_corrects_it_leads_back_and_can_be_taken_back(
    own: Workspace, new_browser: Any, decision: str, fields: dict[str, str], said: str | None
) -> None:
    client = new_browser(own)
    token = client.visit()
    page = client.page("/entities/aa01?kind=event")
    assert re.search(rf'name="decision" value="{decision}"', page)
    assert 'name="back" value="/entities/aa01?kind=event"' in page
    answer = client.post("/judgements", token=token, target="aa01", decision=decision, back="/entities/aa01", **fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/entities/aa01")
    (made,) = own.ledger.judgements()
    assert made.decision == Decision(decision)
    if said is None:
        return
    after = client.page("/entities/aa01")
    assert said in after
    assert 'action="/judgements/undo"' in after
    client.post("/judgements/undo", token=token, judgement=str(made.id), back="/entities/aa01")
    assert 'class="is-undone"' in client.page("/entities/aa01")


def test_who_was_merged_is_listed_as_the_one_they_are_now(own: Workspace, new_browser: Any) -> None:
    client = new_browser(own)
    client.post("/judgements", token=client.visit(), target="aa01", decision="merge", other="bb02", back="/")
    (key,) = rows(client.page("/entities?q=army"))
    assert "Merged" in client.page(f"/entities/{key}")
