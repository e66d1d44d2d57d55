"""Ties told by a compound: "the French-led operation", "Rwanda-backed rebels", "a Tripoli-based company"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from faultline.extraction.context import SentenceContext
from faultline.extraction.relations.ties import HYPHENS, Tie
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import tables, words
from faultline.model.sentence import Form

_APART = frozenset(
    {"linked", "affiliated", "aligned", "allied", "backed", "led", "controlled", "sponsored", "supported"}
)
"""Participles that describe even where the hyphen was left out ("al-Qaida linked groups")."""


@cache
def _participles() -> dict[str, tuple[str, bool]]:
    """Participle → type of the tie, and whether the noun after it is the source."""
    return {
        word: (entry["type"], entry.get("reverse", False))
        for entry in tables("relations")["hyphenated"]
        for word in entry["words"]
    }


def hyphenated_ties(context: SentenceContext, index: int) -> Iterator[Tie]:
    """The tie of the name before a participle with the noun after it."""
    tree = context.tree
    word = tree.tokens[index].text.lower()
    entry = _participles().get(word)
    if entry is None:
        return
    before, noun = _before(tree, index), _noun_after(tree, index)
    if before < 0 or noun < 0 or not _is_power(tree, before):
        return
    type_, reverse = entry
    if type_ == "operates_in" and not reverse and tree.mention(noun) is None:
        return  # "rebel-held areas" lie anywhere
    ends = ((noun,), (before,)) if reverse else ((before,), (noun,))
    yield Tie(type_, index, *ends, f"compound '{word}'", 0.55)


def _before(tree: Tree, index: int) -> int:
    """The head of what stands before the participle: after a hyphen, or without one where it is a modifier."""
    if index >= 2 and tree.tokens[index - 1].text in HYPHENS:
        mention = tree.mention(index - 2)
        if mention is not None and mention.stop > index - 1:  # the mention of the whole phrase
            inner = [m for m in tree.sentence.mentions if m.first <= index - 2 < m.stop <= index - 1]
            return tree.mention_head(inner[0]) if inner else index - 2
        return tree.mention_head(mention) if mention is not None else index - 2
    is_apart = tree.tokens[index].text.lower() in _APART
    is_modifier = is_apart and tree.relation(index) == "amod" and index >= 1
    mention = tree.mention(index - 1) if is_modifier else None
    return index - 1 if mention is not None and mention.stop == index else -1


def _noun_after(tree: Tree, index: int) -> int:
    """The noun that the compound describes."""
    head = tree.head(index)
    first = next((i for i in range(index + 1, head) if tree.tokens[i].upos == "CCONJ"), -1) if head > index else -1
    if (
        first > 0
        and tree.is_noun(first - 1)
        and any(
            m.first > first and m.stop <= head and m.form in (Form.NAME, Form.ACRONYM) for m in tree.sentence.mentions
        )
    ):
        return first - 1  # "Gara-led patrols and Varenian operations"
    return head if head > index and tree.is_noun(head) else -1


def _is_power(tree: Tree, index: int) -> bool:
    """Whether what stands before is somebody: a name or nationality, or a noun for those who rule or hold."""
    mention = tree.mention(index)
    named = [m for m in tree.sentence.mentions if m.first <= index < m.stop and m.form is not Form.NOMINAL]
    powers = words("relations", "powers") | words("relations", "institutions")
    return (mention is not None and bool(named)) or tree.lemmas[index] in powers
