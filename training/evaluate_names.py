"""Names with their types against our own annotations: `python training/evaluate_names.py [--part dev] [--misses]`.

Each document is analysed whole, as a build does it; the names of its annotated sentences are compared, span and type.
Test documents are measured and never looked at; what is to be mended is looked for in those kept from training
(`--part dev --misses`).
"""

from __future__ import annotations

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotating.open_texts import GENRES, documents
from annotating.standoff import AnnotatedSentence, Letters, compact_span, part_of, read_sentences, spread_span
from faultline.language.analysing import analyse
from faultline.model.document import Document
from faultline.model.sentence import Form, Mention

HERE = Path(__file__).parent / "annotations" / "names"
DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared"))
Name = tuple[int, int, str]
NAMES = (Form.NAME, Form.ACRONYM, Form.DEMONYM)
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


def gold(genre: str, part: str) -> dict[str, list[AnnotatedSentence]]:
    """Document → its annotated sentences, the first reading of each."""
    found: dict[str, list[AnnotatedSentence]] = defaultdict(list)
    for s in read_sentences(HERE / f"{genre}.jsonl"):
        if s.annotator == "a" and part_of(s.document) == part:
            found[s.document].append(s)
    return found


def found_in(document: Document, mentions: Sequence[Mention], start: int, end: int) -> frozenset[Name]:
    """The names that the pipeline finds in a span of text; adjectives and nouns of countries count as demonyms."""
    text = document.text[start:end]
    names = [m for m in mentions if start < m.end and m.start < end]
    outer = [m for m in names if not any(o is not m and o.start <= m.start and m.end <= o.end for o in names)]
    return frozenset(
        (
            *compact_span(text, max(0, m.start - start), m.end - start),
            "demonym" if m.form is Form.DEMONYM else m.type.value,
        )
        for m in outer
    )


def measure(part: str) -> Tally:
    """The tally over all annotated documents of one part."""
    tally = Tally()
    for genre in GENRES:
        expected = gold(genre, part)
        for path, document in documents(genre, DATA):
            if path not in expected:
                continue
            letters = Letters(document.text)
            mentions = [m for s in analyse(document).sentences for m in s.mentions if m.form in NAMES]
            for sentence in expected[path]:
                span = letters.find(sentence)
                if span is None:
                    tally.orphans += 1
                else:
                    ours = found_in(document, mentions, *span)
                    tally.add(document.text[slice(*span)], ours, frozenset(sentence.names))
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
    parser.add_argument("--part", choices=("test", "dev", "train"), default="test")
    parser.add_argument("--misses", action="store_true", help="print confusions with examples (not of test documents)")
    asked = parser.parse_args()
    if asked.misses and asked.part == "test":
        parser.error("test documents are for measuring only; ask for --misses with --part dev")
    show(measure(asked.part), misses=asked.misses)


if __name__ == "__main__":
    main()
