"""Names with their types against our own annotations: `python training/evaluate_names.py [--train] [--misses]`.

Each document is analysed whole, as a build does it; the names of its annotated sentences are compared, span and type.
Test documents are measured and never looked at; what is to be mended is looked for in the others (`--train --misses`).
"""

from __future__ import annotations

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotating.open_texts import GENRES, documents
from annotating.standoff import compact_span, is_test, read_sentences, sentence_key, spread_span
from faultline.language.analysing import analyse
from faultline.model.document import Document
from faultline.model.sentence import Form, Sentence

HERE = Path(__file__).parent / "annotations" / "names"
DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared"))
Name = tuple[int, int, str]
EXAMPLES = 12
"""Examples that `--misses` prints of each confusion."""


@dataclass(slots=True)
class Tally:
    """What was found of what was wanted; `misses`: (wanted type, found type) → texts of names."""

    same: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    spans: int = 0
    orphans: int = 0
    misses: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, text: str, ours: frozenset[Name], names: frozenset[Name]) -> None:
        """Counts one sentence with the names found and the names wanted."""
        self.same.update(kind for *_, kind in ours & names)
        self.given.update(kind for *_, kind in ours)
        self.wanted.update(kind for *_, kind in names)
        self.spans += len({n[:2] for n in ours} & {n[:2] for n in names})
        for pair, shown in _misses(text, ours, names):
            self.misses[pair].append(shown)


def gold(genre: str, *, test: bool) -> dict[str, dict[str, frozenset[Name]]]:
    """Document → sentence key → names of the first reading."""
    found: dict[str, dict[str, frozenset[Name]]] = defaultdict(dict)
    for s in read_sentences(HERE / f"{genre}.jsonl"):
        if s.annotator == "a" and is_test(s.document) == test:
            found[s.document][s.sentence] = frozenset(s.names)
    return found


def found_in(document: Document, sentence: Sentence) -> frozenset[Name]:
    """The names that the pipeline finds in a sentence; adjectives and nouns of countries count as demonyms."""
    text = document.text[sentence.start : sentence.end]
    names = [m for m in sentence.mentions if m.form in (Form.NAME, Form.ACRONYM, Form.DEMONYM)]
    outer = [m for m in names if not any(o is not m and o.start <= m.start and m.end <= o.end for o in names)]
    return frozenset(
        (
            *compact_span(text, m.start - sentence.start, m.end - sentence.start),
            "demonym" if m.form is Form.DEMONYM else m.type.value,
        )
        for m in outer
    )


def measure(*, test: bool) -> Tally:
    """The tally over all annotated documents of one part."""
    tally = Tally()
    for genre in GENRES:
        expected = gold(genre, test=test)
        for path, document in documents(genre, DATA):
            if path not in expected:
                continue
            left = dict(expected[path])
            for sentence in analyse(document).sentences:
                text = document.text[sentence.start : sentence.end]
                names = left.pop(sentence_key(text), None)
                if names is not None:
                    tally.add(text, found_in(document, sentence), names)
            tally.orphans += len(left)
    return tally


def _misses(text: str, ours: frozenset[Name], names: frozenset[Name]) -> Iterator[tuple[tuple[str, str], str]]:
    """What differs: a type, a boundary (`TYPE ~`), a name not found (`TYPE -`) and one too many (`- TYPE`)."""
    for name in sorted(names - ours):
        same = next((o for o in ours if o[:2] == name[:2]), None)
        near = next((o for o in sorted(ours) if o[0] < name[1] and name[0] < o[1]), None)
        if same:
            yield (name[2], same[2]), _shown(text, name)
        elif near:
            yield (name[2], "~"), f"{_shown(text, name)}  <>  {_shown(text, near)}"
        else:
            yield (name[2], "-"), _around(text, name)
    for other in sorted(ours - names):
        if not any(other[0] < n[1] and n[0] < other[1] for n in names):
            yield ("-", other[2]), _around(text, other)


def _shown(text: str, name: Name) -> str:
    start, end = spread_span(text, *name[:2])
    return " ".join(text[start:end].split())


def _around(text: str, name: Name) -> str:
    start, end = spread_span(text, *name[:2])
    return " ".join(f"{text[max(0, start - 25) : start]}[{text[start:end]}]{text[end : end + 15]}".split())


def show(tally: Tally, *, misses: bool) -> None:
    """Prints the tally, with the most frequent confusions where asked for."""
    print(f"{tally.wanted.total()} names, {tally.given.total()} found, {tally.orphans} sentences orphaned")
    print(f"typed F1 {_f1(tally.same.total(), tally.given.total(), tally.wanted.total())}", end="  ")
    print(f"spans alone F1 {_f1(tally.spans, tally.given.total(), tally.wanted.total())}")
    for kind, n in tally.wanted.most_common():
        print(f"  {kind:28}F1 {_f1(tally.same[kind], tally.given[kind], n)}  ({n})")
    ordered = sorted(tally.misses.items(), key=lambda item: (-len(item[1]), item[0]))
    for (want, have), texts in ordered if misses else ():
        examples = " | ".join(f"{text} ×{n}" for text, n in Counter(texts).most_common(EXAMPLES))
        print(f"{len(texts):5} {want} → {have}: {examples}")


def _f1(same: int, given: int, wanted: int) -> str:
    return f"{200 * same / max(1, given + wanted):5.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", action="store_true", help="measure the training documents, not the test ones")
    parser.add_argument("--misses", action="store_true", help="print confusions with examples (only with --train)")
    asked = parser.parse_args()
    if asked.misses and not asked.train:
        parser.error("test documents are for measuring only; ask for --misses with --train")
    show(measure(test=not asked.train), misses=asked.misses)


if __name__ == "__main__":
    main()
