"""Which names are worth comparing: those that share a block, so that work grows with the names and not their square."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from faultline.resolution.folding import fold
from faultline.resolution.organisations import content_words, initials_of, is_acronym
from faultline.resolution.persons import person_name
from faultline.resolution.spelling import skeleton

LARGEST_BLOCK = 400
"""A block beyond this size holds a word that tells nothing ("national"); its names meet in their other blocks."""


def blocks_of(name: str, group: str) -> frozenset[str]:
    """The blocks a name of a class belongs to."""
    if group == "person":
        spelled = person_name(name).words
        found = {f"s:{_consonants(w)}" for w in spelled if len(w) > 1}
        return frozenset(found | {f"i:{''.join(w[0] for w in spelled if w)}", f"j:{''.join(spelled)}"})
    if group == "organisation":
        if is_acronym(name):
            letters = "".join(c for c in fold(name) if c.isalnum())
            return frozenset({f"a:{''.join(sorted(letters))}"})
        found = {f"w:{skeleton(w)[:5]}" for w in content_words(name) if w[0] != "@"}
        return frozenset(found | {f"a:{''.join(sorted(i))}" for i in initials_of(name)})
    return frozenset({f"n:{_consonants(fold(name))}"})


def candidate_pairs(names: Mapping[str, Iterable[str]], group: str) -> Iterator[tuple[str, str]]:
    """Pairs of keys whose names share a block, each once, sorted; `names` maps a key to its names."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for key, texts in names.items():
        for text in texts:
            for block in blocks_of(text, group):
                blocks[block].add(key)
    pairs: set[tuple[str, str]] = set()
    for members in blocks.values():
        if 1 < len(members) <= LARGEST_BLOCK:
            ordered = sorted(members)
            pairs.update((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :])
    yield from sorted(pairs)


def _consonants(word: str) -> str:
    spelled = skeleton(word).replace("q", "k")
    return spelled[:1] + "".join(c for c in spelled[1:] if c not in "aeiou")[:3]
