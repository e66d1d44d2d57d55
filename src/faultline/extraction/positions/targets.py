"""What a stance is on: a phrase, or a clause of at most a dozen words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faultline.extraction.context import SentenceContext
from faultline.extraction.phrases import clause_argument, whole_words
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.statement import Argument

_LONGEST = 12
_AT = ("in", "at", "on", "during", "by", "with")
_BARE = 2
_FINITE = ("VBD", "VBZ", "VBP")
_STOPS = (";", ":", "—", "–", ".", "(", ",")
_LEADING = ("ADP", "DET", "CCONJ", "SCONJ", "PUNCT", "PART", "AUX", "NUM")
_EMPTY = ("it", "this", "that", "these", "those", "which", "what", "there")


def phrase_targets(context: SentenceContext, heads: Sequence[int]) -> tuple[Argument, ...]:
    """The first two conjuncts that name something, none within another; somebody by name alone."""
    found: list[Argument] = []
    for head in heads:
        is_joined = not found or context.tree.relation(head) == "conj"
        made = phrase_target(context, head) if is_joined else None
        if made is not None and not any(_holds(f, made) for f in found):
            found.append(made)
    return tuple(found[:2])


def phrase_target(context: SentenceContext, head: int) -> Argument | None:
    """A phrase with what it needs to be understood; a pronoun only where it means something named."""
    tree = context.tree
    is_setting = tree.lemmas[head] in words("positions", "settings") and tree.preposition(head) in _AT
    is_time = tree.is_in_time(head) or (tree.lemmas[head] == "time" and tree.preposition(head) == "for")
    if is_setting or is_time or tree.tokens[head].text.lower().endswith(("self", "selves")):
        return None
    if tree.tokens[head].upos in ("PRON", "DET") and tree.mention(head) is None and tree.lemmas[head] in _EMPTY:
        return None
    made = context.argument("target", head, wide=not context.acts(head))
    is_bare = made is not None and tree.mention(head) is None and len(made.text.split()) <= _BARE
    return _explained(context, head, made) if made is not None and is_bare else made


def _explained(context: SentenceContext, head: int, bare: Argument) -> Argument:
    """A bare noun with the participle or clause after it that says what is meant ("the progress made in Gara")."""
    tree = context.tree
    after = {tree.subtree(k)[0] for k in tree.children(head, "acl", "nmod", "ccomp")}
    if head + 1 not in after or tree.tokens[head].end != bare.end:
        return bare
    inside, stop = set(tree.subtree(head)), head + 1
    while stop in inside and stop - head < _LONGEST - 1 and tree.tokens[stop].text not in _STOPS:
        stop += 1
    while stop > head + 1 and tree.tokens[stop - 1].upos in ("ADP", "DET", "CCONJ", "SCONJ", "PUNCT", "PART", "AUX"):
        stop -= 1
    end = tree.tokens[whole_words(tree, head, stop)[1] - 1].end
    return Argument("target", context.document.text[bare.start : end], bare.start, end, bare.chain)


def clause_target(context: SentenceContext, verb: int, *, is_denied: bool = False) -> Argument | None:
    """A clause that the stance governs, without its conjunction, or without "not to" where the stance says so already.

    What is only to be done takes in no finite clause that the parser joined to it ("to hold talks and called for …").
    """
    tree = context.tree
    before = {i for k in tree.children(verb, "advmod") if tree.lemmas[k] in ("not", "never") for i in tree.subtree(k)}
    marks = {k for k in tree.children(verb, "mark") if k < verb}
    outside = before | marks if is_denied and before else set()
    joined = [k for k in tree.children(verb, "conj") if _is_of_another(tree, verb, k)]
    outside |= {i for k in joined for i in tree.subtree(k)}
    return clause_argument(context.document, tree, "target", verb, outside=frozenset(outside))


def is_told(arguments: Sequence[Argument]) -> bool:
    """Whether a stance says what it is on: more than "all" or "what", and no clause that stops before its object."""
    said = [a.text.lower().split() for a in arguments if a.role == "target"]
    return bool(said) and all(
        not words("positions", "unsaid").issuperset(t) and t[-1] not in words("positions", "unfinished")
        for t in said[:1]
    )


def trimmed(context: SentenceContext, argument: Argument) -> Argument:
    """A clause that was cut for its length, without the words that only lead on to what was cut off."""
    tree = context.tree
    inside = [t.index for t in tree.tokens if (argument.start or 0) <= t.start < (argument.end or 0)]
    is_cut = bool(inside) and inside[-1] + 1 < len(tree.tokens) and tree.tokens[inside[-1] + 1].upos != "PUNCT"
    if argument.role != "target" or not is_cut or len(inside) < _LONGEST - _BARE:
        return argument
    while len(inside) > _BARE and tree.tokens[inside[-1]].upos in _LEADING:
        inside = inside[:-1]
    end = tree.tokens[inside[-1]].end
    return replace(argument, text=context.document.text[argument.start : end], end=end)


def _is_of_another(tree: Tree, verb: int, joined: int) -> bool:
    """Whether a verb joined to this one belongs to one above: finite beside an infinitive, a gerund by the finite."""
    is_open = tree.tokens[verb].xpos in ("VB", "VBG") and not tree.children(verb, "aux")
    return tree.tokens[joined].xpos in _FINITE if is_open else tree.tokens[joined].xpos == "VBG"


def asked_target(context: SentenceContext, asked: int, clause: int) -> Argument | None:
    """Who is to act with what he is to do ("a call for the parties to cease fire"), where that is not too long."""
    doing, doer = clause_target(context, clause), phrase_target(context, asked)
    if doing is None or doer is None or doer.start is None or doing.end is None:
        return doing or doer
    text = context.document.text[doer.start : doing.end]
    return Argument("target", text, doer.start, doing.end) if len(text.split()) <= _LONGEST else doing


def main_target(context: SentenceContext, verb: int, subject: int) -> Argument | None:
    """A main clause from its subject on; where the subject is long, the subject alone."""
    tree = context.tree
    first = _begin(tree, subject) if subject != verb else verb
    if verb - first >= _LONGEST - 2 or first > verb:
        return phrase_target(context, subject)
    stop = first
    inside = set(tree.subtree(verb)) | set(tree.subtree(subject))
    while stop < len(tree.tokens) and stop - first < _LONGEST and stop in inside:
        if stop > verb and tree.tokens[stop].text in _STOPS:
            break
        stop += 1
    first, stop = whole_words(tree, first, stop)
    start, end = tree.tokens[first].start, tree.tokens[stop - 1].end
    return Argument("target", context.document.text[start:end], start, end)


def _begin(tree: Tree, subject: int) -> int:
    begin = tree.subtree(subject)[0]
    while begin < subject and tree.tokens[begin].upos in ("PUNCT", "CCONJ", "SCONJ"):
        begin += 1
    return begin


def _holds(one: Argument, other: Argument) -> bool:
    return None not in (one.start, one.end, other.start, other.end) and bool(
        one.start <= other.start and other.end <= one.end  # type: ignore[operator]
    )


def parted(tree: Tree, verb: int) -> tuple[int, ...]:
    """The object that a phrase parts from its verb ("condemn in the strongest terms attacks on …")."""
    parting = [k for k in tree.children(verb, "obl") if k > verb and tree.preposition(k) in ("in", "with", "on")]
    bare = [k for k in tree.children(verb, "obl") if k > verb and not tree.preposition(k) and not tree.is_in_time(k)]
    return tuple(k for k in bare if parting and parting[0] < k and tree.is_noun(k))[:1]


def is_foretold(tree: Tree, clause: int) -> bool:
    """Whether a clause says of one named before what he will do ("she insisted that she will stay")."""
    is_own = any(tree.tokens[k].upos == "PRON" for k in tree.children(clause, "nsubj", "nsubj:pass"))
    modals = {tree.tokens[k].text.lower() for k in tree.children(clause, "aux")}
    return is_own and bool(modals & {"will", "'ll", "’ll", "can", "would", "could"})
