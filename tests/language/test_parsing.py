"""Tokens against the text, on plain and on hostile input."""

from __future__ import annotations

import subprocess
import sys

import pytest

from faultline.language.analysing import analyse_text
from faultline.language.parsing import parse
from faultline.language.passages import LONGEST, content_blocks
from faultline.model.document import Document, Passage, Role

HOSTILE = {
    "one endless word": "a" * 60_000,
    "no full stop": "the soldiers of Mali left Gao on 2 May " * 300,
    "control characters": "A\x00B left\x01 Gao\x02.\x0bThen it rained.",
    "emoji": "👩‍👩‍👧 left 🇲🇱 Mali 😀😀. He said “😀”.",
    "lone surrogate": "Bad \ud800 text in Mali.",
    "punctuation": "!?.,;:" * 200,
    "quotation marks": '"“' * 500,
    "brackets": "(" * 1000,
    "white space": " " * 100_000 + "x" + "\n" * 1000,
    "figures": "1,234 2012 million a " * 200,
    "right to left": "\u202e\u200fعربي\u200b \ufeff in Mali",
    "nothing": " \n\t ",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_gives_sound_trees(text: str) -> None:
    for sentence in analyse_text(text).sentences:
        assert [t.index for t in sentence.tokens] == list(range(len(sentence.tokens)))
        assert all(text[t.start : t.end] == t.text for t in sentence.tokens)
        assert all(text[m.start : m.end].split() == m.text.split() for m in sentence.mentions)
        assert [t.relation for t in sentence.tokens if t.head < 0] == ["root"]
        for token in sentence.tokens:
            steps = 0
            while token.head >= 0:
                token = sentence.tokens[token.head]
                steps += 1
                assert steps <= len(sentence.tokens)


def test_every_character_but_white_space_is_in_a_token() -> None:
    text = "“Don't,” said O’Neill's aide — e-mail him: x@y.org (50%).\n\n• 1,000-1,500 men; no\u00a0more."
    covered = {i for s in analyse_text(text).sentences for t in s.tokens for i in range(t.start, t.end)}
    assert {i for i, c in enumerate(text) if not c.isspace()} == covered


def test_contractions_are_split() -> None:
    (sentence,) = analyse_text("They don't support Mali's army.").sentences
    assert [t.text for t in sentence.tokens] == ["They", "do", "n't", "support", "Mali", "'s", "army", "."]


def test_subject_and_object() -> None:
    (sentence,) = analyse_text("The army attacked the village.").sentences
    verb = next(t for t in sentence.tokens if t.lemma == "attack")
    assert [t.text for t in sentence.children(verb.index, "nsubj")] == ["army"]
    assert [t.text for t in sentence.children(verb.index, "obj")] == ["village"]


def test_sentences_keep_to_their_passages() -> None:
    text = "Army takes Gao\nThe army entered the town and\nSubscribe now\nmet no resistance."
    roles = (Role.TITLE, Role.BODY, Role.BOILERPLATE, Role.BODY)
    spans = [(text.index(x), text.index(x) + len(x), role) for x, role in zip(text.split("\n"), roles, strict=True)]
    document = Document("d", "d", "text", text, passages=tuple(Passage(*s) for s in spans))
    found = [(s.start, s.end, s.role) for s, _ in parse(content_blocks(document))]
    assert found == [spans[0], spans[1], spans[3]]


def test_long_paragraphs_are_cut_at_sentences() -> None:
    text = "The army entered the town at noon. " * 1000
    blocks = content_blocks(Document("d", "d", "text", text))
    assert len(blocks) > 1
    assert all(len(b.text) <= LONGEST for b in blocks)
    assert all(b.text.rstrip().endswith(".") for b in blocks)


def test_the_package_does_not_load_the_network_before_it_reads() -> None:
    code = "import sys, faultline.language; sys.exit('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
