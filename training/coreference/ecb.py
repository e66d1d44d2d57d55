"""Reads ECB+ (Cybulska and Vossen 2014): tokens, mentions of actions, and the happenings they refer to.

Only the sentences that the corpus's own list calls clean (`ECBplus_coreference_sentences.csv`) are scored. A mention
that no relation ties to others is a happening of its own.
"""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from faultline.model.document import Document, Passage, Role

_TIGHT_BEFORE = frozenset(".,;:!?)]%'’”") | {"'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m"}
_TIGHT_AFTER = frozenset("([$£€“")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention of an action: the span of each of its tokens in the text, its sentence, the happening's name."""

    id: str
    spans: tuple[tuple[int, int], ...]
    sentence: int
    happening: str


@dataclass(frozen=True, slots=True)
class EcbDocument:
    """One article.

    Attributes:
        subtopic: `TOPIC_ecb` or `TOPIC_ecbplus`: each topic holds articles on two happenings of one sort.
        clean: The sentences that are scored.
        sentences: The span of each sentence in the text, by its number.
    """

    name: str
    topic: str
    subtopic: str
    text: str
    sentences: dict[int, tuple[int, int]]
    clean: frozenset[int]
    mentions: tuple[GoldMention, ...]

    def document(self) -> Document:
        """The article as a reader of files would give it, each of its sentences a paragraph."""
        passages = tuple(Passage(start, end, Role.BODY) for start, end in self.sentences.values())
        return Document(self.name, self.name, "text", self.text, language="en", passages=passages)


def read_topics(folder: Path, topics: Sequence[int]) -> Iterator[EcbDocument]:
    """The articles of the topics that have clean sentences, in the order of topic and name."""
    clean: dict[str, set[int]] = {}
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            clean.setdefault(f"{row['Topic']}_{row['File']}", set()).add(int(row["Sentence Number"]))
    for topic in topics:
        for path in sorted((folder / "ECB+" / str(topic)).glob("*.xml")):
            if path.stem in clean:
                yield read_article(path, frozenset(clean[path.stem]))


def read_article(path: Path, clean: frozenset[int]) -> EcbDocument:
    """One article; the address that newer articles carry as their first sentence is left out."""
    root = ElementTree.parse(path).getroot()
    tokens = _tokens(root)
    text, spans, sentences = _laid_out(tokens)
    sentence_of = {token: number for token, number, _ in tokens}
    topic = path.stem.split("_")[0]
    part = "ecbplus" if path.stem.endswith("plus") else "ecb"
    return EcbDocument(
        path.stem,
        topic,
        f"{topic}_{part}",
        text,
        sentences,
        clean,
        tuple(_mentions(root, path.stem, spans, sentence_of, clean)),
    )


def token_spans(root: ElementTree.Element) -> dict[str, tuple[int, int]]:
    """Where each token of an article stands in its text, by its name."""
    return _laid_out(_tokens(root))[1]


def _tokens(root: ElementTree.Element) -> list[tuple[str, int, str]]:
    """Name, sentence and word of the tokens, without an address at the beginning."""
    tokens = [(t.get("t_id", ""), int(t.get("sentence", "0")), t.text or "") for t in root.iter("token")]
    has_address = len(tokens) > 1 and tokens[0][2].startswith("http")
    return [t for t in tokens if t[1] > 0] if has_address else tokens


def _laid_out(
    tokens: Sequence[tuple[str, int, str]],
) -> tuple[str, dict[str, tuple[int, int]], dict[int, tuple[int, int]]]:
    """The text with a line a sentence, the span of each token and of each sentence."""
    text, spans, sentences = "", {}, {}
    last, opened = None, False
    for token, number, word in tokens:
        if number != last:
            text += "\n" if text else ""
            opened = False
        elif not (
            word in _TIGHT_BEFORE
            or text[-1:] in _TIGHT_AFTER
            or (word == '"' and opened)
            or (text[-1:] == '"' and opened)
        ):
            text += " "
        if word == '"':
            opened = not opened
        start = len(text)
        text += word
        spans[token] = (start, len(text))
        sentences[number] = (sentences.get(number, (start, 0))[0], len(text))
        last = number
    return text, spans, sentences


def _mentions(
    root: ElementTree.Element,
    name: str,
    spans: dict[str, tuple[int, int]],
    sentence_of: dict[str, int],
    clean: frozenset[int],
) -> Iterator[GoldMention]:
    happening = _happenings(root, name)
    for markable in root.iter():
        anchors = [a.get("t_id", "") for a in markable.findall("token_anchor")]
        if not anchors or not markable.tag.startswith(("ACTION", "NEG_ACTION")):
            continue
        if not all(a in spans for a in anchors) or sentence_of[anchors[0]] not in clean:
            continue
        identity = f"{name}:{markable.get('m_id')}"
        where = tuple(sorted(spans[a] for a in anchors))
        yield GoldMention(identity, where, sentence_of[anchors[0]], happening.get(markable.get("m_id", ""), identity))


def _happenings(root: ElementTree.Element, name: str) -> dict[str, str]:
    """The name of the happening of each mention that a relation ties: the note across articles, the relation within."""
    found: dict[str, str] = {}
    for tag in ("INTRA_DOC_COREF", "CROSS_DOC_COREF"):
        for relation in root.iter(tag):
            note = relation.get("note") if tag == "CROSS_DOC_COREF" else None
            for source in relation.findall("source"):
                found[source.get("m_id", "")] = note or f"{name}:r{relation.get('r_id')}"
    return found
