"""Causal sentences and spans on the Causal News Corpus: `python training/evaluate_causes.py [--part test] [--misses]`.

The corpus (V2, CC0) calls a sentence causal in a wider sense than our map does: "protested, demanding X" and "a bomb
went off, killing ten" are cause and effect there, the second an event with its dead here. A fixed fifth of its training
part is for measuring only; what is to be mended is looked for in the rest (`--part train --misses`).
"""

from __future__ import annotations

import argparse
import ast
import csv
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from faultline.extraction import extract
from faultline.language.analysing import analyse
from faultline.model.document import Document, Passage, Role
from faultline.model.sentence import Analysis
from faultline.model.statement import Kind, Statement

DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared")) / "text" / "causal_news" / "V2"
Span = frozenset[int]
"""Letters of a sentence, counted without white space."""
_MARK = re.compile(r"</?(ARG0|ARG1|SIG\d)>")
_JOINED_LEFT = re.compile(r" (?=(?:[,.;:?!%)\]]|'s\b|n't\b|'(?:re|ve|ll|d|m)\b|''))")
_JOINED_RIGHT = re.compile(r"(?<=[(\[$£€]) ")


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence of the corpus with the (cause, effect) pairs told of it."""

    name: str
    text: str
    is_causal: bool
    pairs: tuple[tuple[Span, Span], ...]


@dataclass(slots=True)
class Tally:
    """Sentences told right, words shared by the best of our spans, and what each pattern is worth."""

    causal: Counter[str] = field(default_factory=Counter)
    letters: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)
    patterns: dict[str, Counter[str]] = field(default_factory=dict)


def examples(part: str) -> Iterator[Example]:
    """The sentences of one part: `train`, or the fifth that is only measured on, `test`."""
    with (DATA / "train_subtask1.csv").open(encoding="utf-8-sig", newline="") as file:
        labels = {row["index"]: row["label"] == "1" for row in csv.DictReader(file)}
    with (DATA / "train_subtask2_grouped.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if part_of(row["text"]) == part:
                marked = ast.literal_eval(row["causal_text_w_pairs"])
                is_causal = labels.get(row["index"], bool(marked))
                yield Example(row["index"], natural(row["text"]), is_causal, tuple(_spans(m) for m in marked))


def part_of(text: str) -> str:
    """Which part a sentence is in, by a hash of its words."""
    return "test" if int(sha256(" ".join(text.split()).encode()).hexdigest(), 16) % 5 == 0 else "train"


def natural(text: str) -> str:
    """The sentence as written, not as tokenised."""
    return _JOINED_RIGHT.sub("", _JOINED_LEFT.sub("", text))


def analysed(example: Example) -> tuple[Document, Analysis]:
    """The sentence as a document of its own."""
    text = example.text
    body = (Passage(0, len(text), Role.BODY),)
    document = Document(id=example.name, path=f"{example.name}.txt", format="text", text=text, passages=body)
    return document, analyse(document)


def measure(told: Iterable[tuple[Example, tuple[Statement, ...]]], tally: Tally) -> Iterator[tuple[str, str]]:
    """Counts into the tally, and gives what differs: (fault, the sentence with what was found)."""
    for example, statements in told:
        found = [(s, _span(example.text, s, "cause"), _span(example.text, s, "effect")) for s in statements]
        tally.causal["wanted"] += example.is_causal
        tally.causal["given"] += bool(found)
        tally.causal["same"] += example.is_causal and bool(found)
        for statement, cause, effect in found:
            is_right = any(_near(cause, c) and _near(effect, e) for c, e in example.pairs)
            of_pattern = tally.patterns.setdefault(statement.pattern, Counter())
            of_pattern.update(given=1, causal=example.is_causal, right=is_right)
            tally.pairs.update(given=1, right=is_right)
            if not is_right:
                yield ("wrong" if example.is_causal else "not causal"), _shown(example, [statement])
        _add_pairs(tally, example, [(c, e) for _, c, e in found])
        if example.is_causal and not found:
            yield "missed", _shown(example, [])


def _add_pairs(tally: Tally, example: Example, found: list[tuple[Span, Span]]) -> None:
    """How many wanted pairs are found, and how well the spans of the best reading fit."""
    for cause, effect in example.pairs:
        is_found = any(_near(c, cause) and _near(e, effect) for c, e in found)
        tally.pairs.update(wanted=1, found=is_found)
        best = max(found, key=lambda f: len(f[0] & cause) + len(f[1] & effect), default=None)
        tally.letters["wanted"] += len(cause) + len(effect)
        if best is not None:
            tally.letters["given"] += len(best[0]) + len(best[1])
            tally.letters["same"] += len(best[0] & cause) + len(best[1] & effect)


def _near(ours: Span, theirs: Span) -> bool:
    """Whether our short span lies in theirs for more than half, be theirs a whole clause."""
    return len(ours & theirs) * 2 > min(len(ours), len(theirs))


def _spans(marked: str) -> tuple[Span, Span]:
    """The letters in `<ARG0>` (cause) and `<ARG1>` (effect)."""
    letters: dict[str, set[int]] = {"ARG0": set(), "ARG1": set()}
    position, count, opened = 0, 0, set[str]()
    for mark in [*_MARK.finditer(marked), None]:
        size = len("".join(marked[position : mark.start() if mark else None].split()))
        for name in opened & letters.keys():
            letters[name].update(range(count, count + size))
        count += size
        if mark:
            position = mark.end()
            (opened.discard if mark[0].startswith("</") else opened.add)(mark[1])
    return frozenset(letters["ARG0"]), frozenset(letters["ARG1"])


def _span(text: str, statement: Statement, role: str) -> Span:
    argument = statement.roles(role)[0]
    start = len("".join(text[: argument.start].split()))
    return frozenset(range(start, start + len("".join(argument.text.split()))))


def _shown(example: Example, statements: list[Statement]) -> str:
    told = "".join(
        f"\n      {s.type} [{s.roles('cause')[0].text}] → [{s.roles('effect')[0].text}] <{s.pattern}>"
        for s in statements
    )
    return f"{example.text}{told}"


def show(tally: Tally) -> None:
    """Prints the figures."""
    print(f"causal sentences  {_figures(tally.causal['same'], tally.causal)}")
    print(f"letters of spans  {_figures(tally.letters['same'], tally.letters)}")
    pairs = tally.pairs
    print(f"pairs             {pairs['found']}/{pairs['wanted']} found, {pairs['right']}/{pairs['given']} given right")
    for name, counts in sorted(tally.patterns.items(), key=lambda item: (-item[1]["given"], item[0])):
        print(
            f"  {counts['given']:4} given, {counts['causal']:4} in causal sentences, {counts['right']:4} right  {name}"
        )


def _figures(same: int, counts: Counter[str]) -> str:
    precision, recall = same / max(1, counts["given"]), same / max(1, counts["wanted"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * f1:.1f}"


def causes_of(example: Example) -> tuple[Statement, ...]:
    """The causes that the product finds in a sentence."""
    return tuple(s for s in extract(*analysed(example)).statements if s.kind is Kind.CAUSE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("test", "train"), default="test")
    parser.add_argument("--misses", action="store_true", help="print what differs (not of the test fifth)")
    asked = parser.parse_args()
    if asked.misses and asked.part == "test":
        parser.error("the test fifth is for measuring only; ask for --misses with --part train")
    tally = Tally()
    for fault, text in measure(((e, causes_of(e)) for e in examples(asked.part)), tally):
        if asked.misses:
            print(f"{fault}: {text}")
    show(tally)


if __name__ == "__main__":
    main()
