"""Writes a file or a folder whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
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
    _check_file(target)
    if _is_device(target):
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    with _draft(target) as draft:
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        draft.replace(target.resolve())


@contextmanager
def whole_binary_file(target: Path) -> Iterator[Path]:
    """A path with the name of `target` to make a file at, which becomes `target` at the end; else the old one stays.

    What the writer leaves beside it (a journal, a lock) goes. A device gets the bytes once the file is complete.
    """
    _check_file(target)
    if _is_device(target):
        with tempfile.TemporaryDirectory() as folder:
            draft = Path(folder) / target.name
            yield draft
            with draft.open("rb") as made, target.open("wb") as device:
                shutil.copyfileobj(made, device)
        return
    with _draft(target) as draft:
        yield draft
        draft.replace(target.resolve())


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """An empty folder to fill, which becomes `target` at the end; on an error what was there stays as it was.

    A folder that is there is replaced only where the new one has every file of the old one, so that nothing is deleted
    that an export did not write.
    """
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target} is a file, and this format is a folder: name another")
    _check_parent(target)
    with _draft(target) as draft:
        draft.mkdir()
        yield draft
        _refuse_to_delete(target, draft)
        _put_in_place(draft, target.resolve())


def _put_in_place(draft: Path, target: Path) -> None:
    """The draft under the name of the target; the old folder moves aside and goes with the folder of the draft."""
    aside = draft.with_name(f"{draft.name}.old")
    if target.exists():
        target.rename(aside)
    try:
        draft.rename(target)
    except OSError:
        if aside.exists():
            aside.rename(target)
        raise


def _refuse_to_delete(target: Path, draft: Path) -> None:
    if not target.exists():
        return
    lost = sorted(_files(target) - _files(draft))
    if lost:
        more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        raise UsageError(
            f"the folder {target} has files that this export does not write ({lost[0]}{more}): "
            "name a new folder, or empty that one"
        )


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()}


@contextmanager
def _draft(target: Path) -> Iterator[Path]:
    """A path of the same name in a hidden folder beside the target, on the same file system; gone afterwards."""
    target = target.resolve()
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".part") as folder:
        yield Path(folder) / target.name


def _is_device(target: Path) -> bool:
    return target.exists() and not target.is_file()


def _check_file(target: Path) -> None:
    if target.is_dir():
        raise UsageError(f"{target} is a folder: name a file in it")
    _check_parent(target)


def _check_parent(target: Path) -> None:
    parent = target.resolve().parent
    if not parent.is_dir():
        raise UsageError(f"the folder {parent} does not exist: create it or name another")
    if not _is_device(target) and not os.access(parent, os.W_OK):
        raise UsageError(f"the folder {parent} cannot be written to: name another")
