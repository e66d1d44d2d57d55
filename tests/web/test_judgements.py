"""Judging by a form: who may, what is kept, and that no page elsewhere can do it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from faultline.model.judgement import Decision
from faultline.workspace import Workspace
from sample_map import built_map

JSON = {"accept": "application/json"}


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    return built_map(tmp_path / "map")


@pytest.fixture
def client(own: Workspace, new_browser: Any) -> Any:
    return new_browser(own)


def test_a_form_judges_and_leads_back(client: Any, own: Workspace) -> None:
    target = own.view().statements(kind="event")[0].id
    answer = client.post(
        "/judgements",
        token=client.visit(),
        target=target,
        decision="reject",
        fault="wrong_actor",
        note="No.",
        back="/review",
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    (made,) = own.ledger.judgements()
    assert (made.decision, made.target, made.note) == (Decision.REJECT, target, "No.")
    assert client.get("/api/statements?judged=yes").json()["total"] == 1


@pytest.mark.parametrize("back", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere", "", "/\n/x"])
def test_it_never_leads_elsewhere(client: Any, own: Workspace, back: str) -> None:
    target = own.view().statements()[0].id
    answer = client.post("/judgements", token=client.visit(), target=target, decision="accept", back=back)
    assert answer.headers["location"] == "/"


def test_a_script_gets_json_and_takes_it_back(client: Any, own: Workspace) -> None:
    headers = {**JSON, "X-Faultline-Token": client.visit()}
    made = client.post("/judgements", headers=headers, target="aa01", decision="merge", other="bb02").json()
    assert made["decided"] == "Merged"
    merged = [client.get(f"/entities/{key}").status_code for key in ("aa01", "bb02")]
    assert sorted(merged) == [200, 307]
    taken = client.post("/judgements/undo", headers=headers, judgement=made["id"])
    assert taken.json()["id"] == made["id"]
    assert [client.get(f"/entities/{key}").status_code for key in ("aa01", "bb02")] == [200, 200]


@pytest.mark.parametrize(
    ("target", "fields"),
    [
        ("aa01", {"decision": "rename", "name": "The North"}),
        ("aa01", {"decision": "residual"}),
        ("aa01", {"decision": "split", "document": "sources/bulletin.txt"}),
        ("c0de", {"decision": "verdict", "verdict": "compatible"}),
        ("c0de", {"decision": "confirm"}),
        ("The Herald", {"decision": "grade", "grade": "B2"}),
        ("aa01", {"decision": "note", "note": "Look again."}),
    ],
)
def test_every_decision_may_be_taken(client: Any, own: Workspace, target: str, fields: dict[str, str]) -> None:
    answer = client.post("/judgements", headers={**JSON, "X-Faultline-Token": client.visit()}, target=target, **fields)
    assert answer.status_code == 200, answer.text
    assert own.ledger.judgements()[0].decision.value == fields["decision"]
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"target": "aa01"}, "decision"),
        ({"decision": "accept"}, "target"),
        ({"target": "aa01", "decision": "accept"}, "cannot be judged"),
        ({"target": "aa01", "decision": "hang"}, "there is no decision"),
        ({"target": "unheard", "decision": "accept"}, "unheard"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_a_sentence(client: Any, fields: dict[str, str], says: str) -> None:
    answer = client.post("/judgements", headers={**JSON, "X-Faultline-Token": client.visit()}, **fields)
    assert answer.status_code == 400
    assert says in answer.json()["error"]


@pytest.mark.parametrize(
    ("token", "headers"),
    [
        ("", {}),
        ("0" * 64, {}),
        (None, {"origin": "https://elsewhere.example"}),
        (None, {"origin": "http://127.0.0.1:9999"}),
        (None, {"cookie": "faultline_visit=another"}),
    ],
)
def test_what_does_not_come_from_a_page_of_ours_is_refused(
    client: Any, own: Workspace, token: str | None, headers: dict[str, str]
) -> None:
    own_token = client.visit()
    if "cookie" in headers:
        client.cookies = {}
    answer = client.post(
        "/judgements", headers=headers, token=own_token if token is None else token, target="aa01", decision="residual"
    )
    assert answer.status_code == 403
    assert own.ledger.judgements() == ()


def test_a_form_is_bounded_and_must_be_one(client: Any) -> None:
    assert client.post("/judgements", note="x" * 1_100_000).status_code == 400
    assert client.post("/judgements", json={"target": "aa01"}).status_code == 400
    assert client.get("/judgements").status_code == 405


def test_a_statement_tells_what_was_decided_before(client: Any, own: Workspace) -> None:
    target, token = own.view().statements()[0].id, client.visit()
    assert "Judged before" not in client.page(f"/statements/{target}")
    client.post("/judgements", token=token, target=target, decision="accept", note="read twice")
    client.post("/judgements", token=token, target=target, decision="reject", note="no such place")
    standing, _, before = client.page(f"/statements/{target}").partition("Judged before")
    assert "no such place" in standing
    assert "read twice" in before
    assert "no such place" not in before
