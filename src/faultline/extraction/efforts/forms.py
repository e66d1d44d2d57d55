"""The verbs that tell of help: giving something, doing something, striving for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from faultline.extraction.agency import counted
from faultline.extraction.attributes.places_of import PLACES
from faultline.extraction.clauses import Frame, expand, noun_frame, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.efforts.anchors import Anchor, anchor_of
from faultline.extraction.efforts.recipients import beneficiaries, purposes_of, recipients_of
from faultline.extraction.lexicon import Pattern
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import by_noun, words
from faultline.model.value import Value

_ARMS = "arms_trafficking"
# What these are done to is not who is helped; only of what is built the owner is ("the capacity of the police").
_OF_OTHERS = ("build", "work", "mediate", "counter", "settle")


@dataclass(frozen=True, slots=True)
class Form:
    """An effort as found: token indexes.

    Attributes:
        trigger: What decides how surely it is said.
        verb: The verb that is the help, -1 where a noun is.
        things: What is given, or what the help is done to.
        is_open: Whether there is only room or need for it.
        covers: Verbs of what the gift is for, which tell of no other effort.
    """

    trigger: int
    subjects: tuple[int, ...]
    recipients: tuple[int, ...]
    things: tuple[int, ...]
    pattern: Pattern
    verb: int = -1
    is_endeavour: bool = False
    is_open: bool = False
    covers: tuple[int, ...] = ()


def giving(context: SentenceContext, verb: int, pattern: Pattern) -> Form | None:
    """`X provides Y to Z`, `X supplies Z with Y`, `Z receives Y from X`: Y is help in kind, helpers, or money."""
    tree = context.tree
    anchor = anchor_of(tree, verb, is_strong=True)
    if anchor is None:
        return None
    frame = verb_frame(tree, verb)
    if is_passive(tree, verb) and tree.children(verb, "obj"):  # "X was given Y": Y is the gift
        frame = replace(frame, objects=expand(tree, tree.children(verb, "obj")))
    gifts = _gifts(context, verb, frame, pattern)
    if not gifts:
        return None
    if pattern.type == "receive":
        return _receiving(context, anchor, frame, gifts, pattern)
    receivers = (
        *beneficiaries(context, [h for h in frame.objects if h not in gifts]),
        *recipients_of(context, verb, frame),
    )
    for gift in gifts:
        receivers += recipients_of(context, gift, noun_frame(tree, gift))
    purposes = tuple(p for i in (verb, *gifts) for p in purposes_of(tree, i))
    if not purposes and all(_is_force(tree, g) for g in gifts) and not _is_lent(context, verb, receivers):
        return None  # a deployment
    return Form(
        anchor.trigger,
        _givers(tree, anchor, gifts),
        receivers,
        tuple(gifts),
        pattern,
        is_open=anchor.is_open,
        covers=purposes,
    )


def _gifts(context: SentenceContext, verb: int, frame: Frame, pattern: Pattern) -> list[int]:
    """The objects that are help, else what somebody is given it "with"."""
    takers = context.tree.children(verb, "iobj") if context.tree.children(verb, "obj") else []
    found = [
        h
        for h in frame.objects
        if h not in takers and _is_gift(context, h, pattern) and not _is_through_which(context.tree, verb, h)
    ]
    if pattern.type != "give":
        return found
    beside = [*frame.by("with"), *(w for h in frame.objects for w in noun_frame(context.tree, h).by("with"))]
    return found or [h for h in beside if _is_gift(context, h, pattern)]


def _is_through_which(tree: Tree, verb: int, gift: int) -> bool:
    """Whether the noun is not what is given but that "through which" or "for which" something is."""
    pronouns = [k for k in tree.children(verb, "obl") if tree.lemmas[k] in ("which", "whom", "where")]
    return bool(pronouns) and tree.head(verb) == gift


def _receiving(
    context: SentenceContext, anchor: Anchor, frame: Frame, gifts: list[int], pattern: Pattern
) -> Form | None:
    givers = frame.by("from") or noun_frame(context.tree, gifts[0]).by("from", "of")
    givers = tuple(g for g in givers if context.acts(g))
    receivers = tuple(beneficiaries(context, anchor.subjects))
    if not givers or not receivers:
        return None
    return Form(anchor.trigger, givers, receivers, tuple(gifts), pattern)


def _givers(tree: Tree, anchor: Anchor, gifts: list[int]) -> tuple[int, ...]:
    """Who gives, or whom the gift comes from where the giving has no subject."""
    return anchor.subjects or noun_frame(tree, gifts[0]).by("from")


def _is_gift(context: SentenceContext, head: int, pattern: Pattern) -> bool:
    tree = context.tree
    lemma = _kind(tree, head)
    if is_stance(tree, head) or _is_arm(tree, head):
        return False
    if any(need in pattern.needs and lemma in words("efforts", need) for need in ("gifts", "helping_gifts")):
        return True
    if "gifts" not in pattern.needs:
        return False
    if lemma in words("efforts", "forces"):
        return True
    return by_noun("goods").get(lemma) == "aid" or is_money(tree, head)


def _is_arm(tree: Tree, head: int) -> bool:
    """Whether two words name arms ("aerial vehicle"): their supply is a flow."""
    return head > 0 and by_noun("goods").get(f"{tree.lemmas[head - 1]} {tree.lemmas[head]}") == _ARMS


def is_stance(tree: Tree, head: int) -> bool:
    """Whether support is only in words ("political support", not "political and financial support")."""
    kinds = [tree.lemmas[k] for k in tree.children(head, "amod")]
    kinds += [tree.lemmas[c] for k in tree.children(head, "amod") for c in tree.children(k, "conj")]
    is_support = tree.lemmas[head] in ("support", "backing")
    return is_support and bool(kinds) and all(k in words("efforts", "stance_words") for k in kinds)


def is_money(tree: Tree, head: int) -> bool:
    """Whether a phrase is a sum of money, whole or counted by one ("a $2 million package")."""
    return any(is_sum(q.value) and (q.head == head or q.first <= head < q.stop) for q in tree.sentence.quantities)


def is_sum(value: Value) -> bool:
    """Whether a value is a sum of money, its currency known or only named ("4 million pesos")."""
    return value.unit == "money" or by_noun("measures").get(value.unit or "") == "money"


def _kind(tree: Tree, head: int) -> str:
    return tree.lemmas[counted(tree, head)]


def _is_force(tree: Tree, head: int) -> bool:
    """Whether what is given is troops or their means, not a medical team or an aid convoy."""
    head = counted(tree, head)
    around = tree.children(head, "compound", "amod")
    is_helping = any(tree.lemmas[k] in words("efforts", "helping_words") for k in around)
    return tree.lemmas[head] in words("efforts", "forces") and not is_helping


def _is_lent(context: SentenceContext, verb: int, receivers: Iterable[int]) -> bool:
    """Whether forces are put at the disposal of a body, or given rather than sent."""
    if context.tree.lemmas[verb] in words("efforts", "sending"):
        return any(context.acts(r) and not _is_place(context.tree, r) for r in receivers)
    return True


def _is_place(tree: Tree, head: int) -> bool:
    mention = tree.mention(head)
    return mention is not None and mention.type in PLACES


def doing(context: SentenceContext, verb: int, pattern: Pattern) -> Form | None:
    """`X trains Y`, `X works on Z`, `X makes efforts to resolve Z`: the verb is itself the help."""
    tree = context.tree
    anchor = anchor_of(tree, verb, is_strong=not any(n.startswith("aims") for n in pattern.needs))
    if anchor is None or ("endeavour" in pattern.needs and not anchor.is_endeavour):
        return None
    frame, helped_to = verb_frame(tree, verb), _helped_to(tree, verb)
    things = _things(tree, frame if helped_to < 0 else verb_frame(tree, helped_to), pattern)
    if not _meets(context, verb, frame, things, pattern):
        return None
    helped = () if pattern.type in _OF_OTHERS else tuple(beneficiaries(context, things))
    helped = helped or recipients_of(context, verb, frame)
    for thing in things:
        helped += tuple(r for r in _of_thing(context, thing, pattern) if r not in helped)
    covers = (*((helped_to,) if helped_to >= 0 else ()), *(p for t in things for p in purposes_of(tree, t)))
    return Form(
        anchor.trigger, anchor.subjects, helped, things, pattern, verb, anchor.is_endeavour, anchor.is_open, covers
    )


def _helped_to(tree: Tree, verb: int) -> int:
    """The verb of "helped rescue survivors", else -1."""
    if tree.lemmas[verb] != "help" or tree.children(verb, "obj"):
        return -1
    found = [k for k in tree.children(verb, "xcomp") if tree.lemmas[k] in words("efforts", "benefiting")]
    return found[0] if found and tree.children(found[0], "obj") else -1


def _of_thing(context: SentenceContext, thing: int, pattern: Pattern) -> tuple[int, ...]:
    """Who is helped by what is done to a thing: whom it is for, or whose it is ("the capacity of the police")."""
    frame = noun_frame(context.tree, thing)
    found = recipients_of(context, thing, frame)
    if found or pattern.type != "build":
        return found
    owners = context.tree.children(thing, "nmod:poss", "compound")
    return tuple(h for h in (*frame.by("of"), *owners) if context.acts(h) and context.tree.tokens[h].upos != "PRON")


def _things(tree: Tree, frame: Frame, pattern: Pattern) -> tuple[int, ...]:
    prepositions = [p for p in pattern.recipient if p != "object"]
    found = (*(frame.objects if "object" in pattern.recipient else ()), *frame.by(*prepositions))
    return tuple(t for t in found if tree.is_noun(t) and (tree.tokens[t].upos != "PRON" or tree.mention(t) is not None))


def _meets(context: SentenceContext, verb: int, frame: Frame, things: tuple[int, ...], pattern: Pattern) -> bool:
    """Whether the verb has one of the things it needs; a verb without needs must have any object."""
    tree, needs = context.tree, [n for n in pattern.needs if n != "endeavour"]
    if not needs:
        return bool(things) and not any(tree.lemmas[t] in words("efforts", "harmful") for t in things)
    if "alone" in needs and (not things or tree.relation(verb) != "acl"):
        return True
    if pattern.type == "assist" and any(_is_own(tree, t) for t in things):
        return False
    if "complement" in needs and _helped_to(tree, verb) >= 0:
        return True
    if "complement" in needs and beneficiaries(context, things) and _says_to_what_end(tree, verb, frame):
        return True
    if "actor" in needs and beneficiaries(context, things):
        return True
    return any(_is_aim(tree, t, n) for t in things[:1] for n in needs if n.startswith("aims"))


def _is_own(tree: Tree, thing: int) -> bool:
    """ "Its efforts": one's own are helped by nobody."""
    return any(tree.tokens[k].upos == "PRON" for k in tree.children(thing, "nmod:poss"))


def _says_to_what_end(tree: Tree, verb: int, frame: Frame) -> bool:
    """`help X to V`, `support X in V-ing`, `support X with Y`."""
    clauses = tree.children(verb, "xcomp", "advcl", "ccomp")
    return bool(frame.by("with", "through", "in")) or any(k > verb for k in clauses)


def _is_aim(tree: Tree, thing: int, need: str) -> bool:
    head = counted(tree, thing)
    lemma = tree.lemmas[head]
    if lemma not in words("efforts", need):
        return False
    if need != "aims_work" or lemma not in words("efforts", "work_by_word"):
        return True
    around = [*tree.children(head, "compound", "amod", "nmod", "conj"), head - 1]
    return any(tree.lemmas[k] in words("efforts", "helping_words") for k in around if k >= 0)
