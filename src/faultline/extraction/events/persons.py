"""Who is meant by the words for the parties of an event, where these are "I", "we" or "anyone"."""

from __future__ import annotations

from dataclasses import replace

from faultline.extraction.context import SentenceContext
from faultline.extraction.positions.holders import voice_of
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.sentence import Form
from faultline.model.statement import Argument

_SINGULAR = ("i", "me")
_PLURAL = ("we", "us")
_OTHERS = ("he", "she", "they", "him", "her", "them")


def party(
    context: SentenceContext, role: str, heads: tuple[int, ...], trigger: int, *, as_written: bool = False
) -> tuple[Argument, ...]:
    """One argument a head; "I" and "we" are the one who speaks or the author of the text, else stand as written.

    So do "he" and "they" that stand for nobody known, if asked for.
    """
    found: list[Argument] = []
    for head in heads:
        if _is_example(context.tree, head, heads):
            continue
        meant = _meant(context, role, head, trigger)
        if not meant and as_written and context.tree.lemmas[head] in _OTHERS:
            written = context.argument(role, head)
            meant = (written,) if written is not None else ()
        for made in meant:
            if all((made.start, made.end) != (f.start, f.end) for f in found):
                found.append(made)
    return tuple(found)


def _is_example(tree: Tree, head: int, heads: tuple[int, ...]) -> bool:
    """Whether a head without a name only is one kind of those told already ("18 people, including four children")."""
    mention = tree.mention(head)
    if mention is not None and mention.form in (Form.NAME, Form.ACRONYM):
        return False
    first = tree.head(head) if tree.relation(head) == "conj" else head
    return first >= 0 and tree.head(first) in heads and tree.preposition(first) in words("frames", "exemplifying")


def _meant(context: SentenceContext, role: str, head: int, trigger: int) -> tuple[Argument, ...]:
    tree = context.tree
    lemma = tree.lemmas[head]
    is_open = tree.tokens[head].upos == "PRON" and tree.mention(head) is None
    if not is_open or lemma not in (*_SINGULAR, *_PLURAL, *words("frames", "anybody")):
        return context.arguments(role, (head,))
    written = context.argument(role, head)
    voice = () if lemma in words("frames", "anybody") else voice_of(context, trigger)
    author = context.author
    if author is not None and author.person is not None and voice == author.holders and lemma in _SINGULAR:
        voice = (author.person,)
    return tuple(replace(v, role=role) for v in voice) or ((written,) if written is not None else ())
