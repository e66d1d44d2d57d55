"""Where a workspace is tortured: a map before, the map to come, processes to kill, and the proof of wholeness."""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import select
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faultline.exchange.comparisons import export_comparisons
from faultline.exchange.entities import export_entities
from faultline.exchange.statements import export_statements
from faultline.model.judgement import Decision, Terms
from faultline.workspace import Workspace, build
from faultline.workspace.judging import judge

OLD = {
    "garrison.txt": "Garrison at Kidal grows\n\nPublished 14 May 2014\n\nThe United Nations mission deployed 300 "
    "troops to Kidal on 2 May 2014. The Ministry of Defence of Mali said that the army had 1,200 soldiers "
    "in the north.\n",
    "convoy.txt": "A convoy is attacked\n\nPublished 20 May 2014\n\nArmed men attacked a convoy near Gao on 18 May "
    "2014 and killed four soldiers. The government of Mali condemned the attack. Amina Keita met the mission in Gao.\n",
}
PERSON = "Amina Keita"
"""Whom a redaction takes out."""
NEW = {
    "talks.txt": "Talks in Algiers\n\nPublished 3 June 2014\n\nThe Coordination of Azawad Movements (CMA) agreed to "
    "talks in Algiers. The United Nations mission has 350 troops in Kidal, its spokesman said.\n",
    **{
        f"report{n}.txt": f"Report {n}\n\nPublished {n + 1} July 2014\n\nThe mission has {n + 3}00 troops in Kidal. "
        "The European Union pledged 5 million euros for the training of the army.\n"
        for n in range(6)
    },
}
_WRITING = frozenset(
    {
        "open",
        "os.rename",
        "os.remove",
        "os.mkdir",
        "os.rmdir",
        "tempfile.mkstemp",
        "tempfile.mkdtemp",
        "sqlite3.connect",
    }
)
_PATIENCE = 300.0


@dataclass(frozen=True, slots=True)
class Arena:
    """What every round starts from and must come to.

    Attributes:
        root: Rounds live below it; the texts lie in `texts/`, and processes run in it.
        before: A workspace with a map of the old texts and two judgements.
        states: Version → digest of all that a reader of that version can see, before and after.
        after: The version that a build of all texts makes.
        seconds: That an undisturbed build of all texts takes.
        events: How many file operations it does.
    """

    root: Path
    before: Path
    states: dict[str, str]
    after: str
    seconds: float
    events: int

    def round(self) -> Path:
        """A fresh copy of the workspace before."""
        target = self.root / "round" / "map"
        shutil.rmtree(target.parent, ignore_errors=True)
        shutil.copytree(self.before, target)
        return target


def make_arena(root: Path) -> Arena:
    """Build both maps once, undisturbed; this process is then warm, and those forked from it start at once."""
    (root / "texts").mkdir(parents=True)
    os.chdir(root)
    before = root / "before"
    _write(root / "texts", OLD)
    first = _build_before(before)
    gc.collect()  # ends the threads of engines here, where they run, and not in a forked process, where they do not
    gc.freeze()
    _write(root / "texts", NEW)
    states = {first: apart(digest_of, before)}
    shutil.copytree(before, root / "undisturbed")
    started = time.monotonic()
    after, events = apart(_count_events, root / "undisturbed")
    seconds = time.monotonic() - started
    states[after] = apart(digest_of, root / "undisturbed")
    assert len(states) == 2, "both maps are the same: the torture would prove nothing"
    return Arena(root, before, states, after, seconds, events)


def _build_before(folder: Path) -> str:
    """Make the map of before with two judgements, one of which every build must follow; its version."""
    workspace = Workspace.create(folder, "Kidal")
    build(workspace, ["texts"], workers=1)
    view = workspace.view()
    statement = next(iter(view.iterate_statements()))
    judge(workspace, "ada", statement.id, Decision.NOTE, note="seen")
    entity = next(one for one in view.entities() if one.name == "Mali")
    judge(workspace, "ada", entity.id, Decision.RENAME, Terms(name="Republic of Mali"))
    return build(workspace, ["texts"], workers=1).version


def _write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def build_all(folder: Path) -> str:
    """The version that a build of all texts makes."""
    return build(Workspace.open(folder), ["texts"], workers=1).version


def _count_events(folder: Path) -> tuple[str, int]:
    seen = [0]
    on_event(folder, lambda: seen.__setitem__(0, seen[0] + 1))
    version = build_all(folder)
    return version, seen[0]


def on_event(folder: Path, act: Callable[[], None]) -> None:
    """Call `act` before each file operation below a folder, from now on in this process."""
    within = str(folder)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _WRITING and any(within in str(argument) for argument in arguments[:2]):
            act()

    sys.addaudithook(hook)


def die_before(folder: Path, operation: int) -> None:
    """SIGKILL this process before its file operation of this number below a folder."""
    left = [operation]

    def count() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    on_event(folder, count)


def digest_of(folder: Path) -> str:
    """All that a reader of the current version can see, as one hash; raises where any of it is broken."""
    workspace = Workspace.open(folder)
    view, manifest = workspace.view(), workspace.manifest()
    assert manifest is not None
    found = hashlib.sha256()
    for part in manifest.parts:
        found.update((workspace.parts / part.file).read_bytes())
    for export in (export_entities, export_statements, export_comparisons):
        for line in export(view):
            found.update(line.encode())
    for statement in view.iterate_statements():
        statement.evidence.check(view.document(statement.evidence.document).text)
    found.update(repr([view.search(word).total for word in ("troops", "Mali", "Algiers")]).encode())
    found.update(repr([(j.id, j.who, j.target, j.note) for j in workspace.ledger.judgements()]).encode())
    return found.hexdigest()


def prove_whole(arena: Arena, folder: Path) -> str:
    """The version that readers see; AssertionError unless all of it and both judgements are there, byte for byte."""
    version = Workspace.open(folder).current or ""
    assert version in arena.states, f"CURRENT names {version!r}, a version that nobody made"
    assert apart(digest_of, folder) == arena.states[version], f"version {version} is not what it was"
    prove_ledger(folder / "ledger.sqlite")
    return version


def prove_finish(arena: Arena, folder: Path) -> None:
    """The next build ends with the same bytes as an undisturbed one and leaves nothing lying about."""
    assert apart(build_all, folder) == arena.after, "another version than the undisturbed build's"
    assert prove_whole(arena, folder) == arena.after
    assert not (folder / ".scratch").exists(), "the scratch folder is still there"


def prove_ledger(path: Path) -> None:
    """SQLite finds nothing wrong with a copy of a ledger and its journal, made where there is room."""
    with tempfile.TemporaryDirectory() as folder:
        for file in path.parent.glob(f"{path.name}*"):
            if not file.name.endswith("-shm"):
                shutil.copyfile(file, Path(folder) / file.name)
        with closing(sqlite3.connect(Path(folder) / path.name)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


class Fork:
    """A process forked from this warm one that calls a function; it may be killed, and its answer awaited."""

    def __init__(self, function: Callable[..., Any], *given: Any) -> None:
        sys.stdout.flush()
        self._pipe, theirs = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._pipe)
            _serve(theirs, function, given)
        os.close(theirs)

    def kill(self) -> bool:
        """SIGKILL; whether it was still alive."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        return self.wait()

    def wait(self) -> bool:
        """Wait for the end; whether a signal ended it."""
        _, status = os.waitpid(self.pid, 0)
        os.close(self._pipe)
        return os.WIFSIGNALED(status)

    def answer(self, patience: float = _PATIENCE) -> Any:
        """What the function returned; RuntimeError with its traceback where it raised, TimeoutError where it hangs."""
        content = b""
        while True:
            if not select.select([self._pipe], [], [], patience)[0]:
                self.kill()
                raise TimeoutError(f"a process gave no answer in {patience:.0f} s")
            piece = os.read(self._pipe, 1 << 20)
            if not piece:
                break
            content += piece
        was_killed = self.wait()
        fault = "a signal ended it" if was_killed else "it ended without an answer"
        is_done, answer = pickle.loads(content) if content else (False, fault)
        if not is_done:
            raise RuntimeError(answer)
        return answer


def apart(function: Callable[..., Any], *given: Any) -> Any:
    """The answer of a function that runs in a process of its own."""
    return Fork(function, *given).answer()


def _serve(pipe: int, function: Callable[..., Any], given: tuple[Any, ...]) -> None:
    try:
        answer = True, function(*given)
    except BaseException:
        answer = False, traceback.format_exc()
    with suppress(OSError):
        view = memoryview(pickle.dumps(answer))
        while view:
            view = view[os.write(pipe, view) :]
    os._exit(0)
