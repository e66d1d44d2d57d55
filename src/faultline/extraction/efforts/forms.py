"""The verbs that tell of help: giving something, doing something, striving for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from faultline.extraction.agency import counted
from faultline.extraction.attributes.places_of import PLACES
from faultline.extraction.clauses import Frame, expand, noun_frame, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.efforts.anchors import Anchor, anchor_of
from faultline.extraction.efforts.gifts import is_force, is_gift, is_money
from faultline.extraction.efforts.public import is_at_work, is_kept_up, parties_between
from faultline.extraction.efforts.recipients import beneficiaries, purposes_of, recipients_of
from faultline.extraction.lexicon import Pattern
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import words
from faultline.model.sentence import Form as MentionForm

# What these are done to is not who is helped; only of what is built the owner is ("the capacity of the police").
_OF_OTHERS = ("build", "work", "mediate", "counter", "settle", "keep")


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
        for part in noun_frame(tree, gift).by("of", "to"):  # "a loan of $2 billion for the railways"
            receivers += recipients_of(context, part, noun_frame(tree, part)) if is_money(tree, part) else ()
    if not receivers and all(tree.lemmas[g] == "budget" for g in gifts):
        return None  # a budget passed helps nobody yet
    if tree.lemmas[verb] == "invest":
        receivers += tuple(beneficiaries(context, frame.by("in")))
    purposes = tuple(p for i in (verb, *gifts) for p in purposes_of(tree, i))
    if not purposes and all(is_force(tree, g) for g in gifts) and not _is_lent(context, verb, receivers):
        return None  # a deployment
    return Form(
        anchor.trigger,
        _givers(tree, anchor, gifts),
        receivers,
        tuple(gifts),
        pattern,
        is_open=anchor.is_open or pattern.type == "seek",
        covers=purposes,
    )


def _gifts(context: SentenceContext, verb: int, frame: Frame, pattern: Pattern) -> list[int]:
    """The objects that are help, else what somebody is given it "with"."""
    takers = context.tree.children(verb, "iobj") if context.tree.children(verb, "obj") else []
    asked = frame.by("for") if pattern.type == "seek" else ()  # "appeals for $80 million"
    found = [
        h
        for h in (*frame.objects, *asked)
        if h not in takers and is_gift(context, h, pattern) and not _is_through_which(context.tree, verb, h)
    ]
    if pattern.type not in ("give", "reach"):
        return found
    beside = [*frame.by("with"), *(w for h in frame.objects for w in noun_frame(context.tree, h).by("with"))]
    is_reached = pattern.type == "reach"  # "reached families with food": what is reached is no gift
    if found and all(context.acts(h) for h in found):  # "provided the police with 20 cars"
        found = [h for h in beside if is_gift(context, h, pattern) and not context.acts(h)] or found
    return (found if not is_reached else []) or [h for h in beside if is_gift(context, h, pattern)]


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
    if not _meets(context, verb, frame, things, pattern) and not is_at_work(context, anchor, things, pattern):
        return None
    helped = () if pattern.type in _OF_OTHERS else tuple(beneficiaries(context, things))
    helped = helped or recipients_of(context, verb, frame)
    for thing in things:
        helped += tuple(r for r in _of_thing(context, thing, pattern) if r not in helped)
    if pattern.type == "mediate":
        helped += tuple(p for t in things for p in parties_between(tree, t) if p not in helped)
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
    is_able = context.tree.lemmas[thing] in words("efforts", "owned")  # no agenda or plan is named after its owner
    owners = context.tree.children(thing, "nmod:poss", *(("compound",) if is_able else ()))
    return tuple(h for h in (*frame.by("of"), *owners) if context.acts(h) and context.tree.tokens[h].upos != "PRON")


def _things(tree: Tree, frame: Frame, pattern: Pattern) -> tuple[int, ...]:
    prepositions = [p for p in pattern.recipient if p != "object"]
    found = (*(frame.objects if "object" in pattern.recipient else ()), *frame.by(*prepositions))
    nominal = [t for t in found if tree.is_noun(t) or tree.tokens[t].xpos == "VBG"]  # "address overcrowding"
    return tuple(t for t in nominal if (tree.tokens[t].upos != "PRON" or tree.mention(t) is not None))


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
    if "kept_up" in needs and any(is_kept_up(tree, t) for t in things[:1]):
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
    if (mention := tree.mention(head)) is not None and mention.form is MentionForm.NAME:
        return True  # "Operation Serval"
    around = [*tree.children(head, "compound", "amod", "nmod", "conj"), head - 1]
    return any(tree.lemmas[k] in words("efforts", "helping_words") for k in around if k >= 0)
