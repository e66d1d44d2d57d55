"""The trained network at work: blocks of text → sentences of tokens, and the names it sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from faultline.language.decoding import tree
from faultline.language.lemmas import lemma
from faultline.language.network import Network, Reading, english
from faultline.language.passages import Block
from faultline.language.sentences import Boundary, boundaries, enumerator_length
from faultline.language.tokenising import tokenise
from faultline.language.windows import windows_of
from faultline.model.entity import EntityType
from faultline.model.sentence import Sentence, Token

DEMONYM = "demonym"
_UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\s\ud800-\udfff]")
_NEEDED = {Boundary.NO: float("inf"), Boundary.UNLIKELY: 2.0, Boundary.MAYBE: 0.0, Boundary.YES: -float("inf")}
"""Log odds by the network that a boundary needs."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name the network sees at `tokens[first:stop]`; `label` is a type of ours, or DEMONYM."""

    first: int
    stop: int
    label: str

    @property
    def is_demonym(self) -> bool:
        """Whether it is an adjective or noun of a country: "Malian"."""
        return self.label == DEMONYM

    @property
    def type(self) -> EntityType:
        """The type of what it names; a demonym names a group."""
        return EntityType.GROUP if self.is_demonym else EntityType(self.label)


Parsed = tuple[Sentence, tuple[Label, ...]]


@dataclass(frozen=True, slots=True)
class _Window:
    """Words `first:stop` of a block, as the network is to read them.

    Attributes:
        marker: How many words only number the block, at its first window.
    """

    block: Block
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    found: tuple[Boundary, ...]
    marker: int


def parse(blocks: Sequence[Block], network: Network | None = None) -> list[Parsed]:
    """The sentences of the blocks, in order; every character but white space and control characters is in a token.

    Args:
        network: What reads them; by default the network of the package.
    """
    network = network or english()
    made: list[Parsed] = []
    for block in blocks:
        for window in _windows(block, network):
            made += _sentences(window, network.read(window.words), network)
    return [(replace(sentence, index=i), labels) for i, (sentence, labels) in enumerate(made)]


def _windows(block: Block, network: Network) -> Iterator[_Window]:
    text = _UNREADABLE.sub(_harmless, block.text)
    spans = tokenise(text)
    words = [text[start:end] for start, end in spans]
    spaces = [following[0] > span[1] for span, following in pairwise(spans)]
    found = boundaries(words, [*spaces, False])
    marker = enumerator_length(words)
    sizes = [len(network.vocabulary.word(word)) for word in words]
    for first, stop in windows_of(sizes, found):
        part = slice(first, stop)
        at = tuple((block.start + start, block.start + end) for start, end in spans[part])
        yield _Window(block, tuple(words[part]), at, tuple(found[part]), 0 if first else marker)


def _harmless(match: re.Match[str]) -> str:
    """White space and control characters as spaces, lone surrogates as the replacement character; length is kept."""
    return "\ufffd" if "\ud800" <= match[0] <= "\udfff" else " "


def _sentences(window: _Window, reading: Reading, network: Network) -> Iterator[Parsed]:
    edges = _edges(window, reading)
    heads = [head for first, stop in edges for head in _heads(reading, first, stop, window.marker)]
    relations = network.relations(reading, heads)
    for first, stop in edges:
        marked = window.marker if first == 0 and window.marker < stop else 0
        for i in range(first, first + marked):
            relations[i] = "punct" if reading.upos[i] == "PUNCT" else "discourse"
        tokens = tuple(_token(window, reading, i, first, heads[i], relations[i]) for i in range(first, stop))
        labels = tuple(
            Label(max(start, first) - first, min(end, stop) - first, kind)
            for start, end, kind in reading.names
            if start < stop and end > first
        )
        yield Sentence(0, tokens[0].start, tokens[-1].end, window.block.role, tokens), labels


def _edges(window: _Window, reading: Reading) -> list[tuple[int, int]]:
    """Where the sentences of a window begin and end; what numbers the first one belongs to it."""
    is_start = [bool(odds > _NEEDED[boundary]) for boundary, odds in zip(window.found, reading.start, strict=True)]
    starts = [0, *(i for i, start in enumerate(is_start) if start and i > window.marker)]
    return list(zip(starts, [*starts[1:], len(window.words)], strict=True))


def _heads(reading: Reading, first: int, stop: int, marker: int) -> list[int]:
    """The heads of one sentence as indices into the window; its marker hangs on its root."""
    begin = first + marker if first == 0 and marker < stop else first
    scores = reading.arc[begin:stop, [0, *range(begin + 1, stop + 1)]]
    heads = [head + begin if head >= 0 else -1 for head in tree(scores)]
    return [begin + heads.index(-1)] * (begin - first) + heads


def _token(window: _Window, reading: Reading, i: int, first: int, head: int, relation: str) -> Token:
    start, end = window.spans[i]
    text = window.block.text[start - window.block.start : end - window.block.start]
    upos = reading.upos[i]
    xpos = _verbal(reading.xpos[i], text) if upos == "VERB" else reading.xpos[i]
    return Token(
        index=i - first,
        start=start,
        end=end,
        text=text,
        lemma=lemma(text, upos, xpos),
        upos=upos,
        xpos=xpos,
        feats=_sorted_features(reading.feats[i]),
        head=head - first if head >= 0 else -1,
        relation=relation,
    )


def _verbal(xpos: str, text: str) -> str:
    """The tag of a word that is a verb: a participle where the tag alone says adjective."""
    if xpos != "JJ":
        return xpos
    return "VBG" if text.endswith("ing") else "VBN"


@cache
def _sorted_features(feats: str) -> str:
    """Features in the order that Universal Dependencies asks for, whatever the case of their letters."""
    return "|".join(sorted(feats.split("|"), key=str.lower)) if feats else ""
