"""What people decided and did: the one thing of a workspace that cannot be made again. It only ever grows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faultline.errors import UsageError, WorkspaceError
from faultline.model.judgement import Decision, Fault, Judgement, Subject, Terms
from faultline.model.own_text import TextEntry
from faultline.tables.json_values import from_json, to_json

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

POSITION = "SELECT (SELECT count(*) FROM judgements) + (SELECT count(*) FROM undoings)"
_DAMAGE = ("malformed", "not a database")  # what SQLite says of a file that is broken
_BESIDE = (Decision.NOTE, Decision.PLACE)


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

    def exists(self) -> bool:
        """Whether anything was written yet."""
        return self.path.exists()

    def append_judgement(
        self,
        who: str,
        decision: Decision,
        target: str,
        *,
        note: str = "",
        seen: str = "{}",
        subject: Subject = Subject.STATEMENT,
        fault: Fault | None = None,
        terms: Terms | None = None,
    ) -> Judgement:
        """Record a decision; it is on disk when this returns. `workspace.judging` checks that it can be made."""
        made = Judgement(0, _now(), who, decision, target, note, seen, False, subject, fault, terms or Terms())
        row = {
            **{name: getattr(made, name) for name in ("at", "who", "target", "note", "seen")},
            "decision": decision.value,
            "subject": subject.value,
            "fault": fault.value if fault else "",
            "terms": to_json(made.terms),
        }
        with self._writing() as connection:
            return replace(made, id=self._insert(connection, "judgements", row))

    def position(self) -> int:
        """How many judgements and undoings there are: with the map's version it tells what a reader sees.

        Read without SQLAlchemy, so that looking at a map on which nothing was judged does not have to load it.
        """
        if not self.exists():
            return 0
        fault = ""
        for mode in ("mode=ro", "mode=ro&immutable=1"):  # the second where the folder cannot be written
            if "immutable" in mode and self._has_journal():
                break
            try:
                with closing(sqlite3.connect(f"{self.path.resolve().as_uri()}?{mode}", uri=True)) as connection:
                    return int(connection.execute(POSITION).fetchone()[0])
            except sqlite3.Error as error:
                fault = str(error)
                if "no such table" in fault:  # another process is just making it
                    return 0
        raise WorkspaceError(f"the ledger {self.path} cannot be read ({fault}): restore it from a copy")

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
        if not self.exists():  # looking must not need the right to write
            return ()
        with self._reading() as connection:
            return tuple(j for j in self._judgements(connection) if target in (None, j.target))

    def standing(self) -> dict[str, Judgement]:
        """The last judgement on each target that has not been taken back; a note takes the place of notes alone."""
        return standing_of(self.judgements())

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

    def append_text(self, change: Callable[[tuple[TextEntry, ...]], TextEntry]) -> TextEntry:
        """Record what `change` makes of the entries so far, nobody else writing meanwhile (`workspace.own_texts`)."""
        with self._writing() as connection:
            made = replace(change(self._text_entries(connection)), at=_now())
            number = self._insert(connection, "texts", {k: getattr(made, k) for k in TextEntry.__slots__ if k != "id"})
        return replace(made, id=number, text=made.text or number)

    def text_entries(self) -> tuple[TextEntry, ...]:
        """All changes to the analysts' own texts in their order."""
        if not self.exists():
            return ()
        with self._reading() as connection:
            return self._text_entries(connection)

    def entries(self) -> dict[str, list[dict[str, Any]]]:
        """All that it holds, by table, as it is kept."""
        from faultline.workspace.ledger_tables import TABLES

        with self._reading() as connection:
            return {name: self._rows(connection, name) for name in TABLES}

    def rewrite(self, change: Callable[[str, dict[str, Any]], dict[str, Any]]) -> int:
        """Put other words into entries, which nothing but a redaction may do, in one transaction; how many changed.

        `change` gives for the name of a table and an entry of it the entry as it is to be; nothing of before stays.
        """
        from faultline.workspace.ledger_tables import TABLES, forget_what_went, growing_no_more

        if not self.exists():
            return 0
        with self._writing() as connection, growing_no_more(connection):
            rows = [(name, row, change(name, row)) for name in TABLES for row in self._rows(connection, name)]
            changed = [(TABLES[name], new) for name, row, new in rows if new != row]
            for table, new in changed:
                connection.execute(table.update().where(table.c.id == new["id"]).values(**new))
        with self._told():
            forget_what_went(self._engine)
        return len(changed)

    @cached_property
    def _engine(self) -> Engine:
        from faultline.workspace.ledger_tables import open_engine  # SQLAlchemy takes long to load

        return open_engine(self.path)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction that holds the write lock from its start, so that what it reads stays true."""
        with (
            self._told(),
            self._engine.connect().execution_options(faultline_writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._told(), self._looking() as connection:
            yield connection

    def _looking(self) -> Connection:
        """A connection to read by, also where SQLite can put nothing beside the file: a full disk, a read-only one.

        There the file is read as it is, unless it has a journal that would have to be gone through first.
        """
        from sqlalchemy.exc import DatabaseError

        from faultline.workspace.ledger_tables import open_unchanging

        try:
            return self._engine.connect()
        except DatabaseError:
            if self._has_journal():
                raise
            return open_unchanging(self.path).connect()

    def _has_journal(self) -> bool:
        """Whether a writer is at work, or was killed, and has left entries beside the file."""
        journal = self.path.with_name(f"{self.path.name}-wal")
        return journal.exists() and journal.stat().st_size > 0

    @contextmanager
    def _told(self) -> Iterator[None]:
        """A disk that is full, a file without rights or broken: one sentence, and nothing of what is there is lost."""
        from sqlalchemy.exc import DatabaseError

        try:
            yield
        except DatabaseError as error:
            if any(fault in str(error.orig) for fault in _DAMAGE):
                raise WorkspaceError(
                    f"the ledger {self.path} cannot be read ({error.orig}): it is damaged; restore it from a copy"
                ) from error
            raise WorkspaceError(
                f"the ledger {self.path} cannot be read or written ({error.orig}): make room or give the right to it; "
                "what was judged before is kept"
            ) from error

    def _insert(self, connection: Connection, table: str, row: dict[str, Any]) -> int:
        from faultline.workspace.ledger_tables import TABLES

        key = connection.execute(TABLES[table].insert().values(**row)).inserted_primary_key
        return int(key[0]) if key else 0

    def _rows(self, connection: Connection, table: str) -> list[dict[str, Any]]:
        from faultline.workspace.ledger_tables import TABLES

        rows = connection.execute(TABLES[table].select().order_by(TABLES[table].c.id))
        names = tuple(rows.keys())
        return [dict(zip(names, row, strict=True)) for row in rows.all()]

    def _text_entries(self, connection: Connection) -> tuple[TextEntry, ...]:
        if not connection.dialect.has_table(connection, "texts"):  # made by an earlier version, and not to be written
            return ()
        rows = self._rows(connection, "texts")
        return tuple(TextEntry(**{**row, "text": row["text"] or row["id"]}) for row in rows)

    def _judgements(self, connection: Connection) -> list[Judgement]:
        undone = {row["judgement"] for row in self._rows(connection, "undoings")}
        return [_judgement(row, row["id"] in undone) for row in self._rows(connection, "judgements")]


def standing_of(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """The last of the judgements that stand on each target; one that leaves open whether the target holds (a note, the
    place of a statement) never takes the place of one that tells."""
    found: dict[str, Judgement] = {}
    for judgement in judgements:
        before = found.get(judgement.target)
        is_lesser = judgement.decision in _BESIDE and before is not None and before.decision not in _BESIDE
        if not (judgement.undone or is_lesser):
            found[judgement.target] = judgement
    return found


def _judgement(row: dict[str, Any], is_undone: bool) -> Judgement:
    typed = {
        "decision": Decision(row["decision"]),
        "subject": Subject(row["subject"]),
        "fault": Fault(row["fault"]) if row["fault"] else None,
        "terms": _terms(row["terms"]),
    }
    return Judgement(**{**row, **typed}, undone=is_undone)


@lru_cache(maxsize=10_000)
def _terms(text: str) -> Terms:
    return from_json(text, Terms)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
