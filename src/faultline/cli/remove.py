"""`faultline remove`: a document goes out of the map."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faultline.cli.build import tell_report
from faultline.cli.progress import shown_progress


def remove(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")],
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its id, the beginning of it, or its path.")],
) -> None:
    """Take a document out of a map again.

    Older versions of the map keep it, and so does the folder of originals.

    Example: faultline remove mali articles/old.html
    """
    from faultline import workspace

    with shown_progress() as progress:
        report = workspace.remove(workspace.Workspace.open(folder), document, progress=progress)
    tell_report(report)
