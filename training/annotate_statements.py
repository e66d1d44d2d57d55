"""Lay out whole documents to annotate with statements, take the readings in, measure agreement, write them as gold.

    python training/annotate_statements.py draw --out DIR          numbered sentences of whole documents, in files
    python training/annotate_statements.py draw --more --out DIR   the same of the excerpts read later
    python training/annotate_statements.py check FILE              what cannot be placed in one reading (DIR/NN.a.tsv)
    python training/annotate_statements.py collect DIR             readings → training/annotations/statements/*.jsonl
    python training/annotate_statements.py agreement               F1 between the two readings, by kind
    python training/annotate_statements.py gold --half dev --out DIR    for ../shared/score/score.py, with the documents

A file `NN.txt` has the sentences read once, `NN.b.txt` sentences of documents also in another file, for the second
reading. Readings are `NN.a.tsv` and `NN.b.tsv`. The guideline is `annotations/STATEMENTS.md`.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path

from annotating.gold import write_gold
from annotating.reading_statements import read_lines
from annotating.stated_agreement import report
from annotating.stated_documents import chosen_documents, chosen_excerpts
from annotating.statements import StatedSentence, letters_before, part_of, read_stated, write_stated

HERE = Path(__file__).parent / "annotations" / "statements"
DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared"))
FILES = 8
GENRES = (("un", "documents/un"), ("factbook", "documents/factbook"), ("ecbplus", "text/ecbplus"))
Drawn = tuple[str, int, str]
"""Document, letters before the sentence, the sentence."""
Laid = tuple[str, str, list[Drawn]]
"""A document's path, its date or `unknown`, its sentences."""


def draw(out: Path, *, more: bool) -> None:
    """Spread the documents over the files so that all are about as long; then, of whole ones, those read twice."""
    laid = [
        (path, document.date or "unknown", [(path, letters_before(document.text, at), s) for at, s in found])
        for path, document, found in (chosen_excerpts(DATA) if more else chosen_documents(DATA))
    ]
    files: list[list[Laid]] = [[] for _ in range(FILES)]
    for one in sorted(laid, key=lambda d: (-len(d[2]), d[0])):
        min(files, key=_size).append(one)
    out.mkdir(parents=True, exist_ok=True)
    drawn = {}
    for number, documents in enumerate(files):
        drawn[f"{number:02}.a"] = _write(out / f"{number:02}.txt", sorted(documents))
    for number, documents in enumerate([] if more else _twice(laid)):
        drawn[f"{number:02}.b"] = _write(out / f"{number:02}.b.txt", documents)
    (out / "drawn.json").write_text(json.dumps(drawn), encoding="utf-8")
    for half in ("dev", "test", "more"):
        print(half, sum(len(d[2]) for d in laid if part_of(d[0]) == half), "sentences")


def _size(documents: Sequence[Laid]) -> int:
    return sum(len(found) for *_, found in documents)


def _twice(laid: list[Laid]) -> list[list[Laid]]:
    """Two files of documents of all genres, each from its own end of the list of short documents."""
    files = []
    for order in (1, -1):
        chosen: list[Laid] = []
        for _, folder in GENRES:
            fit = [d for d in laid if d[0].startswith(folder) and 10 <= len(d[2]) <= 40][::order]
            chosen += fit[: 2 if folder != "documents/factbook" else 1]
        files.append(sorted(chosen))
    return files


def _write(path: Path, documents: Sequence[Laid]) -> list[Drawn]:
    lines, drawn = [], []
    for name, date, found in documents:
        lines.append(f"# document {name}, published {date}\n")
        for sentence in found:
            drawn.append(sentence)
            lines.append(f"{len(drawn)}\t{sentence[2]}\n")
    path.write_text("".join(lines), encoding="utf-8")
    print(f"{path.name}: {len(drawn)} sentences: " + ", ".join(f"{Path(d[0]).stem} {len(d[2])}" for d in documents))
    return drawn


def _drawn(folder: Path, name: str) -> list[Drawn]:
    rows = json.loads((folder / "drawn.json").read_text(encoding="utf-8"))[name]
    return [(document, start, text) for document, start, text in rows]


def check(path: Path) -> None:
    """Print what cannot be placed in one reading, and how much was read."""
    name = path.name.removesuffix(".tsv")
    read, faults = read_lines(path.read_text(encoding="utf-8"), _drawn(path.parent, name), name[-1])
    for fault in faults:
        print(f"{path.name}: {fault}")
    print(f"{path.name}: {len(read)} sentences read, {sum(len(s.statements) for s in read)} statements placed")


def collect(folder: Path) -> None:
    """Check the readings and store them without text, beside those there are; what cannot be placed is printed."""
    found = {(s.document, s.start, s.annotator): s for s in stored()}
    for path in sorted(folder.glob("*.[ab].tsv")):
        check(path)
        name = path.name.removesuffix(".tsv")
        read, _ = read_lines(path.read_text(encoding="utf-8"), _drawn(folder, name), name[-1])
        found |= {(s.document, s.start, s.annotator): s for s in read}
    HERE.mkdir(parents=True, exist_ok=True)
    for genre, start in GENRES:
        mine = [s for s in found.values() if s.document.startswith(start)]
        write_stated(HERE / f"{genre}.jsonl", mine)
        print(genre, len(mine), "readings", sum(len(s.statements) for s in mine), "statements")


def stored() -> list[StatedSentence]:
    """All sentences stored, of both readings."""
    return [s for path in sorted(HERE.glob("*.jsonl")) for s in read_stated(path)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("--out", type=Path, required=True)
    drawing.add_argument("--more", action="store_true")
    commands.add_parser("check").add_argument("file", type=Path)
    commands.add_parser("collect").add_argument("folder", type=Path)
    commands.add_parser("agreement")
    gold = commands.add_parser("gold")
    gold.add_argument("--half", choices=["dev", "test", "more", "next", "last", "final"], required=True)
    gold.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if options.command == "draw":
        draw(options.out, more=options.more)
    elif options.command == "check":
        check(options.file)
    elif options.command == "collect":
        collect(options.folder)
    elif options.command == "agreement":
        print("\n".join(report(stored())))
    else:
        write_gold([s for s in stored() if part_of(s.document) == options.half], DATA, options.out)


if __name__ == "__main__":
    main()
