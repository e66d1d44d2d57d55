"""The ordeals: each does something dreadful to a workspace, proves that nothing is lost, and tells in one line."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from benchmarks.torture.arena import (
    Arena,
    Fork,
    apart,
    build_all,
    die_before,
    prove_finish,
    prove_ledger,
    prove_whole,
)

from faultline.errors import FaultlineError, WorkspaceError
from faultline.model.judgement import Decision
from faultline.workspace import Ledger, Workspace, build, remove
from faultline.workspace.judging import judge


def kill_builds(arena: Arena, kills: int, chance: random.Random) -> str:
    """SIGKILL builds: half of them at a random time, half before a random file operation, some of them the program
    itself with two workers; builds that were done before the signal came do not count."""
    done: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    tries = 0
    while done.total() < kills and tries < 3 * kills:
        tries += 1
        folder = arena.round()
        how = ("time", "operation", "operation", "time", "program")[tries % 5]
        if _killed(arena, folder, how, chance):
            done[how] += 1
            seen["after" if prove_whole(arena, folder) == arena.after else "before"] += 1
        prove_finish(arena, folder)
    assert done.total() >= kills, f"only {done.total()} of {tries} builds were still running when they were killed"
    return (
        f"{done.total()} builds killed ({done['time']} at a random time, {done['operation']} before a random file "
        f"operation, {done['program']} times the program with two workers): the map before was whole {seen['before']} "
        f"times, the new one {seen['after']} times, and every next build gave the bytes of an undisturbed one"
    )


def _killed(arena: Arena, folder: Path, how: str, chance: random.Random) -> bool:
    """Start a build and kill it; whether it was still running."""
    if how == "operation":
        return Fork(_build_until, folder, chance.randrange(1, arena.events + 1)).wait()
    if how == "time":
        process = Fork(build_all, folder)
        time.sleep(chance.uniform(0, arena.seconds))
        return process.kill()
    command = [sys.executable, "-m", "faultline", "build", "texts", "-w", str(folder), "--workers", "2"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        least = chance.randrange(len(list(folder.rglob("*"))), len(list(folder.rglob("*"))) + 60)
        while program.poll() is None and len(list(folder.rglob("*"))) < least:
            time.sleep(0.002)
        program.kill()
    return program.returncode == -signal.SIGKILL


def _build_until(folder: Path, operation: int) -> None:
    die_before(folder, operation)
    build_all(folder)


def kill_writers(arena: Arena, kills: int, chance: random.Random) -> str:
    """SIGKILL processes that write judgements as fast as they can; every fourth on a ledger that is just being made."""
    kept = unacknowledged = 0
    path = arena.root / "ledgers" / "long.sqlite"
    path.parent.mkdir(exist_ok=True)
    told: set[str] = set()
    for number in range(kills):
        fresh = number % 4 == 0
        here = path.with_name(f"fresh-{number}.sqlite") if fresh else path
        acknowledged = _write_until_killed(here, number, chance)
        there = [j.note for j in Ledger(here).judgements()]
        assert len(there) == len(set(there)), "a judgement is there twice"
        expected = set(acknowledged) if fresh else told | set(acknowledged)
        missing, extra = expected - set(there), set(there) - expected
        assert not missing, f"{len(missing)} judgements that were acknowledged are lost"
        assert len(extra) <= 1, "more was written than was under way"
        if here.exists():
            prove_ledger(here)
        if not fresh:
            told |= extra | expected
        kept += len(acknowledged)
        unacknowledged += len(extra)
    return (
        f"{kills} writers of judgements killed: of {kept} judgements acknowledged none is lost or doubled; "
        f"{unacknowledged} were on disk before the writer could say so"
    )


def _write_until_killed(path: Path, number: int, chance: random.Random) -> list[str]:
    """The judgements that a process said were written before it was killed."""
    reader, writer = os.pipe()
    process = Fork(_write_forever, path, number, writer)
    os.close(writer)
    time.sleep(chance.uniform(0, 0.25))
    assert process.kill(), "the writer ended by itself"
    with os.fdopen(reader, encoding="utf-8") as file:
        return [line[:-1] for line in file if line.endswith("\n")]


def _write_forever(path: Path, number: int, pipe: int) -> None:
    ledger, count = Ledger(path), 0
    while True:
        note = f"{number}-{count}"
        ledger.append_judgement("ada", Decision.NOTE, "s1", note=note)
        os.write(pipe, f"{note}\n".encode())
        count += 1


def build_twice_at_once(arena: Arena, rounds: int) -> str:
    """Two builds of one workspace: one is made, the other is told who is at it."""
    refused = 0
    for _ in range(rounds):
        folder = arena.round()
        builds = [Fork(_try_build, folder) for _ in range(2)]
        answers = [process.answer() for process in builds]
        sentences = [answer for answer in answers if answer != arena.after]
        assert len(sentences) < 2, sentences
        assert all("is being changed by" in one and "wait" in one for one in sentences), sentences
        refused += len(sentences)
        assert prove_whole(arena, folder) == arena.after
    return f"{rounds} times two builds at once: {refused} second builds were told to wait and who holds the lock"


def _try_build(folder: Path) -> str:
    try:
        return build_all(folder)
    except WorkspaceError as error:
        return str(error)


def build_while_serving(arena: Arena, rounds: int) -> str:
    """Readers and the workbench look at the map without a pause while builds and removals switch it."""
    folder = arena.round()
    stop = arena.root / "stop"
    stop.unlink(missing_ok=True)
    readers = [Fork(_read_until, folder, stop), Fork(_browse_until, folder, stop)]
    try:
        versions = {apart(_switch, folder) for _ in range(rounds)}
    finally:
        stop.touch()
    (looks, seen), (pages, statuses) = (process.answer() for process in readers)
    assert set(statuses) == {200}, f"pages answered {statuses}"
    assert versions == {arena.after}
    return (
        f"{rounds} builds and removals under readers: {looks} looks at {seen} versions, each whole; "
        f"{pages} pages of the workbench, all with status 200"
    )


def _switch(folder: Path) -> str:
    workspace = Workspace.open(folder)
    version = build(workspace, ["texts"], workers=1).version
    for name in ("texts/talks.txt", "texts/report3.txt"):
        remove(workspace, name)
    return version


def _read_until(folder: Path, stop: Path) -> tuple[int, int]:
    known: dict[str, str] = {}
    looks = 0
    while not stop.exists():
        view = Workspace.open(folder).view()
        lines = "".join(str(statement) for statement in view.iterate_statements())
        assert view.count_statements() == sum(1 for _ in view.iterate_statements())
        assert known.setdefault(view.version, lines) == lines, "a version changed under its reader"
        assert view.search("troops").total > 0
        looks += 1
    return looks, len(known)


def _browse_until(folder: Path, stop: Path) -> tuple[int, dict[int, int]]:
    import asyncio

    import httpx

    from faultline.web.application import create_application

    application = create_application(Workspace.open(folder))

    async def browse() -> Counter[int]:
        statuses: Counter[int] = Counter()
        transport = httpx.ASGITransport(application, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8765") as client:
            while not stop.exists():
                for address in ("/", "/statements", "/entities", "/comparisons", "/documents", "/search?q=troops"):
                    statuses[(await client.get(address)).status_code] += 1
        return statuses

    found = asyncio.run(browse())
    return found.total(), dict(found)


def judge_in_a_crowd(arena: Arena, writers: int, each: int) -> str:
    """Many processes judge while a build runs: all is kept, and the version is the undisturbed one's."""
    folder = arena.round()
    crowd = [Fork(_judge_some, folder, f"p{n}", each) for n in range(writers)]
    assert apart(build_all, folder) == arena.after
    told = {note for process in crowd for note in process.answer()}
    kept = [j.note for j in Workspace.open(folder).ledger.judgements()]
    assert len(told) == writers * each
    assert sorted(kept) == sorted([*told, "seen", ""]), "judgements are lost or doubled"
    prove_ledger(folder / "ledger.sqlite")
    assert apart(build_all, folder) == arena.after
    return f"{writers} processes wrote {len(told)} judgements during a build: all are there once, and the same version"


def _judge_some(folder: Path, who: str, each: int) -> list[str]:
    workspace, notes = Workspace.open(folder), [f"{who}-{n}" for n in range(each)]
    statement = next(iter(workspace.view().iterate_statements())).id
    for note in notes:
        judge(workspace, who, statement, Decision.NOTE, note=note)
    return notes


def fill_the_disk(arena: Arena, sizes: int, chance: random.Random) -> str:
    """Build on a disk that fills up: this runs in a process with a small file system of its own (Linux)."""
    disk = arena.root / "round"
    refused: Counter[str] = Counter()
    for _ in range(sizes):
        arena.round()
        used = sum(path.stat().st_blocks * 512 for path in arena.before.rglob("*"))
        room = used + chance.randrange(0, 400_000)
        refused[apart(_on_a_small_disk, arena, disk, room)] += 1
    assert refused["full"], "no disk was ever full: nothing was proved"
    return (
        f"{sizes} builds on a disk that fills up: {refused['full']} ended in one sentence with the map before whole, "
        f"{refused['done']} had room; with room made every one gave the bytes of an undisturbed build"
    )


def _on_a_small_disk(arena: Arena, disk: Path, room: int) -> str:
    _own_mounts()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={max(room, 4096)}", "none", str(disk)]
    subprocess.run(mount, check=True, capture_output=True)
    folder = disk / "map"
    subprocess.run(["cp", "-r", str(arena.before), str(folder)], check=True, capture_output=True)
    end = apart(_build_or_sentence, folder)
    assert end == arena.after or "make room" in end, end
    prove_whole(arena, folder)
    _resize(disk, "1g")
    prove_finish(arena, folder)
    _resize(disk, str(sum(path.stat().st_blocks * 512 for path in disk.rglob("*")) + 300_000))
    told, said = apart(_judge_until_full, folder)
    assert "make room" in said, f"the full ledger said {said!r}"
    _resize(disk, "1g")
    kept = [j.note for j in Workspace.open(folder).ledger.judgements()]
    assert kept[2:] == told, "what was acknowledged on a full disk is not what is there"
    prove_ledger(folder / "ledger.sqlite")
    return "done" if end == arena.after else "full"


def _resize(disk: Path, size: str) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=True, capture_output=True)


def _own_mounts() -> None:
    """Let this process mount without anyone else seeing it; OSError where the system forbids that."""
    import ctypes

    names = 0x00020000  # CLONE_NEWNS
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.getuid(), os.getgid()
    flags = names if user == 0 else names | 0x10000000  # and CLONE_NEWUSER
    if libc.unshare(flags) != 0:
        raise OSError(ctypes.get_errno(), "the system lets nobody have mounts of their own")
    if user != 0:
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1", encoding="ascii")
    subprocess.run(["mount", "--make-rprivate", "/"], check=True, capture_output=True)


def _build_or_sentence(folder: Path) -> str:
    try:
        return build_all(folder)
    except FaultlineError as error:
        return str(error)


def _judge_until_full(folder: Path) -> tuple[list[str], str]:
    """The judgements acknowledged before there was no room for more, and what was said then."""
    ledger, told = Workspace.open(folder).ledger, []
    try:
        for number in range(5000):
            told.append(ledger.append_judgement("ada", Decision.NOTE, "s1", note=f"{number}-{'x' * 500}").note)
    except FaultlineError as error:
        return told, str(error)
    return told, ""


def take_permission_away(arena: Arena) -> str:
    """Somebody without the right to read or write one thing: a sentence names it, and with the right all goes on."""
    told = []
    for what, path in _UNREADABLE.items():
        folder = arena.round()
        for found in folder.parent.glob(path):
            found.chmod(0)
        sentence = apart(_as_nobody, folder)
        assert "Errno" not in sentence, f"{what}: {sentence}"
        told += [what] if sentence else []
        for found in folder.parent.glob(path):
            found.chmod(0o755 if found.is_dir() else 0o644)
        prove_finish(arena, folder)
    return (
        f"{len(_UNREADABLE)} times without the right to read or write something: {len(told)} ended in one sentence "
        f"({', '.join(told)}), the others could do without; with the right back all gave the undisturbed bytes"
    )


_UNREADABLE = {
    "the parts": "map/map/parts/*.parquet",
    "the pointer": "map/map/CURRENT",
    "the manifest": "map/map/manifests/*.json",
    "the search": "map/map/search/*/*",
    "the settings": "map/faultline.toml",
    "the ledger": "map/ledger.sqlite",
    "the originals": "map/sources/*/*",
    "the folder of the originals": "map/sources",
    "the cache": "map/cache/*/*",
    "the folder of the map": "map/map",
}


def _as_nobody(folder: Path) -> str:
    """What somebody who owns all of it, but is no root, is told on looking and building; empty if nothing is wrong."""
    if os.getuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, 65534, 65534)
        os.setgid(65534)
        os.setuid(65534)
    said = ""
    for act in (_look, build_all):
        try:
            act(folder)
        except FaultlineError as error:
            said = str(error)
        except PermissionError as error:  # the command line tells it so
            said = f"{error.filename}: {error.strerror}"
    return said


def _look(folder: Path) -> None:
    view = Workspace.open(folder).view()
    for statement in view.iterate_statements():
        view.document(statement.evidence.document)
    view.search("troops")
