"""A PostgreSQL server of its own for the tests that need one: in a temporary folder, on loopback, with a password."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

PASSWORD = "s3cret-of-the-team"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    folder: Path
    programs: Path
    port: int
    has_tls: bool

    def address(self, schema: str, *, password: str | None = PASSWORD, mode: str = "") -> str:
        """The address of a ledger in a schema of this server."""
        secret = f":{password}" if password else ""
        more = f"&sslmode={mode}" if mode else ""
        return f"postgresql+pg8000://team{secret}@127.0.0.1:{self.port}/postgres?schema={schema}{more}"

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        tls = " -c ssl=on" if self.has_tls else ""
        log = str(self.folder / "log")
        self._control("start", "-w", "-l", log, "-o", options + tls)

    def stop(self) -> None:
        self._control("stop", "-m", "immediate")

    def _control(self, *words: str) -> None:
        _as_owner([str(self.programs / "pg_ctl"), "-D", str(self.folder / "data"), *words])


def skip_without_postgres() -> Path:
    """The folder of the server's programs; skips, loudly, where there is none."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not folders or not (folders[-1] / "initdb").exists():
        pytest.skip("there is no PostgreSQL server: install postgresql to run this test")
    if os.getuid() == 0:
        try:
            pwd.getpwnam("postgres")
        except KeyError:
            pytest.skip("PostgreSQL refuses root and there is no user postgres: run this test as somebody else")
    return folders[-1]


@contextmanager
def running_server() -> Iterator[Server]:
    """A server with the user `team` until the block ends."""
    programs = skip_without_postgres()
    with tempfile.TemporaryDirectory(prefix="faultline-postgres-") as name, socket.socket() as free:
        folder = Path(name)
        if os.getuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        (folder / "password").write_text(PASSWORD)
        (folder / "password").chmod(0o644)
        words = ["-D", str(folder / "data"), "-U", "team", "-A", "scram-sha-256", "-N", "-E", "UTF8"]
        _as_owner([str(programs / "initdb"), *words, f"--pwfile={folder / 'password'}"])
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
        free.close()
        server = Server(folder, programs, port, _make_certificate(folder / "data"))
        server.start()
        try:
            yield server
        finally:
            with suppress(subprocess.CalledProcessError):
                server.stop()


def _make_certificate(folder: Path) -> bool:
    """A certificate that nobody trusts; False where there is no openssl."""
    if not shutil.which("openssl"):
        return False
    files = ["-keyout", str(folder / "server.key"), "-out", str(folder / "server.crt")]
    subject = ["-subj", "/CN=localhost", "-days", "2", "-nodes", "-newkey", "rsa:2048"]
    _as_owner(["openssl", "req", "-x509", *subject, *files])
    return True


def _as_owner(command: Sequence[str]) -> None:
    """Run it as a user whom PostgreSQL accepts."""
    other = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    subprocess.run([*other, *command], check=True, capture_output=True, cwd="/")
