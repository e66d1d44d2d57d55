"""Writes annotated statements with their words, in the form that the scoring of exports reads, and the documents.

The words are those of others: this goes to a folder outside the project, never into it.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from annotating.excerpts import is_excerpt
from annotating.stated_documents import read_stated_document
from annotating.statements import Stated, StatedSentence, StatedTexts

PROJECT = Path(__file__).resolve().parents[2]
NAMES = {"event": "event_type", "relation": "relation", "position": "stance", "cause": "polarity"}
SALIENCE = {"core": "core", "minor": "context"}
WORDS = frozenset(
    ["quote", "cause", "effect", "measure", "activity", "role", "personnel", "equipment", "programme", "agreement"]
)
"""Fields that are plain words in gold; all others name somebody or something: `{"text": …}`."""
NUMBERS = frozenset(["value", "amount", "killed", "injured", "detained"])


def write_gold(sentences: Iterable[StatedSentence], data: Path, out: Path) -> None:
    """Write `statements.jsonl`, an empty `entities.jsonl` and `documents/` to build the map from.

    A document is known by its name up to the ending. Only first readings are written.

    Raises:
        ValueError: If the folder lies in the project.
    """
    if out.resolve().is_relative_to(PROJECT):
        raise ValueError(f"{out} lies in the project, where no text of others is kept; name a folder outside it")
    by_document: dict[str, list[StatedSentence]] = defaultdict(list)
    for sentence in sentences:
        if sentence.annotator == "a":
            by_document[sentence.document].append(sentence)
    (out / "documents").mkdir(parents=True, exist_ok=True)
    rows, lost = [], 0
    for path, mine in sorted(by_document.items()):
        document = read_stated_document(path, data)
        texts = StatedTexts(document.text, mine)
        if is_excerpt(path):
            _write_text(path, texts.read(mine), out / "documents")
        else:
            _lay_out(data / path, document.text, out / "documents")
        for sentence in mine:
            found = gold_of(sentence, texts)
            rows += found
            lost += len(sentence.statements) - len(found)
    (out / "statements.jsonl").write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")
    (out / "entities.jsonl").write_text("", "utf-8")
    print(f"{len(by_document)} documents, {len(rows)} statements in {out}; {lost} not found in the texts")
    print(dict(Counter(r["kind"] for r in rows)))


def _lay_out(source: Path, text: str, folder: Path) -> None:
    if source.suffix == ".pdf":
        shutil.copyfile(source, folder / source.name)
    else:
        _write_text(source.name, text, folder)


def _write_text(path: str, text: str, folder: Path) -> None:
    (folder / f"{Path(path).stem}.txt").write_text(text + "\n", encoding="utf-8")


def gold_of(sentence: StatedSentence, texts: StatedTexts) -> list[dict[str, Any]]:
    """The statements of a sentence as gold has them; those whose words are not found are left out."""
    doc = f"{Path(sentence.document).stem}."
    rows = []
    for number, statement in enumerate(sentence.statements, 1):
        row = {"id": f"{doc}{sentence.start}.{number}", "doc": doc, "kind": statement.kind}
        fields = _texts(sentence, statement, texts)
        if fields is not None:
            rows.append(row | fields | _values(statement))
    return rows


def _texts(sentence: StatedSentence, statement: Stated, texts: StatedTexts) -> dict[str, Any] | None:
    row: dict[str, Any] = {}
    for field, spans in statement.texts.items():
        words = [texts.words(sentence, span) for span in spans]
        if None in words:
            return None
        if field in WORDS:
            row[field] = "; ".join(filter(None, words))
            continue
        named = [{"text": w} for w in words]
        row["attributed_to" if field == "speaker" else field] = named if len(named) > 1 else named[0]
    return row


def _values(statement: Stated) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for field, value in statement.values.items():
        name = NAMES[statement.kind] if field == "type" else field
        row[name] = _number(value) if field in NUMBERS else SALIENCE.get(value, value)
    if statement.kind == "quantity" and "date" in row:
        row["as_of"] = row.pop("date")
    return row


def _number(value: str) -> float | list[float]:
    ends = [float(end) for end in value.split("-")]
    whole = [int(end) if end.is_integer() else end for end in ends]
    return whole[0] if len(whole) == 1 else whole
