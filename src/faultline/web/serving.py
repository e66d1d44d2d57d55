"""Starts the workbench on this machine."""

from __future__ import annotations

import ipaddress
import socket
import webbrowser
from contextlib import suppress
from threading import Timer

import typer
import uvicorn

from faultline.errors import UsageError
from faultline.web.application import create_application
from faultline.workspace import Workspace


def serve_workbench(workspace: Workspace, *, host: str, port: int, show: bool) -> None:
    """Serve until interrupted, which is its regular end; with `show`, open the browser on it.

    Raises:
        UsageError: The address is not this machine's own, or the port is taken.
        WorkspaceError: Nothing has been built yet.
    """
    require_loopback(host)
    application = create_application(workspace)
    listener = _listen(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"
    typer.echo(f"{workspace.settings.title}: {address}  (Ctrl-C ends)")
    if show:
        Timer(0.5, webbrowser.open, (address,)).start()
    configuration = uvicorn.Config(application, log_level="warning", access_log=False, server_header=False)
    with suppress(KeyboardInterrupt):  # uvicorn raises it again once all answers are given
        uvicorn.Server(configuration).run(sockets=[listener])


def require_loopback(host: str) -> None:
    """Raise UsageError unless only this machine can reach the address."""
    if host == "localhost":
        return
    try:
        if ipaddress.ip_address(host).is_loopback:
            return
    except ValueError:
        pass
    raise UsageError(
        f"the workbench does not listen on {host}: it has no accounts yet, so anybody there could read the map; "
        "use --host 127.0.0.1"
    )


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()  # from here on a browser waits for its answer instead of being refused
    except OSError as error:
        listener.close()
        raise UsageError(f"port {port} of {host} is not free ({error.strerror}): choose another with --port") from error
    return listener
