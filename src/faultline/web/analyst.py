"""Who is at the workbench. On this machine alone that is who runs it; accounts come in here and nowhere else."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from faultline.workspace.lock import user_name


def _who() -> str:
    return user_name()


Analyst = Annotated[str, Depends(_who)]
"""The name under which a request judges; a route that changes something asks for it, and so for the right to."""
