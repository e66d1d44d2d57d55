"""Full-text search under the filter, with how many hits there are of each kind and of each publisher."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from faultline.model.document import Document
from faultline.web.filters import Filter
from faultline.web.narrowing import selected
from faultline.workspace import Hit, MapView
from faultline.workspace.search import highlights

KINDS = ("statement", "passage", "entity")
DEEPEST = 300
"""Of each kind, the best hits that the filter is held against and facets are counted in."""
_TABLES: dict[str, tuple[str, Callable[[Hit], str | None]]] = {
    "statement": ("statements", lambda hit: hit.id),
    "entity": ("entities", lambda hit: hit.id),
    "passage": ("documents", lambda hit: hit.document),
}


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        counts: Hits of each kind.
        at_least: Whether there may be more than were counted, since only the best were held against the filter.
        total: Hits of the kinds wanted.
        hits: Some of them, the best first.
        publishers: Of the best hits, with how many each has.
        documents: Those of `hits`, by id, without their texts.
    """

    counts: dict[str, int]
    at_least: bool
    total: int
    hits: Sequence[Hit]
    publishers: list[tuple[str, int]]
    documents: dict[str, Document]


def search(view: MapView, chosen: Filter, query: str, kind: str, *, limit: int, offset: int) -> Found:
    """The hits under a filter: statements that fit it, who takes part in such, passages of documents that hold one."""
    kind = kind if kind in KINDS else ""
    if chosen.is_empty:
        counts = {one: view.search(query, 1, kind=one, plain=True).total for one in KINDS}
        best = view.search(query, DEEPEST, kind=kind, plain=True).hits
        shown = view.search(query, limit, offset, kind).hits
        total = counts[kind] if kind else sum(counts.values())
        return _found(view, counts, total, best, shown, at_least=False)
    found = {one: view.search(query, DEEPEST, kind=one, plain=True) for one in KINDS}
    hits = {one: _fitting(view, chosen, one, some.hits) for one, some in found.items()}
    wanted = [kind] if kind else list(KINDS)
    best = tuple(sorted((hit for one in wanted for hit in hits[one]), key=lambda hit: -hit.score))
    shown = tuple(replace(hit, highlights=highlights(hit.text, query)) for hit in best[offset : offset + limit])
    at_least = any(result.total > DEEPEST for result in found.values())
    return _found(view, {one: len(hits[one]) for one in KINDS}, len(best), best, shown, at_least=at_least)


def _found(
    view: MapView, counts: dict[str, int], total: int, best: Sequence[Hit], shown: Sequence[Hit], *, at_least: bool
) -> Found:
    documents = {d.id: d for d in view.documents({hit.document for hit in (*best, *shown) if hit.document})}
    published = Counter(d.publisher for hit in best if (d := documents.get(hit.document or "")) and d.publisher)
    return Found(counts, at_least, total, shown, published.most_common(10), documents)


def _fitting(view: MapView, chosen: Filter, kind: str, hits: Sequence[Hit]) -> list[Hit]:
    table, key = _TABLES[kind]
    fitting = selected(view, chosen).which(table, (one for hit in hits if (one := key(hit))))
    return [hit for hit in hits if key(hit) in fitting]
