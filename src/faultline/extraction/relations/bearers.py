"""Nouns that name one end of a tie: "an ally of X", "X's proxies", "Y, a branch of X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.relations.beside import after, joined_to, owners_of
from faultline.extraction.relations.fitting import is_name
from faultline.extraction.relations.ties import SYMMETRIC, Tie, called, called_by_name
from faultline.extraction.subjects import antecedent
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import tables, words
from faultline.language.tokenising import tokens_of

_REGARDING = frozenset({"see", "regard", "consider", "view", "describe", "treat", "call", "know"})


@dataclass(frozen=True, slots=True)
class Bearer:
    """A noun for one end: which end it is, and the prepositions that introduce the other."""

    type: str
    words: tuple[str, ...]
    is_source: bool
    is_end: bool
    links: tuple[str, ...]


@cache
def _bearers() -> dict[str, list[Bearer]]:
    """Last word → its entries, the longest first."""
    found: dict[str, list[Bearer]] = {}
    for entry in tables("relations")["bearer"]:
        for noun in entry["nouns"]:
            words = tokens_of(noun)
            bearer = Bearer(
                entry["type"], words, entry["bearer"] == "source", entry.get("alone", False), tuple(entry["links"])
            )
            found.setdefault(words[-1], []).append(bearer)
    return {word: sorted(entries, key=lambda b: -len(b.words)) for word, entries in found.items()}


def bearer_ties(context: SentenceContext, index: int) -> Iterator[Tie]:
    """The tie of a noun for one end with the other, where both are told."""
    tree = context.tree
    bearer = _bearer_at(tree, index)
    if bearer is None or is_name(tree, index) or (bearer.words == ("part",) and tree.preposition(index) == "as"):
        return  # what is done "as part of" something is no part of it
    others = owners_of(tree, index) or after(tree, index, bearer.links) or _regarding(tree, index)
    if not others and bearer.is_end and (joined := joined_to(tree, index)) >= 0:
        others = (joined,)
    if not others:
        yield from _mutual(tree, index, bearer)
        return
    named = _named(tree, index) or (_beside(tree, index) if bearer.is_end else ())
    ends = tuple(e for e in named if e not in others)
    if not ends or (not bearer.is_end and _is_short(tree, index, ends)):
        return
    word = f"noun '{' '.join(bearer.words)}'"
    yield Tie(bearer.type, index, *((ends, others) if bearer.is_source else (others, ends)), word, 0.5)


def _mutual(tree: Tree, index: int, bearer: Bearer) -> Iterator[Tie]:
    """`X and Y are rivals`: each of the other."""
    subjects = called(tree, tuple(tree.children(index, "nsubj")))
    if bearer.type in SYMMETRIC and len(subjects) > 1 and tree.tokens[index].xpos == "NNS":
        yield Tie(bearer.type, index, subjects, (), f"noun '{' '.join(bearer.words)}'", 0.5)


def _is_short(tree: Tree, index: int, ends: tuple[int, ...]) -> bool:
    """Whether a noun in the plural would name but one: the parse has tied two members of a list."""
    is_plural = tree.tokens[index].xpos in ("NNS", "NNPS")
    one = tree.tokens[ends[0]]
    return is_plural and ends != (index,) and len(called(tree, ends)) == 1 and one.xpos in ("NN", "NNP", "NNPS")


def _bearer_at(tree: Tree, index: int) -> Bearer | None:
    if tree.tokens[index].upos not in ("NOUN", "PROPN") or (index > 1 and tree.lemmas[index - 2] == "co"):
        return None  # "his co-counsel" is beside him, not his
    for bearer in _bearers().get(tree.lemmas[index], ()):
        begin = index - len(bearer.words) + 1
        if begin >= 0 and all(
            word in (tree.lemmas[begin + i], tree.tokens[begin + i].text.lower())
            for i, word in enumerate(bearer.words[:-1])
        ):
            return bearer
    return None


def _named(tree: Tree, index: int) -> tuple[int, ...]:
    """Whom the noun means: said to be it, named beside it, or regarded as it."""
    whole = tree.head(index) if _is_one_of(tree, index) else index
    if whole != index:
        return _named(tree, whole)
    head, relation = tree.head(index), tree.relation(index)
    subjects = tuple(antecedent(tree, k) for k in tree.children(index, "nsubj"))
    if subjects:
        return subjects
    if relation in ("appos", "acl") and head >= 0 and tree.is_noun(head):
        return (head,)
    if head >= 0 and tree.is_verb(head) and tree.preposition(index) == "as":
        frame = verb_frame(tree, head)
        return frame.objects if tree.lemmas[head] in _REGARDING else frame.subjects
    if head >= 0 and relation == "nmod" and tree.preposition(index) == "as" and tree.is_verb(tree.head(head)):
        return verb_frame(tree, tree.head(head)).subjects  # "plays a role as a member of X"
    if head >= 0 and relation == "xcomp":
        frame = verb_frame(tree, head)
        misread = tuple(k for k in tree.children(index, "nmod:poss") if not tree.children(k, "case"))
        return frame.objects or misread or frame.subjects  # "considers X an arm of Y": no genitive
    if relation == "conj" and head >= 0 and _is_predicated(tree, head):
        return _named(tree, head)
    return called_by_name(tree, index)


def _is_one_of(tree: Tree, index: int) -> bool:
    """Whether a noun only tells of which one is meant: "one of the affiliates", "the largest of its branches"."""
    head = tree.head(index)
    is_part = head >= 0 and tree.relation(index) == "nmod" and tree.preposition(index) == "of"
    return is_part and (tree.lemmas[head] in words("relations", "ones") or tree.tokens[head].xpos == "JJS")


def _regarding(tree: Tree, index: int) -> tuple[int, ...]:
    """Who sees somebody as what the noun says ("X regards Y as a partner")."""
    head = tree.head(index)
    is_seen = head >= 0 and tree.lemmas[head] in _REGARDING and tree.preposition(index) == "as"
    return verb_frame(tree, head).subjects if is_seen else ()


def _beside(tree: Tree, index: int) -> tuple[int, ...]:
    """Names that a phrase introduces ("its proxies from the movement X"), else the phrase itself where it is plural."""
    introduced = after(tree, index, ("from", "such as", "including", "like"))
    inner = tuple(c for k in introduced for c in tree.children(k, "compound") if is_name(tree, c))
    named = tuple(k for k in introduced if is_name(tree, k) or called_by_name(tree, k)) or inner
    is_plural = tree.tokens[index].xpos in ("NNS", "NNPS")
    is_told = any(tree.mention(k) is not None for k in tree.children(index, "amod"))  # "X's Yemeni branch"
    return named or ((index,) if is_plural or is_told else ())


def _is_predicated(tree: Tree, index: int) -> bool:
    return bool(tree.children(index, "nsubj", "cop")) or tree.relation(index) == "appos"
