"""One build at a time; readers never wait."""

from __future__ import annotations

import fcntl
import getpass
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from faultline.errors import WorkspaceError


class LockedError(WorkspaceError):
    """Somebody else is changing the workspace."""


@contextmanager
def build_lock(path: Path) -> Iterator[None]:
    """Hold the lock of a workspace; WorkspaceError says who holds it already.

    The system frees the lock when its process ends, however it ends, so a killed build blocks nobody. The content of
    the file only tells others who it is.
    """
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LockedError(f"{path.parent} is being changed by {_holder(path)}: wait until it is done") from error
        file.truncate(0)
        json.dump({"pid": os.getpid(), "user": user_name(), "host": socket.gethostname(), "since": _now()}, file)
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def user_name() -> str:
    """Who runs this process, for messages and the ledger."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return f"user {os.getuid()}"


def _holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "another process"
    return f"{holder.get('user')} (process {holder.get('pid')} on {holder.get('host')}, since {holder.get('since')})"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
