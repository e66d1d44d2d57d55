"""Finding things by their words in the index of a version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faultline.errors import UsageError, WorkspaceError
from faultline.workspace.search_query import Query, parse_query
from faultline.workspace.search_words import ANALYZER, analyzer, highlights_of

if TYPE_CHECKING:
    import tantivy

MOST_HITS = 10_000


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found.

    Attributes:
        kind: "passage", "statement" or "entity".
        document, start, end: Where it stands; None for an entity, and without offsets for a row of a dataset.
        id: Of the statement or entity, None for a passage.
        title: Of the document, or the entity's name.
        text: The passage, the statement's quote, or the names of the entity.
        highlights: Where in `text` the words looked for stand, as (start, end).
    """

    kind: str
    document: str | None
    start: int | None
    end: int | None
    id: str | None
    title: str
    text: str
    highlights: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page of hits, the best first, and how many there are in all."""

    total: int
    hits: tuple[Hit, ...]


class MapSearch:
    """The index of a version, in a folder or in several, opened at the first search.

    Each folder weighs words by how rare they are in it alone, so that the order of hits from several is near to what
    one folder of all would give.
    """

    def __init__(self, *folders: Path) -> None:
        self._indexes = [_Index(folder) for folder in folders]

    def find(self, text: str, *, limit: int, offset: int, kind: str = "", plain: bool = False) -> SearchResult:
        """The hits from `offset` on, of one kind or of all, `plain` without highlights; UsageError where the text has
        no word or the page does not exist."""
        if limit < 1 or offset < 0 or limit + offset > MOST_HITS:
            raise UsageError(f"a search gives hits 1 to {MOST_HITS}, at least one at a time: narrow the query instead")
        query = parse_query(text)
        phrases = () if plain else query.phrases
        if len(self._indexes) == 1:
            return self._indexes[0].find(query, phrases, limit, offset, kind)
        found = [index.find(query, phrases, limit + offset, 0, kind) for index in self._indexes]
        best = sorted((hit for one in found for hit in one.hits), key=lambda hit: -hit.score)
        return SearchResult(sum(one.total for one in found), tuple(best[offset : offset + limit]))


class _Index:
    """The index in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, query: Query, phrases: Sequence[Sequence[str]], limit: int, offset: int, kind: str) -> SearchResult:
        """The hits from `offset` on, with highlights on the phrases."""
        with self._told_as_damage():
            searcher = self._index.searcher()
            found = searcher.search(_compile(query, self._index.schema, kind), limit=limit, offset=offset)
            hits = (_hit(searcher.doc(address).to_dict(), phrases, float(score)) for score, address in found.hits)
            return SearchResult(int(found.count or 0), tuple(hits))

    @contextmanager
    def _told_as_damage(self) -> Iterator[None]:
        """A file of the index that is gone or broken ends in one sentence; Tantivy panics over some."""
        try:
            yield
        except BaseException as error:
            is_panic = type(error).__name__ == "PanicException"
            if not is_panic and not isinstance(error, OSError | ValueError | KeyError):
                raise
            raise WorkspaceError(
                f"the search index {self._folder} is damaged ({str(error).splitlines()[0]}): build again to mend it"
            ) from error

    @cached_property
    def _index(self) -> tantivy.Index:
        import tantivy

        try:
            index = tantivy.Index.open(str(self._folder))
        except (OSError, ValueError) as error:
            raise WorkspaceError(f"the search index {self._folder} cannot be read ({error}): build again") from error
        index.register_tokenizer(ANALYZER, analyzer())
        return index


def highlights(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Where in a text words of a query stand, as (start, end)."""
    try:
        return highlights_of(text, parse_query(query).phrases)
    except UsageError:
        return ()


def _compile(query: Query, schema: tantivy.Schema, kind: str) -> tantivy.Query:
    from tantivy import Occur
    from tantivy import Query as Compiled

    def phrase(terms: tuple[str, ...]) -> Any:
        if len(terms) == 1:
            return Compiled.term_query(schema, "text", terms[0])
        return Compiled.phrase_query(schema, "text", list(terms))

    clauses = [
        (Occur.Must, Compiled.boolean_query([(Occur.Should, phrase(terms)) for terms in group]))
        for group in query.all_of
    ]
    if kind:
        clauses.append((Occur.Must, Compiled.const_score_query(Compiled.term_query(schema, "kind", kind), 0.0)))
    clauses += [(Occur.MustNot, phrase(terms)) for terms in query.none_of]
    return Compiled.boolean_query(clauses)


def _hit(stored: dict[str, list[Any]], phrases: Sequence[Sequence[str]], score: float) -> Hit:
    row = {name: values[0] for name, values in stored.items()}
    text = str(row.get("text", ""))
    start, end = int(row["start"]), int(row["end"])
    return Hit(
        kind=str(row["kind"]),
        document=row.get("document") or None,
        start=start if start >= 0 else None,
        end=end if end >= 0 else None,
        id=row.get("id") or None,
        title=str(row.get("title", "")),
        text=text,
        highlights=highlights_of(text, phrases) if phrases else (),
        score=score,
    )
