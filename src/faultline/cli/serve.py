"""`faultline serve`: the workbench in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faultline.workspace import Workspace


def serve(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    host: Annotated[str, typer.Option(help="Address to listen on; only this machine's own.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=0, max=65535)] = 8765,
    show: Annotated[bool, typer.Option("--open", help="Open the workbench in the browser.")] = False,
) -> None:
    """Open the workbench on a map; Ctrl-C ends it.

    Example: faultline serve mali --open
    """
    from faultline.web.serving import serve_workbench  # FastAPI and uvicorn, which no other command needs

    serve_workbench(Workspace.open(folder), host=host, port=port, show=show)
