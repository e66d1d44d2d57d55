"""Writes a file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from faultline.errors import UsageError


@contextmanager
def whole_file(target: Path) -> Iterator[TextIO]:
    """A UTF-8 text stream that becomes `target` at its end; on an error the old file stays as it was.

    Devices and pipes (`/dev/null`) are written directly, since replacing them by a file would do harm.
    """
    _check(target)
    if target.exists() and not target.is_file():
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    target = target.resolve()
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _check(target: Path) -> None:
    if target.is_dir():
        raise UsageError(f"{target} is a folder: name a file in it")
    if not target.parent.is_dir():
        raise UsageError(f"the folder {target.parent} does not exist: create it or name another")
    if not os.access(target.parent, os.W_OK):
        raise UsageError(f"the folder {target.parent} cannot be written to: name another")
