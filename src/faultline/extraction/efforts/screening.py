"""What reads like help and is none: power for oneself, coercion, a mere count, a duty evaded, what others do."""

from __future__ import annotations

from faultline.extraction.attributes.factuality import Factuality
from faultline.extraction.context import SentenceContext
from faultline.extraction.efforts.forms import Form
from faultline.extraction.efforts.public import is_helper
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import words
from faultline.model.statement import Modality

_DUTY = frozenset({"should", "must", "ought", "need", "shall"})
_HELPED_ON = frozenset({"help", "assist"})
_WISHING = frozenset({"expect", "hope", "want", "wish", "demand", "require", "insist", "expectation", "like"})
_FARTHEST = 4
_OF_WORK = ("build", "protect", "strive", "settle", "counter", "keep")


def is_no_help(context: SentenceContext, form: Form) -> bool:
    """Whether the words tell of no effort though they have the form of one."""
    tree = context.tree
    return (
        any(_is_count(tree, t) for t in form.things)
        or _is_power(tree, form)
        or _is_coercion(tree, form)
        or _is_evasion(tree, form)
        or _is_of_others(tree, form)
        or _only_says_which(tree, form)
    )


def _is_count(tree: Tree, thing: int) -> bool:
    """Whether it is how many there are, not "a number of" things."""
    is_some = any(tree.lemmas[k] == "a" for k in tree.children(thing, "det"))
    return tree.lemmas[thing] in words("efforts", "sums") and not is_some


def _is_power(tree: Tree, form: Form) -> bool:
    """Whether somebody makes his own power or force greater ("consolidated his grip", "stepped up its presence")."""
    for thing in form.things[:1]:
        owners = [k for k in tree.children(thing, "nmod:poss") if tree.tokens[k].upos == "PRON"]
        is_armed = any(tree.lemmas[k] == "military" for k in tree.children(thing, "amod"))
        if owners and (
            (is_armed and tree.lemmas[thing] == "presence") or tree.lemmas[thing] in words("efforts", "own_power")
        ):
            return True
    return False


def _is_coercion(tree: Tree, form: Form) -> bool:
    """Whether a force or authority arrests, razes or takes land: what is done to others, not for them."""
    if form.verb < 0 or form.pattern.type not in ("work", "build", "strive", "keep", "settle"):
        return False
    things = [c for t in form.things for c in (t, *tree.children(t, "conj", "compound"))]
    is_coercive = any(tree.lemmas[t] in words("efforts", "coercive") for t in things)
    return is_coercive and not any(is_helper(tree, s) for s in form.subjects)


def _is_evasion(tree: Tree, form: Form) -> bool:
    """Whether what is avoided or delayed is a duty, no harm."""
    if form.pattern.words[0] not in words("efforts", "evading") or form.verb < 0:
        return False
    return not any(tree.lemmas[t] in words("efforts", "aims_counter") for t in form.things)


def _is_of_others(tree: Tree, form: Form) -> bool:
    """Whether others do it, who are helped to ("helped ten states to prepare their plans")."""
    head = tree.head(form.verb) if form.verb >= 0 else -1
    if head < 0 or tree.relation(form.verb) not in ("xcomp", "ccomp") or tree.lemmas[head] not in _HELPED_ON:
        return False
    return any(o < form.verb for o in tree.children(head, "obj", "iobj"))


def _only_says_which(tree: Tree, form: Form) -> bool:
    """Whether a participle only tells which ones are meant ("the violations verified by the mission")."""
    is_loose = form.verb >= 0 and tree.relation(form.verb) == "acl" and is_passive(tree, form.verb)
    return is_loose and form.pattern.type in _OF_WORK and tree.head(form.verb) in form.things


def wished(tree: Tree, form: Form, factuality: Factuality) -> Factuality:
    """As sure as told; what somebody should do, or another expects of him, is called for, not under way."""
    if factuality.modality not in (Modality.ACTUAL, Modality.PLANNED):
        return factuality
    chain = (form.trigger, *tree.ancestors(form.trigger)[:_FARTHEST])
    for below, verb in zip((-1, *chain), chain, strict=False):
        if any(tree.lemmas[k] in _DUTY and tree.relation(k) == "aux" for k in tree.kids[verb]):
            return Factuality(Modality.CALLED_FOR, factuality.polarity)
        is_wish = below >= 0 and tree.lemmas[verb] in _WISHING and tree.is_verb(verb) and not is_passive(tree, verb)
        if is_wish and _wishes_of_others(tree, verb, below):
            return Factuality(Modality.CALLED_FOR, factuality.polarity)
        if tree.tokens[verb].xpos in ("VBD", "VBZ", "VBP") or tree.relation(verb) == "ccomp":
            break
    return factuality


def _wishes_of_others(tree: Tree, verb: int, below: int) -> bool:
    """Whether the wish is that somebody else should do it."""
    is_told = tree.relation(below) == "ccomp" and bool(tree.children(below, "nsubj"))
    return is_told or any(verb < o < below for o in tree.children(verb, "obj", "iobj"))
