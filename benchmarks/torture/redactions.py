"""The ordeal of redactions: killed at any moment, the map is as it was or the person is gone from all of it."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.ipc
import pyarrow.parquet as pq
from benchmarks.torture.arena import (
    PERSON,
    Arena,
    Fork,
    apart,
    build_all,
    die_before,
    on_event,
    prove_ledger,
    prove_whole,
)

from faultline.workspace import Workspace
from faultline.workspace.redaction import redact
from faultline.workspace.redaction.names import letters_of


def kill_redactions(arena: Arena, kills: int, chance: random.Random) -> str:
    """SIGKILL redactions, half at a random time, half before a random file operation; those that were done before the
    signal came do not count."""
    folder = arena.round()
    assert apart(_named, folder), "nothing names the person: nothing would be proved"
    started = time.monotonic()
    events = apart(_count_events, folder)
    seconds = time.monotonic() - started
    done = begun = tries = 0
    while done < kills and tries < 3 * kills:
        tries += 1
        folder = arena.round()
        if tries % 2:
            killed = Fork(_redact_until, folder, chance.randrange(1, events + 1)).wait()
        else:
            process = Fork(_redact, folder)
            time.sleep(chance.uniform(0, seconds))
            killed = process.kill()
        done += killed
        begun += _prove(arena, folder)
    assert done >= kills, f"only {done} of {tries} redactions were still running when they were killed"
    return (
        f"{done} redactions killed: {tries - begun} of {tries} maps were as before, byte for byte, in the others "
        "nothing names the person once somebody has looked, nor after the next build of the same texts"
    )


def _prove(arena: Arena, folder: Path) -> bool:
    """Whether the redaction had begun; AssertionError where the map is neither as before nor without the person."""
    if not (folder / "redactions.json").exists():
        prove_whole(arena, folder)
        return False
    apart(_look, folder)
    assert apart(_named, folder) == [], "the person is named after a redaction was gone on with"
    apart(build_all, folder)
    assert apart(_named, folder) == [], "the person came back with the next build"
    apart(_look, folder)
    assert apart(_times_recorded, folder) == 1, "the record is not there once"
    prove_ledger(folder / "ledger.sqlite")
    return True


def _redact(folder: Path) -> str:
    return redact(Workspace.open(folder), PERSON, who="ada", why="asked", workers=1).version


def _redact_until(folder: Path, operation: int) -> None:
    die_before(folder, operation)
    _redact(folder)


def _count_events(folder: Path) -> int:
    seen = [0]
    on_event(folder, lambda: seen.__setitem__(0, seen[0] + 1))
    _redact(folder)
    return seen[0]


def _look(folder: Path) -> None:
    view = Workspace.open(folder).view()
    for statement in view.iterate_statements():
        statement.evidence.check(view.document(statement.evidence.document).text)
    view.search("troops")


def _times_recorded(folder: Path) -> int:
    return sum(entry.action == "redact" for entry in Workspace.open(folder).ledger.audit())


def _named(folder: Path) -> list[str]:
    """The files of a workspace that name the person, unpacked."""
    return [name for name, text in _said(folder) if letters_of(PERSON) in letters_of(text)]


def _said(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield str(file), str(file.relative_to(folder))
        if file.suffix == ".parquet":
            yield str(file), str(pq.read_table(file).to_pylist())
        elif file.suffix == ".arrow":
            with pyarrow.ipc.open_file(file) as opened:
                yield str(file), str(opened.read_all().to_pylist())
        else:
            yield str(file), file.read_bytes().decode("utf-8", "ignore")
