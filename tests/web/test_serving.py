"""The workbench listens on this machine alone."""

from __future__ import annotations

import socket

import pytest

from faultline.errors import UsageError
from faultline.web.serving import is_loopback, serve_workbench
from faultline.workspace import Workspace


@pytest.mark.parametrize("host", ["127.0.0.1", "127.3.2.1", "::1", "localhost"])
def test_this_machine_is_fine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.org", ""])
def test_beyond_it_is_refused_with_a_way_out(host: str, workspace: Workspace) -> None:
    with pytest.raises(UsageError, match=r"no accounts.*user add.*127\.0\.0\.1"):
        serve_workbench(workspace, host=host, port=0, show=False)


def test_a_port_that_is_taken_is_named(workspace: Workspace) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"{port}.*--port"):
            serve_workbench(workspace, host="127.0.0.1", port=port, show=False)
