"""No role can do what it may not: every route of the workbench, by who asks and from where."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.routing import Mount, Route

from faultline.web.access import COOKIE
from faultline.web.application import ROUTERS, create_application
from faultline.web.incoming import Build, Incoming
from faultline.web.tokens import HEADER
from faultline.workspace import Workspace
from faultline.workspace.accounts import IDLE, LONGEST, Accounts, Role
from sample_map import built_map

PASSWORD = "four words and more"
ELSEWHERE = "map.example:8765"
LOOKING = {"GET", "HEAD", "OPTIONS"}
OPEN_TO_ALL = {("GET", "/sign-in"), ("POST", "/sign-in")}
FOR_READERS = {("POST", "/sign-out")}
"""What changes something and yet asks for no more than a session."""
FILLED = {"key": "aa01", "document": "aa01", "path": "x", "z": "1", "x": "1", "y": "1", "page": "1"}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = built_map(Path(tmp_path_factory.mktemp("rights")) / "map")
    for role in Role:
        workspace.accounts.add(role.name.lower(), PASSWORD, role)
    return workspace


@dataclass
class Visitor:
    """Somebody with a role, from elsewhere or at the machine itself."""

    application: FastAPI
    host: str
    ask: Any
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def request(self, method: str, path: str, *, with_token: bool = False, **content: Any) -> httpx.Response:
        browser = self.ask(self)
        headers = {HEADER: self.token} if with_token else {}
        answer: httpx.Response = browser._ask(method, path, self.host, headers=headers, **content)
        return answer


@pytest.fixture(scope="module")
def visitors(own: Workspace, new_browser: Any) -> dict[str, Visitor]:
    """Each role from elsewhere, and who sits at the machine."""

    def asked(visitor: Visitor) -> Any:
        browser = new_browser.__new__(new_browser)
        browser.application, browser.cookies = visitor.application, visitor.cookies
        return browser

    alone = Visitor(create_application(own), "127.0.0.1:8765", asked)
    first = alone.request("GET", "/")
    alone.cookies = dict(first.cookies)
    alone.token = re.findall(r'<meta name="token" content="(\w+)">', first.text)[0]
    shared = create_application(own, own.accounts)
    made = {"at the machine": alone}
    for name in ("nobody", "reader", "analyst", "owner"):
        visitor = made[name] = Visitor(shared, ELSEWHERE, asked)
        page = visitor.request("GET", "/sign-in")
        visitor.cookies = dict(page.cookies)
        visitor.token = re.findall(r'name="token" value="(\w+)"', page.text)[0]
        if name != "nobody":
            form = {"token": visitor.token, "name": name, "password": PASSWORD, "back": "/"}
            visitor.cookies |= dict(visitor.request("POST", "/sign-in", data=form).cookies)
            assert COOKIE in visitor.cookies
    return made


def routes() -> list[tuple[str, str]]:
    """Every method of every path, as the application itself lists them."""
    found = set()
    for module in ROUTERS:
        for one in module.router.routes:
            assert isinstance(one, APIRoute)
            found |= {(method, one.path) for method in one.methods}
    return sorted(found)


ROUTES = routes()


def filled(path: str) -> str:
    return re.sub(r"\{(\w+)(:\w+)?\}", lambda found: FILLED.get(found[1], "x"), path)


@pytest.fixture(autouse=True)
def no_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Incoming, "start", lambda _self: Build(()))


def test_all_that_the_application_answers_is_in_this_table(own: Workspace) -> None:
    application = create_application(own)
    known = {path for _, path in ROUTES} | {"/openapi.json", "/static"}
    there = {route.path for route in application.routes if isinstance(route, Route | Mount)}
    assert there <= known
    assert {method for method, _ in ROUTES} == {"GET", "POST"}
    assert len([1 for method, _ in ROUTES if method == "POST"]) >= 7


@pytest.mark.parametrize(
    ("method", "path"), [*ROUTES, ("GET", "/openapi.json"), ("PUT", "/"), ("DELETE", "/judgements")]
)
def test_without_a_session_nothing_is_answered(visitors: dict[str, Visitor], method: str, path: str) -> None:
    answer = visitors["nobody"].request(method, filled(path), with_token=True)
    if (method, path) in OPEN_TO_ALL:
        assert answer.status_code in (200, 400, 401)
    elif method == "GET" and not path.startswith("/api/"):
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in?back=")
    else:
        assert answer.status_code == 401
    assert "Dorava" not in answer.text


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "path", ["/sign-in/../statements", "/static/../statements", "//statements", "/api", "/sign-inx"]
)
def test_no_spelling_of_a_path_leads_around_it(visitors: dict[str, Visitor], method: str, path: str) -> None:
    answer = visitors["nobody"].request(method, path)
    assert "Dorava" not in answer.text
    assert answer.status_code in (303, 401, 404)


@pytest.mark.parametrize("role", ["reader", "analyst", "owner", "at the machine"])
@pytest.mark.parametrize(("method", "path"), [one for one in ROUTES if one[0] in LOOKING])
def test_who_may_look_may_look_at_everything(visitors: dict[str, Visitor], role: str, method: str, path: str) -> None:
    answer = visitors[role].request(method, filled(path))
    assert answer.status_code not in (401, 403, 421)
    assert answer.status_code < 500
    assert not answer.headers.get("location", "").startswith("/sign-in")


CHANGING = [one for one in ROUTES if one[0] not in LOOKING and one not in OPEN_TO_ALL]


@pytest.mark.parametrize(("method", "path"), [one for one in CHANGING if one not in FOR_READERS])
def test_a_reader_changes_nothing(visitors: dict[str, Visitor], own: Workspace, method: str, path: str) -> None:
    position = own.ledger.position()
    answer = visitors["reader"].request(method, filled(path), with_token=True, data={"target": "aa01"})
    assert answer.status_code == 403
    assert "may read and not change" in answer.text
    assert own.ledger.position() == position


@pytest.mark.parametrize("role", ["analyst", "owner", "at the machine"])
@pytest.mark.parametrize(("method", "path"), CHANGING)
def test_every_change_asks_for_the_token_of_a_page(
    visitors: dict[str, Visitor], own: Workspace, role: str, method: str, path: str
) -> None:
    position, audit = own.ledger.position(), len(own.ledger.audit())
    sent = {"data": {"target": "aa01", "decision": "rename", "name": "X"}}
    assert visitors[role].request(method, f"{filled(path)}?name=a.txt", **sent).status_code == 403
    assert (own.ledger.position(), len(own.ledger.audit())) == (position, audit)


@pytest.mark.parametrize("role", ["analyst", "owner", "at the machine"])
@pytest.mark.parametrize(("method", "path"), [one for one in CHANGING if one not in FOR_READERS])
def test_who_may_change_is_not_refused_with_it(visitors: dict[str, Visitor], role: str, method: str, path: str) -> None:
    sent = {"data": {"target": "aa01", "decision": "rename", "name": "The North"}}
    answer = visitors[role].request(method, f"{filled(path)}?name=a.txt", with_token=True, **sent)
    assert answer.status_code not in (401, 403)
    assert answer.status_code < 500


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_at_the_machine_other_names_are_refused(visitors: dict[str, Visitor], method: str, path: str) -> None:
    here = visitors["at the machine"]
    answer = Visitor(here.application, ELSEWHERE, here.ask, here.cookies, here.token).request(method, filled(path))
    assert answer.status_code == 421
    assert "Dorava" not in answer.text


@pytest.mark.parametrize(("used", "after"), [(False, IDLE + 1), (True, LONGEST + 1)])
def test_a_session_ends(tmp_path: Path, new_browser: Any, own: Workspace, used: bool, after: float) -> None:
    now = [1_000_000.0]
    accounts = Accounts(tmp_path / "access.sqlite", clock=lambda: now[0])
    accounts.add("ada", PASSWORD, Role.READER)
    session = accounts.sign_in("ada", PASSWORD)
    browser = new_browser(own)
    browser.application, browser.cookies = create_application(own, accounts), {COOKIE: session}
    begun = now[0]
    while used and now[0] < begun + LONGEST - IDLE:
        assert browser.get("/", host=ELSEWHERE).status_code == 200
        now[0] += IDLE - 60
    now[0] = begun + after
    assert browser.get("/", host=ELSEWHERE).status_code == 303
    assert browser.get("/api/map", host=ELSEWHERE).status_code == 401


def test_secrets_are_written_nowhere(
    own: Workspace, visitors: dict[str, Visitor], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    visitor = visitors["owner"]
    with caplog.at_level(logging.DEBUG):
        for password in (PASSWORD, "not the password at all"):
            form = {"token": visitor.token, "name": "owner", "password": password, "back": "/"}
            session = visitor.request("POST", "/sign-in", data=form).cookies.get(COOKIE, "")
            visitor.request("GET", "/statements?q=%00", with_token=True)
            visitor.request(
                "POST", "/judgements", with_token=True, data={"decision": "\ud800".encode("utf-8", "replace")}
            )
    said = caplog.text + "".join(capfd.readouterr()) + str(own.ledger.audit())
    kept = b"".join(path.read_bytes() for path in sorted(own.folder.rglob("*")) if path.is_file())
    for secret in (PASSWORD, "not the password at all", session, visitor.token, visitor.cookies[COOKIE]):
        assert not secret or secret not in said
        assert not secret or secret.encode() not in kept
