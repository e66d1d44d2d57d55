"""Files that appear whole or not at all, whatever moment the machine stops at."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(target: Path, scratch: Path, mode: int = 0o644) -> Iterator[Path]:
    """A path to write to; on leaving without an error it is on disk and renamed to `target`, else it is gone.

    `scratch` must lie on the same file system, for the rename to be atomic; what a killed process leaves there is swept
    by the next build.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=scratch, prefix="file-")
    os.close(handle)
    path = Path(name)
    try:
        yield path
        path.chmod(mode)
        _sync(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
        _sync(target.parent)
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def whole_folder(target: Path, scratch: Path) -> Iterator[Path]:
    """A folder to fill; on leaving without an error it is on disk and renamed to `target`, else it is gone."""
    scratch.mkdir(parents=True, exist_ok=True)
    path = Path(tempfile.mkdtemp(dir=scratch, prefix="folder-"))
    try:
        yield path
        path.chmod(0o755)
        for file in path.iterdir():
            _sync(file)
        _sync(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
        _sync(target.parent)
    finally:
        shutil.rmtree(path, ignore_errors=True)


def write_whole(target: Path, content: bytes, scratch: Path, mode: int = 0o644) -> None:
    """The content as a file that appears whole, with these rights."""
    with whole_file(target, scratch, mode) as path:
        path.write_bytes(content)


def sweep(scratch: Path) -> None:
    """Drop what builds that were killed have left; call it under the build lock alone."""
    shutil.rmtree(scratch, ignore_errors=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
