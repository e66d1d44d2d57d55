"""What people decided and did: the one thing of a workspace that cannot be made again. It only ever grows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faultline.errors import UsageError
from faultline.model.judgement import Decision, Judgement

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody put in."""

    id: int
    at: str
    who: str
    name: str
    content: str
    size: int


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Something that was done to the workspace; `detail` is JSON."""

    id: int
    at: str
    who: str
    action: str
    detail: str


class Ledger:
    """The ledger in an SQLite file, made when it is first opened. Safe for many processes and threads at once."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def append_judgement(
        self, who: str, decision: Decision, target: str, *, note: str = "", seen: str = "{}"
    ) -> Judgement:
        """Record a decision on a statement, entity or comparison; it is on disk when this returns."""
        at = _now()
        row = {"at": at, "who": who, "decision": decision.value, "target": target, "note": note, "seen": seen}
        with self._writing() as connection:
            number = self._insert(connection, "judgements", row)
        return Judgement(number, at, who, decision, target, note, seen)

    def undo(self, who: str, judgement: int | None = None) -> Judgement:
        """Take a judgement back, by default the last that stands; both entries stay. UsageError where there is none."""
        with self._writing() as connection:
            standing = [j for j in self._judgements(connection) if not j.undone and judgement in (None, j.id)]
            if not standing:
                raise UsageError(
                    "there is no judgement to take back" if judgement is None else f"no judgement {judgement}"
                )
            taken = standing[-1]
            self._insert(connection, "undoings", {"at": _now(), "who": who, "judgement": taken.id})
        return taken

    def judgements(self, target: str | None = None) -> tuple[Judgement, ...]:
        """All judgements in their order, those taken back marked as `undone`."""
        if not self.path.exists():  # looking must not need the right to write
            return ()
        with self._reading() as connection:
            return tuple(j for j in self._judgements(connection) if target in (None, j.target))

    def standing(self) -> dict[str, Judgement]:
        """The last judgement on each target that has not been taken back."""
        return {j.target: j for j in self.judgements() if not j.undone}

    def append_upload(self, who: str, name: str, content: str, size: int) -> Upload:
        """Record that a file came in; `content` is the SHA-256 of its bytes."""
        at = _now()
        with self._writing() as connection:
            row = {"at": at, "who": who, "name": name, "content": content, "size": size}
            return Upload(self._insert(connection, "uploads", row), at, who, name, content, size)

    def uploads(self) -> tuple[Upload, ...]:
        with self._reading() as connection:
            return tuple(Upload(**row) for row in self._rows(connection, "uploads"))

    def append_audit(self, who: str, action: str, detail: str = "{}") -> AuditEntry:
        """Record that something was done."""
        at = _now()
        with self._writing() as connection:
            number = self._insert(connection, "audit", {"at": at, "who": who, "action": action, "detail": detail})
        return AuditEntry(number, at, who, action, detail)

    def audit(self) -> tuple[AuditEntry, ...]:
        with self._reading() as connection:
            return tuple(AuditEntry(**row) for row in self._rows(connection, "audit"))

    @cached_property
    def _engine(self) -> Engine:
        from faultline.workspace.ledger_tables import open_engine  # SQLAlchemy takes long to load

        return open_engine(self.path)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction that holds the write lock from its start, so that what it reads stays true."""
        with self._engine.connect().execution_options(faultline_writes=True) as connection, connection.begin():
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            yield connection

    def _insert(self, connection: Connection, table: str, row: dict[str, Any]) -> int:
        from faultline.workspace.ledger_tables import TABLES

        key = connection.execute(TABLES[table].insert().values(**row)).inserted_primary_key
        return int(key[0]) if key else 0

    def _rows(self, connection: Connection, table: str) -> list[dict[str, Any]]:
        from faultline.workspace.ledger_tables import TABLES

        rows = connection.execute(TABLES[table].select().order_by(TABLES[table].c.id))
        return [dict(row) for row in rows.mappings()]

    def _judgements(self, connection: Connection) -> list[Judgement]:
        undone = {row["judgement"] for row in self._rows(connection, "undoings")}
        return [
            Judgement(**{**row, "decision": Decision(row["decision"])}, undone=row["id"] in undone)
            for row in self._rows(connection, "judgements")
        ]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
