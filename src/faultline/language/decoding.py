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
    return [head - 1 for head in _arborescence(full)[1:]]


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


def _arborescence(scores: NDArray[np.float64]) -> list[int]:
    """The heads of all nodes by scores (node, head); node 0 is the root and has head 0. The scores are used up."""
    size = len(scores)
    joined = _Contraction(scores)
    done = np.zeros(size, dtype=np.bool_)
    done[0] = True
    for start in range(1, size):
        if done[start] or joined.is_within[start]:
            continue
        path = [start]
        while True:
            head = joined.choose(path[-1])
            if done[head]:
                break
            if head in path:
                at = path.index(head)
                joined.contract(path[at:])
                del path[at + 1 :]
            else:
                path.append(head)
        done[path] = True
    return joined.heads()


class _Contraction:
    """Nodes on the way to one tree, cycles of them made one; what is made one goes by the first of its nodes.

    Scores, and the two ends of the arcs that they are of, are kept in place, so that a cycle costs its rows and
    columns alone, and all of it the square of the number of nodes (after Tarjan 1977).
    """

    def __init__(self, scores: NDArray[np.float64]) -> None:
        size = len(scores)
        self._scores = scores
        np.fill_diagonal(scores, -np.inf)
        self._ends = np.empty((2, size, size), dtype=np.int64)
        self._ends[0], self._ends[1] = np.arange(size)[:, None], np.arange(size)
        self._name = list(range(size))
        self._above = [-1] * size
        self._arc = [(0, 0)] * size
        self._best = [0.0] * size
        self.is_within = [False] * size

    def choose(self, node: int) -> int:
        """The best head of a node, which from now on is its."""
        head = int(self._scores[node].argmax())
        self._best[node] = float(self._scores[node, head])
        self._arc[self._name[node]] = (int(self._ends[0, node, head]), int(self._ends[1, node, head]))
        return head

    def contract(self, cycle: list[int]) -> None:
        """Make one of nodes whose best heads lead around; an arc into it counts by what it adds to the best inside."""
        every = np.arange(len(self._scores))
        first = cycle[0]
        into = self._scores[cycle] - np.array([self._best[node] for node in cycle])[:, None]
        entered = np.array(cycle)[into.argmax(0)]
        out = self._scores[:, cycle]
        left = np.array(cycle)[out.argmax(1)]
        rows, columns = self._ends[:, entered, every], self._ends[:, every, left]
        self._scores[first], self._scores[:, first] = into.max(0), out.max(1)
        self._ends[:, first], self._ends[:, :, first] = rows, columns
        self._scores[first, cycle] = -np.inf
        self._scores[:, cycle[1:]] = -np.inf
        for node in cycle:
            self._above[self._name[node]] = len(self._above)
            self.is_within[node] = node != first
        self._name[first] = len(self._above)
        self._above.append(-1)
        self._arc.append((0, 0))

    def heads(self) -> list[int]:
        """The heads of the nodes: an arc into what was made one takes the place of those inside that it meets."""
        heads = [0] * len(self._scores)
        is_set = [False] * len(self._above)
        for name in reversed(range(1, len(self._above))):
            if not is_set[name]:
                node, head = self._arc[name]
                heads[node] = head
                while node != name:
                    is_set[node] = True
                    node = self._above[node]
        return heads


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
