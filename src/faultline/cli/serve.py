"""`faultline serve`: the workbench in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faultline.errors import UsageError
from faultline.workspace import Workspace


def serve(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    host: Annotated[str, typer.Option(help="Address to listen on; beyond this machine for accounts.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=0, max=65535)] = 8765,
    show: Annotated[bool, typer.Option("--open", help="Open the workbench in the browser.")] = False,
    certificate: Annotated[Path | None, typer.Option(help="Certificate chain (PEM), to answer over TLS.")] = None,
    key: Annotated[Path | None, typer.Option(help="Private key of the certificate (PEM).")] = None,
) -> None:
    """Open the workbench on a map; Ctrl-C ends it.

    Example: faultline serve mali --open
    """
    from faultline.web.serving import Certificate, serve_workbench  # FastAPI and uvicorn: no other command needs them

    if bool(certificate) != bool(key):
        raise UsageError("TLS needs both: give --certificate and --key")
    pair = Certificate(certificate, key) if certificate and key else None
    serve_workbench(Workspace.open(folder), host=host, port=port, show=show, certificate=pair)
