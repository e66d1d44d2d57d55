"""To whom help goes: named after the gift, after the giving, or in what the help is meant to do."""

from __future__ import annotations

from collections.abc import Iterable

from faultline.extraction.agency import counted
from faultline.extraction.attributes.places_of import PLACES
from faultline.extraction.clauses import Frame, obliques, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.statement import Argument

_TO = ("to", "for", "toward", "towards", "among", "amongst", "into", "onto", "on behalf of", "in support of")
_LONGEST_THOSE = 8
_STANDING_FOR = (
    "support",
    "aid",
    "favour",
    "favor",
    "benefit",
    "assistance",
    "help",
    "part",
    "behalf",
    "disposal",
    "hand",
)


def beneficiaries(context: SentenceContext, heads: Iterable[int]) -> list[int]:
    """Those of the heads that can be helped: who acts, a country or place, a school, a village."""
    return [h for h in heads if _can_be_helped(context, h)]


def _can_be_helped(context: SentenceContext, head: int) -> bool:
    tree = context.tree
    mention = tree.mention(head)
    if tree.is_in_time(head):
        return False
    if mention is not None and mention.type in PLACES:
        return True
    return (
        _is_those(context, head)
        or context.acts(head)
        or tree.lemmas[counted(tree, head)] in words("efforts", "recipients")
    )


def _is_those(context: SentenceContext, head: int) -> bool:
    """ "Those who …", "those in …": people told by what follows."""
    tree = context.tree
    return tree.tokens[head].text.lower() == "those" and tree.subtree(head)[-1] > head


def recipient_arguments(context: SentenceContext, heads: tuple[int, ...]) -> tuple[Argument, ...]:
    """The recipients as arguments; "those" keep what tells who they are."""
    tree = context.tree
    plain = context.arguments("recipient", tuple(h for h in heads if not _is_those(context, h)))
    told = []
    for head in heads:
        if _is_those(context, head):
            inside = [i for i in tree.subtree(head) if head <= i < head + _LONGEST_THOSE]
            start, end = tree.tokens[head].start, tree.tokens[inside[-1]].end
            told.append(Argument("recipient", context.document.text[start:end], start, end))
    return (*plain, *told)


def recipients_of(context: SentenceContext, index: int, frame: Frame) -> tuple[int, ...]:
    """After `to` and `for`, after "in support of", then the object of the infinitive that says what for."""
    tree = context.tree
    found = beneficiaries(context, frame.by(*_TO))
    for _, head in frame.obliques:
        if tree.lemmas[head] in _STANDING_FOR:
            found += beneficiaries(context, [h for p, h in obliques(tree, head) if p in ("of", "to", "for")])
    if not found:
        found = _meant(context, index)
    meant = [h for h in found if not is_harmful(context.tree, h)] or found  # "to the force against X and armed groups"
    return tuple(dict.fromkeys(meant))


def is_harmful(tree: Tree, head: int) -> bool:
    """Whether somebody is a danger to others: neither a helper nor, beside others, who is helped."""
    if tree.lemmas[head] in words("efforts", "harmful"):
        return True
    return any(
        tree.lemmas[k] in words("efforts", "harmful_adjectives") for k in tree.children(head, "amod", "compound")
    )


def purposes_of(tree: Tree, index: int) -> tuple[int, ...]:
    """The infinitives after a gift or a giving that say what it is for."""
    return tuple(
        kid
        for kid in tree.children(index, "advcl", "acl", "xcomp")
        if kid > index
        and tree.lemmas[kid] in words("efforts", "benefiting")
        and any(tree.lemmas[k] == "to" for k in tree.children(kid, "mark"))
    )


def _meant(context: SentenceContext, index: int) -> list[int]:
    """`sent helicopters to evacuate the wounded`, `funds to help the police`."""
    for purpose in purposes_of(context.tree, index):
        frame = verb_frame(context.tree, purpose)
        found = beneficiaries(context, [*frame.objects, *frame.by("to", "for")])
        if found:
            return found
    return []
