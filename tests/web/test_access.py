"""From elsewhere: nothing without a session, no change by a reader, and a trail of who came."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from faultline.web.access import COOKIE
from faultline.web.application import ROUTERS, create_application
from faultline.workspace import Workspace
from faultline.workspace.accounts import Role
from sample_map import built_map

PASSWORD = "four words and more"


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    workspace = built_map(tmp_path / "map")
    for role in Role:
        workspace.accounts.add(role.name.lower(), PASSWORD, role)
    return workspace


@pytest.fixture
def application(own: Workspace) -> FastAPI:
    return create_application(own, own.accounts)


@pytest.fixture
def visitor(new_browser: Any, own: Workspace, application: FastAPI) -> Any:
    """Somebody elsewhere who has not signed in."""
    made = new_browser(own)
    made.application = application
    return made


def sign_in(visitor: Any, name: str, password: str = PASSWORD, back: str = "/statements") -> httpx.Response:
    page = visitor.get("/sign-in")
    visitor.cookies = dict(page.cookies)
    token = re.findall(r'name="token" value="(\w+)"', page.text)[0]
    answer = visitor.post("/sign-in", token=token, name=name, password=password, back=back)
    visitor.cookies |= dict(answer.cookies)
    visitor.token = token
    return answer


def test_a_reader_is_told_so_and_is_offered_nothing_that_is_refused(visitor: Any) -> None:
    sign_in(visitor, "reader")
    for path in ("/review", "/notes", "/upload"):
        page = visitor.page(path)
        assert "reader may read and not change" in page
        assert '<body class="only-looks">' in page
    visitor.cookies = {}
    sign_in(visitor, "analyst")
    assert "only-looks" not in visitor.page("/review")


def test_no_page_and_no_data_without_a_session(visitor: Any) -> None:
    paths = {route.path.replace("{", "").replace("}", "") for module in ROUTERS for route in module.router.routes}
    asked = [path for path in sorted(paths) if not path.startswith(("/sign-in", "/static"))]
    assert len(asked) > 20
    for path in asked:
        answer = visitor.get(path, host="map.example:8765")
        assert answer.status_code in (303, 401), path
        assert "Dorava" not in answer.text
        if answer.status_code == 303:
            assert answer.headers["location"].startswith("/sign-in?back=")


@pytest.mark.parametrize("role", ["analyst", "owner"])
def test_who_signs_in_is_led_back_and_judges_in_the_own_name(visitor: Any, own: Workspace, role: str) -> None:
    answer = sign_in(visitor, role)
    assert (answer.status_code, answer.headers["location"]) == (303, "/statements")
    assert "Dorava" in visitor.page("/statements")
    assert f"Sign out {role}" in visitor.page("/")
    made = visitor.post("/judgements", token=visitor.token, target="aa01", decision="rename", name="The North")
    assert made.status_code == 303
    assert own.ledger.judgements()[0].who == role
    assert [entry.action for entry in own.ledger.audit()] == ["sign_in"]


def test_a_reader_sees_and_changes_nothing(visitor: Any, own: Workspace) -> None:
    sign_in(visitor, "reader")
    assert "Dorava" in visitor.page("/statements")
    for path in ("/judgements", "/judgements/undo", "/uploads", "/build", "/notes", "/notes/remove", "/notes/undo"):
        answer = visitor.post(path, token=visitor.token, target="aa01", decision="rename", name="The North")
        assert answer.status_code == 403, path
    assert own.ledger.judgements() == ()


def test_a_wrong_password_is_refused_and_noted(visitor: Any, own: Workspace) -> None:
    answer = sign_in(visitor, "owner", "not the password")
    assert answer.status_code == 401
    assert "do not fit" in answer.text
    assert COOKIE not in answer.cookies
    assert visitor.get("/").status_code == 303
    assert [(entry.who, entry.action) for entry in own.ledger.audit()] == [("owner", "sign_in_refused")]
    assert "not the password" not in str(own.ledger.audit())


def test_signing_out_ends_the_session(visitor: Any) -> None:
    sign_in(visitor, "analyst")
    assert visitor.post("/sign-out", token=visitor.token).status_code == 303
    assert visitor.get("/").status_code == 303


def test_the_cookie_of_a_session_is_out_of_reach_of_scripts_and_other_sites(visitor: Any) -> None:
    given = next(c for c in sign_in(visitor, "analyst").headers.get_list("set-cookie") if c.startswith(COOKIE))
    assert "HttpOnly" in given
    assert "SameSite=strict" in given


def test_nobody_is_led_elsewhere(visitor: Any) -> None:
    assert sign_in(visitor, "analyst", back="//elsewhere.example").headers["location"] == "/"


def test_a_form_of_another_site_cannot_sign_in(visitor: Any) -> None:
    assert visitor.post("/sign-in", name="owner", password=PASSWORD).status_code == 403


def test_on_this_machine_alone_nobody_signs_in(new_browser: Any, own: Workspace) -> None:
    alone = new_browser(own)
    assert alone.get("/").status_code == 200
    assert alone.get("/sign-in").status_code == 404
