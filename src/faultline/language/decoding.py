"""The best tree and the best row of labels by the network's scores.

Trees: the maximum spanning arborescence with one root (Chu and Liu 1965, Edmonds 1967), as McDonald et al. (2005) use
it for parsing. Names: the best sequence in which no name begins with its middle (Viterbi 1967).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_FAR = np.float32(-1e6)


def tree(scores: Floats) -> list[int]:
    """The heads of the words of one sentence, -1 for the root, by scores (words, 1 + words), column 0 the root."""
    size = len(scores)
    scores = scores.astype(np.float64)
    scores[np.arange(size), np.arange(size) + 1] = _FAR
    scores -= scores.max(1, keepdims=True)
    heads = scores.argmax(1)
    if (heads == 0).sum() == 1 and _cycle(heads) is None:
        return [int(h) - 1 for h in heads]
    scores[:, 0] -= 1e5
    full = np.full((size + 1, size + 1), float(_FAR) * 2)
    full[1:] = scores
    return [int(h) - 1 for h in _arborescence(full)[1:]]


def _cycle(heads: NDArray[np.int64]) -> list[int] | None:
    """A cycle among words, as indices into `heads` (heads count from 1, 0 is the root), if there is one."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path = []
        at = start
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at]) - 1
        if at >= 0 and state[at] == 1:
            return path[path.index(at) :]
        for done in path:
            state[done] = 2
    return None


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """The heads of all nodes by scores (node, head); node 0 is the root and has head 0."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    found = _cycle(heads[1:])
    if found is None:
        return heads
    cycle = np.array([i + 1 for i in found])
    rest = np.setdiff1d(np.arange(len(scores)), cycle)
    kept = scores[cycle, heads[cycle]]
    leaving = scores[np.ix_(rest, cycle)]
    entering = scores[np.ix_(cycle, rest)] - kept[:, None]
    smaller = np.full((len(rest) + 1, len(rest) + 1), float(_FAR) * 2)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    smaller[:-1, -1] = leaving.max(1)
    smaller[-1, :-1] = entering.max(0)
    chosen = _arborescence(smaller)
    made = heads.copy()
    for i, node in enumerate(rest):
        if i:
            made[node] = cycle[leaving[i].argmax()] if chosen[i] == len(rest) else rest[chosen[i]]
    opened = cycle[entering[:, chosen[-1]].argmax()]
    made[opened] = rest[chosen[-1]]
    return made


def spans(row: Sequence[str]) -> list[tuple[int, int, str]]:
    """The names (first, stop, type) of a row of BIO labels; an I- that nothing begins is passed over."""
    found = []
    first = None
    for i, label in enumerate([*row, "O"]):
        if first is not None and not label.startswith("I-"):
            found.append((first, i, row[first][2:]))
            first = None
        if label.startswith("B-"):
            first = i
    return found


class NameDecoder:
    """Finds the best valid row of BIO labels.

    Args:
        labels: The labels in the order of the scores: "O", and "B-" and "I-" of each type.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self._labels = tuple(labels)
        self._is_inside = np.array([label.startswith("I-") for label in labels])
        before = [[b[2:] == label[2:] and b != "O" for b in labels] for label in labels]
        follows = np.array(before) | ~self._is_inside[:, None]
        self._penalty = np.where(follows, 0, _FAR).astype(np.float32)

    def names(self, scores: Floats) -> list[tuple[int, int, str]]:
        """The names (first, stop, type) of a window by its scores (words, labels)."""
        return spans([self._labels[i] for i in self._path(scores)])

    def _path(self, scores: Floats) -> list[int]:
        path = scores.argmax(1)
        greedy: list[int] = path.tolist()
        steps = self._penalty[path[1:], path[:-1]]
        if not steps.any() and not self._is_inside[path[0]]:
            return greedy
        return self._viterbi(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))

    def _viterbi(self, chances: Floats) -> list[int]:
        best = chances[0] + np.where(self._is_inside, _FAR, 0)
        steps = []
        for row in chances[1:]:
            reached = self._penalty + best
            steps.append(reached.argmax(1))
            best = reached.max(1) + row
        path = [int(best.argmax())]
        for step in reversed(steps):
            path.append(int(step[path[-1]]))
        return path[::-1]
