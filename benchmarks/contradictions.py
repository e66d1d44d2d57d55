"""What share of planted contradictions is found, and how much of what is shown was planted.

    python benchmarks/contradictions.py [--show] [FILE ...]         (default: the files of benchmarks/planted)

Each file is one collection: all its documents are read, resolved and compared together, as a build does. A planted
contradiction counts as found where one comparison with the verdict contradicted, copy_error or framed holds a statement
out of each of its two sentences. What is shown beside them is listed, to be judged by a reader; so are the missed ones.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from faultline.comparison import compare
from faultline.extraction import extract
from faultline.language.analysing import analyse
from faultline.model.comparison import Comparison, Verdict
from faultline.model.document import Document, Passage, Role
from faultline.model.statement import Statement
from faultline.resolution import resolve
from faultline.settings import Settings

PLANTED = Path(__file__).resolve().parent / "planted"
GRAVE = (Verdict.CONTRADICTED, Verdict.COPY_ERROR, Verdict.FRAMED)
_DOCUMENT = re.compile(r"([^,|]+), (\d{4}-\d\d-\d\d) \| (.+)")
_PLANT = re.compile(r"! (\w+): (.+) // (.+)")


@dataclass(frozen=True, slots=True)
class Plant:
    """A contradiction that was written into two documents: its kind, and words of either sentence."""

    story: str
    kind: str
    one: str
    other: str


def main() -> None:
    """Print one JSON object a file, and with --show what was missed and what is shown beside the planted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(PLANTED.glob("*.txt")))
    parser.add_argument("--show", action="store_true", help="list what was missed and what is shown unplanted")
    given = parser.parse_args()
    for file in given.files:
        documents, plants = read(file)
        statements, found = compared(documents)
        shown = [c for c in found if c.verdict in GRAVE]
        held = {p: [c for c in shown if _holds(c, p, statements, documents)] for p in plants}
        planted = {c.id for some in held.values() for c in some}
        kinds = sorted({p.kind for p in plants})
        counts = {
            k: f"{sum(bool(held[p]) for p in plants if p.kind == k)}/{sum(p.kind == k for p in plants)}" for k in kinds
        }
        figures = {
            "file": file.name,
            "documents": len(documents),
            "statements": len(statements),
            "planted": len(plants),
            "found": sum(map(bool, held.values())),
            "of each kind": counts,
            "shown": len(shown),
            "shown unplanted": len(shown) - len(planted),
        }
        print(json.dumps(figures))
        if given.show:
            for plant in plants:
                if not held[plant]:
                    print(f"missed  {plant.story} · {plant.kind}: {plant.one} // {plant.other}")
            for comparison in shown:
                if comparison.id not in planted:
                    print(f"beside  {comparison.verdict.value}: {comparison.about}: {comparison.reason}")


def read(file: Path) -> tuple[list[Document], list[Plant]]:
    """The documents of a file and what was planted in them."""
    documents: list[Document] = []
    plants: list[Plant] = []
    story = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            story = line.removeprefix("## ")
        elif match := _PLANT.fullmatch(line):
            plants.append(Plant(story, *match.groups()))
        elif not line.startswith("#") and (match := _DOCUMENT.fullmatch(line)):
            documents.append(_document(f"{file.stem}{len(documents)}", *match.groups()))
    return documents, plants


def compared(documents: Sequence[Document]) -> tuple[dict[str, Statement], tuple[Comparison, ...]]:
    """The statements of documents by id, resolved together, and their comparisons."""
    said = [extract(d, analyse(d)) for d in documents]
    statements = [s for x in said for s in x.statements]
    resolved = resolve(documents, statements, [m for x in said for m in x.mentions], Settings())
    return {s.id: s for s in resolved.statements}, compare(resolved.statements, documents)


def _document(identity: str, publisher: str, date: str, written: str) -> Document:
    text = "\n\n".join(part.strip() for part in written.split("//"))
    passages = tuple(Passage(m.start(), m.end(), Role.BODY) for m in re.finditer(r"[^\n]+", text))
    return Document(
        identity, f"{identity}.txt", "text", text, publisher=publisher, date=date, language="en", passages=passages
    )


def _holds(
    comparison: Comparison, plant: Plant, statements: dict[str, Statement], documents: Sequence[Document]
) -> bool:
    """Whether a comparison holds a statement out of each of the two sentences."""
    members = [statements[i].evidence for i in comparison.statements]
    sides = [set(_sentences(words, documents)) for words in (plant.one, plant.other)]
    told = [
        {(d, a, b) for d, a, b in side for e in members if e.document == d and _meet(e.start, e.end, a, b)}
        for side in sides
    ]
    return any(x[0] != y[0] for x in told[0] for y in told[1])


def _sentences(words: str, documents: Sequence[Document]) -> Iterator[tuple[str, int, int]]:
    """Where the words stand: document, beginning and end of their sentence."""
    for document in documents:
        at = document.text.find(words)
        if at >= 0:
            begin = max(document.text.rfind(mark, 0, at) for mark in (". ", "\n"))
            end = re.search(r"\.(?:\s|$)", document.text[at + len(words) - 1 :])
            yield document.id, begin + 1, at + len(words) - 1 + (end.end() if end else 0)


def _meet(start: int | None, end: int | None, a: int, b: int) -> bool:
    return start is not None and end is not None and start < b and a < end


if __name__ == "__main__":
    main()
