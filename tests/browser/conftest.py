"""The workbench on a free port of this machine, and a real browser; skips, loudly, where there is none."""

from __future__ import annotations

import shutil
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import uvicorn

from faultline.web.application import create_application
from faultline.workspace import Workspace
from network_map import network_view
from sample_map import built_map, publish

LONGEST_MS = 60_000
"""How long a page may take to show what a test waits for, on a busy machine; a wait ends as soon as it is there."""


@pytest.fixture(scope="session")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address. Nothing may be judged here: the map is that of all tests."""
    with serving(built_map(tmp_path_factory.mktemp("browser") / "map")) as address:
        yield address


@pytest.fixture(scope="session")
def ties_workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one whose actors are tied to one another."""
    folder = tmp_path_factory.mktemp("ties") / "map"
    network_view(folder)
    with serving(Workspace.open(folder)) as address:
        yield address


@pytest.fixture(scope="session")
def empty_workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one whose map holds nothing yet."""
    workspace = Workspace.create(tmp_path_factory.mktemp("empty") / "map", title="Nothing yet")
    publish(workspace, [])
    with serving(workspace) as address:
        yield address


@pytest.fixture
def own_workbench(tmp_path: Path) -> Iterator[str]:
    """The address of another one, for a test that judges."""
    with serving(built_map(tmp_path / "map")) as address:
        yield address


@contextmanager
def serving(workspace: Workspace) -> Iterator[str]:
    """A workbench while it runs."""
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
    quiet = [
        "--no-sandbox",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        "--disable-background-networking",
        "--disable-component-update",
    ]
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable, args=[*quiet, "--no-first-run"])
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium: Any, workbench: str) -> Iterator[Any]:
    """A fresh page; the test fails if the page complains or asks anything of another machine."""
    with opened(chromium, workbench) as page:
        yield page


@pytest.fixture
def own_tab(chromium: Any, own_workbench: str) -> Iterator[Any]:
    """The same on a workbench of the test's own, where it may judge."""
    with opened(chromium, own_workbench) as page:
        yield page


RESTED = """() => document.readyState === "complete" && !document.querySelector("[data-running]")
    && [...document.querySelectorAll(".over-place, .routes-map, .canvas")].every((one) => one.dataset.ready)"""


def arrive(page: Any, address: str) -> None:
    """Go to a page and wait until it has come to rest: loaded, its analyses done, what WebGL draws there.

    Asked of the page itself: that the network falls still says nothing of what is still worked out or drawn.
    """
    page.goto(address)
    page.wait_for_function(RESTED, timeout=LONGEST_MS)


@contextmanager
def opened(chromium: Any, address: str, **options: Any) -> Iterator[Any]:
    """A page in a browser that is not used for anything else; `options` are those of its context."""
    context = chromium.new_context(
        **{"viewport": {"width": 1280, "height": 720}, "locale": "en", "base_url": address, **options}
    )
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", lambda request: troubles.append(request.url) if not request.url.startswith(address) else None)
    page.set_default_timeout(LONGEST_MS)
    yield page
    context.close()
    assert troubles == []


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """A test that waits for ever fails after five minutes, so that a run comes to its end."""

    def end(*_: object) -> None:
        raise TimeoutError("this test of the browser took over five minutes")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(300)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
