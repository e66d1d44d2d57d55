"""Measures of where actors stand in a network. Nodes are 0 … n-1; pairs and arcs are arrays of shape (m, 2)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import rustworkx as rx
from scipy import sparse
from scipy.sparse.csgraph import connected_components

Figures = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]


def degrees(arcs: Indices, size: int) -> tuple[Figures, Figures]:
    """How many others each actor is tied to: (in, out)."""
    incoming = np.bincount(arcs[:, 1], minlength=size).astype(float)
    return incoming, np.bincount(arcs[:, 0], minlength=size).astype(float)


def betweenness(pairs: Indices, size: int) -> Figures:
    """Part of the shortest ways between two others that lead over each actor (Freeman 1977), 0 to 1; undirected."""
    found = rx.graph_betweenness_centrality(_graph(pairs, size), normalized=True)
    return np.array([found[n] for n in range(size)], dtype=float)


def reach(arcs: Indices, size: int, steps: int = 2) -> Figures:
    """Part of the other actors that each comes to in so many steps along the direction of ties, 0 to 1."""
    if size < 2:
        return np.zeros(size)
    step = _matrix(arcs, size).astype(bool)
    reached = step.copy()
    for _ in range(steps - 1):
        reached = (reached + reached @ step).astype(bool)
    reached = reached.tolil()
    reached.setdiag(False)
    return np.asarray(reached.tocsr().sum(axis=1)).ravel() / (size - 1)


def constraint(pairs: Indices, size: int) -> Figures:
    """Burt's constraint (Structural Holes, 1992): how far the contacts of an actor are one another's contacts.

    Low: a broker between others who do not meet. NaN for actors without ties.
    """
    strength = _symmetric(pairs, size)
    total = np.asarray(strength.sum(axis=1)).ravel()
    share = sparse.diags_array(np.divide(1.0, total, out=np.zeros(size), where=total > 0)) @ strength
    indirect = (share + share @ share).multiply(strength > 0)
    found = np.asarray(indirect.multiply(indirect).sum(axis=1)).ravel()
    found[total == 0] = np.nan
    return found


def effective_size(pairs: Indices, size: int) -> Figures:
    """Burt's effective size in Borgatti's form (1997): contacts less the mean ties of each among the others."""
    ties = _symmetric(pairs, size)
    degree = np.asarray(ties.sum(axis=1)).ravel()
    triangles = np.asarray((ties @ ties).multiply(ties).sum(axis=1)).ravel()
    size_of: Figures = degree - np.divide(triangles, degree, out=np.zeros(size), where=degree > 0)
    return size_of


def core_numbers(pairs: Indices, size: int) -> Figures:
    """The largest k for which each actor is in the k-core: a part in which all have k ties or more (Seidman 1983)."""
    found: dict[int, int] = rx.core_number(_graph(pairs, size))  # type: ignore[assignment]  # its stub says int
    return np.array([found[n] for n in range(size)], dtype=np.float64)


def cut_points(pairs: Indices, size: int) -> list[int]:
    """The actors without whom a connected part falls in two (articulation points)."""
    return sorted(rx.articulation_points(_graph(pairs, size)))


def bridges(pairs: Indices, size: int) -> list[tuple[int, int]]:
    """The pairs whose ties alone hold two parts together."""
    found: set[tuple[int, int]] = rx.bridges(_graph(pairs, size))  # type: ignore[assignment]  # its stub says set[int]
    return sorted((min(pair), max(pair)) for pair in found)


def parts(pairs: Indices, size: int, without: frozenset[int] = frozenset()) -> list[list[int]]:
    """The connected parts, the largest first, `without` some actors."""
    kept = pairs[~np.isin(pairs, list(without)).any(axis=1)] if without else pairs
    matrix = _symmetric(kept, size)
    _, labels = connected_components(matrix, directed=False)
    groups: dict[int, list[int]] = {}
    for node in range(size):
        if node not in without:
            groups.setdefault(int(labels[node]), []).append(node)
    return sorted(groups.values(), key=lambda g: (-len(g), g))


def connected_pairs(pairs: Indices, size: int, without: frozenset[int] = frozenset()) -> int:
    """How many ordered pairs of actors some way connects, `without` some actors: `parts` where only this is asked."""
    gone = np.zeros(size, dtype=bool)
    gone[list(without)] = True
    kept = pairs[~(gone[pairs[:, 0]] | gone[pairs[:, 1]])]
    ones = np.ones(len(kept), dtype=np.int8)
    graph = sparse.coo_array((ones, (kept[:, 0], kept[:, 1])), shape=(size, size))
    _, labels = connected_components(graph, directed=False)
    sizes = np.bincount(labels)
    return int((sizes * (sizes - 1)).sum())


def _graph(pairs: Indices, size: int) -> rx.PyGraph[None, None]:
    graph: rx.PyGraph[None, None] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * size)
    graph.add_edges_from_no_data([(int(a), int(b)) for a, b in pairs])
    return graph


def _matrix(arcs: Indices, size: int) -> sparse.csr_array:
    return sparse.csr_array((np.ones(len(arcs)), (arcs[:, 0], arcs[:, 1])), shape=(size, size))


def _symmetric(pairs: Indices, size: int) -> sparse.csr_array:
    matrix = _matrix(pairs, size)
    return sparse.csr_array(matrix + matrix.T)
