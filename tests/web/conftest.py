"""The sample map, built once for the tests of this folder."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from faultline.web.application import create_application
from faultline.workspace import MapView, Workspace
from sample_map import built_map


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return built_map(Path(tmp_path_factory.mktemp("sample")) / "map")


@pytest.fixture(scope="session")
def view(workspace: Workspace) -> MapView:
    return workspace.view()


class Browser:
    """Asks the application as a browser on this machine would, without a network; it keeps cookies once it `visits`."""

    def __init__(self, workspace: Workspace) -> None:
        self.application = create_application(workspace)
        self.cookies: dict[str, str] = {}

    def get(
        self, address: str, host: str = "127.0.0.1:8765", method: str = "GET", headers: dict[str, str] | None = None
    ) -> httpx.Response:
        return self._ask(method, address, host, headers=headers)

    def visit(self) -> str:
        """Look at the first page as a new visitor; the token of its forms."""
        answer = self.get("/")
        self.cookies = dict(answer.cookies)
        return re.findall(r'<meta name="token" content="(\w+)">', answer.text)[0]

    def post(self, address: str, headers: dict[str, str] | None = None, **sent: Any) -> httpx.Response:
        """Send a form; `json` instead of fields sends that."""
        body = sent if "json" in sent else {"data": sent}
        return self._ask("POST", address, headers=headers, **body)

    def _ask(self, method: str, address: str, host: str = "127.0.0.1:8765", **content: Any) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self.application, raise_app_exceptions=False)
            async with httpx.AsyncClient(
                transport=transport, base_url=f"http://{host}", cookies=self.cookies
            ) as client:
                return await client.request(method, address, **content)

        with ThreadPoolExecutor(1) as apart:  # from whatever event loop the test itself may run in
            return apart.submit(asyncio.run, ask()).result()

    def page(self, address: str) -> str:
        """The HTML of a page that must be there."""
        answer = self.get(address)
        assert answer.status_code == 200, answer.text
        return answer.text


@pytest.fixture(scope="session")
def browser(workspace: Workspace) -> Browser:
    return Browser(workspace)


@pytest.fixture(scope="session")
def new_browser() -> type[Browser]:
    """For tests that need a workspace of their own."""
    return Browser
