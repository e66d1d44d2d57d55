"""Draw sentences to annotate with names, take the readings in, and measure how far two readers agree.

    python training/annotate_names.py draw --out DIR      numbered sentences, in batches
    python training/annotate_names.py collect DIR         readings → training/annotations/names/*.jsonl
    python training/annotate_names.py agreement           F1 between the two readings, by type

A batch is `NUMBER<TAB>sentence` a line; a reading of it (`*.a.tsv`, the second one `*.b.tsv`) is
`NUMBER<TAB>name|type<TAB>name|type …`, the names from left to right. The guideline is `annotations/NAMES.md`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from annotating.open_texts import GENRES, documents, sentences
from annotating.standoff import (
    AnnotatedSentence,
    compact_span,
    read_sentences,
    sentence_key,
    write_sentences,
)

HERE = Path(__file__).parent / "annotations" / "names"
DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared"))
TYPES = frozenset(
    [
        "person",
        "government",
        "government_body",
        "armed_group",
        "military",
        "international_organisation",
        "civil_organisation",
        "party",
        "group",
        "country",
        "place",
        "facility",
        "agreement",
        "company",
        "media",
        "goods",
        "named_event",
        "organisation",
        "demonym",
    ]
)
Key = tuple[str, str]
Name = tuple[int, int, str]
PER_DOCUMENT = {"un": 44, "factbook": 40, "ecbplus": 3}
AT_MOST = {"un": 2150, "factbook": 450, "ecbplus": 650}
BATCH = 155
Drawn = tuple[str, int, str]
"""Document, letters before the sentence, the sentence."""
GOVERNMENT_OF = re.compile(r"\bGovernment of (?:the )?$")
"""Before a country it makes one name with it: readers differed, and the guideline rules so."""


def draw(out: Path) -> None:
    """A seeded draw of sentences of 5 to 70 words, in order of documents, in batches of mixed genre."""
    chooser = random.Random(20)
    drawn: list[Drawn] = []
    for genre in GENRES:
        drawn += _drawn(genre, chooser)
    chooser.shuffle(drawn)
    out.mkdir(parents=True, exist_ok=True)
    (out / "drawn.json").write_text(json.dumps(drawn), encoding="utf-8")
    for number in range(0, len(drawn), BATCH):
        lines = [f"{number + i}\t{text}\n" for i, (*_, text) in enumerate(drawn[number : number + BATCH])]
        (out / f"{number // BATCH:02}.txt").write_text("".join(lines), encoding="utf-8")
    print(f"{len(drawn)} sentences in {out}")


def _drawn(genre: str, chooser: random.Random) -> list[Drawn]:
    found: list[Drawn] = []
    seen: set[str] = set()
    for path, document in documents(genre, DATA):
        if genre == "ecbplus" and chooser.random() > 0.32:
            continue
        fit = [(at, s) for at, s in sentences(document) if 5 <= len(s.split()) <= 70 and sentence_key(s) not in seen]
        chosen = sorted(chooser.sample(range(len(fit)), min(PER_DOCUMENT[genre], len(fit))))
        found += [(path, compact_span(document.text, 0, fit[i][0])[1], fit[i][1]) for i in chosen]
        seen |= {sentence_key(fit[i][1]) for i in chosen}
    return sorted(chooser.sample(found, min(len(found), AT_MOST[genre])))


def collect(folder: Path) -> None:
    """Check the readings and store them without their text; what cannot be placed is printed and left out."""
    drawn = [tuple(pair) for pair in json.loads((folder / "drawn.json").read_text(encoding="utf-8"))]
    read: list[AnnotatedSentence] = []
    for path in sorted(folder.glob("*.[ab].tsv")):
        annotator = path.suffixes[-2][1:]
        for line in path.read_text(encoding="utf-8").splitlines():
            number, *marks = line.rstrip("\n").split("\t")
            if not number.strip().isdigit() or int(number) >= len(drawn):
                print(f"{path.name}: no sentence {number!r}")
                continue
            document, start, text = drawn[int(number)]
            names = _placed(text, [m for m in marks if m.strip()], f"{path.name}:{number}")
            read.append(
                AnnotatedSentence(document, start, len("".join(text.split())), sentence_key(text), names, annotator)
            )
    unique = {(s.document, s.sentence, s.annotator): s for s in read}.values()
    HERE.mkdir(parents=True, exist_ok=True)
    for genre, start in (("un", "documents/un"), ("factbook", "documents/factbook"), ("ecbplus", "text/ecbplus")):
        mine = [s for s in unique if s.document.startswith(start)]
        write_sentences(HERE / f"{genre}.jsonl", mine)
        print(genre, len(mine), "readings", sum(len(s.names) for s in mine), "names")


def _placed(text: str, marks: Iterable[str], where: str) -> tuple[tuple[int, int, str], ...]:
    found, begin = [], 0
    for mark in marks:
        name, _, kind = mark.strip().rpartition("|")
        at = text.find(name, begin)
        at = at if at >= 0 else text.find(name)
        if kind not in TYPES or not name or at < 0:
            print(f"{where}: cannot place {mark!r}")
            continue
        begin = at + len(name)
        lead = GOVERNMENT_OF.search(text[:at]) if kind == "country" else None
        found.append((*compact_span(text, lead.start() if lead else at, begin), "government" if lead else kind))
    return tuple(sorted(set(found)))


def agreement() -> None:
    """F1 of the second reading against the first on the sentences read twice, names with type and span."""
    readings: dict[str, dict[Key, frozenset[Name]]] = {"a": {}, "b": {}}
    for path in sorted(HERE.glob("*.jsonl")):
        for s in read_sentences(path):
            readings[s.annotator][s.document, s.sentence] = frozenset(s.names)
    both = sorted(readings["a"].keys() & readings["b"].keys())
    a = [name for key in both for name in sorted(readings["a"][key])]
    b = [name for key in both for name in sorted(readings["b"][key])]
    same = [name for key in both for name in sorted(readings["a"][key] & readings["b"][key])]
    spans = sum(len(_spans(readings["a"][key]) & _spans(readings["b"][key])) for key in both)
    print(f"{len(both)} sentences read twice, {len(a)} and {len(b)} names")
    print(f"typed F1 {_f1(len(same), len(a), len(b))}, spans alone F1 {_f1(spans, len(a), len(b))}")
    by_type = [Counter(kind for *_, kind in names) for names in (same, a, b)]
    for kind in sorted(by_type[1] | by_type[2]):
        print(f"  {kind:28}{_f1(*(c[kind] for c in by_type))}  ({by_type[1][kind]}, {by_type[2][kind]})")


def _spans(names: Iterable[Name]) -> set[tuple[int, int]]:
    return {(start, end) for start, end, _ in names}


def _f1(same: int, first: int, second: int) -> str:
    return f"{200 * same / max(1, first + second):6.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("draw").add_argument("--out", type=Path, required=True)
    commands.add_parser("collect").add_argument("folder", type=Path)
    commands.add_parser("agreement")
    options = parser.parse_args()
    if options.command == "draw":
        draw(options.out)
    elif options.command == "collect":
        collect(options.folder)
    else:
        agreement()


if __name__ == "__main__":
    main()
