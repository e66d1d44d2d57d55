"""Measure the language network on the test sets: `make evaluate`, or `python training/evaluate.py [--network DIR]`.

Everything is measured from raw text through our own analysis: tokeniser, sentence guard, dictionary lemmas and the
rules for names included. Scores are F1 in per cent over words aligned by their characters, punctuation counted,
subtypes of relations ignored. What a corpus does not annotate (tokens marked as missing) is not scored. With
`--network` the trees of another network are measured, such as that in full precision which training leaves in its
working folder.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin

from faultline.language.analysing import analyse_text
from faultline.language.network import Network, english
from faultline.language.parsing import parse
from faultline.language.passages import content_blocks
from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Sentence

PACKAGE = Path(__file__).parent.parent / "src" / "faultline" / "language"
SYNTAX = ("syntax_test_ewt", "syntax_test_gum", "syntax_test_gum_news", "syntax_test_pud_news")
NAMES = ("ner_test_gum_open", "ner_test_uner_ewt", "re3d_test_gen")
SVO = {"nsubj", "obj"}
PRONOUNS = {"i", "we", "he", "she", "it", "they", "the", "who", "you"}
COLUMNS = ("words", "xpos", "upos", "lemma", "uas", "las", "svo", "sents")
LABELS = {
    EntityType.PERSON: "PERSON",
    EntityType.COUNTRY: "LOC",
    EntityType.PLACE: "LOC",
    EntityType.FACILITY: "LOC",
    **dict.fromkeys(
        (
            EntityType.GOVERNMENT,
            EntityType.GOVERNMENT_BODY,
            EntityType.ARMED_GROUP,
            EntityType.MILITARY,
            EntityType.INTERNATIONAL_ORGANISATION,
            EntityType.CIVIL_ORGANISATION,
            EntityType.PARTY,
            EntityType.COMPANY,
            EntityType.MEDIA,
            EntityType.ORGANISATION,
        ),
        "ORG",
    ),
}
"""Our types as the three labels that all test sets share."""


def f1(matched: int, given: int, wanted: int) -> float:
    """F1 in per cent; 0 where nothing was given or wanted."""
    return 200 * matched / (given + wanted) if given + wanted else 0.0


def documents(name: str) -> list[Doc]:
    """The gold documents of a test set."""
    folder = Path(os.environ.get("FAULTLINE_DATA", "../shared")) / "training" / "data"
    if not folder.is_dir():
        raise SystemExit(f"{folder} is not there: set FAULTLINE_DATA to the folder of development data")
    return list(DocBin().from_disk(folder / f"{name}.spacy").get_docs(spacy.blank("en").vocab))


def gold_words(doc: Doc) -> dict[tuple[int, int], dict[str, Any]]:
    """Span of characters → what the treebank says of the word."""
    span = {t.i: (t.idx, t.idx + len(t.text)) for t in doc}
    return {
        span[t.i]: {
            "xpos": t.tag_,
            "upos": t.pos_,
            "lemma": t.lemma_.lower(),
            "head": None if t.head.i == t.i else span[t.head.i],
            "relation": t.dep_.lower().partition(":")[0],
        }
        for t in doc
        if not t.is_space
    }


def our_words(sentences: list[Sentence]) -> dict[tuple[int, int], dict[str, Any]]:
    """The same of our tokens."""
    words = {}
    for sentence in sentences:
        span = [(t.start, t.end) for t in sentence.tokens]
        for t in sentence.tokens:
            head = span[t.head] if t.head >= 0 else None
            words[span[t.index]] = {
                "xpos": t.xpos,
                "upos": t.upos,
                "lemma": t.lemma.lower(),
                "head": head,
                "relation": t.relation.partition(":")[0],
            }
    return words


def syntax_scores(name: str, network: Network) -> dict[str, float]:
    """The columns of the table for one treebank."""
    matched: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for doc in documents(name):
        blocks = content_blocks(Document(id="gold", path="-", format="text", text=doc.text))
        sentences = [sentence for sentence, _ in parse(blocks, network)]
        count_words(gold_words(doc), our_words(sentences), matched, given, wanted)
        ours = {(s.start, s.end) for s in sentences}
        gold = {(s[0].idx, s[-1].idx + len(s[-1].text)) for s in doc.sents}
        matched["sents"] += len(ours & gold)
        given["sents"] += len(ours)
        wanted["sents"] += len(gold)
    return {column: f1(matched[column], given[column], wanted[column]) for column in COLUMNS}


def count_words(
    gold: dict[tuple[int, int], dict[str, Any]],
    ours: dict[tuple[int, int], dict[str, Any]],
    matched: Counter[str],
    given: Counter[str],
    wanted: Counter[str],
) -> None:
    """Add the words of one document to the counts."""
    for column in ("words", "xpos", "upos", "lemma", "uas", "las"):
        given[column] += len(ours)
        wanted[column] += len(gold)
    given["svo"] += sum(w["relation"] in SVO for w in ours.values())
    wanted["svo"] += sum(w["relation"] in SVO for w in gold.values())
    for span in gold.keys() & ours.keys():
        one, other = gold[span], ours[span]
        is_attached = one["head"] == other["head"]
        is_labelled = is_attached and one["relation"] == other["relation"]
        matched["words"] += 1
        matched["uas"] += is_attached
        matched["las"] += is_labelled
        matched["svo"] += is_labelled and one["relation"] in SVO
        for column in ("xpos", "upos", "lemma"):
            matched[column] += one[column] == other[column]


def name_scores(name: str) -> dict[str, tuple[float, int]]:
    """Label → F1 and support, exact spans; a label outside the three shared ones counts as none."""
    matched: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for doc in documents(name):
        gold, ignored = gold_names(doc)
        ours = {n for n in our_names(doc.text) if n in gold or not any(n[0] < e and s < n[1] for s, e in ignored)}
        for label in ("PERSON", "ORG", "LOC"):
            matched[label] += sum(n[2] == label for n in gold & ours)
            given[label] += sum(n[2] == label for n in ours)
            wanted[label] += sum(n[2] == label for n in gold)
    scores = {label: (f1(matched[label], given[label], wanted[label]), wanted[label]) for label in wanted}
    scores["all"] = (f1(matched.total(), given.total(), wanted.total()), wanted.total())
    return scores


def gold_names(doc: Doc) -> tuple[set[tuple[int, int, str]], list[tuple[int, int]]]:
    """The names of the three labels without their articles, and what is not scored: other labels, pronouns, gaps."""
    names: set[tuple[int, int, str]] = set()
    ignored = [(t.idx, t.idx + len(t.text)) for t in doc if t.ent_iob == 0]
    for entity in doc.ents:
        label = "LOC" if entity.label_ in ("FAC", "GPE") else entity.label_
        start = entity[1].idx if entity[0].lower_ in ("the", "a", "an") and len(entity) > 1 else entity.start_char
        is_name = any(t.is_upper or t.is_title for t in entity if t.lower_ not in PRONOUNS)
        if label in ("PERSON", "ORG", "LOC") and is_name:
            names.add((start, entity.end_char, label))
        else:
            ignored.append((entity.start_char, entity.end_char))
    return names, ignored


def our_names(text: str) -> set[tuple[int, int, str]]:
    """Our names and acronyms of a type that the three labels cover."""
    mentions = (m for s in analyse_text(text).sentences for m in s.mentions if m.form in (Form.NAME, Form.ACRONYM))
    return {(m.start, m.end, LABELS[m.type]) for m in mentions if m.type in LABELS}


def words_per_second() -> tuple[float, float]:
    """Words a second of the whole analysis, and of what we add to the trained pipeline, on one core."""
    text = "\n\n".join(doc.text for doc in documents("syntax_test_pud_news"))
    analyse_text("Warm up.")
    start = time.process_time()
    parsed = parse(content_blocks(Document(id="speed", path="-", format="text", text=text)))
    middle = time.process_time()
    analyse_text(text)
    end = time.process_time()
    words = sum(len(s.tokens) for s, _ in parsed)
    return words / (end - middle), words / max(1e-9, (end - middle) - (middle - start))


def startup_seconds() -> float:
    """Seconds from nothing to the first analysed sentence, in a process of its own."""
    start = time.perf_counter()
    code = "from faultline.language.analysing import analyse_text; analyse_text('Start.')"
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", type=Path, help="folder of the network whose trees are measured, and no more")
    asked = parser.parse_args()
    network = Network(asked.network) if asked.network else english()
    print(f"{'':22}" + "".join(f"{c:>8}" for c in COLUMNS))
    for name in SYNTAX:
        scores = syntax_scores(name, network)
        print(f"{name:22}" + "".join(f"{scores[c]:8.1f}" for c in COLUMNS), flush=True)
    if asked.network:
        return
    for name in NAMES:
        parts = "  ".join(f"{label} {score:.1f} ({n})" for label, (score, n) in sorted(name_scores(name).items()))
        print(f"{name:22}  {parts}", flush=True)
    whole, added = words_per_second()
    size = sum(f.stat().st_size for f in (PACKAGE / "models").resolve().rglob("*") if f.is_file()) / 1e6
    print(f"words a second, one core: {whole:,.0f} in all, {added:,.0f} without the network")
    print(f"start-up: {startup_seconds():.1f} s   network and lemmas: {size:.1f} MB")


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
