"""Help that a text advises without saying in the sentence who should give it.

"Those include more training", "support could be provided to the courts", "working on oversight is a key issue": the
one who is advised is to do it.
"""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.agency import counted
from faultline.extraction.clauses import expand, noun_frame, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.efforts.forms import Form, doing
from faultline.extraction.efforts.gifts import is_stance
from faultline.extraction.efforts.recipients import beneficiaries, purposes_of, recipients_of
from faultline.extraction.lexicon import Pattern, lexicon
from faultline.extraction.phrases import span
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import words

_OPEN = frozenset({"could", "should", "must", "might", "ought", "need", "can"})
_NAMING = Pattern(type="propose", words=("need",), part="noun")


def proposals(context: SentenceContext) -> Iterator[Form]:
    """The proposals of a sentence: what is told to be needed, and the rest where somebody is advised at all."""
    for token in context.tree.tokens:
        if token.upos in ("NOUN", "VERB"):
            yield from _needed(context, token.index)
    if context.advised is None:
        return
    for token in context.tree.tokens:
        if token.upos not in ("VERB", "AUX"):
            continue
        yield from _offered(context, token.index)
        yield from _valued(context, token.index)
        yield from _listed(context, token.index)


def _needed(context: SentenceContext, noun: int) -> Iterator[Form]:
    """`help for widows is essential`, `the vetting of officers is needed`: nobody says by whom."""
    tree = context.tree
    pattern = lexicon("efforts", "help").at(tree, noun)
    head = tree.head(noun)
    if (
        pattern is None
        or tree.relation(noun) != "nsubj"
        or head < 0
        or tree.lemmas[head] not in words("efforts", "needed")
    ):
        return
    receivers = recipients_of(context, noun, noun_frame(tree, noun))
    of = () if receivers else tuple(beneficiaries(context, noun_frame(tree, noun).by("of")))
    if receivers or of:
        yield Form(noun, (), (*receivers, *of), (noun,), _NAMING, is_open=True)


def _offered(context: SentenceContext, verb: int) -> Iterator[Form]:
    """`support could be provided to X`."""
    tree = context.tree
    is_open = any(tree.tokens[k].text.lower() in _OPEN for k in tree.children(verb, "aux"))
    pattern = lexicon("efforts", "give").at(tree, verb)
    if pattern is None or pattern.type != "give" or not is_open or not is_passive(tree, verb):
        return
    frame = verb_frame(tree, verb)
    gifts = tuple(g for g in frame.objects if _is_help(tree, g))
    if gifts and not frame.subjects:
        yield Form(verb, (), recipients_of(context, verb, frame), gifts, pattern)


def _valued(context: SentenceContext, verb: int) -> Iterator[Form]:
    """`working on X is a key issue`, `supporting Y would help`."""
    tree = context.tree
    head = tree.head(verb)
    if tree.relation(verb) != "csubj" or tree.tokens[verb].xpos != "VBG" or head < 0 or not _is_valued(tree, head):
        return
    pattern = lexicon("efforts", "do").at(tree, verb)
    form = doing(context, verb, pattern) if pattern is not None else None
    if form is not None and not form.subjects:
        yield form


def _is_valued(tree: Tree, head: int) -> bool:
    qualities = {tree.lemmas[k] for k in (head, *tree.children(head, "amod", "compound"))}
    return not qualities.isdisjoint(words("efforts", "valued"))


def _listed(context: SentenceContext, verb: int) -> Iterator[Form]:
    """`The requests include more training and sensors to help find them`: each item that is help."""
    tree = context.tree
    subjects = tree.children(verb, "nsubj")
    if tree.lemmas[verb] not in ("include", "comprise", "be") or not subjects or not _is_wanted(tree, subjects[0]):
        return
    for kid in tree.children(verb, "xcomp", "ccomp", "advcl"):
        pattern = lexicon("efforts", "do").at(tree, kid) if tree.tokens[kid].xpos == "VBG" else None
        form = doing(context, kid, pattern) if pattern is not None else None
        if form is not None:
            yield form
    stop = -1
    for item in expand(tree, tree.children(verb, "obj")):
        if item < stop or not (_is_help(tree, item) or purposes_of(tree, item)):
            continue
        stop = span(tree, item, wide=True)[1]
        yield Form(item, (), _helped(context, item), (item,), _NAMING, covers=purposes_of(tree, item))


def _is_wanted(tree: Tree, subject: int) -> bool:
    """Whether a list is one of needs, or points back at what was asked for."""
    is_pointing = tree.tokens[subject].text.lower() in ("those", "these", "this")
    return is_pointing or tree.lemmas[subject] in words("efforts", "wanted")


def _helped(context: SentenceContext, item: int) -> tuple[int, ...]:
    """Whom an item of help is for: by its prepositions, else whom its purpose is to support."""
    tree = context.tree
    found = recipients_of(context, item, noun_frame(tree, item))
    purposes = (*purposes_of(tree, item), *_right_after(tree, item))
    supporting = (p for p in purposes if tree.lemmas[p] in ("support", "help", "assist", "protect"))
    return found or tuple(o for p in supporting for o in verb_frame(tree, p).objects)


def _right_after(tree: Tree, item: int) -> tuple[int, ...]:
    """The infinitive right after an item, wherever the parse hangs it."""
    verb = item + 2
    is_to = verb < len(tree.tokens) and tree.lemmas[item + 1] == "to" and tree.tokens[verb].xpos == "VB"
    return (verb,) if is_to else ()


def _is_help(tree: Tree, noun: int) -> bool:
    noun = counted(tree, noun)
    return tree.lemmas[noun] in words("efforts", "gifts") | words("efforts", "helping_gifts") and not is_stance(
        tree, noun
    )
