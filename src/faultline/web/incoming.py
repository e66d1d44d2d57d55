"""Files that were dropped on a page, until a build has taken them in; and that build, which another process runs."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import weakref
from collections.abc import AsyncIterable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from faultline.documents.limits import LIMITS, MEGABYTE
from faultline.errors import UsageError
from faultline.workspace import Workspace

MOST_FILES = 500
MOST_BYTES = 2048 * MEGABYTE
"""Of all files that wait."""
FOLDER = "uploaded"
"""Stands before the names of the files in their paths on the map."""
_LONGEST_NAME = 150
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\/]')


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that waits to be built in."""

    name: str
    size: int
    content: str


@dataclass
class Build:
    """A build that was asked for here.

    Attributes:
        report: What it did, as `BuildReport` says it, once it is done.
        error: Why it could not be done.
    """

    files: tuple[str, ...]
    doing: str = ""
    done: int = 0
    all: int = 0
    report: dict[str, Any] = field(default_factory=dict)
    error: str = ""
    running: bool = True


class Incoming:
    """What waits, and the last build. For any number of threads; files lie in a folder that goes with the process."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._home: Path | None = None
        self._lock = Lock()
        self._files: dict[str, Waiting] = {}
        self._build: Build | None = None

    def state(self) -> dict[str, Any]:
        """What waits and what is being built, for a page."""
        with self._lock:
            build = self._build
            return {
                "files": [{"name": f.name, "size": f.size} for f in sorted(self._files.values(), key=lambda f: f.name)],
                "build": None if build is None else dict(vars(build)),
            }

    async def receive(self, name: str, pieces: AsyncIterable[bytes], expected: int) -> Waiting:
        """Keep a file; one of the same name that waits is replaced. UsageError where it cannot be taken."""
        name = plain_name(name)
        self._check(name, expected)
        digest, size = hashlib.sha256(), 0
        target = self._folder() / f".{hashlib.sha256(name.encode()).hexdigest()[:32]}.part"
        try:
            with target.open("wb") as file:
                async for piece in pieces:
                    size += len(piece)
                    self._check(name, size)
                    digest.update(piece)
                    file.write(piece)
            if not size:
                raise UsageError(f"{name} is empty")
            with self._lock:
                self._require_idle()
                target.replace(self._folder() / name)
                self._files[name] = made = Waiting(name, size, digest.hexdigest())
        finally:
            target.unlink(missing_ok=True)
        return made

    def drop(self, name: str) -> None:
        """Forget a file that waits."""
        with self._lock:
            self._require_idle()
            if self._files.pop(name, None):
                (self._folder() / name).unlink(missing_ok=True)

    def start(self) -> Build:
        """Build what waits into the map, or the map again where nothing waits; UsageError while a build runs."""
        with self._lock:
            self._require_idle()
            self._build = build = Build(tuple(sorted(self._files)))
        Thread(target=self._run, args=(build,), name="building", daemon=True).start()
        return build

    def _check(self, name: str, size: int) -> None:
        if size > LIMITS.file_bytes:
            raise UsageError(
                f"{name} is larger than {LIMITS.file_bytes // MEGABYTE} MB: part it, or build it by command"
            )
        with self._lock:
            self._require_idle()
            others = [f for f in self._files.values() if f.name != name]
        if len(others) >= MOST_FILES:
            raise UsageError(f"{MOST_FILES} files wait already: build them first")
        if sum(f.size for f in others) + size > MOST_BYTES:
            raise UsageError(f"more than {MOST_BYTES // MEGABYTE} MB wait already: build them first")

    def _require_idle(self) -> None:
        if self._build and self._build.running:
            raise UsageError("a build is running: wait until it is done")

    def _folder(self) -> Path:
        if self._home is None:
            self._home = Path(tempfile.mkdtemp(prefix="faultline-"))
            (self._home / FOLDER).mkdir()
            weakref.finalize(self, shutil.rmtree, self._home, ignore_errors=True)
        return self._home / FOLDER

    def _run(self, build: Build) -> None:
        command = [sys.executable, "-m", "faultline.workspace.build_process", str(self._workspace.folder.resolve())]
        names = [f"{FOLDER}/{name}" for name in build.files if not name.endswith(".mapping.toml")]
        try:
            with subprocess.Popen(
                command,
                cwd=self._folder().parent,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            ) as process:
                assert process.stdin
                assert process.stdout
                process.stdin.write(json.dumps(names))
                process.stdin.close()
                for line in process.stdout:
                    self._hear(build, line)
        except OSError as error:
            build.error = f"the build could not be started ({error.strerror})"
        self._end(build)

    def _hear(self, build: Build, line: str) -> None:
        try:
            told = json.loads(line)
        except ValueError:
            return
        with self._lock:
            for name in ("doing", "done", "all", "report", "error"):
                if name in told:
                    setattr(build, name, told[name])

    def _end(self, build: Build) -> None:
        with self._lock:
            if not build.report and not build.error:
                build.error = "the build ended before it was done; the map is as it was"
            if build.report:
                for name in build.files:
                    self._files.pop(name, None)
                    (self._folder() / name).unlink(missing_ok=True)
            build.running = False


def plain_name(name: str) -> str:
    """The name of a file as it may be kept; UsageError where it names no plain file."""
    name = _FORBIDDEN.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip()
    if not name or name.startswith(".") or len(name) > _LONGEST_NAME or not name.isprintable():
        raise UsageError(f"{name[:40]!r} is no name for a file: give it a plain one of at most {_LONGEST_NAME} letters")
    return name
