"""The trained pipeline at work: blocks of text → sentences of tokens, and the names its recogniser sees.

spaCy is imported here and nowhere else; what leaves this file is our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from faultline.errors import FaultlineError
from faultline.language.lemmas import lemma
from faultline.language.lexicons import words
from faultline.language.passages import Block
from faultline.language.sentences import boundaries, enumerator_length
from faultline.model.sentence import Sentence, Token

_UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\s\ud800-\udfff]")
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Label:
    """A name the recogniser sees at `tokens[first:stop]`: PERSON, ORG, LOC, NORP, EVENT, WEAPON, VEHICLE …"""

    first: int
    stop: int
    label: str


Parsed = tuple[Sentence, tuple[Label, ...]]


def parse(blocks: Sequence[Block]) -> list[Parsed]:
    """The sentences of the blocks, in order; every character but white space and control characters is in a token."""
    return list(_parse(blocks))


def _parse(blocks: Sequence[Block]) -> Iterator[Parsed]:
    nlp = _pipeline()
    made = ((doc, (block, offsets)) for block in blocks for doc, offsets in _tokenise(nlp, block))
    index = 0
    for doc, (block, offsets) in nlp.pipe(made, as_tuples=True, batch_size=_BATCH):
        for sentence, labels in _sentences(doc, block, offsets):
            yield replace(sentence, index=index), labels
            index += 1


@cache
def _pipeline() -> Any:
    import spacy

    folder = files("faultline.language") / "models" / "english"
    if not folder.is_dir():
        raise FaultlineError(f"the language model is not at {folder}: install the package whole, or run `make train`")
    with as_file(folder) as path:
        nlp = spacy.load(path)
    for word in sorted(words("abbreviations", "one_word")):
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])
    return nlp


def _tokenise(nlp: Any, block: Block) -> Iterator[tuple[Any, list[int]]]:
    """The block as a document of tokens without white space, boundaries set, and the offset of each token."""
    from spacy.tokens import Doc

    text = _UNREADABLE.sub(_harmless, block.text)
    kept = [(t.text, t.idx, bool(t.whitespace_)) for t in nlp.make_doc(text) if not t.is_space]
    if not kept:
        return
    tokens = [word for word, _, _ in kept]
    offsets = [block.start + at for _, at, _ in kept]
    ends = [at + len(word) for word, at in zip(tokens, offsets, strict=True)]
    spaces = [offsets[i + 1] > ends[i] for i in range(len(tokens) - 1)] + [False]
    starts = [int(boundary) for boundary in boundaries(tokens, spaces)]
    yield Doc(nlp.vocab, words=tokens, spaces=spaces, sent_starts=starts), offsets


def _harmless(match: re.Match[str]) -> str:
    """White space and control characters as spaces, lone surrogates as the replacement character; length is kept."""
    return "\ufffd" if "\ud800" <= match[0] <= "\udfff" else " "


def _sentences(doc: Any, block: Block, offsets: list[int]) -> Iterator[Parsed]:
    spans = [(s.start, s.end) for s in doc.sents]
    marker = enumerator_length([t.text for t in doc[:4]])
    if marker and len(spans) > 1 and spans[0] == (0, marker):
        spans[:2] = [(0, spans[1][1])]
    entities = [(e.start, e.end, e.label_) for e in doc.ents]
    for start, stop in spans:
        tokens = _tokens(doc, start, stop, block, offsets, marker if start == 0 else 0)
        labels = tuple(
            Label(max(first, start) - start, min(last, stop) - start, label)
            for first, last, label in entities
            if first < stop and last > start
        )
        yield Sentence(0, tokens[0].start, tokens[-1].end, block.role, tokens), labels


def _tokens(doc: Any, start: int, stop: int, block: Block, offsets: list[int], marker: int) -> tuple[Token, ...]:
    """Our tokens of one sentence; a marker ("12.") merged into it hangs on its root."""
    made = []
    root = next((t.i for t in doc[start + marker : stop] if t.head.i == t.i), start)
    for token in doc[start:stop]:
        head, relation = token.head.i, token.dep_
        if token.i < start + marker and root >= start + marker:
            head, relation = root, "punct" if token.pos_ == "PUNCT" else "discourse"
        elif head == token.i:
            head, relation = (start - 1, "root") if token.i == root else (root, "parataxis")
        made.append(_token(token, token.i - start, head - start, relation, block, offsets[token.i]))
    return tuple(made)


def _token(token: Any, index: int, head: int, relation: str, block: Block, offset: int) -> Token:
    text = block.text[offset - block.start : offset - block.start + len(token.text)]
    upos, xpos = token.pos_ or "X", token.tag_
    return Token(
        index=index,
        start=offset,
        end=offset + len(text),
        text=text,
        lemma=lemma(text, upos, xpos),
        upos=upos,
        xpos=xpos,
        feats=_sorted_features(str(token.morph)),
        head=head,
        relation=relation,
    )


@cache
def _sorted_features(feats: str) -> str:
    """Features in the order that Universal Dependencies asks for, whatever the case of their letters."""
    return "|".join(sorted(feats.split("|"), key=str.lower)) if feats else ""
