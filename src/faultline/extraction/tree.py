"""A sentence as a tree one can walk: children, subtrees, prepositions, and the mention a token belongs to."""

from __future__ import annotations

from functools import cache

from faultline.model.sentence import Form, Mention, Sentence, Token

CLAUSAL = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"})
_FORM_RANK = {Form.NAME: 0, Form.ACRONYM: 1, Form.DEMONYM: 2, Form.NOMINAL: 3, Form.PRONOUN: 4}
_LONGEST_CLIMB = 60


class Tree:
    """Indexes of one sentence, made once and read by every extractor.

    Tokens are named by their index in the sentence. A head outside the sentence or a cycle (no parser promises to give
    none) is read as a root, so that every walk ends.
    """

    __slots__ = (
        "_bare",
        "_best_mentions",
        "_heads",
        "_in_time",
        "_mention_at",
        "_prepositions",
        "_relations",
        "_subtrees",
        "kids",
        "lemmas",
        "sentence",
        "texts",
        "tokens",
    )

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.lemmas = tuple((t.lemma or t.text).lower() for t in self.tokens)
        self.texts = tuple([t.text.lower() for t in self.tokens])
        self._relations = [t.relation for t in self.tokens]
        self._bare = [_without_subtype(relation) for relation in self._relations]
        size = len(self.tokens)
        self._heads = [t.head if 0 <= t.head < size and t.head != i else -1 for i, t in enumerate(self.tokens)]
        self.kids: list[list[int]] = [[] for _ in self.tokens]
        for index, head in enumerate(self._heads):
            if head >= 0:
                self.kids[head].append(index)
        self._in_time = frozenset(i for time in sentence.times for i in range(time.first, time.stop))
        self._prepositions: dict[int, str] = {}
        self._best_mentions: dict[int, Mention] = {}
        self._subtrees: dict[int, tuple[int, ...]] = {}
        self._mention_at: dict[int, list[Mention]] = {}
        for mention in sentence.mentions:
            for index in range(mention.first, mention.stop):
                self._mention_at.setdefault(index, []).append(mention)

    def relation(self, index: int) -> str:
        """The universal relation, without its subtype."""
        return self._bare[index]

    def head(self, index: int) -> int:
        """The head of a token, -1 for a root."""
        return self._heads[index]

    def children(self, index: int, *relations: str) -> list[int]:
        """Dependents in order; `obl` finds `obl:agent` too, `nmod:poss` only itself."""
        kids = self.kids[index]
        if not relations:
            return kids
        return [k for k in kids if self._relations[k] in relations or self._bare[k] in relations] if kids else []

    def subtree(self, index: int) -> tuple[int, ...]:
        """The token and all it governs, in order of the text."""
        known = self._subtrees.get(index)
        if known is None:
            seen = {index}
            stack = [index]
            while stack:
                for kid in self.kids[stack.pop()]:
                    if kid not in seen:
                        seen.add(kid)
                        stack.append(kid)
            known = self._subtrees[index] = tuple(sorted(seen))
        return known

    def ancestors(self, index: int) -> list[int]:
        """From the head of the token up to the root."""
        found: list[int] = []
        while (index := self.head(index)) >= 0 and len(found) < _LONGEST_CLIMB:
            found.append(index)
        return found

    def is_verb(self, index: int) -> bool:
        return self.tokens[index].upos in ("VERB", "AUX")

    def is_noun(self, index: int) -> bool:
        return self.tokens[index].upos in ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X")

    def is_predicate(self, index: int) -> bool:
        """A verb, or a noun or adjective with a copula or subject of its own."""
        return self.tokens[index].upos == "VERB" or bool(self.children(index, "cop", "nsubj"))

    def clause(self, index: int) -> int:
        """The head of the smallest clause that holds the token."""
        for candidate in (index, *self.ancestors(index)):
            relation = self.relation(candidate)
            if relation in CLAUSAL or (relation == "conj" and self.is_predicate(candidate)):
                return candidate
        return index

    def preposition(self, index: int) -> str:
        """What introduces a phrase or clause, in lower case: `in`, `because of`, empty where nothing does."""
        known = self._prepositions.get(index)
        if known is None:
            known = self._prepositions[index] = self._introduction(index)
        return known

    def _introduction(self, index: int) -> str:
        words: list[int] = []
        for kid in self.children(index, "case", "mark"):
            if kid < index and self.tokens[kid].upos != "PART":
                words += [kid, *self.children(kid, "fixed")]
        return " ".join([self.texts[w] for w in sorted(words)]) if words else ""

    def mention(self, index: int) -> Mention | None:
        """The mention that a token is in; of several, the one it is the head of, then the most like a name."""
        found = self._mention_at.get(index)
        if not found:
            return None
        if index not in self._best_mentions:
            self._best_mentions[index] = min(
                found, key=lambda m: (self.mention_head(m) != index, _FORM_RANK[m.form], m.first - m.stop)
            )
        return self._best_mentions[index]

    def mention_head(self, mention: Mention) -> int:
        """The token of a mention that the rest of it hangs from."""
        for index in range(mention.first, mention.stop):
            head = self.head(index)
            if not mention.first <= head < mention.stop and self.relation(index) not in ("det", "punct", "case"):
                return index
        return mention.stop - 1

    def chain(self, index: int) -> int | None:
        """The chain of the mention whose head the token is."""
        mention = self.mention(index)
        return mention.chain if mention is not None else None

    def is_in_time(self, index: int) -> bool:
        """Whether a token is part of a date ("in March")."""
        return index in self._in_time

    def distance(self, one: int, other: int) -> int:
        """How many arcs lie between two tokens; large where no path joins them."""
        up = [one, *self.ancestors(one)]
        depth = {index: steps for steps, index in enumerate(up)}
        for steps, index in enumerate((other, *self.ancestors(other))):
            if index in depth:
                return depth[index] + steps
        return 999


@cache
def _without_subtype(relation: str) -> str:
    return relation.partition(":")[0]
