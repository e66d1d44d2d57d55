"""Which names are worth comparing: those that share a block, so that work grows with the names and not their square.

A block that grows too large holds a word that tells little ("Mohamed", "national"); it is parted by finer keys, which
also say something of the words beside that one. Two names that count as one share a finer block too, unless more than
one of their words is misspelled. Where a block can be parted no more, each name meets those next to it in the order of
their spelling, and the pairs that are left out are counted.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from faultline.resolution.folding import fold
from faultline.resolution.names import ParsedName
from faultline.resolution.organisations import OrganisationName
from faultline.resolution.persons import PersonName
from faultline.resolution.spelling import skeleton

LARGEST_BLOCK = 16
"""A block beyond this size is parted."""
NEIGHBOURS = 64
"""So many names on either side are met in a block that cannot be parted."""
_VOWELS = frozenset("aeiou")
_AT_ONCE = 100_000
_ONE_MISSING = 7
"""Words; organisations with so many may differ in one word altogether (`organisations.compare_organisations`)."""


@dataclass(frozen=True, slots=True)
class Block:
    """A key that names share.

    Attributes:
        asks: Two names of a block meet if one of them asks: full names do not ask one another whether their first
            letters agree, initials ask them.
        finer: Makes the blocks it is parted into where it grows too large; keys of each level begin with letters of its
            own.
    """

    key: str
    asks: bool = True
    finer: Callable[[], Iterable[Block]] = tuple


def blocks_of(name: ParsedName) -> Iterator[Block]:
    """The blocks a name belongs to among those of its class."""
    if isinstance(name, PersonName):
        return _blocks_of_person(name.words)
    if isinstance(name, OrganisationName):
        return _blocks_of_organisation(name.order)
    folded = fold(name.text)
    finer = (Block(f"f:{folded[:6]}"),)
    return (Block(f"n:{c}", finer=lambda: finer) for c in _consonants(folded.replace(" ", "")))


def _blocks_of_person(words: Sequence[str]) -> Iterator[Block]:
    yield Block(f"j:{''.join(words)}")
    if len(words) == 1:
        yield from (Block(f"s:{c}") for c in _consonants(words[0]))
        return
    yield Block(f"i:{''.join(sorted(w[0] for w in words))}", finer=partial(_ends, words))
    for at, word in enumerate(words):
        if len(word) > 1:
            others = [w for i, w in enumerate(words) if i != at]
            for key in _consonants(word):
                yield Block(f"s:{key}", finer=partial(_beside, key, others))


def _ends(words: Sequence[str]) -> Iterator[Block]:
    """The finer block of a person's initials: how the first and the last of the words begin."""
    first, last = (_consonants(words[at])[0] for at in (0, -1))
    yield Block("I:" + "|".join(sorted((first[:2], last[:2]))))


def _beside(key: str, others: Iterable[str]) -> Iterator[Block]:
    """Finer blocks of a person's word: what stands beside it begins alike; an initial asks all that begin with it."""
    for other in others:
        if len(other) == 1:
            yield Block(f"S:{key}.{other}")
            continue
        yield Block(f"S:{key}.{other[0]}", asks=False)
        for like in _consonants(other):
            yield Block(f"S:{key}:{like[:2]}", finer=partial(_one, f"T:{key}:{like}"))


def _one(key: str) -> tuple[Block]:
    return (Block(key),)


def _blocks_of_organisation(tokens: Sequence[str]) -> Iterator[Block]:
    prefixes = sorted({w if w[0] == "@" else skeleton(w)[:5] for w in tokens})
    for prefix in prefixes:
        if prefix[:1] != "@":
            yield Block(f"w:{prefix}", finer=partial(_whole, prefixes, prefix))


def _whole(prefixes: Sequence[str], kept: str) -> Iterator[Block]:
    """Finer blocks of an organisation's word: all its words, of one of them but the first letter."""
    for other in prefixes:
        if other != kept or len(prefixes) == 1:
            rest = "|".join(p for p in prefixes if p != other or len(prefixes) == 1)
            yield Block(f"W:{rest}+{other[:3] if other[:1] == '@' else other[:1]}")
            if len(prefixes) >= _ONE_MISSING:
                yield Block(f"W:{rest}")
    if len(prefixes) >= _ONE_MISSING - 1:
        yield Block(f"W:{'|'.join(prefixes)}")


class CandidatePairs:
    """Pairs of keys whose names share a block.

    Attributes:
        left_out: How many pairs were not made because too many names are too alike; known when all were handed out.
    """

    def __init__(self, names: Mapping[str, Sequence[ParsedName]]) -> None:
        """`names` maps a key to its names, all of one class."""
        self._keys = sorted(names)
        self._names = [names[key] for key in self._keys]
        self.left_out = 0

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Each pair once, sorted."""
        size = len(self._keys)
        pairs = self._pairs()
        for at in range(0, len(pairs), _AT_ONCE):
            for pair in pairs[at : at + _AT_ONCE].tolist():
                yield self._keys[pair // size], self._keys[pair % size]

    def _pairs(self) -> npt.NDArray[np.uint64]:
        """Each pair as one number: the place of the first among the keys times their number, and of the second."""
        self.left_out = 0
        found = array("Q")
        blocks: dict[str, array[int]] = {}
        for number, names in enumerate(self._names):
            _enter(blocks, number, (b for name in names for b in blocks_of(name)))
        self._meet_all(blocks, found)
        return np.unique(np.frombuffer(found, dtype=np.uint64)) if found else np.empty(0, np.uint64)

    def _meet_all(self, blocks: dict[str, array[int]], found: array[int], above: tuple[str, ...] = ()) -> None:
        """The pairs of all blocks, each dropped when it is done; `above` are the keys of those they are parts of."""
        while blocks:
            key, members = blocks.popitem()
            asking = [m // 2 for m in members if m % 2]
            if len(asking) > LARGEST_BLOCK:
                self._part((*above, key), members, found)
            elif asking and len(members) > 1:
                answering = [m // 2 for m in members if not m % 2]
                self._add(((a, b) for i, a in enumerate(asking) for b in asking[i + 1 :]), found)
                self._add(((min(a, b), max(a, b)) for a in asking for b in answering if a != b), found)

    def _add(self, pairs: Iterable[tuple[int, int]], found: array[int]) -> None:
        size = len(self._keys)
        found.extend(a * size + b for a, b in pairs)

    def _part(self, keys: tuple[str, ...], members: array[int], found: array[int]) -> None:
        """The pairs of a block that is too large: those of its finer blocks; of neighbours where there are none."""
        finer: dict[str, array[int]] = {}
        rest = []
        for number in sorted({m // 2 for m in members}):
            below = [f for name in self._names[number] for f in _finer(blocks_of(name), keys)]
            _enter(finer, number, below)
            if not below:
                rest.append(number)
        self._meet_all(finer, found, keys)
        ordered = sorted(rest, key=lambda n: (fold(self._names[n][0].text), n))
        near = [tuple(sorted((a, b))) for i, a in enumerate(ordered) for b in ordered[i + 1 : i + 1 + NEIGHBOURS]]
        self.left_out += len(rest) * (len(rest) - 1) // 2 - len(near)
        self._add(((a, b) for a, b in near), found)


def _enter(blocks: dict[str, array[int]], number: int, given: Iterable[Block]) -> None:
    """Puts a name into its blocks, as twice its number and one more if it asks."""
    asks: dict[str, bool] = {}
    for block in given:
        asks[block.key] = asks.get(block.key, False) or block.asks
    for key, one in asks.items():
        blocks.setdefault(key, array("I")).append(2 * number + one)


def _finer(blocks: Iterable[Block], keys: Iterable[str]) -> Iterable[Block]:
    """The blocks into which the one is parted that is found by these keys, each of a part of the block before."""
    for key in keys:
        blocks = [finer for block in blocks if block.key == key for finer in block.finer()]
    return blocks


def _consonants(word: str) -> list[str]:
    """The first letter of a word and the three consonants after it; twice where a "q" may be a "g" or a "k"."""
    spelled = skeleton(word)
    forms = [spelled.replace("q", letter) for letter in "gk"] if "q" in spelled else [spelled]
    return [form[:1] + "".join(c for c in form[1:] if c not in _VOWELS)[:3] for form in forms]
