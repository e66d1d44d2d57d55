"""Puts marks where persons are named, in the rows of tables and in JSON, and keeps quotes what their documents read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from faultline.model.evidence import Evidence
from faultline.model.statement import Argument, Kind, Modality, Polarity, statement_id
from faultline.model.value import Value
from faultline.workspace.marks import MARK
from faultline.workspace.redaction.names import Names, hidden
from faultline.workspace.redaction.store import Store

Row = dict[str, Any]
"""A value of `model` in plain dicts and lists, as Arrow and JSON give it."""
_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{12,16}(?![0-9a-f])")
_CODES = frozenset(
    {
        "kind", "type", "mode", "modality", "polarity", "attribution", "stage", "precision", "basis", "form", "format",
        "verdict", "severity", "role", "decision",
    }
)  # fmt: skip
"""Fields of words from lists, which name nobody though somebody be called so."""
_QUOTED = ("text", "quote", "exact")
_OWN = ("text", "title", "author", "publisher", "address", "terms")
NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Text:
    """What a document read, what it reads now, and who is named in it."""

    before: str
    after: str
    named: frozenset[int] = NOBODY


@dataclass
class Mask:
    """What becomes of the rows of one version, source or ledger.

    Attributes:
        names: Who is not to be named.
        store: Where they were taken out of the workspace itself; None where its ids stay.
        texts: Documents in which somebody is named, by the id that they had.
        renamed: Ids that were hashes over a name, with those that take their places.
        paths: Sources whose path named somebody, with the paths that take their places.
        gone: Entities that are no more.
        places: How many names went, by where.
    """

    names: Names
    store: Store | None = None
    texts: dict[str, Text] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    places: Counter[str] = field(default_factory=Counter)
    _known: dict[tuple[str, Collection[int]], str] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store) -> Mask:
        """For all who were taken out; what is a hash over their names gets another id."""
        return cls(store.names, store)

    def take_document(self, row: Row, rows_of_data: Iterable[str] = ()) -> bool:
        """Look who is named in a document, in it or in what was read of its rows; whether anybody is."""
        about = self.store.about(row["id"]) if self.store else NOBODY
        own = "\n\n".join(str(row.get(name) or "") for name in _OWN)
        named = frozenset({*about, *self.names.named_in(own)})
        text = str(row.get("text") or "")
        spans = self.names.spans(text, named)
        self.places["texts"] += len(spans)
        others = any(self.names.spans(str(row.get(name) or ""), named) for name in _OWN[1:])
        in_rows = sum(len(self.names.spans(said, about)) for said in rows_of_data)
        self.places["rows of data"] += in_rows
        if not (spans or others or in_rows):
            return False
        self.touch(row, Text(text, hidden(text, spans), named))
        return True

    def touch(self, row: Row, text: Text | None = None) -> None:
        """Give a document another id, for the one that it has is a hash over the name."""
        self.texts[row["id"]] = text or Text(str(row.get("text") or ""), str(row.get("text") or ""))
        if self.store:
            self.renamed[row["id"]] = self.store.new_id(row["id"])

    def named_in(self, documents: Iterable[str]) -> frozenset[int]:
        """Who is named in any of these documents."""
        return NOBODY.union(*(self.texts[d].named for d in documents if d in self.texts))

    def string(self, given: str, named: Collection[int] = NOBODY) -> str:
        """Any words: without names, with the ids and paths of now."""
        key = given, named
        if key not in self._known:
            if len(self._known) > 100_000:
                self._known.clear()
            self._known[key] = self._changed(given, named)
        return self._known[key]

    def _changed(self, given: str, named: Collection[int]) -> str:
        before, given = self._source_in(given)
        if self.renamed:
            given = _ID.sub(lambda found: self.renamed.get(found[0], found[0]), given)
        return before + self.names.hide(given, named)

    def _source_in(self, given: str) -> tuple[str, str]:
        """The source that the words begin with, as it is called now, and the rest."""
        for old, new in self.paths.items():
            if given == old or given.startswith(f"{old}/"):
                return new, given[len(old) :]
        return "", given

    def path(self, given: str) -> str:
        """The path of a source: without names, and never that of another."""
        shown = self.names.hide(given, range(len(self.names.people)))
        if shown == given:
            return given
        if self.store:
            stem, dot, suffix = shown.rpartition(".")
            mark = self.store.digest(f"path {given}")[:6]
            shown = f"{stem}~{mark}.{suffix}" if dot and "/" not in suffix else f"{shown}~{mark}"
        self.paths[given] = shown
        return shown

    def value(self, given: Any, document: str | None = None, named: Collection[int] = NOBODY) -> Any:
        """A value with all that it holds; what it quotes of the document is quoted of what this reads now."""
        if isinstance(given, str):
            return self.string(given, named)
        if isinstance(given, Mapping):
            return self._fields(given, document, named)
        if isinstance(given, list | tuple):
            return [self.value(one, document, named) for one in given]
        return given

    def _fields(self, given: Mapping[str, Any], document: str | None, named: Collection[int]) -> Row:
        document = given.get("document") if isinstance(given.get("document"), str) else document
        text = self.texts.get(document or "")
        named = frozenset({*named, *text.named}) if text else named
        made = {name: one if name in _CODES else self.value(one, document, named) for name, one in given.items()}
        start, end = given.get("start"), given.get("end")
        if text and isinstance(start, int) and isinstance(end, int):
            for name in _QUOTED:
                if isinstance(given.get(name), str) and text.before[start:end] == given[name]:
                    made[name] = text.after[start:end]
            _around(made, given, text, start, end)
        return made

    def document(self, row: Row) -> Row:
        """A document with all that is told of it; its passages stand where they stood."""
        text = self.texts.get(row["id"])
        kept: Row = {name: row[name] for name in ("text", "passages") if name in row}
        about = {name: one for name, one in row.items() if name not in kept}
        made: Row = {**self.value(about, row["id"], self.named_in([row["id"]])), **kept}
        return {**made, "text": text.after} if text and "text" in kept else made

    def statement(self, row: Row) -> Row:
        """A statement of a document in which somebody is named; its id is that of what it says now."""
        evidence = row["evidence"]
        named = frozenset(self.names.named_in(evidence["quote"])) | self.named_in([evidence["document"]])
        made: Row = self.value(row, evidence["document"], named)
        made["id"] = self.renamed[row["id"]] = _id_of(made)
        return made

    def cut_off(self, voice: Row) -> Row:
        """What was tied to a person is tied to nobody."""
        if voice.get("entity") in self.gone or MARK in str(voice.get("name") or ""):
            return {**voice, "entity": None, "name": None, "chain": None}
        return voice


def _around(made: Row, given: Mapping[str, Any], text: Text, start: int, end: int) -> None:
    """The words before and after a quote, where they are those of the document."""
    before, after = given.get("prefix"), given.get("suffix")
    if before and text.before[:start].endswith(before):
        made["prefix"] = text.after[start - len(before) : start]
    if after and text.before[end:].startswith(after):
        made["suffix"] = text.after[end : end + len(after)]


def _id_of(row: Row) -> str:
    e = row["evidence"]
    evidence = Evidence(
        e["document"], e["quote"], e["extractor"], e.get("start"), e.get("end"), e.get("table"), e.get("row")
    )
    who = tuple(
        Argument(a["role"], a.get("text") or "", a.get("start"), a.get("end")) for a in row.get("arguments") or ()
    )
    value = Value(None, None, "", text=str(row["value"].get("text") or "")) if row.get("value") else None
    polarity, modality = Polarity(row.get("polarity", "affirmed")), Modality(row.get("modality", "actual"))
    return statement_id(Kind(row["kind"]), row["type"], evidence, who, value, polarity, modality)
