"""How often pronouns and descriptions are tied to the right entity, and how alike whole clusterings are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from coreference.measures import Scores, clusters_of, score, without_singletons
from faultline.extraction.coreference.candidates import (
    ACRONYM,
    BARE,
    DEFINITE,
    DEMONSTRATIVE,
    HE,
    IT,
    NAME,
    OWNED,
    SHE,
    THEY,
    Candidate,
)
from references.samples import Labelled

KINDS = {
    HE: "he",
    SHE: "she",
    IT: "it",
    THEY: "they",
    DEFINITE: "the …",
    DEMONSTRATIVE: "this …",
    OWNED: "its …",
    BARE: "bare noun",
    NAME: "name",
    ACRONYM: "acronym",
}


def ties(documents: Iterable[tuple[Labelled, Sequence[Hashable]]]) -> dict[str, Counter[str]]:
    """By kind of mention: how many there are, have somebody before them, are tied, and are tied to the right one.

    A tie is right where a mention tied with it before means the same entity.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for labelled, clusters in documents:
        seen: dict[Hashable, set[str]] = defaultdict(set)
        told: set[Hashable] = set()
        known: set[str] = set()
        for one, entity, cluster in zip(labelled.columns.found, labelled.entities, clusters, strict=True):
            if one.kind in KINDS and (not _is_thing(one) or one.is_pronoun or one.is_named):
                count = counts[KINDS[one.kind]]
                count["mentions"] += 1
                count["resolvable"] += entity in known
                count["tied"] += cluster in told
                count["right"] += cluster in told and entity is not None and entity in seen[cluster]
            told.add(cluster)
            if entity is not None:
                seen[cluster].add(entity)
                known.add(entity)
    return counts


def clusterings(documents: Iterable[tuple[Labelled, Sequence[Hashable]]]) -> Scores:
    """CoNLL's measures over all candidates that the corpus annotates, singletons left out, documents apart."""
    key: dict[Hashable, Hashable] = {}
    response: dict[Hashable, Hashable] = {}
    for number, (labelled, clusters) in enumerate(documents):
        for index, (entity, cluster) in enumerate(zip(labelled.entities, clusters, strict=True)):
            if entity is not None:
                key[number, index] = (number, entity)
            response[number, index] = (number, cluster)
    return score(without_singletons(clusters_of(key)), without_singletons(clusters_of(response)))


def _is_thing(one: Candidate) -> bool:
    return one.cls > 3
