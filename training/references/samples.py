"""Mentions with those before them, and which of these mean the same: what the ranker learns from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from faultline.extraction.apposition import with_titles_apart
from faultline.extraction.coreference import lexicon
from faultline.extraction.coreference.candidates import DEFINITE, OWNER, SEVERAL, SUBJECT, Candidate, candidates
from faultline.extraction.coreference.descriptions import descriptions
from faultline.extraction.coreference.features import Columns, Rows
from faultline.extraction.coreference.resolving import is_anaphor, paragraphs, pool
from faultline.extraction.tree import Tree
from faultline.model.sentence import Analysis
from references.gum import GoldDocument, GoldMention

_HIDDEN = [
    "group",
    "organization",
    "organisation",
    "movement",
    "body",
    "company",
    "firm",
    "party",
    "country",
    "nation",
    "force",
    "army",
    "agency",
    "union",
    "bloc",
    "militia",
    "newspaper",
    "institution",
    "government",
]
"""Nouns in place of which a name is hidden."""
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """Rows for a mention as `Columns.rows` makes them, and which of them are right."""

    rows: Rows
    right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document read by our pipeline, with the entity that each candidate means, None where none is annotated."""

    columns: Columns
    trees: tuple[Tree, ...]
    entities: tuple[str | None, ...]


def by_heads(gold: GoldDocument, analysis: Analysis) -> Labelled:
    """Entities by the head words of gold mentions; a mention that goes on to what is joined is that of several."""
    columns, trees = _read(gold, analysis)
    at: dict[int, list[GoldMention]] = {}
    for mention in gold.mentions:
        at.setdefault(mention.head, []).append(mention)
    return Labelled(columns, trees, tuple(_by_head(one, trees[one.sentence], at) for one in columns.found))


def by_spans(gold: GoldDocument, analysis: Analysis) -> Labelled:
    """Entities by the spans of gold mentions; other mentions of a name that has one mean the same."""
    columns, trees = _read(gold, analysis)
    found = [_by_span(one, trees[one.sentence], gold.mentions) for one in columns.found]
    named: dict[int | None, str] = {}
    for one, entity in zip(columns.found, found, strict=True):
        if one.is_named and entity is not None:
            named.setdefault(one.chain, entity)
    told = (named.get(one.chain, e) if one.is_named else e for one, e in zip(columns.found, found, strict=True))
    return Labelled(columns, trees, tuple(told))


def samples(document: Labelled, *, whole: bool) -> Iterator[Sample]:
    """A sample for each pronoun and description; where a document is not annotated as a `whole`, only resolved ones."""
    columns, entities = document.columns, document.entities
    for index, one in enumerate(columns.found):
        if not is_anaphor(one) or (entities[index] is None and not whole):
            continue
        before = pool(columns, index)
        right = np.array([entities[index] is not None and entities[b] == entities[index] for b in before], dtype=bool)
        if whole or right.any():
            yield Sample(columns.rows(index, before), np.concatenate([[not right.any()], right]))


def hidden_names(document: Labelled, rng: np.random.Generator) -> Iterator[Sample]:
    """Bodies and countries named again shortly after, as if "the group", "the country" stood there."""
    columns = document.columns
    for index, one in enumerate(columns.found):
        if not one.is_named or one.cls not in (lexicon.BODY, lexicon.COUNTRY) or one.role not in (SUBJECT, OWNER):
            continue
        before = pool(columns, index)
        right = np.array([columns.found[b].chain == one.chain for b in before], dtype=bool)
        distances = [one.sentence - columns.found[b].sentence for b in before[right]] if len(before) else []
        nouns = [n for n in _HIDDEN if one.type is not None and lexicon.can_stand_for(n, one.type)]
        if distances and 0 < distances[-1] <= _NEAR and nouns:
            noun = nouns[int(rng.integers(len(nouns)))]
            yield Sample(_hidden(columns, index, noun, before), np.concatenate([[False], right]))


def _hidden(columns: Columns, index: int, noun: str, before: NDArray[np.int64]) -> Rows:
    one = columns.found[index]
    as_noun = replace(
        one,
        kind=DEFINITE,
        lemma=noun,
        words=frozenset(),
        proper=frozenset(),
        chain=None,
        type=None,
        cls=lexicon.class_of_noun(noun),
        number=lexicon.SINGULAR,
        gender=lexicon.NEUTER,
    )
    return columns.with_other(index, as_noun).rows(index, before)


def _read(gold: GoldDocument, analysis: Analysis) -> tuple[Columns, tuple[Tree, ...]]:
    trees = tuple(Tree(with_titles_apart(s)) for s in analysis.sentences)
    quoted = [(q.start, q.end) for q in analysis.quotations]
    found = candidates(trees, quoted, paragraphs(gold.document.text, trees))
    return Columns(found, trees, descriptions(trees)), trees


def _by_head(one: Candidate, tree: Tree, at: dict[int, list[GoldMention]]) -> str | None:
    joined = [k for k in tree.children(one.head, "conj") if tree.is_noun(k)]
    edge = tree.tokens[joined[0]].start if joined else None
    for mention in at.get(tree.tokens[one.head].start, ()):
        if (edge is not None and mention.end > edge) == (one.kind == SEVERAL):
            return mention.entity
    return None


def _by_span(one: Candidate, tree: Tree, mentions: Sequence[GoldMention]) -> str | None:
    """The mention that holds the head of a candidate and none of the words it hangs from; the last one told wins."""
    token = tree.tokens[one.head]
    above = [tree.tokens[a].start for a in tree.ancestors(one.head)]
    found = None
    for mention in mentions:
        holds = mention.start <= token.start and token.end <= mention.end
        if holds and not any(mention.start <= a < mention.end for a in above):
            found = mention.entity
    return found


def of_documents(documents: Iterable[Labelled], *, whole: bool) -> list[Sample]:
    """The samples of several documents."""
    return [sample for document in documents for sample in samples(document, whole=whole)]
