"""Starts the workbench on this machine."""

from __future__ import annotations

import gc
import ipaddress
import socket
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any

import typer
import uvicorn

from faultline.errors import UsageError
from faultline.web.application import create_application
from faultline.web.rendering import compile_pages
from faultline.workspace import Workspace
from faultline.workspace.accounts import Accounts

SELDOM = (50_000, 20, 20)
"""How much is made before the collector of garbage looks for rings; pages make few."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Files in PEM form by which the workbench answers over TLS."""

    chain: Path
    key: Path


def serve_workbench(
    workspace: Workspace, *, host: str, port: int, show: bool, certificate: Certificate | None = None
) -> None:
    """Serve until interrupted, which is its regular end; with `show`, open the browser on it.

    On this machine's own address without accounts; elsewhere for those who have one.

    Raises:
        UsageError: Others could reach the address and there are no accounts, or the port is taken.
        WorkspaceError: Nothing has been built yet.
    """
    accounts = None if is_loopback(host) else _required_accounts(workspace, host)
    application = create_application(workspace, accounts)
    listener = _listen(host, port)
    scheme = "https" if certificate else "http"
    address = f"{scheme}://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"
    if accounts and not certificate:
        typer.echo("without --certificate and --key passwords cross the network as they are", err=True)
    typer.echo(f"{workspace.settings.title}: {address}  (Ctrl-C ends)")
    if show:
        Timer(0.5, webbrowser.open, (address,)).start()
    files: dict[str, Any] = {"ssl_certfile": certificate.chain, "ssl_keyfile": certificate.key} if certificate else {}
    configuration = uvicorn.Config(application, log_level="warning", access_log=False, server_header=False, **files)
    with settled(), suppress(KeyboardInterrupt):  # uvicorn raises it again once all answers are given
        uvicorn.Server(configuration).run(sockets=[listener])


@contextmanager
def settled() -> Iterator[None]:
    """Compile the pages before anybody asks for them, and let the collector of garbage pass over what is there for
    good, which would halt a page for a tenth of a second."""
    compile_pages()
    gc.collect()
    gc.freeze()
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _required_accounts(workspace: Workspace, host: str) -> Accounts:
    if not workspace.accounts.list():
        raise UsageError(
            f"the workbench does not listen on {host} as long as it has no accounts, for anybody there could read the "
            "map: faultline user add makes one, or use --host 127.0.0.1"
        )
    return workspace.accounts


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
