"""Circles of cause and effect: reinforcing where the signs multiply to +, balancing where to -."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from faultline.analysis.causes.links import Link

LONGEST = 6
"""Factors of a loop: beyond, loops count in the hundred thousands and mean nothing to a reader."""
MOST = 5000
"""Loops that are looked for; a map that has more is told so."""


@dataclass(frozen=True, slots=True)
class Loop:
    """Factors in order from the least index, and the links between them, the last back to the first."""

    factors: tuple[int, ...]
    links: tuple[Link, ...]

    @property
    def sign(self) -> int:
        """+1 reinforcing, -1 balancing, 0 where the sign of a link is open."""
        found = 1
        for link in self.links:
            found *= link.sign()
        return found

    @property
    def evidence(self) -> tuple[int, int]:
        """The sources of its weakest link, and of all its links: a loop is as well told as its least told link."""
        return min(len(link.sources) for link in self.links), sum(len(link.sources) for link in self.links)


def loops(links: Sequence[Link], longest: int = LONGEST) -> list[Loop]:
    """All circles of at most so many factors, the best evidenced first, then the shorter."""
    by_pair = {(link.cause, link.effect): link for link in links if link.sources}
    effects: dict[int, list[int]] = defaultdict(list)
    for cause, effect in sorted(by_pair):
        effects[cause].append(effect)
    found: list[Loop] = []
    for start in sorted(effects):
        stack = [[start]]
        while stack and len(found) < MOST:
            way = stack.pop()
            for effect in effects.get(way[-1], ()):
                if effect == start and len(way) > 1:
                    found.append(Loop(tuple(way), tuple(by_pair[p] for p in pairwise([*way, start]))))
                elif effect > start and effect not in way and len(way) < longest:
                    stack.append([*way, effect])
    return sorted(found, key=lambda x: (-x.evidence[0], len(x.factors), -x.evidence[1], x.factors))
