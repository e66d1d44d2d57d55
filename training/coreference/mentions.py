"""Mentions of ECB+ as the product would state them: the statement that our analysis makes of the word they stand at.

So whatever compares statements can be trained and measured on mentions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from coreference.ecb import EcbDocument, GoldMention
from faultline.extraction.attributes.attribution import Voices
from faultline.extraction.attributes.settings import Setting, settings
from faultline.extraction.clauses import noun_frame, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.extracting import extract
from faultline.extraction.lexicon import lexicon
from faultline.extraction.making import Finding, make
from faultline.extraction.tree import Tree
from faultline.language.analysing import analyse
from faultline.model.document import Document
from faultline.model.sentence import Analysis
from faultline.model.statement import Kind, Statement
from faultline.resolution import resolve
from faultline.resolution.happenings.accounts import trigger_words
from faultline.settings import Settings
from faultline.tables.schemas import Named

TELLING = ("VERB", "NOUN", "PROPN", "ADJ", "NUM", "PRON")
"""Parts of speech that mentions of happenings have."""


@dataclass(frozen=True, slots=True)
class StatedMention:
    """A mention, the happening that the corpus says it refers to (None: it is no mention of the corpus), and what our
    analysis makes of it. `lemma` and `part` of speech are those of its head.
    """

    id: str
    article: EcbDocument
    happening: str | None
    lemma: str
    part: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with its analysis and what the product extracts from it."""

    article: EcbDocument
    document: Document
    analysis: Analysis
    events: tuple[Statement, ...]
    named: tuple[Named, ...]


def read(article: EcbDocument) -> ReadArticle:
    """The article through language and extraction."""
    document = article.document()
    analysis = analyse(document)
    extracted = extract(document, analysis)
    events = tuple(s for s in extracted.statements if s.kind is Kind.EVENT)
    return ReadArticle(article, document, analysis, events, extracted.mentions)


def stated(articles: Sequence[ReadArticle]) -> list[StatedMention]:
    """The gold mentions of the articles, their statements resolved together as those of one map."""
    found = [m for read_article in articles for m in _gold(read_article)]
    return resolved(articles, found)


def resolved(articles: Sequence[ReadArticle], mentions: Sequence[StatedMention]) -> list[StatedMention]:
    """The mentions with the entities and places of their statements."""
    named = [n for a in articles for n in a.named]
    resolution = resolve([a.document for a in articles], [m.statement for m in mentions], named, Settings())
    return [replace(m, statement=s) for m, s in zip(mentions, resolution.statements, strict=True)]


def _gold(read_article: ReadArticle) -> Iterator[StatedMention]:
    by_sentence = _Sentences(read_article)
    for mention in read_article.article.mentions:
        where = by_sentence.head_of(mention)
        if where is not None:
            tree, setting, head = where
            statement = by_sentence.statement(tree, setting, head)
            yield StatedMention(
                mention.id,
                read_article.article,
                mention.happening,
                tree.lemmas[head],
                tree.tokens[head].upos,
                statement,
            )


def found_by_us(read_article: ReadArticle, *, is_event: Mapping[str, float], least: float) -> list[StatedMention]:
    """Our own mentions in the clean sentences: verbs and nouns that refer to happenings often enough in training.

    Args:
        is_event: How often a lemma with its part of speech ("kill/VERB") was a mention.
        least: The least such share.
    """
    sentences = _Sentences(read_article)
    gold = {index: m for m in read_article.article.mentions if (index := sentences.place_of(m)) is not None}
    found = []
    for number, (tree, setting) in enumerate(sentences.trees):
        if not sentences.is_clean(tree):
            continue
        for token in tree.tokens:
            if token.upos not in TELLING:
                continue
            known = is_event.get(f"{tree.lemmas[token.index]}/{token.upos}")
            share = known if known is not None else is_event.get(f"*/{token.upos}", 0.0)
            if share >= least:
                mention = gold.get((number, token.index))
                identity = mention.id if mention else f"{read_article.article.name}@{token.start}"
                statement = sentences.statement(tree, setting, token.index)
                happening = mention.happening if mention else None
                found.append(
                    StatedMention(
                        identity, read_article.article, happening, tree.lemmas[token.index], token.upos, statement
                    )
                )
    return found


def in_map(read_article: ReadArticle) -> list[StatedMention]:
    """The events that the map would hold, in the clean sentences; one that tells of a gold mention takes its name.

    A statement keeps its quote and the words of its pattern, not the place of its trigger: it stands for the mention
    inside the quote whose head is one of these words.
    """
    sentences = _Sentences(read_article)
    gold = [(m, where) for m in read_article.article.mentions if (where := sentences.head_of(m)) is not None]
    found, taken = [], set()
    for statement in read_article.events:
        start, end = statement.evidence.start or 0, statement.evidence.end or 0
        if not any(sentences.is_clean(t) for t, _ in sentences.trees if t.sentence.start <= start < t.sentence.end):
            continue
        told = trigger_words(statement.pattern)
        meant = next(
            (
                m
                for m, (tree, _, head) in gold
                if m.id not in taken and start <= tree.tokens[head].start < end and tree.lemmas[head] in told
            ),
            None,
        )
        identity = meant.id if meant else statement.id
        taken.add(identity)
        happening = meant.happening if meant else None
        found.append(StatedMention(identity, read_article.article, happening, " ".join(told), "", statement))
    return found


class _Sentences:
    """The trees of an article, and what a statement needs beside them."""

    def __init__(self, read_article: ReadArticle) -> None:
        self.article, self.document = read_article.article, read_article.document
        trees = tuple(Tree(s) for s in read_article.analysis.sentences)
        self.voices = Voices(self.document, read_article.analysis, trees)
        self.trees: list[tuple[Tree, Setting]] = list(zip(trees, settings(self.document, trees), strict=True))

    def is_clean(self, tree: Tree) -> bool:
        spans = (self.article.sentences[n] for n in self.article.clean if n in self.article.sentences)
        return any(start <= tree.sentence.start < end for start, end in spans)

    def place_of(self, mention: GoldMention) -> tuple[int, int] | None:
        """The number of the sentence and of the token that heads the mention."""
        first, last = mention.spans[0][0], mention.spans[-1][1]
        for number, (tree, _) in enumerate(self.trees):
            if tree.sentence.start <= first < tree.sentence.end:
                inside = [
                    t.index
                    for t in tree.tokens
                    if first <= t.start < last
                    and any(s <= t.start < e or t.start <= s < t.end for s, e in mention.spans)
                ]
                heads = [i for i in inside if tree.head(i) not in inside]
                told = [i for i in heads if tree.tokens[i].upos not in ("ADP", "DET", "PUNCT", "AUX", "PART")]
                return (number, (told or heads)[0]) if heads else None
        return None

    def head_of(self, mention: GoldMention) -> tuple[Tree, Setting, int] | None:
        where = self.place_of(mention)
        return None if where is None else (*self.trees[where[0]], where[1])

    def statement(self, tree: Tree, setting: Setting, head: int) -> Statement:
        """What the product would state of the word, were it among those that trigger events."""
        context = SentenceContext(self.document, tree, self.voices, setting=setting)
        pattern = lexicon("events", "event").at(tree, head)
        is_verb = tree.is_verb(head)
        frame = verb_frame(tree, head) if is_verb else noun_frame(tree, head)
        actors = context.arguments("actor", frame.subjects)
        borne = frame.objects or frame.by("of", "on", "against")
        recipients = tuple(
            r
            for r in context.arguments("recipient", borne)
            if all((r.start, r.end) != (a.start, a.end) for a in actors)
        )
        name = f"{'verb' if is_verb else 'noun'} '{tree.lemmas[head]}'"
        type_ = pattern.type if pattern else "OTHER"
        mode = pattern.mode if pattern else None
        finding = Finding(Kind.EVENT, type_, head, (*actors, *recipients), f"event/{type_}: {name}", mode)
        return make(context, finding)
