"""How alike articles are, and which tell one story: TF-IDF over the articles of a topic, and average linkage.

The map does not use this: its statements carry no whole texts. It stands beside the figures of the shipped scorer
because the literature clusters documents first (Barhom et al. 2019), which on ECB+ is most of the way.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from coreference.ecb import EcbDocument
from coreference.linkage import link
from faultline.resolution.happenings.accounts import content_words
from faultline.resolution.happenings.features import Rarity

LEAST = 0.065
"""Mean cosine from which articles tell one story; chosen on topics 1 to 30."""


class Stories:
    """The likeness of the articles of one topic, and the story that each belongs to."""

    def __init__(self, articles: Sequence[EcbDocument]) -> None:
        counts = {a.name: _counts(a.text) for a in articles}
        rarity = Rarity(len(counts), Counter(word for words in counts.values() for word in words))
        vectors = {name: _vector(words, rarity) for name, words in sorted(counts.items())}
        names = sorted(vectors)
        self.alike = {(x, y): _cosine(vectors[x], vectors[y]) for x in names for y in names}
        pairs = {(i, j): self.alike[names[i], names[j]] for i in range(len(names)) for j in range(i)}
        clusters = link(len(names), pairs, LEAST)
        self.story = {names[i]: number for number, cluster in enumerate(clusters) for i in cluster}

    def features(self, found: Mapping[str, float], one: str, other: str) -> dict[str, float]:
        """The features of a pair with those of its documents."""
        told = dict(found)
        if one != other:
            same = float("same word" in found or "same family" in found)
            told["documents"] = self.alike[one, other]
            told["documents, same word"] = self.alike[one, other] * same
            if self.story[one] == self.story[other]:
                told["one story"] = 1.0
                told["one story, same word"] = same
        return told


def _counts(text: str) -> Counter[str]:
    """In how many sentences each word stands."""
    return Counter(word for line in text.split("\n") for word in content_words(line))


def _vector(words: Mapping[str, int], rarity: Rarity) -> dict[str, float]:
    weights = {w: (1 + math.log(n)) * rarity(w) for w, n in words.items()}
    length = math.sqrt(sum(x * x for x in weights.values())) or 1.0
    return {w: x / length for w, x in weights.items()}


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum(x * b[w] for w, x in a.items() if w in b)
