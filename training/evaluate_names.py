"""Names with their types against our own annotations, test documents only: `python training/evaluate_names.py`.

Each test document is analysed whole, as a build does it; the names of its annotated sentences are compared, span and
type.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from pathlib import Path

from annotating.open_texts import GENRES, documents
from annotating.standoff import compact_span, is_test, read_sentences, sentence_key
from faultline.language.analysing import analyse
from faultline.model.document import Document
from faultline.model.sentence import Form, Sentence

HERE = Path(__file__).parent / "annotations" / "names"
DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared"))
Name = tuple[int, int, str]


def gold(genre: str) -> dict[str, dict[str, frozenset[Name]]]:
    """Test document → sentence key → names of the first reading."""
    found: dict[str, dict[str, frozenset[Name]]] = defaultdict(dict)
    for s in read_sentences(HERE / f"{genre}.jsonl"):
        if s.annotator == "a" and is_test(s.document):
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


def main() -> None:
    same, given, wanted = Counter[str](), Counter[str](), Counter[str]()
    spans = orphans = 0
    for genre in GENRES:
        expected = gold(genre)
        for path, document in documents(genre, DATA):
            if path not in expected:
                continue
            left = dict(expected[path])
            for sentence in analyse(document).sentences:
                names = left.pop(sentence_key(document.text[sentence.start : sentence.end]), None)
                if names is None:
                    continue
                ours = found_in(document, sentence)
                same.update(kind for *_, kind in ours & names)
                given.update(kind for *_, kind in ours)
                wanted.update(kind for *_, kind in names)
                spans += len({n[:2] for n in ours} & {n[:2] for n in names})
            orphans += len(left)
    print(f"{wanted.total()} names, {given.total()} found, {orphans} sentences orphaned")
    print(f"typed F1 {_f1(same.total(), given.total(), wanted.total())}", end="  ")
    print(f"spans alone F1 {_f1(spans, given.total(), wanted.total())}")
    for kind, n in wanted.most_common():
        print(f"  {kind:28}F1 {_f1(same[kind], given[kind], n)}  ({n})")


def _f1(same: int, given: int, wanted: int) -> str:
    return f"{200 * same / max(1, given + wanted):5.1f}"


if __name__ == "__main__":
    main()
