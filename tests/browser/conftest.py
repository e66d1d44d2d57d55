"""The workbench on a free port of this machine, and a real browser; skips, loudly, where there is none."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
import uvicorn

from faultline.web.application import create_application
from sample_map import built_map


@pytest.fixture(scope="session")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address."""
    workspace = built_map(tmp_path_factory.mktemp("browser") / "map")
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_application(workspace), log_level="error"))
    thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)
    listener.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="browser tests need playwright")
    executable = shutil.which("chromium")
    if executable is None:
        pytest.skip("browser tests need chromium")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable, args=[*quiet, "--no-first-run"])
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium: Any, workbench: str) -> Iterator[Any]:
    """A fresh page; the test fails if the page complains or asks anything of another machine."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, base_url=workbench)
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", lambda request: troubles.append(request.url) if not request.url.startswith(workbench) else None)
    page.set_default_timeout(5000)
    yield page
    context.close()
    assert troubles == []
